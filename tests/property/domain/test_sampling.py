"""Laws of samples, tried on whatever lists and designs Hypothesis thinks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from touchstone.domain.sampling import identity
from touchstone.domain.sampling.agreement import Level, alpha, direction
from touchstone.domain.sampling.allocation import CannotAllocate, Plan, Rare, Stratum, spread
from touchstone.domain.sampling.design import InvalidDesign, read_design
from touchstone.domain.sampling.draw import draw, next_in_line, publish, tracked
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import InvalidFrame, problems_csv, read_frame, read_frozen
from touchstone.domain.sampling.hypergeometric import Part, chance_to_miss, interval, most_where_none
from touchstone.domain.sampling.intervals import Count, clopper_pearson, estimate, wilson

DAY = date(2026, 10, 5)
SIZES = st.lists(st.integers(0, 400), min_size=1, max_size=8)
SEEDS = st.text("0123456789abcdef", min_size=8, max_size=32)
ROWS = st.lists(
    st.tuples(st.sampled_from(["Kent", "Essex, north", 'the "Wirral"']), st.sampled_from(["public", "private"])),
    min_size=1,
    max_size=60,
)
GRADES = (1, 2, 3, 4)
RATINGS = st.lists(st.tuples(*[st.none() | st.sampled_from(GRADES)] * 3), max_size=12)


def keyed(sizes: list[int]) -> dict[Stratum, int]:
    return {Stratum((("n", f"{place:02}"),)): size for place, size in enumerate(sizes)}


def frame_of(rows: list[tuple[str, str]], order: Random | None = None) -> Frame:
    cases = [(f"P-{number}", values) for number, values in enumerate(rows)]
    if order:
        order.shuffle(cases)
    return Frame.of(("area", "law"), cases, DAY)


@st.composite
def planned(draws: st.DrawFn) -> tuple[list[tuple[str, str]], Plan]:
    rows = draws(ROWS)
    rare = (Rare("area", "Kent"),) if draws(st.booleans()) else ()
    by = draws(st.sampled_from([(), ("law",), ("area", "law")]))
    return rows, Plan(draws(st.integers(1, len(rows))), by, rare=rare)


@given(SIZES, st.integers(1, 900), st.integers(0, 30))
def test_parts_sum_to_the_sample_and_keep_their_minimums(sizes: list[int], n: int, minimum: int) -> None:
    strata = keyed(sizes)
    floors = {stratum: min(minimum, size) for stratum, size in strata.items()}
    try:
        takes = spread(n, strata, lambda _: minimum)
    except CannotAllocate:
        assert n > sum(sizes) or sum(floors.values()) > n
        return
    assert sum(takes.values()) == n
    for stratum, take in takes.items():
        assert floors[stratum] <= take <= strata[stratum]


@given(SIZES.filter(any), st.data())
def test_without_a_minimum_no_part_is_a_whole_case_from_its_share(sizes: list[int], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, sum(sizes)))
    for stratum, take in spread(n, keyed(sizes), lambda _: 0).items():
        assert abs(take - Fraction(n * keyed(sizes)[stratum], sum(sizes))) < 1


@given(SIZES.filter(any), st.data())
def test_larger_strata_never_give_fewer(sizes: list[int], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, sum(sizes)))
    found = spread(n, keyed(sizes), lambda _: 0)
    pairs = sorted((keyed(sizes)[stratum], take) for stratum, take in found.items())
    assert all(a[1] <= b[1] for a, b in zip(pairs, pairs[1:], strict=False) if a[0] < b[0])


@given(planned(), SEEDS, st.randoms(use_true_random=False))
def test_the_draw_is_the_same_in_any_order_of_rows_and_from_the_file(
    given_plan: tuple[list[tuple[str, str]], Plan], seed: str, order: Random
) -> None:
    rows, plan = given_plan
    frame = frame_of(rows)
    design = publish(frame, plan, seed)
    drawn = draw(design, frame)
    shuffled = frame_of(rows, order)
    assert shuffled.sha256 == frame.sha256
    assert draw(read_design(design.to_json()), shuffled) == drawn
    assert len({case.reference for case in drawn}) == plan.n


@given(planned(), SEEDS)
def test_fewer_of_a_stratum_are_the_beginning_of_more(
    given_plan: tuple[list[tuple[str, str]], Plan], seed: str
) -> None:
    rows, plan = given_plan
    frame = frame_of(rows)
    few = publish(frame, plan, seed)
    every = draw(publish(frame, replace(plan, n=len(frame)), seed), frame)
    for share in few.shares:
        whole = [case.reference for case in every if case.stratum == share.stratum]
        some = [case.reference for case in draw(few, frame) if case.stratum == share.stratum]
        after = [case.reference for case in next_in_line(few, frame, len(frame)) if case.stratum == share.stratum]
        assert some == whole[: share.take]
        assert some + after == whole


@given(planned(), SEEDS, st.data())
def test_tracked_cases_are_drawn_cases(
    given_plan: tuple[list[tuple[str, str]], Plan], seed: str, data: st.DataObject
) -> None:
    rows, plan = given_plan
    frame = frame_of(rows)
    drawn = draw(publish(frame, plan, seed), frame)
    count = data.draw(st.integers(0, len(drawn)))
    followed = tracked(drawn, count)
    assert len(followed) == count
    assert set(followed) <= set(drawn)


@given(ROWS)
def test_a_frame_is_read_back_from_its_canonical_form(rows: list[tuple[str, str]]) -> None:
    frame = frame_of(rows)
    assert read_frame(frame.canonical, as_at=DAY) == read_frozen(frame.canonical, as_at=DAY) == frame


@given(st.binary(max_size=80) | st.text("reference,P1\t;\n\"' a0", max_size=60))
def test_whatever_comes_is_a_list_or_is_refused_with_reasons(data: bytes | str) -> None:
    try:
        frame = read_frame(data, as_at=DAY)
    except InvalidFrame as invalid:
        assert invalid.problems
        assert problems_csv(invalid.problems).count("\n") > len(invalid.problems)
        assert all(str(problem).endswith(".") for problem in invalid.problems)
    else:
        assert read_frozen(frame.canonical, as_at=DAY).sha256 == frame.sha256


@given(st.text(max_size=70) | st.text("0123456789 -/.JjMm", max_size=14))
def test_whatever_stands_in_a_list_has_a_known_sign_or_none(text: str) -> None:
    signs = {identity.sign_in_reference(text), identity.sign_in_attribute(text), identity.sign_in_heading(text)}
    assert signs | set(identity.signs_in_column([text, text]).values()) <= {None, *identity.EXPECTED}
    if identity.sign_in_reference(text) is None:
        assert identity.sign_in_attribute(text) is None
        assert text.isascii()


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_whatever_comes_is_a_design_or_is_refused(data: bytes | str) -> None:
    with pytest.raises(InvalidDesign):
        read_design(data)


@given(st.integers(1, 300), st.data())
def test_intervals_hold_their_share_and_nest(of: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, of))
    size = data.draw(st.integers(of, 5000))
    low, high = clopper_pearson(found, of)
    assert 0 <= low <= found / of <= high <= 1
    # A list with an end can only be better known than one without, but for the step of one case.
    least, most = interval(size, of, found)
    assert low - 1 / size <= least / size <= found / of + 1e-12
    assert found / of - 1e-12 <= most / size <= high + 1 / size
    near, far = wilson(found, of)
    assert near <= found / of + 1e-12
    assert far >= found / of - 1e-12


@st.composite
def counted(draws: st.DrawFn) -> list[Count]:
    out = []
    for _ in range(draws(st.integers(1, 4))):
        size = draws(st.integers(1, 300))
        reviewed = draws(st.integers(0, min(size, 25)))
        base = draws(st.integers(0, reviewed))
        yes = draws(st.integers(0, base))
        out.append(Count(size, reviewed, yes, base))
    return out


@given(counted())
@example([Count(size=23, reviewed=5, yes=3, base=3)])  # 4.6 × 3 × 3 / 3 is more than 4.6 × 3 to a computer
def test_every_estimate_lies_in_its_interval_and_its_mirror_is_the_mirror(counts: list[Count]) -> None:
    found = estimate(counts)
    mirror = estimate(Count(c.size, c.reviewed, c.asked - c.yes, c.asked) for c in counts)
    if found is None or mirror is None:
        assert found is mirror is None
        assert not any(count.asked for count in counts)
        return
    assert 0 <= found.low <= found.share <= found.high <= 1
    assert (1 - mirror.high, 1 - mirror.share, 1 - mirror.low) == pytest.approx(
        (found.low, found.share, found.high), abs=1e-6
    )


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=4))
def test_the_bound_where_none_was_found_could_have_gone_unseen(pairs: list[tuple[int, int]]) -> None:
    parts = tuple(Part(size, min(size, drawn)) for size, drawn in pairs)
    most = most_where_none(parts)
    assert 0 <= most <= sum(part.size - part.drawn for part in parts)
    assert most_where_none(parts, 0.8) <= most
    assert chance_to_miss([part._replace(touched=0) for part in parts]) == 1


@given(RATINGS)
def test_alpha_is_at_most_one_and_asks_nothing_of_the_order_of_cases_or_people(
    cases: list[tuple[int | None, ...]],
) -> None:
    for level in Level:
        found = alpha(cases, level, GRADES)
        turned = alpha([tuple(reversed(case)) for case in reversed(cases)], level, GRADES)
        assert (found.value is None) == (found.reason is not None)
        if found.value is not None:
            assert found.value <= 1
            assert turned.value == pytest.approx(found.value)


@given(RATINGS)
def test_turning_a_pair_round_turns_the_direction(cases: list[tuple[int | None, ...]]) -> None:
    forth = direction([(case[0], case[1]) for case in cases], GRADES)
    back = direction([(case[1], case[0]) for case in cases], GRADES)
    assert (forth.higher, forth.same, forth.lower) == (back.lower, back.same, back.higher)
    assert forth.steps == pytest.approx(-back.steps)
