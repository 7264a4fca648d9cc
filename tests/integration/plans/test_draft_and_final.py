"""A draft that will do is not the final plan: that is still due, sent without anything being opened, and answered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.plans import ROW, plan_for
from tests.factories.records import make_publication
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.home.waiting import waiting
from touchstone.inspectorate.learning.following import acts
from touchstone.inspectorate.plans import until
from touchstone.inspectorate.plans.actions import deciding, writing
from touchstone.inspectorate.plans.models import ActionPlan, PlanSending
from touchstone.public.register.queries import standing

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
AT = datetime(2026, 5, 20, 9, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    """Wales: the service answers within twenty days of publication."""
    return play(framework="ciw-cafcass-cymru-2018", kind="narrative", state="settled")


def answered(cast: Cast, plan: ActionPlan, stage: str, *, will_do: bool = True, at: datetime = AT) -> PlanSending:
    sending = writing.send(by=cast["head"], plan=plan, stage=stage, at=at)
    areas = plan.inspection.areas_for_improvement.all()
    said = {each.pk: (will_do, "" if will_do else "It names no measure.") for each in areas}
    held = deciding.decide(by=cast["lead"], sending=sending, said=said, at=at)
    plan.refresh_from_db()
    return held


def tasks(cast: Cast, who: str) -> list[tuple[str, date | None]]:
    return [(task.what, task.day) for task in waiting(cast[who])]


def test_the_letter_says_that_the_draft_will_do_and_when_the_final_plan_is_due(cast: Cast) -> None:
    plan = plan_for(cast)
    held = answered(cast, plan, "draft")
    assert plan.state == "draft_accepted"
    due = "The draft will do. The final plan is due 21 May 2026 if calendar days are meant, 2 June 2026 if working"
    assert held.letter.startswith("Your draft action plan after") and due in held.letter
    assert OutboxEmail.objects.filter(to=cast["head"].email, body__contains=due).count() == 1
    assert AuditEvent.objects.filter(action="plans.accept_draft").count() == 1
    assert plan.clock is not None and plan.clock.stopped_on is None


def test_the_final_plan_is_changed_and_sent_without_being_opened_again(cast: Cast) -> None:
    plan = plan_for(cast)
    answered(cast, plan, "draft")
    browser, page = browser_of(cast["head"]), f"/asked/plans/{cast.inspection.slug}/"
    text = browser.get(page).content.decode()
    assert "Send the final plan" in text and "The inspectorate accepted your draft." in text
    assert "Draft accepted, the final plan is due" in browser.get("/asked/plans/").content.decode()
    area = plan.inspection.areas_for_improvement.get(number=1)
    writing.add_action(by=cast["head"], plan=plan, area=area, row=ROW)
    with pytest.raises(Refused, match="asked for now is the final plan"):
        writing.send(by=cast["head"], plan=plan, stage="draft")
    form = browser.get(f"{page}send/").content.decode()
    assert 'name="stage"' not in form and "so this is the final plan" in form
    assert browser.post(f"{page}send/").status_code == 302
    final = plan.sendings.get(outcome="")
    assert final.stage == "final" and len(final.content["areas_for_improvement"][0]["actions"]) == 2


def test_what_waits_is_said_to_the_service_and_then_to_the_inspectorate(cast: Cast) -> None:
    plan = plan_for(cast)
    answered(cast, plan, "draft")
    assert tasks(cast, "head") == [("Your draft action plan was accepted: send the final one", date(2026, 6, 2))]
    assert ("Say whether the action plan will do", None) not in tasks(cast, "lead")
    writing.send(by=cast["head"], plan=plan)
    assert tasks(cast, "head") == []
    assert ("Say whether the action plan will do", None) in tasks(cast, "lead")


def test_taken_back_the_draft_stays_accepted(cast: Cast) -> None:
    plan = plan_for(cast)
    answered(cast, plan, "draft")
    writing.send(by=cast["head"], plan=plan)
    writing.take_back(by=cast["head"], plan=plan)
    assert plan.state == "draft_accepted"
    answered(cast, plan, "final", will_do=False)
    assert plan.state == "returned"
    with pytest.raises(Refused, match="asked for now is the final plan"):
        writing.send(by=cast["head"], plan=plan, stage="draft")
    final = answered(cast, plan, "final")
    assert (plan.state, final.letter.startswith("Your action plan after")) == ("accepted", True)
    writing.change(by=cast["head"], plan=plan)
    writing.send(by=cast["head"], plan=plan, stage="draft")  # of a plan that changes anew there may be a draft again
    writing.take_back(by=cast["head"], plan=plan)
    assert plan.state == "writing"


def test_the_clock_of_the_final_plan_is_met_on_the_day_on_which_it_was_sent(cast: Cast) -> None:
    plan = plan_for(cast)
    answered(cast, plan, "draft")
    sending = writing.send(by=cast["head"], plan=plan, at=datetime(2026, 6, 1, 12, tzinfo=UTC))
    assert not sending.late
    said = {each.pk: (True, "") for each in plan.inspection.areas_for_improvement.all()}
    deciding.decide(by=cast["lead"], sending=sending, said=said, at=datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert plan.clock is not None
    plan.clock.refresh_from_db()
    assert (plan.clock.stopped_on, plan.clock.stopped_because) == (date(2026, 6, 1), "met")


def test_where_the_regime_has_a_day_for_each_both_run() -> None:
    cast = play(framework="ofsted-ilacs-2018", kind="full", state="settled")
    plan = plan_for(cast)
    assert plan.draft_clock is not None and plan.clock is not None
    assert (plan.draft_clock.length, plan.clock.length) == (20, 70)
    assert tasks(cast, "head") == [("Write the action plan, and send it", plan.draft_clock.due)]
    text = browser_of(cast["head"]).get(f"/asked/plans/{cast.inspection.slug}/").content.decode()
    assert "The draft</h2>" in text and "The final plan</h2>" in text
    assert answered(cast, plan, "draft", at=datetime(2026, 6, 20, 9, tzinfo=UTC)).late
    assert plan.draft_clock.stopped_because == "met" and plan.clock.stopped_on is None
    assert not answered(cast, plan, "final", at=datetime(2026, 6, 25, 9, tzinfo=UTC)).late


def test_days_that_are_set_hold_and_a_draft_is_not_due_after_the_final_plan() -> None:
    cast = play(state="settled")
    plan = plan_for(cast)
    given = {"by": cast["planner"], "plan": plan, "unit": "working", "basis": "Agreed in May."}
    deciding.set_due(**given, length=70)
    with pytest.raises(Refused, match="due after the final plan"):
        deciding.set_due(**given, length=71, stage="draft")
    plan.refresh_from_db()
    assert plan.draft_clock is None
    page = f"/work/plans/{cast.inspection.slug}/"
    assert "Set a day for a draft" in browser_of(cast["planner"]).get(page).content.decode()
    asked = {"stage": "draft", "length": "20", "unit": "working", "basis": "Agreed in May."}
    assert browser_of(cast["planner"]).post(f"{page}due/", asked).status_code == 302
    plan.refresh_from_db()
    assert plan.draft_clock is not None and plan.draft_clock.length == 20
    with pytest.raises(Refused, match="deadline already"):
        deciding.set_due(**given, length=10, stage="draft")


def test_without_a_day_the_letter_says_so() -> None:
    cast = play(state="settled")
    held = answered(cast, plan_for(cast), "draft")
    assert "No day is set by which the final plan must be sent." in held.letter


def test_nobody_is_told_that_a_draft_was_the_plan(cast: Cast) -> None:
    plan = plan_for(cast)
    make_publication(cast.inspection)
    answered(cast, plan, "draft")
    area = plan.inspection.areas_for_improvement.get(number=1)
    assert standing.accepted(area) == []
    assert acts(clock.now(), made_up=True).uncounted == 3
    notes = [says for _on, says in until.standings(until.published(cast.inspection), clock.today())[0].item.planned]
    assert notes == ["A draft of the plan was sent.", "The draft was accepted; the final plan was still to come."]
    answered(cast, plan, "final")
    assert len(standing.accepted(area)) == 1
    assert acts(clock.now(), made_up=True).uncounted == 0
