"""A person decides: who may, what it needs, two at once, and what the database refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import Cast, play
from tests.factories.learning import SUPERVISION, make_pair, make_recurrence
from tests.factories.people import browser_of, make_grant, make_person
from tests.factories.records import NOW, make_inspection
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.learning import actions, policies
from touchstone.inspectorate.learning.models import Looked, Recurrence

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


def test_confirming_names_who_and_when_and_leaves_a_row_in_the_trail(cast: Cast) -> None:
    row = make_recurrence()
    actions.confirm(by=cast["lead"], recurrence=row, reason=" Both speak of supervision. ")
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.reason) == ("confirmed", cast["lead"], "Both speak of supervision.")
    assert row.decided_at is not None
    event = AuditEvent.objects.get(action="learning.confirm")
    assert (event.owner, event.changes["state"]) == (cast.inspectorate.slug, ["proposed", "confirmed"])


def test_refusing_needs_a_reason(cast: Cast) -> None:
    row = make_recurrence()
    with pytest.raises(Refused, match="Say why"):
        actions.refuse(by=cast["lead"], recurrence=row, reason="  ")
    actions.refuse(by=cast["director"], recurrence=row, reason="Another team.")
    assert (row.state, row.reason) == ("refused", "Another team.")


def test_a_decision_is_made_once_and_can_be_opened_again_with_a_reason(cast: Cast) -> None:
    row = make_recurrence()
    with pytest.raises(Refused, match="nothing to open again"):
        actions.open_again(by=cast["lead"], recurrence=row, reason="A slip.")
    actions.confirm(by=cast["lead"], recurrence=row)
    with pytest.raises(Refused, match="Lead has confirmed this already"):
        actions.refuse(by=cast["director"], recurrence=row, reason="No.")
    with pytest.raises(Refused, match="Say why"):
        actions.open_again(by=cast["lead"], recurrence=row, reason="")
    actions.open_again(by=cast["director"], recurrence=row, reason="A slip.")
    assert (row.state, row.decided_by, row.reason) == ("proposed", None, "")
    actions.refuse(by=cast["lead"], recurrence=row, reason="Another team.")
    with pytest.raises(Refused, match="has refused this already"):
        actions.confirm(by=cast["lead"], recurrence=row)


@pytest.mark.parametrize("second", ["confirm", "refuse"])
def test_of_two_who_decide_at_once_the_second_is_told(cast: Cast, second: str) -> None:
    row = make_recurrence()
    mine, theirs = Recurrence.objects.get(pk=row.pk), Recurrence.objects.get(pk=row.pk)
    actions.confirm(by=cast["lead"], recurrence=theirs)
    with pytest.raises(Refused, match="Lead has confirmed this already"):
        getattr(actions, second)(by=cast["director"], recurrence=mine, reason="No.")


def test_a_decision_taken_back_meanwhile_is_not_written_over(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_recurrence(state="confirmed", decided_by=cast["lead"], decided_at=NOW)
    Recurrence.objects.filter(pk=row.pk).update(state="refused", reason="No.")
    with pytest.raises(Refused, match="Somebody has just changed this"):
        actions.open_again(by=cast["lead"], recurrence=row, reason="A slip.")
    row.refresh_from_db()
    assert row.state == "refused"


@pytest.mark.parametrize("who", ["inspector", "planner", "moderator", "head", "other_lead"])
def test_others_do_not_decide(cast: Cast, who: str) -> None:
    row = make_recurrence()
    assert not policies.can_decide(cast[who], row, "confirm")
    with pytest.raises(Refused, match="Your roles do not let you"):
        actions.confirm(by=cast[who], recurrence=row)


def broken(**fields: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_recurrence(**fields)


def test_the_database_refuses_what_must_never_be() -> None:
    earlier, later = make_pair()
    person = make_person()
    finding = Finding.objects.create(inspection=later.inspection, direction="weakness", text=SUPERVISION)
    pair = {"earlier": earlier, "later": later}
    broken(**pair, state="perhaps")
    broken(**pair, state="confirmed")
    broken(**pair, decided_by=person, decided_at=NOW)
    broken(**pair, state="refused", decided_by=person, decided_at=NOW)
    broken(earlier=earlier, later=earlier)
    broken(earlier=earlier)
    broken(**pair, later_finding=finding)
    make_recurrence(**pair)
    broken(**pair, score=Decimal("0.9"))
    make_recurrence(earlier=earlier, later_finding=finding)
    broken(earlier=earlier, later_finding=finding)
    with pytest.raises(IntegrityError), transaction.atomic():
        Looked.objects.create(at=NOW)


# -- pages ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def analyst(cast: Cast) -> Client:
    person = make_person("Ana Lyst")
    make_grant(person, "analyst", cast.inspectorate)
    return browser_of(person)


def test_the_list_begins_with_the_most_doubtful(analyst: Client) -> None:
    make_recurrence(score=Decimal("0.9"))
    doubtful = make_recurrence(score=Decimal("0.66"), place="other")
    text = analyst.get("/work/learning/recurrences/").content.decode()
    assert text.index(f"/recurrences/{doubtful.pk}/") < text.index(f"/recurrences/{doubtful.pk - 1}/")
    assert "To decide (2)" in text
    assert "Both say:" in text and "supervision" in text
    only = analyst.get("/work/learning/recurrences/?place=other").content.decode()
    assert f"/recurrences/{doubtful.pk - 1}/" not in only


def test_the_page_marks_what_both_say_and_goes_on_to_the_next(analyst: Client) -> None:
    first, second = make_recurrence(score=Decimal("0.66")), make_recurrence(score=Decimal("0.7"))
    page = analyst.get(f"/work/learning/recurrences/{first.pk}/").content.decode()
    assert "<mark>supervision</mark>" in page
    assert "2 proposals left to decide on." in page
    answer = analyst.post(f"/work/learning/recurrences/{first.pk}/", {"decision": "confirm", "reason": ""})
    assert answer["Location"] == f"/work/learning/recurrences/{second.pk}/"
    answer = analyst.post(f"/work/learning/recurrences/{second.pk}/", {"decision": "refuse", "reason": "Others."})
    assert answer["Location"] == "/work/learning/recurrences/"
    assert "Refused (1)" in analyst.get("/work/learning/recurrences/?state=confirmed").content.decode()
    refused = analyst.get(f"/work/learning/recurrences/{second.pk}/").content.decode()
    assert "Others." in refused and "Ana Lyst" in refused and "Open the decision again" in refused


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"decision": "refuse", "reason": " "}, "Say what is different"), ({"decision": "maybe"}, "Choose whether")],
)
def test_an_answer_that_is_none_is_asked_for_again(analyst: Client, sent: dict[str, str], said: str) -> None:
    row = make_recurrence()
    answer = analyst.post(f"/work/learning/recurrences/{row.pk}/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "proposed"


def test_a_decision_is_opened_again_on_its_page(analyst: Client, cast: Cast) -> None:
    row = make_recurrence(state="confirmed", decided_by=cast["lead"], decided_at=NOW)
    address = f"/work/learning/recurrences/{row.pk}/open-again/"
    assert "Open the decision again" in analyst.get(address).content.decode()
    assert analyst.post(address, {"reason": ""}).status_code == 422
    assert analyst.post(address, {"reason": "A slip."}).status_code == 302
    answer = analyst.post(address, {"reason": "Again."})
    assert answer.status_code == 422
    assert "nothing to open again" in answer.content.decode()


def test_a_proposal_of_another_inspectorate_is_not_there(cast: Cast) -> None:
    row = make_recurrence()
    stranger = browser_of(cast["other_lead"])
    assert stranger.get(f"/work/learning/recurrences/{row.pk}/").status_code == 404
    assert "To decide (0)" in stranger.get("/work/learning/recurrences/").content.decode()


def test_a_later_finding_says_that_it_is_one(analyst: Client) -> None:
    earlier, _ = make_pair()
    later = make_inspection(earlier.inspection.provider)
    finding = Finding.objects.create(inspection=later, direction="weakness", text=SUPERVISION)
    row = make_recurrence(earlier=earlier, later_finding=finding)
    assert (
        "A finding, not an area for improvement"
        in analyst.get(f"/work/learning/recurrences/{row.pk}/").content.decode()
    )
    assert "as a finding" in analyst.get("/work/learning/recurrences/").content.decode()


def test_an_empty_list_says_what_will_be_there(analyst: Client) -> None:
    assert "will wait here" in analyst.get("/work/learning/recurrences/?state=else&place=else").content.decode()
    assert "will be listed here" in analyst.get("/work/learning/recurrences/?state=refused").content.decode()


def test_the_national_view_counts_what_is_proposed_apart(analyst: Client, cast: Cast) -> None:
    make_recurrence(state="confirmed", decided_by=cast["lead"], decided_at=NOW)
    make_recurrence()
    page = analyst.get("/work/learning/?made_up=yes").content.decode()
    assert "1 confirmed, 1 proposed and not decided, among 6 published areas for improvement." in page
    assert "Decide on 1 proposal" in page
    by_judgement = analyst.get("/work/learning/?by=judgement&made_up=yes").content.decode()
    assert "6 areas for improvement have none of these." in by_judgement
    assert "will be counted here" in analyst.get("/work/learning/").content.decode()
    planner = browser_of(cast["planner"]).get("/work/learning/?made_up=yes").content.decode()
    assert "Decide on" not in planner
