"""What waits for this person in reports, checks, challenges, action plans and urgent findings, and by when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.inspection_access import Verdict, verdict
from touchstone.domain.workflows.plan import WRITABLE
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock
from touchstone.home import queries_of_waiting as read
from touchstone.inspectorate.findings.models import UrgentStep
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.plans.models import ActionPlan
from touchstone.inspectorate.plans.presenters import next_clock


@dataclass(frozen=True)
class Task:
    """One thing to do: what, of which inspection, by which day (None: no day is set), where on the site."""

    what: str
    about: str
    day: date | None
    href: str
    late: bool = False


def waiting(person: User) -> list[Task]:
    """By date, those without a date last. A fixed number of queries, however much waits."""
    today = clock.today()
    desk = read.desk_of(person, today)
    found = [task for each in desk.worked for task in _of_inspectorate(desk, each, today)]
    found += [task for each in desk.asked for task in _of_service(desk, each, today)]
    found += [task for plan in desk.plans for task in _of_plan(desk, plan, today)]
    found += [task for step in desk.urgent for task in _of_urgent(desk, step, today)]
    return sorted(found, key=lambda task: (task.day is None, task.day or today, task.about, task.what))


def _task(inspection: Inspection, what: str, page: str, today: date, ends: Clock | None = None) -> Task:
    day = latest(ends) if ends else None
    return Task(what, inspection.title, day, reverse(page, args=[inspection.slug]), day is not None and day < today)


def _may(desk: read.Desk, action: str, inspection: Inspection) -> bool:
    return verdict(action, desk.stance(inspection), "settled") is Verdict.ALLOWED


def _of_inspectorate(desk: read.Desk, inspection: Inspection, today: date) -> Iterable[Task]:
    leads = _may(desk, "lead_report", inspection)
    draft, check = desk.drafts.get(inspection.pk), desk.checks.get(inspection.pk)
    if draft is None:
        if leads:
            yield _task(inspection, _("Begin the report or letter"), "draft-report", today)
    elif draft.state == "writing" and _may(desk, "write_report", inspection):
        yield _task(inspection, _("Write the report or letter"), "draft-report", today)
    elif draft.state == "with_service" and leads and check is not None:
        if check.clock is not None and latest(check.clock) < today:
            yield _task(
                inspection, _("The service's check of the draft is over its day"), "accuracy", today, check.clock
            )
    elif draft.state == "answering":
        yield from _while_answering(desk, inspection, today, leads)
    elif draft.state == "signed" and _may(desk, "publish", inspection):
        yield _task(inspection, _("Publish the report or letter"), "draft-publish", today)
    if inspection.pk in desk.challenges and _may(desk, "answer_challenge", inspection):
        yield _task(inspection, _("Answer a challenge"), "challenges", today, desk.challenges[inspection.pk])


def _while_answering(desk: read.Desk, inspection: Inspection, today: date, leads: bool) -> Iterable[Task]:
    comments = desk.comments.get(inspection.pk, 0)
    if comments:
        if leads:
            said = ngettext("Answer %(num)s comment on the draft", "Answer %(num)s comments on the draft", comments)
            yield _task(inspection, said % {"num": comments}, "accuracy", today)
    elif _may(desk, "sign_off", inspection) and desk.drafts[inspection.pk].pk not in desk.signed:
        yield _task(inspection, _("Read the report or letter, and sign it"), "draft-sign", today)


def _of_service(desk: read.Desk, inspection: Inspection, today: date) -> Iterable[Task]:
    check = desk.checks.get(inspection.pk)
    if check is not None and _may(desk, "check_draft", inspection):
        yield _task(inspection, _("Check a draft for accuracy"), "accuracy-asked", today, check.clock)


def _of_urgent(desk: read.Desk, step: UrgentStep, today: date) -> Iterable[Task]:
    inspection = step.inspection
    if inspection is not None and _may(desk, "answer_urgent", inspection):
        href = reverse("finding-urgent-asked-one", args=[inspection.slug, step.flag.finding_id])
        late = step.due is not None and step.due < today
        yield Task(_("Act on an urgent finding, and say what you do"), inspection.title, step.due, href, late)


def _of_plan(desk: read.Desk, plan: ActionPlan, today: date) -> Iterable[Task]:
    inspection = plan.inspection
    if plan.state == "sent" and _may(desk, "decide_plan", inspection):
        yield _task(inspection, _("Say whether the action plan will do"), "plan", today)
    if plan.state in WRITABLE and _may(desk, "write_plan", inspection):
        said = {
            "writing": _("Write the action plan, and send it"),
            "returned": _("Put right what will not do in the action plan, and send it again"),
            "draft_accepted": _("Your draft action plan was accepted: send the final one"),
        }
        yield _task(inspection, said[plan.state], "plan-asked", today, next_clock(plan))
