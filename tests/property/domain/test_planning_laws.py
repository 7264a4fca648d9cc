"""Laws of planning: clashes are what they say and no others; a ledger's parts sum to the whole; the later day binds."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.deadlines import Unit, due
from touchstone.domain.effort import Entry, ledger
from touchstone.domain.notice import falls_short, has_run
from touchstone.domain.timetable import Kind, Slot, clashes, clashes_of

MONDAY = datetime(2026, 12, 7)
PHASES = ("preparing", "fieldwork", "judging")


@st.composite
def timetables(draw: st.DrawFn) -> list[Slot]:
    made = []
    for key in range(draw(st.integers(0, 8))):
        start = MONDAY + timedelta(minutes=15 * draw(st.integers(0, 60)))
        length = timedelta(minutes=15 * draw(st.integers(1, 20)))
        place = draw(st.sampled_from(["", "Fen", "Moor"]))
        made.append(Slot(key, draw(st.integers(1, 3)), start, start + length, bool(place), place))
    return made


@given(timetables())
def test_overlaps_found_are_exactly_the_pairs_of_one_person_that_share_a_moment(slots: list[Slot]) -> None:
    pairs = Counter(
        frozenset({one.key, two.key})
        for one, two in combinations(slots, 2)
        if one.person == two.person and max(one.start, two.start) < min(one.end, two.end)
    )
    found = [clash for clash in clashes(slots) if clash.kind is Kind.OVERLAPS]
    assert Counter(frozenset({clash.slot.key, clash.other.key}) for clash in found if clash.other) == pairs


@given(timetables())
def test_a_slot_may_be_saved_beside_the_others_exactly_where_it_overlaps_none(slots: list[Slot]) -> None:
    for wanted in slots:
        barred = any(clash.bars for clash in clashes_of(wanted, slots))
        meets = [other for other in slots if other.key != wanted.key and other.person == wanted.person]
        assert barred == any(wanted.overlaps(other) for other in meets)


@given(timetables(), st.randoms())
def test_the_order_in_which_slots_are_given_changes_nothing(slots: list[Slot], chance: object) -> None:
    turned = list(slots)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert clashes(turned) == clashes(slots)


quarters = st.integers(0, 40).map(lambda n: Decimal(n) / 4)
entries = st.lists(
    st.builds(Entry, st.sampled_from("abc"), st.sampled_from(PHASES), planned=quarters, used=quarters), max_size=20
)


@given(entries)
def test_totals_by_member_and_by_phase_and_all_entries_are_one_sum(given_entries: list[Entry]) -> None:
    made = ledger(given_entries, PHASES)
    whole = (made.whole.planned, made.whole.used)
    assert whole == (sum(each.planned for each in given_entries), sum(each.used for each in given_entries))
    by_member = [made.of_member(member) for member in made.members]
    by_phase = [made.of_phase(phase) for phase in made.phases]
    for parts in (by_member, by_phase):
        assert whole == (sum(part.planned for part in parts), sum(part.used for part in parts))
    assert made.whole.left == whole[0] - whole[1]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_where_the_kind_of_days_is_not_known_neither_reading_may_be_undercut(start: date, length: int) -> None:
    both = due(start, length, Unit.UNKNOWN_DAYS)
    calendar, working = due(start, length, Unit.CALENDAR_DAYS), due(start, length, Unit.WORKING_DAYS)
    assert both.latest == max(calendar.due, working.due)
    assert not falls_short(both, calendar) and not falls_short(both, working)
    assert falls_short(calendar, both) == (calendar.due < working.due)
    assert has_run(both, both.latest) and not has_run(both, both.latest - timedelta(days=1))
