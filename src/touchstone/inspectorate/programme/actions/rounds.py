"""Doing what is due: once a minute, or twice at once, it comes to the same.

For each programme in a transaction of its own: obligations worked out anew, an escalation proposed where performance
has dropped, planners reminded. Then deferred inspections whose day has come go back to planning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.programme.escalation import drop
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.wording import format_date, grade_name
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.messages.actions import enqueue
from touchstone.inspectorate.inspections.actions import move
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import due, history, queries
from touchstone.inspectorate.programme.due import Change
from touchstone.inspectorate.programme.models import Deferral, Escalation, Obligation, Programme, Reminder

PROGRAMME = "the programme"
TOLD_OF = (Obligation.Standing.OVERDUE, Obligation.Standing.AT_RISK)


@dataclass(frozen=True)
class Round:
    """What one round did."""

    change: Change = Change()
    reminded: int = 0
    proposed: int = 0
    planned_again: int = 0

    def __str__(self) -> str:
        return (
            f"Obligations: {self.change.new} new, {self.change.changed} changed, {self.change.lapsed} lapsed; "
            f"{self.reminded} reminders; {self.proposed} escalations proposed; "
            f"{self.planned_again} deferred inspections planned again."
        )


def run_due(now: datetime) -> Round:
    """One round. Safe however often, and however many at once."""
    done = Round(planned_again=_plan_again(now))
    for programme in Programme.objects.select_related("inspectorate", "provider", "framework"):
        change, reminded, proposed = _round(programme, now)
        done = Round(done.change + change, done.reminded + reminded, done.proposed + proposed, done.planned_again)
    return done


@transaction.atomic
def _round(programme: Programme, now: datetime) -> tuple[Change, int, int]:
    change = due.recompute(programme, now)  # takes the lock: what follows is done by one at a time
    return change, _remind(programme, now), _propose(programme, now)


def _plan_again(now: datetime) -> int:
    """Deferred inspections whose day has come go back to planning, each once."""
    day = timezone.localdate(now)
    waiting = Deferral.objects.filter(done_at=None, again_on__lte=day).values_list("pk", flat=True)
    return sum(_one_again(number, now) for number in list(waiting))


@transaction.atomic
def _one_again(number: int, now: datetime) -> bool:
    if not Deferral.objects.filter(pk=number, done_at=None).update(done_at=now):
        return False
    row = Deferral.objects.select_related("inspection__inspectorate", "inspection__provider").get(pk=number)
    inspection = Inspection.objects.select_for_update().get(pk=row.inspection_id)
    if inspection.state != "deferred":  # a person was quicker
        return False
    reason = _("The day to which it was put off has come: %(day)s.") % {"day": format_date(row.again_on)}
    move(by=PROGRAMME, inspection=row.inspection, step="plan again", reason=reason)
    return True


def _remind(programme: Programme, now: datetime) -> int:
    """One e-mail to each planner about everything that has become late or at risk and that they were not told of."""
    rows = list(programme.obligations.filter(state__in=TOLD_OF).select_related("area"))
    told = set(Reminder.objects.filter(obligation__in=rows).values_list("obligation_id", "person_id", "state"))
    count = 0
    for person in queries.people_with(Permission.PLAN_INSPECTIONS, programme.inspectorate, timezone.localdate(now)):
        new = [row for row in rows if (row.pk, person.pk, row.state) not in told]
        if new:
            Reminder.objects.bulk_create(
                Reminder(obligation=row, person=person, state=row.state, at=now) for row in new
            )
            _write_reminder(programme, person, queries.worst_first(new))
            count += 1
    return count


def _write_reminder(programme: Programme, person: User, rows: list[Obligation]) -> None:
    calendar = queries.calendar_of(programme)
    lines = []
    with translation.override("en"):
        for row in rows:
            rule = calendar.rules.get(row.rule)
            what = rule.title.en if rule else row.rule
            where = f"{row.area}, {programme.provider}" if row.area else str(programme.provider)
            by = _("by %(day)s") % {"day": format_date(row.latest)}
            lines.append(f"- {what}, {where}: {row.get_state_display()}, {by}")
        subject = ngettext(
            "%(n)s obligation of the programme needs you", "%(n)s obligations of the programme need you", len(rows)
        )
        body = "\n\n".join(
            (
                _("This has become late or at risk in the programme of %(who)s:") % {"who": programme.inspectorate},
                "\n".join(lines),
                _("Why each is due, and how to open an inspection: %(address)s")
                % {"address": settings.SITE_URL.rstrip("/") + reverse("programme-year")},
            )
        )
        enqueue(to=person.email, subject=subject % {"n": len(rows)}, body=body)


def _propose(programme: Programme, now: datetime) -> int:
    """Propose an escalation where the newest overall grade is below the mark, or the newest visit judged overall
    progress inadequate; once for an inspection."""
    today = timezone.localdate(now)
    if programme.ends_on is not None and programme.ends_on < today:
        return 0
    slipped = history.inadequate_progress(programme)
    proposed = _escalate(programme, slipped, ("inadequate", "", "satisfactory"), today) if slipped else 0
    steps = history.steps_of(frameworks.definition(programme.framework))
    if programme.escalation_mark not in steps:
        return proposed
    found = drop(history.inspections_as_events(programme), steps, programme.escalation_mark, programme.starts_on)
    number = history.number_of(found.event, history.INSPECTION) if found is not None else None
    if found is None or number is None:
        return proposed
    return proposed + _escalate(programme, number, (found.grade, found.before, programme.escalation_mark), today)


def _escalate(programme: Programme, inspection: int, grades: tuple[str, str, str], today: date) -> int:
    """`grades`: the one judged, the one before it, and the mark."""
    grade, before, mark = grades
    values = {"grade_key": grade, "grade_before": before, "mark": mark, "proposed_on": today}
    row, made = Escalation.objects.get_or_create(programme=programme, inspection_id=inspection, defaults=values)
    if made:
        _tell_directors(row)
    return int(made)


def _tell_directors(row: Escalation) -> None:
    programme = row.programme
    audit.record(
        by=PROGRAMME,
        action="programme.propose_escalation",
        subject=row,
        owner=programme.inspectorate.slug,
        summary=f"Proposed an escalation: {row.inspection} was judged {row.grade_key}, below {row.mark}.",
    )
    address = settings.SITE_URL.rstrip("/") + reverse("programme-escalation", args=[row.pk])
    people: Iterable[User] = queries.people_with(Permission.AUTHORISE, programme.inspectorate, row.proposed_on)
    with translation.override("en"):
        body = _(
            "%(inspection)s was judged %(grade)s, below the mark (%(mark)s). The rule proposes that more is inspected; "
            "you decide, with your reason:\n\n%(address)s"
        ) % {
            "inspection": row.inspection,
            "grade": grade_name(row.grade_key),
            "mark": grade_name(row.mark),
            "address": address,
        }
        for person in people:
            enqueue(to=person.email, subject=_("An escalation waits for your decision"), body=body)
