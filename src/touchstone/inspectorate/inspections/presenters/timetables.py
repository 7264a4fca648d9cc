"""The timetable as a page shows it: weeks as tables, days across, people down; and what clashes, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.timetable import Clash, Kind
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import FieldworkSlot
from touchstone.inspectorate.inspections.presenters.notices import with_weekday


@dataclass(frozen=True)
class Cell:
    """A slot in a week: its times, what, where, and whether something is wrong with it."""

    number: int
    times: str
    what: str
    where: str
    clashes: bool


@dataclass(frozen=True)
class Week:
    """One week: its days with a word, and a row for each person with cells by day."""

    title: str
    key: str
    days: Sequence[tuple[date, str]]
    rows: Sequence[tuple[str, Sequence[Sequence[Cell]]]]


def where(slot: FieldworkSlot) -> str:
    if slot.mode == FieldworkSlot.Mode.OFF_SITE:
        return str(slot.get_mode_display())
    return f"{slot.area}: {slot.office}" if slot.office else str(slot.area)


def weeks(slots: Sequence[FieldworkSlot], clashes: Sequence[Clash]) -> list[Week]:
    """Every week that has a slot, with Saturday and Sunday only where they have one."""
    troubled = {clash.slot.key for clash in clashes} | {clash.other.key for clash in clashes if clash.other}
    by_week: dict[date, list[FieldworkSlot]] = {}
    for slot in slots:
        day = timezone.localdate(slot.starts_at)
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(slot)
    return [_week(monday, found, troubled) for monday, found in sorted(by_week.items())]


def _week(monday: date, slots: Sequence[FieldworkSlot], troubled: set[int]) -> Week:
    used = {timezone.localdate(slot.starts_at) for slot in slots}
    days = [monday + timedelta(days=n) for n in range(7)]
    shown = [day for day in days if day.weekday() < 5 or day in used]
    people = dict.fromkeys(str(slot.person) for slot in slots)
    rows = [
        (
            person,
            [
                [
                    _cell(slot, troubled)
                    for slot in slots
                    if str(slot.person) == person and timezone.localdate(slot.starts_at) == day
                ]
                for day in shown
            ],
        )
        for person in sorted(people)
    ]
    title = _("Week of %(day)s") % {"day": format_date(monday)}
    return Week(
        title, monday.isoformat(), [(day, with_weekday(day).removesuffix(f" {day.year}")) for day in shown], rows
    )


def _cell(slot: FieldworkSlot, troubled: set[int]) -> Cell:
    start, end = timezone.localtime(slot.starts_at), timezone.localtime(slot.ends_at)
    return Cell(slot.pk, f"{start:%H:%M}–{end:%H:%M}", slot.what, where(slot), slot.pk in troubled)


def sentences(clashes: Sequence[Clash], slots: Sequence[FieldworkSlot]) -> list[str]:
    """What is wrong, each in a sentence. A slot of another inspection is said to be that."""
    by_key = {slot.pk: slot for slot in slots}
    return [_sentence(clash, by_key) for clash in clashes]


def _sentence(clash: Clash, slots: dict[int, FieldworkSlot]) -> str:
    slot = slots.get(clash.slot.key)
    other = slots.get(clash.other.key) if clash.other else None
    words = {
        "who": slot.person if slot else "",
        "what": slot.what if slot else _("work on another inspection"),
        "day": with_weekday(clash.slot.start.date()),
        "time": f"{clash.slot.start:%H:%M}",
        "other": other.what if other else _("work on another inspection"),
    }
    said = {
        Kind.OVERLAPS: _("%(day)s, %(who)s: “%(what)s” at %(time)s overlaps “%(other)s”. Move one of them."),
        Kind.TOO_CLOSE: _("%(day)s, %(who)s: less than an hour to travel from “%(other)s” to “%(what)s” at %(time)s."),
        Kind.OUTSIDE: _("%(day)s, %(who)s: “%(what)s” lies outside the days of the inspection."),
        Kind.NOT_FIELDWORK: _("%(day)s, %(who)s: “%(what)s” is on site before fieldwork begins."),
        Kind.DAY_OFF: _("%(day)s, %(who)s: “%(what)s” falls on a day that is no working day."),
    }
    return said[clash.kind] % words
