"""Who is where, when, and what clashes?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from touchstone.domain import deadlines, timetable
from touchstone.domain.deadlines import Nation, Override
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.providers.models import Area, Office
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.queries.held import nation_of
from touchstone.inspectorate.inspections.queries.opening import areas_of

ENDED = ("abandoned", "deferred", "settled")


def slots_of(inspection: Inspection) -> list[FieldworkSlot]:
    """The timetable in the order of time. One query."""
    held = FieldworkSlot.objects.filter(inspection=inspection)
    return list(held.select_related("person", "area", "office", "inspection").order_by("starts_at", "pk"))


def slot_numbered(inspection: Inspection, number: int) -> FieldworkSlot | None:
    """One query."""
    held = FieldworkSlot.objects.filter(inspection=inspection, pk=number)
    return held.select_related("person", "area", "office", "inspection__inspectorate", "saved_by").first()


def slots_of_person(person: User) -> list[FieldworkSlot]:
    """A person's own slots in all inspections that go on, in the order of time. One query."""
    held = FieldworkSlot.objects.filter(person=person).exclude(inspection__state__in=ENDED)
    return list(held.select_related("area", "office", "inspection__provider").order_by("starts_at", "pk"))


def slots_beside(person: User, start: datetime, end: datetime) -> list[FieldworkSlot]:
    """A person's slots of the days around, in all inspections that go on: what a new slot may clash with. One query."""
    day = timedelta(days=1)
    held = FieldworkSlot.objects.filter(person=person, starts_at__lt=end + day, ends_at__gt=start - day)
    return list(held.exclude(inspection__state__in=ENDED).select_related("inspection", "area", "office"))


def places_of(inspection: Inspection) -> QuerySet[Area]:
    """The areas that can be visited, with their offices: those of the inspection, or of the service. Two queries."""
    named = list(inspection.inspection_areas.values_list("area", flat=True))
    areas = areas_of(inspection.provider)
    offices = Prefetch("offices", queryset=Office.objects.order_by("name"))
    return (areas.filter(pk__in=named) if named else areas).prefetch_related(offices)


def as_slot(row: FieldworkSlot) -> timetable.Slot:
    """As the rules see it, by the clock on the wall. No query where its place was selected."""
    return timetable.Slot(
        key=row.pk or 0,
        person=row.person_id,
        start=_wall(row.starts_at),
        end=_wall(row.ends_at),
        on_site=row.mode == FieldworkSlot.Mode.ON_SITE,
        place=f"office {row.office_id}" if row.office_id else f"area {row.area_id}" if row.area_id else "",
    )


def _wall(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


def days_of(inspection: Inspection) -> timetable.Days:
    """From when to when it may have slots. No query."""
    starts = inspection.starts.start if inspection.starts else None
    last = inspection.ends.end if inspection.ends else None
    return timetable.Days(inspection.off_site_from or starts, last, starts)


def works(inspection: Inspection) -> Callable[[date], bool]:
    """Is a day a working day where the service is? One query."""
    nation, known = Nation(nation_of(inspection.provider)), clocks.overrides()
    return lambda day: _is_working(day, nation, known)


def _is_working(day: date, nation: Nation, known: Iterable[Override]) -> bool:
    return deadlines.is_working_day(day, nation, known)


def clashes_in(inspection: Inspection, rows: Iterable[FieldworkSlot]) -> list[timetable.Clash]:
    """Everything that is wrong with a timetable. One query."""
    return timetable.clashes([as_slot(row) for row in rows], days_of(inspection), works(inspection))
