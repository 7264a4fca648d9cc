"""Laws of asking: a hidden answer never counts, what is required is so only when shown, every child is answered for."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.instruments.building import choice, instrument, question, section
from touchstone.domain.instruments.answers import accept, is_empty, problem, tidy
from touchstone.domain.instruments.asking import Sheet, holds
from touchstone.domain.instruments.merging import Outcome, mark, outcome
from touchstone.domain.instruments.model import AGE_BANDS, Instrument, Slot, children_of, scale_of

TODAY = date(2026, 11, 22)
KINDS = ["choice", "several", "number", "yes_no", "text", "grade", "date"]
OPTIONS = [{"key": "a", "en": "A", "cy": "A"}, {"key": "b", "en": "B", "cy": "B", "alone": True}]


@st.composite
def conditions(draw: st.DrawFn, seen: list[tuple[str, str]], depth: int = 2) -> dict[str, Any]:
    """A condition over questions that came before: (key, kind)."""
    operator = draw(st.sampled_from(["about", "about", "all", "any", "not"])) if depth else "about"
    if operator in ("all", "any"):
        return {operator: draw(st.lists(conditions(seen, depth - 1), min_size=1, max_size=3))}
    if operator == "not":
        return {"not": draw(conditions(seen, depth - 1))}
    key, kind = draw(st.sampled_from(seen))
    match kind:
        case "choice" | "several":
            return {"question": key, "is": [draw(st.sampled_from("ab"))]}
        case "yes_no":
            return {
                "question": key,
                "is": draw(st.lists(st.sampled_from(["yes", "no", "na"]), min_size=1, unique=True)),
            }
        case "number":
            return {"question": key, "at_least": draw(st.integers(0, 5))}
        case _:
            return {"question": key, "answered": True}


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """One to four sections of one to four questions, some of them for each child, with conditions that look back."""
    sections, seen = [], []
    for n in range(draw(st.integers(1, 4))):
        per_child = draw(st.booleans())
        when = draw(conditions(seen)) if seen and draw(st.booleans()) else None
        here: list[tuple[str, str]] = []
        questions = []
        for m in range(draw(st.integers(1, 4))):
            key, kind = f"q{n}_{m}", draw(st.sampled_from(KINDS))
            more: dict[str, Any] = {"required": draw(st.booleans())}
            if kind in ("choice", "several"):
                more["options"] = OPTIONS
            if seen + here and draw(st.booleans()):
                more["when"] = draw(conditions(seen + here))
            questions.append(question(key, kind, **more))
            here.append((key, kind))
        sections.append(section(f"s{n}", *questions, per_child=per_child, when=when))
        seen += [] if per_child else here
    return instrument(*sections)


ANY_VALUE = st.one_of(
    st.sampled_from(["", "a", "b", "3", "7.5", "good", "inadequate", "2026-11-02", "2031-01-01", "words"]),
    st.lists(st.sampled_from("abc"), max_size=3),
    st.fixed_dictionaries({"answer": st.sampled_from(["", "yes", "no", "na"]), "reason": st.sampled_from(["", "ill"])}),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    of = draw(instruments())
    children = children_of(draw(st.lists(st.sampled_from(list(AGE_BANDS)), max_size=3)))
    answers = {}
    for slot in of.slots(children):
        found = of.question(slot.question)
        assert found is not None
        if draw(st.booleans()):
            answers[slot] = tidy(found, accept(found, draw(ANY_VALUE)))
    return Sheet(of, children, scale_of(draw(st.sampled_from(["", "ofsted-2014"]))), answers)


@given(sheets())
def test_a_hidden_answer_never_counts(sheet: Sheet) -> None:
    """Taking away every answer that does not apply changes nothing: neither what is asked, nor counts, nor is wrong."""
    bare = Sheet(sheet.instrument, sheet.children, sheet.scale, sheet.counted())
    assert bare.asked() == sheet.asked()
    assert bare.counted() == sheet.counted()
    assert bare.problems(TODAY) == sheet.problems(TODAY)
    assert bare.left_out() == []
    hidden = set(sheet.answers) - set(sheet.asked())
    assert set(sheet.left_out()) == {slot for slot in hidden if not is_empty(sheet.answers[slot])}


@given(sheets())
def test_what_is_required_is_required_only_when_it_is_shown(sheet: Sheet) -> None:
    asked, problems = sheet.asked(), sheet.problems(TODAY)
    assert set(problems) <= set(asked)
    for slot in asked:
        found = sheet.instrument.question(slot.question)
        assert found is not None
        if found.required and is_empty(sheet.answers.get(slot, "")):
            assert problems[slot].key == "missing"
        if not found.required and is_empty(sheet.answers.get(slot, "")):
            assert slot not in problems


@given(sheets())
def test_a_question_is_asked_exactly_when_its_conditions_hold(sheet: Sheet) -> None:
    """The slow oracle: each slot by itself, over the answers that count."""
    counted = sheet.counted()
    for slot in sheet.instrument.slots(sheet.children):
        section, found = sheet.instrument.section_of(slot.question), sheet.instrument.question(slot.question)
        assert section is not None and found is not None
        wanted = [when for when in (section.when, found.when) if when is not None]
        applies = all(holds(when, counted, slot.child) for when in wanted)
        graded = found.kind != "grade" or sheet.scale is not None
        assert (slot in sheet.asked()) == (applies and graded)


@given(sheets())
def test_every_child_is_answered_for(sheet: Sheet) -> None:
    """Without problems, each child has an answer to each required question that is asked of that child."""
    if sheet.problems(TODAY):
        return
    counted = sheet.counted()
    for slot in sheet.asked():
        found = sheet.instrument.question(slot.question)
        assert found is not None
        assert not found.required or slot in counted


@given(sheets())
def test_progress_adds_up(sheet: Sheet) -> None:
    parts = sheet.progress(TODAY)
    assert sum(part.asked for part in parts) == len(sheet.asked())
    assert sum(part.left for part in parts) == len(sheet.problems(TODAY))
    assert all(part.answered + part.left <= part.asked for part in parts)


@given(sheets(), st.sampled_from(list(AGE_BANDS)))
def test_another_child_changes_nothing_for_the_others(sheet: Sheet, band: str) -> None:
    bands = [child.band for child in sheet.children]
    more = Sheet(sheet.instrument, children_of([*bands, band]), sheet.scale, sheet.answers)
    new = more.children[-1].key
    assert [slot for slot in more.asked() if slot.child != new] == sheet.asked()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
EVERY_KIND = instrument(
    section("s", choice("choice"), *[question(k, k) for k in KINDS if k not in ("choice", "several")],
            question("several", "several", options=OPTIONS))
)  # fmt: skip


@given(st.sampled_from(KINDS), JSON)
def test_whatever_comes_is_held_and_told_of_and_tidying_is_done_once(kind: str, value: Any) -> None:
    found = EVERY_KIND.question(kind)
    assert found is not None
    once = tidy(found, accept(found, value))
    assert tidy(found, once) == once
    assert tidy(found, accept(found, once)) == once
    problem(found, once, scale=scale_of("ofsted-2014"), today=TODAY)


TEXTS = st.sampled_from(["", "one", "two", "three"])


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_is_ever_thrown_away_unseen(standing: str, mine: str, base: str) -> None:
    """What stood is replaced only where the page had seen it; what came is dropped only where nobody wrote it there."""
    became = outcome(standing, mine, mark(base))
    if became is Outcome.TAKE:
        assert base == standing
    if became is Outcome.KEEP:
        assert base == mine
    if became is Outcome.CONFLICT:
        assert len({standing, mine, base}) == 3


def test_slots_of_two_children_are_apart() -> None:
    assert Slot("q", "A") != Slot("q", "B") != Slot("q")
