"""Is every clash of a timetable found, once, and nothing else?"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from touchstone.domain.timetable import Clash, Days, Kind, Slot, clashes, clashes_of

ADA, BEN = 1, 2


def slot(key: int, start: str, end: str, person: int = ADA, place: str = "", on: str = "2026-12-08") -> Slot:
    times = [datetime.fromisoformat(f"{on}T{each}") for each in (start, end)]
    return Slot(key, person, times[0], times[1], on_site=bool(place), place=place)


def kinds(found: list[Clash]) -> list[tuple[Kind, int, int | None]]:
    return [(clash.kind, clash.slot.key, clash.other.key if clash.other else None) for clash in found]


def test_one_person_at_two_things_at_once_is_a_bar() -> None:
    found = clashes([slot(1, "09:00", "12:00"), slot(2, "11:00", "13:00"), slot(3, "12:00", "14:00", BEN)])
    assert kinds(found) == [(Kind.OVERLAPS, 2, 1)] and found[0].bars


def test_one_may_begin_as_the_other_ends() -> None:
    first, second = slot(1, "09:00", "12:00"), slot(2, "12:00", "13:00")
    assert not first.overlaps(second) and clashes([first, second]) == []


def test_a_long_slot_overlaps_all_that_it_holds() -> None:
    found = clashes([slot(1, "09:00", "17:00"), slot(2, "10:00", "11:00"), slot(3, "12:00", "13:00")])
    assert kinds(found) == [(Kind.OVERLAPS, 2, 1), (Kind.OVERLAPS, 3, 1)]


def test_two_places_need_an_hour_between_them() -> None:
    fen, moor = slot(1, "09:00", "12:00", place="Fen"), slot(2, "12:59", "14:00", place="Moor")
    found = clashes([fen, moor])
    assert kinds(found) == [(Kind.TOO_CLOSE, 2, 1)] and not found[0].bars
    assert clashes([fen, slot(2, "13:00", "14:00", place="Moor")]) == []
    assert clashes([fen, slot(2, "12:10", "14:00", place="Fen")]) == []
    assert clashes([fen, slot(2, "12:10", "14:00")]) == []


def test_slots_outside_the_inspection_and_on_site_before_fieldwork() -> None:
    days = Days(date(2026, 12, 7), date(2026, 12, 18), fieldwork_from=date(2026, 12, 9))
    before, after = slot(1, "09:00", "10:00", on="2026-12-04"), slot(2, "09:00", "10:00", on="2026-12-21")
    early, reading = slot(3, "09:00", "10:00", place="Fen"), slot(4, "11:00", "12:00")
    found = clashes([before, after, early, reading], days)
    assert kinds(found) == [(Kind.OUTSIDE, 1, None), (Kind.NOT_FIELDWORK, 3, None), (Kind.OUTSIDE, 2, None)]


def test_a_slot_until_midnight_ends_on_its_own_day() -> None:
    late = Slot(1, ADA, datetime(2026, 12, 18, 20), datetime(2026, 12, 19))
    assert clashes([late], Days(last=date(2026, 12, 18))) == []


def test_a_day_that_is_no_working_day_is_a_warning() -> None:
    found = clashes([slot(1, "09:00", "10:00")], works=lambda day: day != date(2026, 12, 8))
    assert kinds(found) == [(Kind.DAY_OFF, 1, None)]


def test_one_slot_beside_others_is_itself_in_every_clash() -> None:
    wanted = slot(9, "09:00", "10:30")
    others = [
        slot(1, "10:00", "11:00"),
        slot(2, "08:00", "09:30"),
        slot(9, "09:00", "09:30"),
        slot(3, "10:00", "11:00"),
    ]
    assert kinds(clashes_of(wanted, others)) == [(Kind.OVERLAPS, 9, 2), (Kind.OVERLAPS, 9, 1), (Kind.OVERLAPS, 9, 3)]


def test_a_slot_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        slot(1, "10:00", "09:00")
