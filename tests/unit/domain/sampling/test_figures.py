"""Figures in words, and what they leave out."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.sampling.allocation import Plan, Rare, Stratum
from touchstone.domain.sampling.draw import Chosen, Drawn, draw, publish
from touchstone.domain.sampling.figures import (
    caveat,
    estimate_says,
    in_words,
    kept_out_says,
    tally,
    tally_among,
    unseen_says,
)
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.intervals import Count, estimate
from touchstone.foundation.frameworks.definition_files import all_bands

DAY = date(2026, 10, 5)
FRAME = Frame.of(("kind",), [(f"P{n:03}", ("rare" if n < 5 else "other",)) for n in range(100)], DAY)
DESIGN = publish(FRAME, Plan(12, minimum=2, rare=(Rare("kind", "rare"),)), "0123456789")


def says(*counts: Count) -> str:
    found = estimate(counts)
    assert found is not None
    return str(estimate_says(found))


def test_only_cases_that_chance_chose_are_counted() -> None:
    cases = [*draw(DESIGN, FRAME), Drawn("X1", Stratum(), 0, Chosen.RISK), Drawn("X2", Stratum(), 0, Chosen.PROVIDER)]
    answers: dict[str, bool | None] = {case.reference: True for case in cases}
    answers[cases[0].reference] = None
    answers[cases[1].reference] = False
    del answers[cases[2].reference]
    counts, kept_out = tally(DESIGN, cases, answers)
    assert counts == (Count(95, 9, 7, 8), Count(5, 2, 2, 2))
    assert kept_out == 2


AREAS = Frame.of(("area", "kind"), [(f"P{n:03}", ("EW"[n % 2], "rare" if n < 6 else "other")) for n in range(200)], DAY)


def test_a_figure_for_one_area_counts_its_cases_alone() -> None:
    design = publish(AREAS, Plan(24, by=("area",), minimum=2, rare=(Rare("kind", "rare", 4),)), "0123456789")
    cases = [*draw(design, AREAS), Drawn("X1", Stratum(), 0, Chosen.RISK), Drawn("X2", Stratum(), 0, Chosen.RISK)]
    area = {case.reference: case.values[0] for case in AREAS.cases} | {"X1": "E", "X2": "W"}
    answers: dict[str, bool | None] = {case.reference: area[case.reference] == "E" for case in cases[1:]}
    counts, kept_out = tally_among(design, cases, answers, "area", "E", area)
    rare = [area[case.reference] for case in cases if case.stratum.rare]
    assert counts == (Count(97, 9, 9, 9), Count(6, 4, rare.count("E"), rare.count("E")))
    assert kept_out == 1
    found = estimate(counts)
    assert found is not None
    assert (found.share, found.total, found.applies) == (1, 103, False)


def test_a_figure_for_one_area_is_exact_where_the_area_is_its_own_stratum() -> None:
    design = publish(AREAS, Plan(24, by=("area",)), "0123456789")
    cases = draw(design, AREAS)
    area = {case.reference: case.values[0] for case in AREAS.cases}
    counts, _ = tally_among(design, cases, {case.reference: False for case in cases}, "area", "W", area)
    assert counts == (Count(100, 12, 0, 12),)
    with pytest.raises(KeyError):
        tally_among(design, cases, {cases[0].reference: True}, "area", "W", {})


@pytest.mark.parametrize(
    ("count", "english", "welsh"),
    [
        (Count(4812, 20, 0), "0 of 20", "0 o 20"),
        (Count(4812, 20, 20), "20 of 20", "20 o 20"),
        (Count(4812, 20, 19), "almost all (19 of 20)", "bron pob un (19 o 20)"),
        (Count(20, 20, 0), "none (0 of 20)", "dim un (0 o 20)"),
        (Count(20, 20, 20), "all (20 of 20)", "pob un (20 o 20)"),
    ],
)
def test_none_and_all_are_words_for_whole_lists_only(count: Count, english: str, welsh: str) -> None:
    found = estimate([count])
    assert found is not None
    assert in_words(found, all_bands()["touchstone"]) == english
    assert in_words(found, all_bands()["touchstone"], "cy") == welsh


def test_a_stratum_that_was_not_looked_at_has_its_count() -> None:
    counts, kept_out = tally(DESIGN, draw(DESIGN, FRAME), {})
    assert counts == (Count(95, 0, 0, 0), Count(5, 0, 0, 0))
    assert kept_out == 0
    assert estimate(counts) is None


def test_none_is_never_none_and_all_is_never_all() -> None:
    assert "up to 17%" in says(Count(4812, 20, 0))
    assert "as few as 83%" in says(Count(4812, 20, 20))
    assert says(Count(3000, 35, 30, 30)) == (
        "All 30 cases to which this applies. In the list it may be so in as few as 88% of such cases (95% confidence)."
    )


def test_bounds_are_rounded_outwards_and_small_ones_have_tenths() -> None:
    assert says(Count(1000, 400, 9)) == (
        "9 of 400 cases looked at. In the list, an estimated 2.2% of the 1,000 cases: between 1.3% and 3.7% "
        "(95% confidence)."
    )
    assert "exactly" not in says(Count(4812, 60, 30))


def test_what_a_figure_does_not_speak_of() -> None:
    found = estimate([Count(100, 20, 5), Count(5000, 0, 0)])
    assert found is not None
    assert str(unseen_says(found)) == "It says nothing of 5,000 cases, in strata from which none was looked at."
    whole = estimate([Count(100, 20, 5)])
    assert whole is not None
    assert unseen_says(whole) is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "None"),
        (1, "Not counted: 1 case that was chosen, not drawn."),
        (3, "Not counted: 3 cases that inspectors or the service chose, because they say nothing of the others."),
    ],
)
def test_chosen_cases_are_said_to_be_left_out(number: int, expected: str) -> None:
    assert str(kept_out_says(number)) == expected


def test_every_figure_names_its_list() -> None:
    assert str(caveat(DAY, [])) == "From a list as at 5 October 2026."
    assert str(caveat(DAY, [], 4812)) == "From a list of 4,812 cases as at 5 October 2026."
    assert str(caveat(DAY, ["waiting cases"])) == "From a list as at 5 October 2026, which leaves out: waiting cases."
    assert str(caveat(DAY, ["open cases", "waiting cases"], 4812)) == (
        "From a list of 4,812 cases as at 5 October 2026, which leaves out: open cases, waiting cases."
    )
