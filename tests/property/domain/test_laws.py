"""Laws of the method, tried on whatever Hypothesis thinks of."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.domain.deadlines import (
    Nation,
    Unit,
    add_months,
    add_working_days,
    due,
    due_between,
    is_working_day,
    working_days_between,
)
from touchstone.domain.judgements import Judgement, LimitingRule, median, mode, suggest
from touchstone.domain.progress import aggregate, settle
from touchstone.domain.proportions import flaws
from touchstone.domain.scales import (
    OFSTED_2009,
    OFSTED_2013,
    OFSTED_2014,
    PROGRESS_2010,
    Grade,
    best,
    map_by_code,
    worst,
)
from touchstone.foundation.frameworks.definition_files import all_bands

CODED = st.sampled_from([OFSTED_2009, OFSTED_2013, OFSTED_2014])
GRADES = st.sampled_from([OFSTED_2009.grade(key) for key in OFSTED_2009.keys])
PROGRESS = st.sampled_from([PROGRESS_2010.grade(key) for key in PROGRESS_2010.keys])
AREAS = [f"area-{letter}" for letter in "abcdef"]
JUDGED = st.dictionaries(st.sampled_from(AREAS), GRADES)
DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))
NATIONS = st.sampled_from(list(Nation))


@given(CODED, CODED, st.data())
def test_a_map_by_number_leads_back(one: object, other: object, data: st.DataObject) -> None:
    assert isinstance(one, type(OFSTED_2009)) and isinstance(other, type(OFSTED_2009))
    grade = one.grade(data.draw(st.sampled_from(one.keys)))
    there = map_by_code(one, other)
    assert there.inverse()(there(grade)) == grade
    assert there(grade).step.order == grade.step.order


@given(GRADES, GRADES, GRADES)
def test_grades_are_ordered(one: Grade, two: Grade, three: Grade) -> None:
    assert one.better_than(two) + two.better_than(one) + (one == two) == 1
    if one.better_than(two) and two.better_than(three):
        assert one.better_than(three)
    assert one.steps_from(two) == -two.steps_from(one)


@given(st.lists(GRADES, min_size=1), st.randoms())
def test_order_never_matters(grades: list[Grade], random: object) -> None:
    shuffled = list(grades)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert median(grades) == median(shuffled)
    assert mode(grades) == mode(shuffled)
    assert worst(grades) == worst(shuffled)
    middle = median(grades)
    assert middle is not None
    assert not middle.grade.better_than(best(grades)) and not middle.grade.worse_than(worst(grades))


@given(JUDGED, st.lists(st.sampled_from(AREAS), unique=True), GRADES, GRADES, st.randoms())
def test_a_limit_never_makes_a_suggestion_better(
    judged: dict[str, Grade], areas: list[str], trigger: Grade, at_most: Grade, random: object
) -> None:
    rule = LimitingRule("rule", "overall", tuple(areas), trigger.key, at_most.key)
    judgements = [Judgement.graded(area, grade) for area, grade in judged.items()]
    free = suggest("overall", judgements, OFSTED_2009)
    bound = suggest("overall", judgements, OFSTED_2009, [rule])
    random.shuffle(judgements)  # type: ignore[attr-defined]
    assert suggest("overall", judgements, OFSTED_2009, [rule]) == bound
    assert bound.without == free.without
    if bound.suggested is not None:
        assert free.suggested is not None and not bound.suggested.better_than(free.suggested)
        assert bound.allows(bound.suggested)
    assert (bound.ceiling is None) == (not any(a in areas and not g.better_than(trigger) for a, g in judged.items()))


@given(st.lists(PROGRESS), st.randoms())
def test_progress_counts_everything_once_in_any_order(judged: list[Grade], random: object) -> None:
    found = aggregate(judged, PROGRESS_2010)
    assert found.total == len(judged)
    if found.headline is not None:
        assert judged.count(found.headline) == max(judged.count(grade) for grade in judged)
    shuffled = list(judged)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert aggregate(shuffled, PROGRESS_2010) == found


@given(st.lists(PROGRESS), PROGRESS, st.lists(PROGRESS))
def test_what_a_person_confirmed_is_never_overwritten(judged: list[Grade], confirmed: Grade, more: list[Grade]) -> None:
    """Whatever is judged then or later: only whether it differs from the count changes."""
    for held in (judged, [*judged, *more]):
        suggested = aggregate(held, PROGRESS_2010)
        stands = settle(suggested, confirmed)
        assert (stands.grade, stands.confirmed) == (confirmed, True)
        assert stands.differs == (suggested.headline != confirmed)


@given(st.integers(1, 10_000), st.data())
def test_the_project_s_words_cover_every_share_once(of: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, of))
    own = all_bands()["touchstone"]
    assert flaws(own) == []
    assert sum(band.holds(Fraction(n, of)) for band in own.bands) == 1
    assert f"({n:,} of {of:,})" in own.phrase(n, of)


@given(st.integers(1, 500), st.data())
def test_a_larger_share_never_has_a_smaller_word(of: int, data: st.DataObject) -> None:
    fewer = data.draw(st.integers(0, of))
    more = data.draw(st.integers(fewer, of))
    for bands in all_bands().values():
        low, high = bands.band(fewer, of), bands.band(more, of)
        if low is not None and high is not None:
            assert bands.bands.index(low) <= bands.bands.index(high)


@given(DAYS, st.sampled_from(list(Precision)), st.text(st.characters(blacklist_categories=["Cs"]), max_size=30))
def test_a_date_is_read_back_as_it_was_kept(day: date, precision: Precision, printed: str) -> None:
    kept = PreciseDate(day, precision, printed)
    assert PreciseDate.decode(kept.encode()) == kept


@given(DAYS, st.integers(0, 60), NATIONS)
def test_working_days_are_counted_as_they_are_added(start: date, days: int, nation: Nation) -> None:
    end = add_working_days(start, days, nation)
    assert working_days_between(start, end, nation) == days
    assert days == 0 or is_working_day(end, nation)


@given(DAYS, st.integers(0, 60), NATIONS)
def test_working_days_never_end_before_calendar_days(start: date, days: int, nation: Nation) -> None:
    both = due(start, days, Unit.UNKNOWN_DAYS, nation)
    assert both.due_if_working is not None and both.due_if_working >= both.due
    assert both.latest == both.due_if_working


@given(DAYS, st.integers(0, 60))
def test_months_land_in_the_month_that_was_meant(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS, st.sampled_from([Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR]), st.integers(0, 24))
def test_an_inexact_start_gives_an_interval_that_holds_every_answer(
    day: date, precision: Precision, length: int
) -> None:
    start = PreciseDate(day, precision)
    first, last = due_between(start, length, Unit.MONTHS)
    assert first.due <= due(start.end, length, Unit.MONTHS).due == last.due
