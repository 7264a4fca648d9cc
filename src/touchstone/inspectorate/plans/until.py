"""How does each area for improvement stand until it is met? Reads the rows and asks domain/until_met.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.dates import PreciseDate
from touchstone.domain.until_met import Action, Alarm, Event, Item, Judged, Note, Printed, State, Stone, Told
from touchstone.domain.until_met import alarms as alarms_of
from touchstone.domain.until_met import state as state_of
from touchstone.domain.until_met import timeline as timeline_of
from touchstone.foundation.clocks.queries import is_paused, latest
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.plans import discussed, indicators, returns
from touchstone.inspectorate.plans.models import ActionReport, PlanAction, PlanSending

# Progress from which on it counts as met: the rule of the register (reports/queries.py says the same of the public).
MADE_PROGRESS = ("outstanding", "good", "satisfactory", "adequate")
# Of inspections only read from documents nobody reports here, so silence about them says nothing.
WATCHED = Q(origin=Inspection.Origin.HELD) | Q(action_plan__isnull=False)
CARRIED = "afi-{}"  # what a line of enquiry that carries it forward calls its source

# What a timeline says of each stage of a plan: that it was sent, and what was answered.
_SAID: Mapping[str, Mapping[str, object]] = {
    PlanSending.Stage.DRAFT: {
        "": gettext_lazy("A draft of the plan was sent."),
        "accepted": gettext_lazy("The draft was accepted; the final plan was still to come."),
        "returned": gettext_lazy("The draft was returned."),
    },
    PlanSending.Stage.FINAL: {
        "": gettext_lazy("The plan was sent."),
        "accepted": gettext_lazy("The plan was accepted."),
        "returned": gettext_lazy("The plan was returned."),
    },
}

# What each rule of domain/until_met.py is called in an e-mail, which tells no detail.
RULES = {
    "late": gettext_lazy("late"),
    "slow_start": gettext_lazy("slow to start"),
    "held_up": gettext_lazy("an action is held up"),
    "milestone_missed": gettext_lazy("a milestone was missed"),
    "figure_wrong_way": gettext_lazy("a figure moves away from its target"),
    "figure_too_slow": gettext_lazy("a figure is too slow to reach its target"),
    "quiet": gettext_lazy("nothing was told of it for long"),
}


@dataclass(frozen=True)
class Standing:
    """One area for improvement as it stands on a day."""

    area: AreaForImprovement
    item: Item
    state: State
    alarms: tuple[Alarm, ...]

    def timeline(self, today: date) -> list[Event]:
        return timeline_of(self.item, today)


def standings(areas: QuerySet[AreaForImprovement], today: date, *, writing: bool = False) -> list[Standing]:
    """Each in its order. Eleven queries, however many; four more where an indicator measures an action. `writing`: for
    those who write plans, before they are sent."""
    rows = list(areas.select_related("inspection__provider", "inspection__inspectorate", "clock", "judgement"))
    items = _items(rows, today, writing=writing)
    return [
        Standing(row, items[row.pk], state_of(items[row.pk], today), tuple(alarms_of(items[row.pk], today)))
        for row in rows
    ]


def needing_attention(inspections: QuerySet[Inspection], today: date, *, writing: bool = False) -> list[Standing]:
    """Those of some inspections that should worry somebody, the most worrying first."""
    watched = inspections.filter(WATCHED).order_by().values("pk")
    areas = AreaForImprovement.objects.filter(inspection__in=watched)
    found = [each for each in standings(areas, today, writing=writing) if each.alarms]
    order = list(State)
    return sorted(found, key=lambda each: (order.index(each.state), -len(each.alarms), each.area.pk))


def _items(rows: Sequence[AreaForImprovement], today: date, *, writing: bool) -> Mapping[int, Item]:
    keys = [row.pk for row in rows]
    actions, planned = _actions(keys, writing=writing), _planned({row.inspection_id for row in rows})
    judged, carried, moved, back = _judged(keys), _carried(keys), _moved(keys), returns.of(rows)
    spoken_of = discussed.of(rows)
    printed = _name_indicators(rows, actions, writing=writing)
    return {
        row.pk: Item(
            found=_day(row.inspection.published or row.inspection.ends or row.inspection.starts),
            where=str(row.inspection),
            due=latest(row.clock) if row.clock and not is_paused(row.clock, today) else None,
            planned=tuple(planned[row.inspection_id]),
            actions=tuple(actions[row.pk]),
            judged=tuple(judged[row.pk]),
            carried=tuple(carried[row.pk]),
            moved=tuple(moved[row.pk]),
            discussed=tuple(spoken_of.get(row.pk, ())),
            printed=tuple(printed.get(row.pk, ())),
            returned=tuple(back.get(row.pk, ())),
        )
        for row in rows
    }


def _actions(keys: Sequence[int], *, writing: bool) -> Mapping[int, list[Action]]:
    """Four queries."""
    rows = PlanAction.objects.filter(area_for_improvement__in=keys, removed=False)
    if not writing:
        rows = rows.filter(plan__sendings__isnull=False).distinct()
    reports = Prefetch("reports", ActionReport.objects.order_by("on", "id"))
    found: dict[int, list[Action]] = defaultdict(list)
    for row in rows.prefetch_related("milestones", "files", reports):
        shown = tuple((timezone.localdate(each.added_at), each.shows) for each in row.files.all()
                      if not each.withdrawn_reason)  # fmt: skip
        found[row.area_for_improvement_id].append(
            Action(
                key=str(row.pk), text=row.text, state=row.state, due=row.due, target=row.target,
                stones=tuple(Stone(str(e.pk), e.by_day, e.text, e.reached_on) for e in row.milestones.all()),
                told=tuple(Told(each.on, each.state, each.value, each.period) for each in row.reports.all()),
                shown=shown, indicator=row.indicator,
            )
        )  # fmt: skip
    return found


def _name_indicators(
    rows: Sequence[AreaForImprovement], actions: Mapping[int, list[Action]], *, writing: bool
) -> Mapping[int, list[Printed]]:
    """Gives each action the name of its indicator; returns what inspections printed of it from the one that found it
    on. No query where no action has one, four otherwise."""
    wanted: dict[Inspection, set[str]] = defaultdict(set)
    for row in rows:
        wanted[row.inspection].update(each.indicator for each in actions.get(row.pk, ()))
    measured = indicators.measured(wanted, writing=writing)
    printed: dict[int, list[Printed]] = defaultdict(list)
    for row in rows:
        since = _day(row.inspection.published) or date.min
        keys = dict.fromkeys(each.indicator for each in actions.get(row.pk, ()) if each.indicator)
        found = {key: measured[row.inspection_id, key] for key in keys}
        for one in found.values():
            printed[row.pk] += [
                (on, ", ".join(filter(None, [each.value, each.period, each.source])), one.name)
                for on, each in one.printed
                if on >= since
            ]
        if found:
            named = [replace(each, indicator=found[each.indicator].name) if each.indicator else each
                     for each in actions[row.pk]]  # fmt: skip
            actions[row.pk][:] = named
    return printed


def _planned(inspections: Collection[int]) -> Mapping[int, list[Note]]:
    """One query."""
    found: dict[int, list[Note]] = defaultdict(list)
    for row in PlanSending.objects.filter(plan__inspection__in=inspections).select_related("plan"):
        notes = found[row.plan.inspection_id]
        said = _SAID[row.stage]
        notes.append((_local(row.sent_at), str(said[""])))
        if row.outcome in said and row.decided_at:
            notes.append((_local(row.decided_at), str(said[row.outcome])))
    return found


def _judged(keys: Sequence[int]) -> Mapping[int, list[Judged]]:
    """One query."""
    found: dict[int, list[Judged]] = defaultdict(list)
    for row in ProgressJudgement.objects.filter(area_for_improvement__in=keys).select_related("inspection"):
        when = _day(row.inspection.published or row.inspection.ends or row.inspection.starts)
        if when is not None:
            enough = row.grade_key in MADE_PROGRESS
            found[row.area_for_improvement_id].append(
                Judged(when, str(row.inspection), row.grade_key, enough, row.residual)
            )
    return found


def _carried(keys: Sequence[int]) -> Mapping[int, list[Note]]:
    """One query."""
    sources = {CARRIED.format(key): key for key in keys}
    lines = LineOfEnquiry.objects.filter(source=LineOfEnquiry.Source.CARRIED_FORWARD, source_key__in=sources)
    found: dict[int, list[Note]] = defaultdict(list)
    for line in lines.select_related("inspection"):
        found[sources[line.source_key]].append((_local(line.opened_at), str(line.inspection)))
    return found


def _moved(keys: Sequence[int]) -> Mapping[int, list[Note]]:
    """One query."""
    rows = Move.objects.filter(area_for_improvement__in=keys).select_related("before", "after", "organisation")
    found: dict[int, list[Note]] = defaultdict(list)
    for row in rows:
        to = row.after.name if row.after else row.organisation.name
        said = _("From %(one)s to %(other)s.") if row.before else _("To %(other)s.")
        words = said % {"one": row.before and row.before.name, "other": to}
        found[row.area_for_improvement_id].append((row.on, f"{words} {row.reason}"))
    return found


def published(inspection: Inspection) -> QuerySet[AreaForImprovement]:
    """The areas for improvement of an inspection in their order. No query."""
    return AreaForImprovement.objects.filter(inspection=inspection).order_by("section", "number")


def _day(when: PreciseDate | None) -> date | None:
    return when.start if when is not None else None


def _local(moment: datetime) -> date:
    return timezone.localdate(moment)
