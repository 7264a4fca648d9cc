"""What has no cell in the manual's tables: what waits, what got each grade, and that order never matters."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.followed_by import Followed, Start, Taken, followed, tally
from touchstone.domain.until_met import Judged, Told

GOOD = Judged(date(2026, 9, 1), "a visit", "good", enough=True)
POOR = Judged(date(2026, 9, 1), "a visit", "inadequate")


def row(area: str, after: Judged | None) -> Followed:
    return Followed(Taken(area), after, Start.EARLY, done=False)


def test_a_group_says_what_waits_and_what_got_each_grade() -> None:
    found = tally([row("1", GOOD), row("2", POOR), row("3", None), row("3", None)])
    assert (found.actions, found.areas, found.judged, found.waiting, found.met) == (4, 3, 2, 1, 1)
    assert found.grades == {"good": 1, "inadequate": 1}
    assert found.withheld and found.share is None


def test_two_judgements_of_one_area_for_improvement_are_two() -> None:
    again = Judged(date(2026, 11, 1), "another visit", "good", enough=True)
    assert tally([row("1", POOR), row("1", again)]).judged == 2


def test_nothing_makes_nothing() -> None:
    found = tally([])
    assert (found.actions, found.areas, found.judged, found.low, found.share) == (0, 0, 0, None, None)


def test_in_whatever_order_judgements_and_reports_come_the_same_follows() -> None:
    told = (Told(date(2026, 6, 1), "under_way"), Told(date(2026, 7, 1), "done"), Told(date(2026, 8, 1), "under_way"))
    later = Judged(date(2026, 10, 1), "a later visit", "good", enough=True)
    found = {
        (made.next, made.start, made.done)
        for reports in permutations(told)
        for judged in permutations((POOR, later))
        if (made := followed(Taken("1", date(2026, 5, 9), told=reports, judged=judged), date(2026, 12, 1)))
    }
    assert found == {(POOR, Start.UNKNOWN, False)}


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from([GOOD, POOR, None])), max_size=60))
def test_a_share_lies_in_its_interval_and_counts_no_area_twice(pairs: list[tuple[int, Judged | None]]) -> None:
    found = tally([row(str(area), after) for area, after in pairs])
    assert found.met <= found.judged <= found.areas <= found.actions == len(pairs)
    if found.share is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.share <= found.high <= 1
    assert (found.share is None) == (found.judged < 10)
