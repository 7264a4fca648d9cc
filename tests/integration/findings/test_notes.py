"""Notes to the service: sent by the lead only, never changed after, and all that the service sees of this room."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver, reverse

from tests.architecture.examples import findings as examples
from tests.architecture.examples import improvement
from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.findings import actions, policies
from touchstone.inspectorate.findings.models import KeepInTouchNote

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 10)


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


@pytest.fixture
def note(cast: Cast) -> KeepInTouchNote:
    return actions.write_note(by=cast["lead"], inspection=cast.inspection, day=DAY, text="We met two teams.")


def test_the_lead_writes_changes_and_sends_a_note(cast, note):
    actions.change_note(by=cast["lead"], note=note, day=DAY, text="We met three teams.", base=0)
    sent = actions.send_note(by=cast["lead"], note=note, revision=1)
    assert (sent.state, sent.text, sent.sent_by) == ("sent", "We met three teams.", cast["lead"])
    told = OutboxEmail.objects.filter(subject__startswith="A note from the inspectors")
    assert {each.to for each in told} == {"head@cast.example", "manager@cast.example", "data_officer@cast.example"}
    assert not any("three teams" in each.body for each in told)


@pytest.mark.parametrize("who", ["inspector", "second", "outsider", "moderator", "director", "planner", "head"])
def test_nobody_but_the_lead_writes_or_sends(cast, note, who):
    with pytest.raises(Refused, match="does not include it"):
        actions.send_note(by=cast[who], note=note, revision=0)
    with pytest.raises(Refused, match="does not include it"):
        actions.write_note(by=cast[who], inspection=cast.inspection, day=DAY, text="So.")
    assert not policies.can_write_note(cast[who], cast.inspection, DAY, "So.")


@pytest.mark.parametrize(("day", "text", "why"), [(None, "So.", "which day"), (DAY, " ", "needs words")])
def test_a_note_says_something_about_a_day(cast, day, text, why):
    with pytest.raises(Refused, match=why):
        actions.write_note(by=cast["lead"], inspection=cast.inspection, day=day, text=text)


def test_what_was_sent_never_changes(cast, note):
    actions.send_note(by=cast["lead"], note=note, revision=0)
    note.refresh_from_db()
    with pytest.raises(Refused, match="does not change any more"):
        actions.change_note(by=cast["lead"], note=note, day=DAY, text="Otherwise.", base=0)
    with pytest.raises(Refused, match="does not change any more"):
        actions.send_note(by=cast["lead"], note=note, revision=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        KeepInTouchNote.objects.filter(pk=note.pk).update(text="Otherwise.")


def test_only_exactly_what_was_read_is_sent(cast, note):
    actions.change_note(by=cast["lead"], note=note, day=DAY, text="Changed in another window.", base=0)
    with pytest.raises(Refused, match="changed since you opened it"):
        actions.send_note(by=cast["lead"], note=note, revision=0)


def test_two_windows_lose_neither_text(cast, note):
    actions.change_note(by=cast["lead"], note=note, day=DAY, text="One.", base=0)
    with pytest.raises(Conflict) as caught:
        actions.change_note(by=cast["lead"], note=note, day=DAY, text="Two.", base=0)
    assert (caught.value.mine["text"], caught.value.theirs["text"]) == ("Two.", "One.")


def test_the_service_sees_the_notes_that_were_sent_and_nothing_else(cast, note):
    actions.write_note(by=cast["lead"], inspection=cast.inspection, day=DAY, text="A draft that nobody sends.")
    actions.send_note(by=cast["lead"], note=note, revision=0)
    values = {**examples.make(cast), **improvement.make(cast)}
    head = browser_of(cast["head"])
    page = head.get(reverse("note-asked", args=[cast.inspection.slug])).content.decode()
    assert "We met two teams." in page and "A draft that nobody sends." not in page and "We began." not in page
    assert cast.inspection.findings.get().text not in page
    for name in [*examples.VISITS, *improvement.VISITS]:
        if name in ("note-asked", "finding-urgent-asked", "finding-urgent-asked-one"):
            continue  # what else is for the service: test_urgent_told
        parts = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
        address = reverse(name, kwargs={part: values[part] for part in parts})
        for answer in (head.get(address), head.post(address)):
            assert answer.status_code in (403, 404, 405), address
            assert "We began." not in answer.content.decode()


def test_the_pages_of_notes(cast, note):
    lead, home = browser_of(cast["lead"]), f"/work/inspections/{cast.inspection.slug}/notes/"
    assert (
        "None has been sent yet"
        in browser_of(cast["head"]).get(f"/asked/{cast.inspection.slug}/notes/").content.decode()
    )
    said = {"day_day": "11", "day_month": "11", "day_year": "2026", "text": "Moor next.", "revision": ""}
    assert lead.post(f"{home}new/", said).status_code == 302
    assert "Fill in" in lead.post(f"{home}new/", {**said, "text": ""}).content.decode()
    page = lead.get(home).content.decode()
    assert "Moor next." in page and page.count("Send it to the service") == 2
    assert "We met two teams." in lead.get(f"{home}{note.pk}/").content.decode()
    change = {**said, "text": "We met four teams.", "revision": "0"}
    assert lead.post(f"{home}{note.pk}/", change).status_code == 302
    both = lead.post(f"{home}{note.pk}/", {**change, "text": "We met five teams."}).content.decode()
    assert "Two versions" in both and "We met four teams." in both and "We met five teams." in both
    assert (
        "changed since you opened"
        in lead.post(f"{home}{note.pk}/send/", {"revision": "0"}, follow=True).content.decode()
    )
    assert "is sent" in lead.post(f"{home}{note.pk}/send/", {"revision": "1"}, follow=True).content.decode()
    assert "does not change any more" in lead.post(f"{home}{note.pk}/", {**change, "revision": "1"}).content.decode()
    assert lead.get(f"{home}99999/").status_code == 404
    seen = browser_of(cast["inspector"]).get(home).content.decode()
    assert "We met four teams." in seen and "Send it to the service" not in seen
