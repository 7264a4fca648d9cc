"""A plan from its first action to its acceptance, and what is refused on the way."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.plans import ROW, first, plan_for, publish
from touchstone.foundation.core import clock
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.plans import queries
from touchstone.inspectorate.plans.actions import deciding, progress, writing
from touchstone.inspectorate.plans.forms import ActionForm
from touchstone.inspectorate.plans.models import PlanSending
from touchstone.inspectorate.plans.rows import ActionRow

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def cast() -> Cast:
    return play(state="settled")


def answers(plan: object, will_do: bool = True, reason: str = "") -> dict[int, tuple[bool, str]]:
    return {each.pk: (will_do, reason) for each in plan.inspection.areas_for_improvement.all()}  # type: ignore[attr-defined]


def test_written_sent_returned_sent_again_and_accepted(cast: Cast) -> None:
    plan = plan_for(cast)
    sending = writing.send(by=cast["head"], plan=plan)
    assert plan.state == "sent"
    assert OutboxEmail.objects.filter(to=cast["lead"].email, subject__contains="action plan").count() == 1
    said = answers(plan)
    hard = plan.inspection.areas_for_improvement.get(number=2)
    said[hard.pk] = (False, "It names no measure.")
    answered = deciding.decide(by=cast["lead"], sending=sending, said=said, words="Come back to us by June.")
    plan.refresh_from_db()
    assert (plan.state, answered.outcome) == ("returned", "returned")
    assert "will do for 2" in answered.letter and "It names no measure." in answered.letter
    assert answered.letter.endswith("Come back to us by June.")
    assert OutboxEmail.objects.filter(to=cast["head"].email).count() == 1
    again = writing.send(by=cast["head"], plan=plan)
    assert again.number == 2
    deciding.decide(by=cast["director"], sending=again, said=answers(plan))
    plan.refresh_from_db()
    assert plan.state == "accepted"


def test_why_a_plan_came_back_stands_beside_what_it_is_about_until_it_is_answered_again(cast: Cast) -> None:
    plan = plan_for(cast)
    said = answers(plan)
    hard = plan.inspection.areas_for_improvement.get(number=2)
    said[hard.pk] = (False, "It names no measure.")
    at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    sending = writing.send(by=cast["head"], plan=plan, at=at)
    assert (sending.sent_at, sending.late) == (at, False)
    deciding.decide(by=cast["lead"], sending=sending, said=said, at=at + timedelta(days=5))
    words = "The inspectorate said on 6 June 2026: It names no measure."
    pages = (("head", f"/asked/plans/{cast.inspection.slug}/"), ("lead", f"/work/plans/{cast.inspection.slug}/"))
    for who, page in pages:
        assert words in browser_of(cast[who]).get(page).content.decode(), who
    plan.refresh_from_db()
    deciding.decide(by=cast["lead"], sending=writing.send(by=cast["head"], plan=plan), said=answers(plan))
    for who, page in pages:
        text = browser_of(cast[who]).get(page).content.decode()
        assert words not in text and "It names no measure." in text, "the letter keeps it"


def test_what_was_sent_stays_whatever_is_written_later(cast: Cast) -> None:
    plan = plan_for(cast)
    sending = writing.send(by=cast["head"], plan=plan)
    deciding.decide(by=cast["lead"], sending=sending, said=answers(plan, False, "Think again."))
    plan.refresh_from_db()
    action = first(plan)
    writing.save_action(by=cast["head"], action=action, base=action.revision, row=ActionRow("Something else."))
    kept = PlanSending.objects.get(pk=sending.pk)
    assert kept.content["areas_for_improvement"][0]["actions"][0]["text"] == ROW.text
    assert kept.sha256 == sending.sha256


def test_not_while_it_is_with_the_inspectorate_but_after_it_is_taken_back(cast: Cast) -> None:
    plan = plan_for(cast)
    sending = writing.send(by=cast["head"], plan=plan)
    area = plan.inspection.areas_for_improvement.first()
    with pytest.raises(Refused, match="Take it back first"):
        writing.add_action(by=cast["head"], plan=plan, area=area, row=ROW)
    writing.take_back(by=cast["manager"], plan=plan)
    writing.add_action(by=cast["head"], plan=plan, area=area, row=ROW)
    with pytest.raises(Refused, match="answered already"):
        deciding.decide(by=cast["lead"], sending=sending, said=answers(plan))


def test_an_accepted_plan_is_opened_again_before_it_changes(cast: Cast) -> None:
    plan = plan_for(cast)
    deciding.decide(by=cast["lead"], sending=writing.send(by=cast["head"], plan=plan), said=answers(plan))
    plan.refresh_from_db()
    with pytest.raises(Refused, match="must change"):
        writing.remove_action(by=cast["head"], action=first(plan))
    writing.change(by=cast["head"], plan=plan)
    writing.remove_action(by=cast["head"], action=first(plan))
    assert plan.actions.filter(removed=False).count() == 2
    writing.remove_action(by=cast["head"], action=first(plan), back=True)
    assert plan.actions.filter(removed=False).count() == 3


def test_two_people_at_one_action_lose_nothing(cast: Cast) -> None:
    action = first(plan_for(cast))
    writing.save_action(by=cast["head"], action=action, base=0, row=ActionRow("The head's words."))
    with pytest.raises(Conflict) as conflict:
        writing.save_action(by=cast["manager"], action=action, base=0, row=ActionRow("The manager's words."))
    assert conflict.value.theirs["text"] == "The head's words."
    assert conflict.value.mine["text"] == "The manager's words."


def test_every_area_for_improvement_is_answered_and_no_is_explained(cast: Cast) -> None:
    plan = plan_for(cast)
    sending = writing.send(by=cast["head"], plan=plan)
    said = answers(plan)
    last = plan.inspection.areas_for_improvement.get(number=3)
    with pytest.raises(Refused, match="whether the plan will do: 3"):
        deciding.decide(by=cast["lead"], sending=sending, said={k: v for k, v in said.items() if k != last.pk})
    with pytest.raises(Refused, match="will not do for 3"):
        deciding.decide(by=cast["lead"], sending=sending, said={**said, last.pk: (False, " ")})


def test_an_empty_plan_and_one_for_nothing_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="this inspection has none"):
        writing.begin(by=cast["head"], inspection=cast.inspection)
    plan = writing.begin(by=cast["head"], inspection=publish(cast))
    assert writing.begin(by=cast["manager"], inspection=plan.inspection) == plan
    with pytest.raises(Refused, match="no action yet"):
        writing.send(by=cast["head"], plan=plan)


def test_gaps_name_what_was_weighed_most(cast: Cast) -> None:
    plan = plan_for(cast, actions=2)
    plan.inspection.areas_for_improvement.filter(number=3).update(class_key="priority_action")
    found = queries.gaps_of(queries.parts(plan.inspection, plan))
    assert [(gap.rule, gap.number, gap.heavy) for gap in found] == [("no_action", "3", True)]


class TestClock:
    def test_wales_has_twenty_days_and_both_readings_of_them(self) -> None:
        cast = play(framework="ciw-cafcass-cymru-2018", kind="narrative", state="settled")
        plan = writing.begin(by=cast["head"], inspection=publish(cast))
        assert plan.clock is not None
        assert (plan.clock.length, plan.clock.unit, plan.clock.due) == (20, "unknown", date(2026, 5, 21))
        assert plan.clock.due_if_working is not None and plan.clock.due_if_working > plan.clock.due

    def test_the_local_authorities_days_are_not_applied_to_the_court_service(self, cast: Cast) -> None:
        plan = writing.begin(by=cast["head"], inspection=publish(cast))
        assert plan.clock is None
        with pytest.raises(Refused, match="may not"):
            deciding.set_due(by=cast["head"], plan=plan, length=70, unit="working", basis="We say so.")
        made = deciding.set_due(by=cast["planner"], plan=plan, length=70, unit="working", basis="Agreed in May.")
        assert made.basis == "Agreed in May."

    def test_a_late_plan_says_so(self, cast: Cast) -> None:
        plan = plan_for(cast)
        deciding.set_due(by=cast["planner"], plan=plan, length=1, unit="calendar", basis="Agreed.")
        assert writing.send(by=cast["head"], plan=plan).late


class TestProgress:
    def test_the_newest_day_decides_and_older_reports_stay(self, cast: Cast) -> None:
        action = first(plan_for(cast))
        today = clock.today()
        progress.report(by=cast["head"], action=action, on=today, state="under_way", value="12 days")
        progress.report(
            by=cast["head"], action=action, on=today - timedelta(days=60), state="under_way", value="31 days"
        )
        assert action.state == "under_way"
        assert [each.value for each in action.reports.all()] == ["31 days", "12 days"]
        progress.report(by=cast["head"], action=action, on=today, state="done")
        assert action.state == "done"

    def test_what_holds_it_up_is_said(self, cast: Cast) -> None:
        action = first(plan_for(cast))
        with pytest.raises(Refused, match="Say what holds it up"):
            progress.report(by=cast["head"], action=action, on=clock.today(), state="blocked")
        with pytest.raises(Refused, match="still to come"):
            progress.report(by=cast["head"], action=action, on=clock.today() + timedelta(days=1), state="done")
        progress.report(by=cast["head"], action=action, on=clock.today(), state="dropped", says="No longer needed.")
        with pytest.raises(Refused, match="cannot become"):
            progress.report(by=cast["head"], action=action, on=clock.today(), state="done")

    def test_evidence_is_kept_under_its_hash_and_lies_are_refused(self, cast: Cast) -> None:
        action = first(plan_for(cast))
        kept = progress.add_file(
            by=cast["head"], action=action, data=io.BytesIO(b"month,days\nMay,12\n"), name="days.csv", shows="The days."
        )
        assert len(kept.file.sha256) == 64
        with pytest.raises(Refused, match="do not agree"):
            progress.add_file(by=cast["head"], action=action, data=io.BytesIO(b"text"), name="a.pdf", shows="x")
        with pytest.raises(Refused, match="Say what the file shows"):
            progress.add_file(by=cast["head"], action=action, data=io.BytesIO(b"text"), name="a.txt", shows=" ")
        progress.withdraw_file(by=cast["head"], file=kept, reason="The wrong month.")
        assert action.files.get().withdrawn_reason == "The wrong month."

    def test_a_milestone_stays_reached_when_the_action_is_changed(self, cast: Cast) -> None:
        action = first(plan_for(cast))
        progress.reach(by=cast["head"], milestone=action.milestones.get(), on=clock.today())
        data = {**ActionForm.of(action, {}).initial, "owner": "Head of service"}
        form = ActionForm(
            {},
            {key: value for key, value in data.items() if value is not None and key not in ("starts", "due")},
        )
        assert form.is_valid(), form.errors
        writing.save_action(by=cast["head"], action=action, base=0, row=form.row(action))
        assert action.milestones.get().reached_on == clock.today()


def test_a_plan_is_read_in_as_many_queries_whatever_it_holds(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = plan_for(cast)
    for area in plan.inspection.areas_for_improvement.all():
        for _n in range(5):
            writing.add_action(by=cast["head"], plan=plan, area=area, row=ROW)
    with django_assert_num_queries(5):
        queries.gaps_of(queries.parts(plan.inspection, plan))


def test_the_database_refuses_a_return_without_a_reason(cast: Cast) -> None:
    plan = plan_for(cast)
    sending = writing.send(by=cast["head"], plan=plan)
    area = plan.inspection.areas_for_improvement.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        sending.decisions.create(area_for_improvement=area, accepted=False, at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.sendings.create(number=9, content={}, sha256="x", sent_at=clock.now())
