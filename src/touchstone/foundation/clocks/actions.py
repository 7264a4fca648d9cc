"""Starting, pausing and stopping deadlines, and correcting the calendar that they are counted by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from touchstone.domain import deadlines
from touchstone.domain.deadlines import Deadline, Nation
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks import policies, queries
from touchstone.foundation.clocks.models import Clock, HolidayOverride, Pause
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date

LONG_PAST = timedelta(days=31)  # a deadline that ran out earlier is not moved by what is learned now


@dataclass(frozen=True)
class Corrected:
    """A corrected day, and the running deadlines that it moved, so that people can be told."""

    override: HolidayOverride
    moved: list[queries.Moved]


@transaction.atomic
def start_clock(
    *,
    by: Actor,
    starts_on: date,
    length: int,
    unit: str,
    basis: str,
    nation: str = deadlines.Nation.ENGLAND,
    owner: str = "",
    after: str = "",
) -> Clock:
    """Start a deadline: `length` of `unit` (a Clock.Unit) after `starts_on`, and `basis`, the sentence it rests on.

    Where the source says "days" and not which, `unit` is UNKNOWN_DAYS and both answers are kept. `owner` is the slug of
    the organisation whose deadline it is: its people are told when a proclaimed holiday moves it. `after` says in a few
    words what it runs from ("publication"). Raises Refused for a deadline without a basis, or of a length below 0.
    """
    if not basis.strip():
        raise Refused(_("Say what the deadline rests on: a deadline without a basis cannot be checked."))
    if length < 0:
        raise Refused(_("A deadline cannot be shorter than 0 days."))
    found = deadlines.due(
        starts_on, length, deadlines.Unit(unit), deadlines.Nation(nation), queries.overrides(since=starts_on)
    )
    clock = Clock.objects.create(
        starts_on=starts_on,
        length=length,
        unit=unit,
        calendar=str(nation),
        basis=basis.strip(),
        after=after.strip(),
        owner=owner,
        due=found.due,
        due_if_working=found.due_if_working,
    )
    summary = f"Started a deadline of {length} {clock.get_unit_display()} from {starts_on}: due {found.due}"
    audit.record(by=by, action="clocks.start", summary=summary, subject=clock, owner=owner)
    return clock


@transaction.atomic
def pause_clock(*, by: Actor, clock: Clock, from_day: date, reason: str, to_day: date | None = None) -> Clock:
    """Let days not count: `from_day` and those after it, until `to_day`, on which it counts again.

    `to_day` None: until it is resumed. Raises Refused, with a sentence, for a pause without reason, on a stopped or
    paused clock, over another pause, outside the deadline's own days, or of no length.
    """
    held = _locked(clock)
    if not reason.strip():
        raise Refused(_("Say why the deadline is paused. The reason stays beside it."))
    _check_can_pause(held, from_day, to_day)
    person = person_of(by)
    Pause.objects.create(clock=held, from_day=from_day, to_day=to_day, reason=reason.strip()[:300], by=person)
    if to_day is None:
        held.paused_from = from_day
    until = f" until {to_day}" if to_day else ""
    return _recounted(by, clock, held, "clocks.pause", f"Paused a deadline from {from_day}{until}: {reason.strip()}")


def _check_can_pause(clock: Clock, from_day: date, to_day: date | None) -> None:
    _check_runs(clock)
    if clock.paused_from is not None:
        raise Refused(
            _("The deadline is paused from %(day)s already. Resume it first.") % {"day": format_date(clock.paused_from)}
        )
    if to_day is not None and to_day <= from_day:
        raise Refused(_("The day on which it counts again must come after the first day of the pause."))
    if not deadlines.in_span(clock.starts_on, queries.latest(clock), from_day):
        raise Refused(
            _("The deadline runs from %(start)s to %(due)s. A pause must begin after the first and not after the last.")
            % {"start": format_date(clock.starts_on), "due": format_date(queries.latest(clock))}
        )
    for pause in queries.pauses_of(clock):
        ends = pause.to_day or date.max
        if pause.from_day < (to_day or date.max) and from_day < ends:
            raise Refused(
                _("The deadline is paused from %(start)s to %(end)s already. Choose days outside that pause.")
                % {"start": format_date(pause.from_day), "end": format_date(pause.to_day)}
            )


@transaction.atomic
def resume_clock(*, by: Actor, clock: Clock, on: date) -> Clock:
    """End the pause: `on` is the first day that counts again. On its own first day a pause ends as if it never was.

    Raises Refused for a clock that is not paused, and for a day before the pause.
    """
    held = _locked(clock)
    _end_pause(held, on)
    return _recounted(by, clock, held, "clocks.resume", f"A paused deadline counts again from {on}")


def _end_pause(clock: Clock, on: date) -> None:
    pause = clock.pauses.filter(to_day__isnull=True).first()
    if pause is None:
        raise Refused(_("The deadline is not paused."))
    if on < pause.from_day:
        raise Refused(
            _("The pause began on %(day)s; the deadline cannot count again before that.")
            % {"day": format_date(pause.from_day)}
        )
    pause.to_day = on
    pause.save(update_fields=["to_day"])
    clock.paused_from = None


@transaction.atomic
def stop_clock(*, by: Actor, clock: Clock, on: date, because: str) -> Clock:
    """Close a deadline: `because` it was met (Clock.Stopped.MET) or is no longer needed (CANCELLED).

    It keeps its dates from then on, whatever holiday is proclaimed. A pause that is open ends on that day. Raises
    Refused where it is closed already, for an unknown reason and for a day before its start.
    """
    held = _locked(clock)
    _check_runs(held)
    if because not in Clock.Stopped.values:
        raise Refused(_("A deadline is stopped because it was met, or because it is no longer needed."))
    if on < held.starts_on:
        raise Refused(_("A deadline cannot be stopped before the day it began."))
    if held.paused_from is not None:
        _end_pause(held, max(on, held.paused_from))
    held.stopped_on, held.stopped_because = on, because
    words = Clock.Stopped(because).label
    return _recounted(by, clock, held, "clocks.stop", f"Stopped a deadline on {on}: {words}")


def _check_runs(clock: Clock) -> None:
    if clock.stopped_on is not None:
        raise Refused(_("The deadline was closed on %(day)s.") % {"day": format_date(clock.stopped_on)})


@transaction.atomic
def override_holiday(*, by: Actor, day: date, working: bool, reason: str, nation: str = "") -> Corrected:
    """Say that a day is (or is no) working day, whatever the calendar says; `nation` empty means both.

    Every running deadline whose span holds the day is counted again; each that moves has a row in the trail. Those
    that are closed keep their dates. Raises Refused without a reason, and where the day is so already.
    """
    policies.check_can_correct(day, working, nation, reason)
    whose = Nation(nation) if nation else None
    override, _created = HolidayOverride.objects.update_or_create(
        day=day, nation=nation, defaults={"working": working, "reason": reason.strip()[:300]}
    )
    audit.record(by=by, action="clocks.override-holiday", summary=str(override), subject=override)
    spanning = Clock.objects.select_for_update().filter(queries.spanning(day, whose), stopped_on__isnull=True)
    moved = queries.moved(queries.overrides(), spanning.prefetch_related("pauses"))
    _move(by, moved, because=str(override))
    return Corrected(override, moved)


def recount(*, by: Actor) -> list[queries.Moved]:
    """Count the running deadlines that are not long past again, by the calendar as it is known now; those that moved.

    Safe however often, and cheap where nothing moved: nothing is locked or written then. It finds what no correction
    told of: bank holidays that a newer `holidays` library knows, say.
    """
    recent = Q(due__gte=machine.today() - LONG_PAST) | Q(due_if_working__gte=machine.today() - LONG_PAST)
    counting = queries.running().filter(recent, unit__in=queries.COUNT_WORKING_DAYS)
    if not queries.moved(queries.overrides(), counting):
        return []
    with transaction.atomic():
        moved = queries.moved(queries.overrides(), counting.select_for_update())
        _move(by, moved, because="the calendar of bank holidays is known better")
    return moved


def _move(by: Actor, moved: Sequence[queries.Moved], because: str) -> None:
    for each in moved:
        each.clock.due, each.clock.due_if_working = each.after.due, each.after.due_if_working
        audit.record(
            by=by,
            action="clocks.recount",
            summary=f"Moved a deadline from {each.before.latest} to {each.after.latest}: {because}",
            subject=each.clock,
            owner=each.clock.owner,
            changes=_changes(each.before, each.after),
        )
    Clock.objects.bulk_update([each.clock for each in moved], ["due", "due_if_working"])


def _locked(clock: Clock) -> Clock:
    return Clock.objects.select_for_update().get(pk=clock.pk)


def _recounted(by: Actor, given: Clock, held: Clock, action: str, summary: str) -> Clock:
    """Keep what was changed, with its days counted again: those of a clock being stopped too, for the last time."""
    before = Deadline(held.due, held.due_if_working)
    after = queries.counted(held, queries.overrides(since=held.starts_on))
    held.due, held.due_if_working = after.due, after.due_if_working
    held.save()
    audit.record(by=by, action=action, summary=summary, subject=held, owner=held.owner, changes=_changes(before, after))
    given.refresh_from_db()
    return given


def _changes(before: Deadline, after: Deadline) -> dict[str, list[object]]:
    """Field → [before, after], only of what differs."""
    pairs: dict[str, list[object]] = {
        "due": [before.due, after.due],
        "due_if_working": [before.due_if_working, after.due_if_working],
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
