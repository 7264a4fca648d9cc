"""A response is begun in a version, saved slot by slot, and submitted once; two pages lose nothing to each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from tests.factories.people import make_person
from tests.factories.records import make_inspectorate
from tests.factories.responses import answer_in_full, full_answers, load_instrument, make_response, make_submitted
from touchstone.domain.instruments.merging import mark
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import actions, policies, queries
from touchstone.foundation.instruments.models import InstrumentVersion, Response

pytestmark = pytest.mark.django_db


def held(response: Response) -> Response:
    found = queries.response(response.pk)
    assert found is not None
    return found


def test_beginning_notes_the_first_use_and_writes_one_audit_row() -> None:
    response = make_response()
    version = InstrumentVersion.objects.get(pk=response.instrument_id)
    assert version.first_used_on == clock.today()
    assert (response.state, response.revision, response.answers) == ("begun", 0, {})
    assert response.children == [{"key": "A", "band": "5-9"}, {"key": "B", "band": "10-13"}]
    event = AuditEvent.objects.get(action="response.begun")
    assert (event.owner, event.actor) == (make_inspectorate().slug, response.rater)


def test_somebody_may_begin_it_for_another() -> None:
    rater = make_person("Bryn Hale")
    owner = make_inspectorate()
    version = load_instrument()
    begun = actions.start_response(by="a room above", version=version, subject="X", owner=owner, rater=rater)
    assert begun.rater == rater
    with pytest.raises(Refused, match="Say who answers"):
        actions.start_response(by="a room above", version=version, subject="X", owner=owner)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"subject": "  "}, "Say what this is about"),
        ({"children": ("teenager",)}, "There is no age band 'teenager'"),
        ({"children": ("5-9",) * 16}, "up to 15 children"),
        ({"scale": "ofsted-1900"}, "There is no scale “ofsted-1900”"),
    ],
)
def test_a_bad_beginning_is_refused(given: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        make_response(**given)  # type: ignore[arg-type]
    assert not Response.objects.exists()


def test_saving_keeps_what_it_can_read_in_one_form_and_the_rest_as_written() -> None:
    response = make_response()
    answers = {
        "sources_read": ["plan", "record"],
        "read_on": {"day": "2", "month": "11", "year": "2026"},
        "weeks_waiting": " 1,000 ",
        "seen.A": {"answer": "no", "reason": " ill "},
        "wishes.B": "sound",
    }
    saved = actions.save_answers(by=response.rater, response=response, answers=answers)
    assert (saved.revision, saved.conflicts) == (1, {})
    assert held(response).answers == {
        "sources_read": ["record", "plan"],
        "read_on": "2026-11-02",
        "weeks_waiting": "1000",
        "seen.A": {"answer": "no", "reason": "ill"},
        "wishes.B": "sound",
    }
    bad = {"read_on": {"day": "31", "month": "2", "year": "2026"}, "weeks_waiting": "several"}
    actions.save_answers(by=response.rater, response=response, answers=bad)
    assert held(response).answers["read_on"] == {"day": "31", "month": "2", "year": "2026"}
    assert held(response).answers["weeks_waiting"] == "several"


def test_saving_what_stands_already_changes_nothing() -> None:
    response = make_response()
    actions.save_answers(by=response.rater, response=response, answers={"law": "private"})
    again = actions.save_answers(by=response.rater, response=response, answers={"law": "private"})
    assert again.revision == 1


def test_saving_writes_no_audit_row_and_takes_four_queries(django_assert_num_queries: Callable[..., object]) -> None:
    response = make_response()
    rows = AuditEvent.objects.count()
    with django_assert_num_queries(4):  # a savepoint around a read and a write
        actions.save_answers(by=response.rater, response=response, answers={"law": "private", "stage": "open"})
    assert AuditEvent.objects.count() == rows


@pytest.mark.parametrize("slot", ["no_such_question", "law.A", "seen", "seen.AB", "seen.", "seen.a"])
def test_a_question_that_is_not_there_is_refused(slot: str) -> None:
    response = make_response()
    with pytest.raises(Refused, match="There is no question"):
        actions.save_answers(by=response.rater, response=response, answers={"law": "private", slot: "yes"})
    assert held(response).answers == {}


def save_from(response: Response, page: str, base: str, text: str) -> actions.Saved:
    answers, marks = {"overall_reason": text}, {"overall_reason": mark(base)}
    return actions.save_answers(by=response.rater, response=response, answers=answers, base=marks, page=page)


def test_two_pages_that_write_in_different_places_do_not_meet() -> None:
    response = make_response()
    empty = mark("")
    for page, name in (("one", "law"), ("two", "stage")):
        saved = actions.save_answers(
            by=response.rater, response=response, answers={name: "open"}, base={name: empty}, page=page
        )
        assert not saved.conflicts
    assert held(response).answers == {"law": "open", "stage": "open"}


def test_two_pages_that_write_in_one_place_lose_neither_text() -> None:
    response = make_response()
    assert not save_from(response, "laptop", "", "Written at the desk.").conflicts
    clash = save_from(response, "phone", "", "Written on the train.")
    assert clash.conflicts["overall_reason"].written == "Written at the desk."
    row = held(response)
    assert row.answers["overall_reason"] == "Written at the desk."
    assert row.second_texts["overall_reason"]["phone"]["written"] == "Written on the train."

    # The phone writes on: its newest text takes the place of its own earlier one.
    save_from(response, "phone", "", "Written on the train, later.")
    assert list(held(response).second_texts["overall_reason"]) == ["phone"]
    with pytest.raises(Refused, match="written in two places"):
        actions.submit(by=response.rater, response=response)

    # It now knows what stands, and its person keeps the phone's text.
    saved = save_from(response, "phone", "Written at the desk.", "Written on the train, later.")
    assert not saved.conflicts
    assert held(response).answers["overall_reason"] == "Written on the train, later."
    assert held(response).second_texts == {}


def test_a_page_that_changed_nothing_gives_way() -> None:
    response = make_response()
    save_from(response, "laptop", "", "First.")
    save_from(response, "laptop", "First.", "Second.")
    saved = save_from(response, "phone", "First.", "First.")
    assert not saved.conflicts
    assert saved.marks["overall_reason"] == mark("Second.")
    assert held(response).answers["overall_reason"] == "Second."


def test_choosing_settles_a_slot() -> None:
    response = make_response()
    save_from(response, "laptop", "", "One.")
    save_from(response, "phone", "", "Two.")
    actions.choose_text(by=response.rater, response=response, slot="overall_reason", written="One.\n\nTwo.")
    assert held(response).answers["overall_reason"] == "One.\n\nTwo."
    assert held(response).second_texts == {}


def test_children_may_go_and_come_back_with_what_was_written() -> None:
    response = make_response()
    actions.save_answers(by=response.rater, response=response, answers={"wishes.A": "weak", "wishes.B": "strong"})
    actions.change_children(by=response.rater, response=response, bands={"B": "10-13"})
    assert "wishes.A" not in [str(slot) for slot in queries.sheet_of(held(response)).counted()]
    actions.change_children(by=response.rater, response=response, bands={"B": "10-13", "A": "2-4"})
    assert queries.sheet_of(held(response)).children[0].band == "2-4"
    assert held(response).answers["wishes.A"] == "weak"
    with pytest.raises(Refused, match="Choose an age band"):
        actions.change_children(by=response.rater, response=response, bands={"A": "old"})


def test_submitting_keeps_exactly_what_counts() -> None:
    response = answer_in_full(make_response(), stage="closed", risk_weight="understated")
    actions.save_answers(by=response.rater, response=response, answers={"stage": "waiting"})
    sheet = queries.sheet_of(held(response))
    assert "has_plan" in [slot.question for slot in sheet.left_out()]
    actions.submit(by=response.rater, response=response)
    row = held(response)
    assert (row.state, row.overall_grade_key) == ("submitted", "outstanding")
    assert "has_plan" not in row.answers
    assert "risk_example" in row.answers
    assert len(row.content_hash) == 64
    assert AuditEvent.objects.filter(action="response.submitted").count() == 1


def test_the_hash_is_of_what_was_said() -> None:
    rater = make_person()
    one, same = make_submitted(rater=rater), make_submitted(rater=make_person())
    other = make_submitted(rater=rater, answers={"overall_reason": "Something else."})
    assert one.content_hash == same.content_hash != other.content_hash


def test_submitting_waits_for_every_answer_of_every_child() -> None:
    response = make_response()
    answers = full_answers(queries.sheet_of(response))
    del answers["wishes.B"]
    actions.save_answers(by=response.rater, response=response, answers=answers)
    with pytest.raises(Refused, match="1 question still needs your answer"):
        actions.submit(by=response.rater, response=response)
    assert held(response).state == "begun"


def test_an_instrument_for_each_child_is_not_submitted_without_one() -> None:
    response = answer_in_full(make_response(children=()))
    with pytest.raises(Refused, match="Say which children"):
        actions.submit(by=response.rater, response=response)


def test_a_regime_without_grades_asks_for_none() -> None:
    response = make_submitted(scale="")
    assert response.overall_grade_key == ""
    assert "overall_grade" not in response.answers


def test_what_was_submitted_never_changes() -> None:
    response = make_submitted()
    with pytest.raises(Refused, match="its answers never change"):
        actions.save_answers(by=response.rater, response=response, answers={"law": "both"})
    with pytest.raises(Refused, match="its answers never change"):
        actions.submit(by=response.rater, response=response)
    with pytest.raises(Refused, match="being answered"):
        actions.set_aside(by=response.rater, response=response, reason="No.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.filter(pk=response.pk).update(answers={})


def test_setting_aside_keeps_what_was_written_and_why() -> None:
    response = make_response()
    actions.save_answers(by=response.rater, response=response, answers={"law": "private"})
    with pytest.raises(Refused, match="Give a reason"):
        actions.set_aside(by=response.rater, response=response, reason=" ")
    actions.set_aside(by="a room above", response=response, reason="The case was replaced.")
    row = held(response)
    assert (row.state, row.set_aside_reason, row.answers) == (
        "set_aside",
        "The case was replaced.",
        {"law": "private"},
    )
    with pytest.raises(Refused, match="was set aside"):
        actions.save_answers(by=response.rater, response=response, answers={"law": "both"})


def test_only_its_rater_reads_and_answers_a_response() -> None:
    response, other = make_response(), make_person("Cai Moss")
    assert policies.can_read(response.rater, response) and policies.can_answer(response.rater, response)
    assert not policies.can_read(other, response)
    assert not policies.can_answer(other, response)
    with pytest.raises(Refused, match="Somebody else answers this"):
        actions.save_answers(by=other, response=response, answers={"law": "private"})
    response.rater.is_active = False
    assert not policies.can_read(response.rater, response)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("response_state_is_known", {"state": "lost"}),
        ("response_submitted_with_time_and_hash", {"state": "submitted"}),
        ("response_submitted_with_time_and_hash", {"content_hash": "0" * 64}),
        ("response_set_aside_with_reason", {"state": "set_aside"}),
        ("response_set_aside_with_reason", {"set_aside_reason": "Why?"}),
        ("response_names_its_subject", {"subject": ""}),
    ],
)
def test_the_database_refuses(name: str, fields: dict[str, str]) -> None:
    response = make_response()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Response.objects.filter(pk=response.pk).update(**fields)
