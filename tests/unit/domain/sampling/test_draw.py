"""The draw: repeated from what is published, independent of everything else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from touchstone.domain.sampling.allocation import Plan, Rare, Share, Stratum
from touchstone.domain.sampling.design import Design, InvalidDesign, read_design
from touchstone.domain.sampling.draw import (
    CannotDraw,
    Chosen,
    Drawn,
    counts_in_proportions,
    draw,
    for_proportions,
    next_in_line,
    pick,
    publish,
    replacement,
    tracked,
)
from touchstone.domain.sampling.frame import Frame

DAY = date(2026, 10, 5)
ROWS = [(f"P-{n:03}", ("Kent" if n % 3 else "Essex", "yes" if n % 40 == 0 else "no")) for n in range(120)]
FRAME = Frame.of(("area", "secure"), ROWS, DAY, ["waiting cases"])
PLAN = Plan(30, by=("area",), minimum=5, rare=(Rare("secure", "yes", 2),), expected=(("area", ("Essex", "Kent")),))
DESIGN = publish(FRAME, PLAN, "0123456789abcdef")


def test_the_draw_is_what_the_words_of_the_algorithm_say() -> None:
    """A second writing of it, straight from the words."""
    kent = [reference for reference, values in ROWS if values == ("Kent", "no")]

    def mark(reference: str) -> str:
        return hashlib.sha256(f"0123456789abcdef|{FRAME.sha256}|{reference}".encode()).hexdigest()

    take = next(share.take for share in DESIGN.shares if share.stratum.key == "area=Kent")
    found = [case.reference for case in draw(DESIGN, FRAME) if case.stratum.key == "area=Kent"]
    assert found == sorted(kent, key=mark)[:take]


def test_every_stratum_gives_what_was_published_and_places_count_from_one() -> None:
    drawn = draw(DESIGN, FRAME)
    assert len({case.reference for case in drawn}) == 30 == DESIGN.n
    for share in DESIGN.shares:
        places = [case.place for case in drawn if case.stratum == share.stratum]
        assert places == list(range(1, share.take + 1))


def test_a_published_design_is_read_back_and_names_no_case() -> None:
    text = DESIGN.to_json()
    assert read_design(text) == read_design(text.encode()) == DESIGN
    assert draw(read_design(text), FRAME) == draw(DESIGN, FRAME)
    assert not any(reference in text for reference, _ in ROWS)
    assert DESIGN.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_another_seed_or_list_gives_other_cases() -> None:
    other = publish(FRAME, PLAN, "another-seed")
    assert draw(other, FRAME) != draw(DESIGN, FRAME)
    longer = Frame.of(("area", "secure"), [*ROWS, ("P-999", ("Kent", "no"))], DAY)
    with pytest.raises(CannotDraw, match="This is not the list of the design"):
        draw(DESIGN, longer)


@pytest.mark.parametrize("seed", ["short", "x" * 129, "with a space", "with|a|bar", "wïth-äccents"])
def test_a_seed_is_plain(seed: str) -> None:
    with pytest.raises(CannotDraw, match="A seed has 8 to 128"):
        publish(FRAME, PLAN, seed)


def changed(**values: Any) -> Design:
    return replace(DESIGN, **values)


@pytest.mark.parametrize(
    ("design", "says"),
    [
        (
            changed(shares=(Share(Stratum((("area", "Essex"),)), 38, 12), *DESIGN.shares[1:])),
            "takes 12 of 38 from “Essex”",
        ),
        (changed(shares=DESIGN.shares[1:]), "does not name every stratum once"),
        (changed(frame_size=121), "and the size of its list"),
        (changed(plan=replace(PLAN, n=500)), "larger than the list"),
        (changed(plan=replace(PLAN, by=("team",))), "no column “team”"),
    ],
)
def test_a_design_that_its_own_rule_does_not_give(design: Design, says: str) -> None:
    with pytest.raises(CannotDraw, match=says):
        draw(design, FRAME)


def test_the_next_in_line_replaces_a_case_of_the_same_stratum() -> None:
    drawn = draw(DESIGN, FRAME)
    line = next_in_line(DESIGN, FRAME, 2)
    used = {case.reference for case in drawn}
    for case in drawn:
        new = replacement(DESIGN, FRAME, used, case.reference, " The file is with the court. ")
        first = next((spare for spare in line if spare.stratum == case.stratum), None)
        assert first is not None
        assert (new.reference, new.place, new.stratum) == (first.reference, first.place, case.stratum)
        assert (new.chosen, new.replaces, new.reason) == (
            Chosen.REPLACEMENT, case.reference, "The file is with the court.",
        )  # fmt: skip
    case = drawn[0]
    first = replacement(DESIGN, FRAME, used, case.reference, "No file.")
    second = replacement(DESIGN, FRAME, used | {first.reference}, first.reference, "No file either.")
    assert second.place == first.place + 1


def test_what_cannot_be_replaced() -> None:
    drawn = draw(DESIGN, FRAME)
    used = {case.reference for case in drawn}
    with pytest.raises(CannotDraw, match="Say why"):
        replacement(DESIGN, FRAME, used, drawn[0].reference, " ")
    with pytest.raises(CannotDraw, match="was not drawn"):
        replacement(DESIGN, FRAME, used, "P-XYZ", "Gone.")
    everything = {reference for reference, _ in ROWS}
    with pytest.raises(CannotDraw, match="“Essex” has no case left that could replace"):
        replacement(DESIGN, FRAME, everything, drawn[0].reference, "Gone.")


def test_only_chance_counts_in_proportions() -> None:
    cases = [Drawn("A1", Stratum(), 1, chosen) for chosen in Chosen]
    assert [case.chosen for case in for_proportions(cases)] == [Chosen.DRAWN, Chosen.REPLACEMENT]
    assert not counts_in_proportions(Chosen.RISK)
    assert not counts_in_proportions(Chosen.PROVIDER)


def test_tracked_cases_are_a_subset_spread_like_the_sample() -> None:
    drawn = draw(DESIGN, FRAME)
    followed = tracked([*drawn, Drawn("R-1", Stratum(), 1, Chosen.RISK)], 6)
    assert len(followed) == 6
    assert set(followed) < set(drawn)
    assert {case.place for case in followed if case.stratum.key == "area=Kent"} == {1, 2, 3, 4}
    assert tracked(drawn, 0) == ()
    with pytest.raises(CannotDraw, match="31 cases cannot be tracked: 30 were drawn"):
        tracked(drawn, 31)


def test_a_pick_for_another_purpose_is_another_order() -> None:
    references = [reference for reference, _ in ROWS]
    second = pick(DESIGN.seed, "second review", references, 10)
    assert second == pick(DESIGN.seed, "second review", reversed(references), 10)
    assert second != pick(DESIGN.seed, "third review", references, 10)
    assert pick(DESIGN.seed, "second review", references, 20)[:10] == second
    assert len(pick(DESIGN.seed, "x", references[:3], 10)) == 3


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("schema",), "other", "Its schema is “other”; this program knows “touchstone-sample-design-1”."),
        (("algorithm",), "dice", "Its algorithm is “dice”; this program knows “touchstone-draw-1”."),
        (("seed",), None, "“seed” in the file is missing or of the wrong kind."),
        (("frame",), [], "“frame” in the file is missing or of the wrong kind."),
        (("frame", "cases"), True, "“cases” in “frame” in the file is missing or of the wrong kind."),
        (("frame", "as_at"), "5 October", "“as_at” in “frame” in the file is missing or of the wrong kind."),
        (("frame", "as_at"), 5, "“as_at” in “frame” in the file is missing or of the wrong kind."),
        (("frame", "left_out"), [1], "“left_out” in “frame” in the file is missing or of the wrong kind."),
        (("plan", "expected", "area"), "Kent", "“area” in “expected” in “plan” in the file is missing or of the wrong "
                                               "kind."),
        (("plan", "rare"), [1], "An item of “rare” in “plan” in the file should be an object with named values."),
        (("strata", 0, "take"), "3", "“take” in an item of “strata” in the file is missing or of the wrong kind."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_design(path: tuple[Any, ...], value: Any, says: str) -> None:
    data = json.loads(DESIGN.to_json())
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(InvalidDesign) as invalid:
        read_design(json.dumps(data))
    assert str(invalid.value) == says


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe\x00", "reference,area"])
def test_a_file_that_is_no_json(text: str | bytes) -> None:
    with pytest.raises(InvalidDesign, match="This is not JSON"):
        read_design(text)


def test_a_file_that_is_no_object() -> None:
    with pytest.raises(InvalidDesign, match="^The file should be an object"):
        read_design("[]")


def test_the_rare_kinds_own_minimum_may_be_left_out() -> None:
    design = publish(FRAME, replace(PLAN, rare=(Rare("secure", "yes"),)), "0123456789abcdef")
    assert read_design(design.to_json()) == design
