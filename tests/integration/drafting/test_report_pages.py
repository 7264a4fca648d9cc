"""The pages of a report as a whole: beginning it, its tasks, its settings, how it looks, publishing, correcting."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, play
from tests.factories.drafts import make_statement
from tests.factories.people import browser_of
from tests.factories.settled import settled
from touchstone.domain.workflows.draft import DRAFT
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.drafting.actions.settings import row_of, save_settings
from touchstone.inspectorate.drafting.models import Draft, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.drafting.queries.progress import counts_of
from touchstone.inspectorate.drafting.tasklist import STATES, report
from touchstone.inspectorate.reports import holds
from touchstone.inspectorate.reports.models import PublicationJob

pytestmark = pytest.mark.django_db


def opened(kind: str = "full") -> tuple[Cast, Draft, Client]:
    cast = settled(kind=kind)
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    return cast, draft, browser_of(cast["lead"])


def page(client: Client, draft: Draft, path: str = "") -> str:
    answer = client.get(f"/work/inspections/{draft.inspection.slug}/report/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def posted(client: Client, draft: Draft, path: str, **data: str) -> tuple[int, str]:
    answer = client.post(f"/work/inspections/{draft.inspection.slug}/report/{path}", data)
    return answer.status_code, answer.content.decode()


def test_before_judgements_stand_the_page_says_what_will_appear() -> None:
    cast = play(state="judging")
    answer = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/report/")
    assert "It can be begun once the judgements stand." in answer.content.decode()
    assert str(report(cast.inspection).words) == "When the judgements stand"


def test_the_lead_begins_it_once() -> None:
    cast = settled()
    client = browser_of(cast["lead"])
    address = f"/work/inspections/{cast.inspection.slug}/report/begin/"
    assert "10 first statements" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert "The report of this inspection is open already" in client.post(address).content.decode()
    assert Draft.objects.count() == 1 and str(report(cast.inspection).words) == "Being written"


def test_every_state_of_a_draft_has_its_words() -> None:
    assert set(STATES) == set(DRAFT.statuses)


def test_the_tasks_count_what_is_there_and_what_is_missing() -> None:
    cast, draft, client = opened()
    make_statement(draft.sections.get(key="leadership"), cast["lead"], "Nothing stands behind this.")
    Draft.objects.update(welsh=True)
    said = page(client, draft)
    assert "11 statements, 1 without a finding" in said
    assert "14 without Welsh" in said  # eleven statements and three areas for improvement
    counts = counts_of(draft)
    assert (counts.statements, counts.unsupported, counts.no_welsh, counts.areas_no_welsh) == (11, 1, 11, 3)
    Statement.objects.filter(section__draft=draft).update(text_cy="Cymraeg.", text_cy_at=draft.opened_at)
    assert (counts_of(draft).no_welsh, counts_of(draft).old_welsh) == (0, 11)  # the English was written later


def test_the_settings_are_saved_and_what_a_report_lacks_is_not_asked() -> None:
    _cast, draft, client = opened()
    assert "Addressee" not in page(client, draft, "settings/")
    status, _said = posted(client, draft, "settings/", title="A new title", title_cy="Teitl", welsh="on", revision="0")
    draft.refresh_from_db()
    assert (status, draft.title, draft.welsh, draft.revision) == (302, "A new title", True, 1)


def test_a_letter_keeps_its_addressee_and_copies_line_by_line() -> None:
    _cast, draft, client = opened("focused")
    lines = "Ada Winter\r\nChief Executive"
    status, _said = posted(
        client, draft, "settings/", title="A letter", addressee=lines, copies_to=" Ben Carrow \r\n\r\nDfE", revision="0"
    )
    draft.refresh_from_db()
    assert status == 302 and draft.copies_to == ["Ben Carrow", "DfE"]
    assert "Ada Winter" in draft.addressee and "Ben Carrow" in page(client, draft, "preview/")


def test_two_who_save_settings_at_once_lose_neither() -> None:
    _cast, draft, client = opened()
    posted(client, draft, "settings/", title="Mine", revision="0")
    status, said = posted(client, draft, "settings/", title="Yours", revision="0")
    assert status == 409 and "Mine" in said and "Yours" in said
    draft.refresh_from_db()
    assert draft.title == "Mine"


def test_settings_that_cannot_be_are_refused() -> None:
    cast, draft, _client = opened("focused")
    row = row_of(draft)
    for changes, said in (
        ({"title": " "}, "needs a title"),
        ({"welsh": True, "title_cy": ""}, "Write its Welsh title"),
        ({"addressee": ""}, "needs an addressee"),
    ):
        with pytest.raises(Refused, match=said):
            save_settings(by=cast["lead"], draft=draft, revision=0, row=row.__class__(**{**vars(row), **changes}))
    Organisation.objects.filter(pk=cast.inspectorate.pk).update(nation="Wales")
    with pytest.raises(Refused, match="Leave Welsh on"):
        save_settings(by=cast["lead"], draft=draft, revision=0, row=row)
    with pytest.raises(Refused):
        save_settings(by=cast["inspector"], draft=draft, revision=0, row=row)
    assert save_settings(by=cast["lead"], draft=draft, revision=0, row=row.__class__(**{**vars(row), "welsh": True}))
    with pytest.raises(Conflict):
        save_settings(
            by=cast["lead"], draft=draft, revision=0, row=row.__class__(**{**vars(row), "welsh": True, "title": "X"})
        )
    Draft.objects.update(state="with_service")
    with pytest.raises(Refused, match="does not change now"):
        save_settings(by=cast["lead"], draft=draft, revision=1, row=row)


def test_the_preview_shows_each_version_and_no_other() -> None:
    _cast, draft, client = opened()
    said = page(client, draft, "preview/")
    assert "Private law practice with children and families is good." in said and "It is not public." in said
    address = f"/work/inspections/{draft.inspection.slug}/report/preview/"
    assert client.get(f"{address}cy/").status_code == 404
    Draft.objects.update(welsh=True)
    welsh = page(client, draft, "preview/cy/")
    assert "Bernir bod y maes hwn yn dda." in welsh and '<span lang="cy">Arolygiad' in welsh
    assert client.get(f"{address}children-en/").status_code == 404


def test_what_people_write_is_escaped() -> None:
    cast, draft, client = opened()
    make_statement(draft.sections.get(key="leadership"), cast["lead"], "<script>alert(1)</script> & more")
    said = page(client, draft, "preview/")
    assert "<script>alert(1)" not in said and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in said


def test_publishing_asks_once_and_says_what_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cast, draft, client = opened()
    assert "once enough people have signed exactly this text" in page(client, draft, "publish/")
    Draft.objects.update(state="signed")
    monkeypatch.setattr(holds, "_checks", {"x": lambda inspection: ["The service has challenged it."]})
    assert "A person who may publish reports publishes it." in page(client, draft, "publish/")
    director = browser_of(cast["director"])
    said = page(director, draft, "publish/")
    assert "The service has challenged it." in said and "The wording of 3 areas for improvement is frozen" in said
    status, said = posted(director, draft, "publish/", moment="now")
    assert status == 200 and "not the text that was signed" in said
    status, said = posted(director, draft, "publish/", moment="later")
    assert "Fill in “Day”." in said and "Fill in “Time”." in said
    assert not PublicationJob.objects.exists()


def test_the_page_shows_how_far_the_making_is() -> None:
    cast, draft, _client = opened()
    Draft.objects.update(state="publishing")
    PublicationJob.objects.create(
        inspection=cast.inspection, state="failed", snapshot_sha256="a" * 64, queued_by=cast["director"],
        queued_at=draft.opened_at, total=12, error="The disk is full.",
    )  # fmt: skip
    said = page(browser_of(cast["director"]), draft, "publish/")
    assert "It failed: nothing is public" in said and "0 of 12" in said and "The disk is full." in said
    assert "Its publications: stop one, try it again, or withdraw it" in said


def test_a_published_report_can_be_corrected_from_its_page() -> None:
    _cast, draft, client = opened()
    Draft.objects.update(state="published")
    assert "Correct the published report" in page(client, draft)
    status, _said = posted(client, draft, "correct/", reason="A date was wrong.")
    assert status == 302 and Draft.objects.count() == 2
    assert "A date was wrong." in page(client, draft)
    assert "Only the latest report can be corrected" in posted(client, draft, "correct/", reason="Again.")[1]
