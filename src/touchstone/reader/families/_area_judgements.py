"""How does a full area report print its judgements? Heading, grade number, topic sentence: three that must agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from touchstone.domain.vocabulary import FRAMEWORKS, grade_key, grade_of_code
from touchstone.reader.common.draft import Draft, Section
from touchstone.reader.common.flow import Block
from touchstone.reader.common.grades import BARE_GRADE, GRADE_LINE, TOPIC, code_of, word_of
from touchstone.reader.common.text import slug, words_only
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.record import Place, Value

SCALE = "ofsted-2009"
_NAMES = FRAMEWORKS["ofsted-cafcass-2009"]

# Headings that hold judgements and have no grade themselves → the group's key, and the judgements in it.
GROUPS = {
    "meeting the needs of service users": "meeting_needs_of_service_users",
    "quality of provision": "quality_of_provision",
}
_MEMBERS = {
    "meeting_needs_of_service_users": (
        "ambition_and_prioritisation",
        "performance_management",
        "workforce_development",
        "user_engagement",
        "partnerships",
        "equality_and_diversity",
        "value_for_money",
        "safeguarding",
        "evaluation",
    ),
    "quality_of_provision": (
        "service_responsiveness",
        "case_planning_and_recording",
        "assessment_intervention_direct_work",
        "reporting_and_recommendations_to_court",
        "complaints",
    ),
}
_GROUP_OF = {key: group for group, keys in _MEMBERS.items() for key in keys}
_KEYS = tuple(dict.fromkeys(_NAMES.headings.values()))
# What a limiting sentence calls a judgement, where that is not its heading.
_ALIASES = {"user_engagement": ("engagement with service users",), "complaints": ("complaints handling",)}
_LIMITS = re.compile(r"\blimit(?:ed|s|ing)\b", re.IGNORECASE)
_SOON = 3  # a grade stands within so many blocks after its heading


def read_judgements(draft: Draft, sections: Sequence[Section], scale: Mapping[int, str]) -> None:
    """Rows of judgements in printed order, those that the framework has and the report lacks, and the limiting rule."""
    seen: set[str] = set()
    for section in sections:
        if section.heading is None:
            continue
        key = _NAMES.judgement_key(section.heading.text)
        graded = _grade_block(section)
        if graded is None and (key is None or key in seen or not section.blocks):
            continue
        key = key or slug(section.heading.text)
        if key in seen:
            draft.contradiction(f"“{section.heading.text}” is judged twice.", section.heading.place())
        seen.add(key)
        _row(draft, section, key, graded, scale)
    for key in _KEYS:
        if key not in seen:
            _missing_row(draft, key)
    _read_limits(draft, sections)


def _grade_block(section: Section) -> tuple[Block, re.Match[str]] | None:
    for block in section.blocks[:_SOON]:
        match = GRADE_LINE.match(block.text) or BARE_GRADE.match(block.text)
        if match and (match.groupdict().get("code") or match.groupdict().get("word") or match.groupdict().get("code2")):
            return block, match
    return None


def _row(
    draft: Draft,
    section: Section,
    key: str,
    graded: tuple[Block, re.Match[str]] | None,
    scale: Mapping[int, str],
) -> None:
    heading = section.heading
    assert heading is not None
    known = key in _KEYS
    group = _GROUP_OF.get(key)
    topic = _topic(section, graded[0] if graded else None)
    words = Value.absent("No sentence gives the grade in words.")
    if topic is not None:
        words = topic[0].quote(*topic[0].sentence_at(topic[1].start()))
    draft.row(
        "judgements",
        heading=heading.quote(0, len(heading.text), EXACT),
        key=heading.value(key, confidence=EXACT if known else LIKELY, doubt="" if known else _unknown(heading)),
        group=Value(group, heading.place(), EXACT) if group else Value.absent("This judgement stands in no group."),
        grade=_grade(draft, heading, graded, topic, scale),
        scale=Value(SCALE, heading.place(), FORM),
        words=words,
        limiting=Value(False, None, FORM),
    )


def _unknown(heading: Block) -> str:
    return f"The framework has no judgement called “{heading.text}”."


def _topic(section: Section, graded: Block | None) -> tuple[Block, re.Match[str]] | None:
    """The first sentence after the grade that says what the subject is: "Partnerships are satisfactory overall"."""
    after = [b for b in section.blocks if graded is None or b.number > graded.number]
    for block in after[:2]:
        start, end = block.sentence_at(0)
        match = TOPIC.search(block.text, start, end)
        if match:
            return block, match
    return None


def _grade(
    draft: Draft,
    heading: Block,
    graded: tuple[Block, re.Match[str]] | None,
    topic: tuple[Block, re.Match[str]] | None,
    scale: Mapping[int, str],
) -> Value:
    said = word_of(topic[1]) if topic else None
    if graded is None:
        if topic is None or said is None:
            return Value.missing(f"No grade was found under “{heading.text}”.", heading.place())
        return topic[0].value(said, topic[1].span("word"), LIKELY, "No grade number stands here: only the words.")
    block, match = graded
    code, word = code_of(match), word_of(match)
    meant = scale.get(code) if code is not None else word
    if meant is None:
        says = f"“{heading.text}” has the grade {code}, which is not on the document's scale."
        draft.contradiction(says, block.place())
        return Value.missing(says, block.place())
    if word is not None and word != meant:
        return _disagree(draft, heading, block, f"the number {code} and the word “{match.group('word')}”")
    if topic is not None and said is not None and said != meant:
        what = f"“{block.text}”, but its first sentence says “{topic[1].group('word')}”"
        return _disagree(draft, heading, block, what, topic[0].place(*topic[1].span("word")))
    return block.value(meant, match.span(), EXACT if said == meant else FORM)


def _disagree(draft: Draft, heading: Block, block: Block, what: str, other: Place | None = None) -> Value:
    says = f"“{heading.text}” has {what}."
    draft.contradiction(says, block.place(), other)
    return Value.missing(says, block.place())


def _missing_row(draft: Draft, key: str) -> None:
    name = next(heading for heading, value in _NAMES.headings.items() if value == key)
    reason = f"No heading “{name.capitalize()}” with a grade was found in the report."
    group = _GROUP_OF.get(key)
    draft.row(
        "judgements",
        heading=Value.missing(reason),
        key=Value(key, None, FORM),
        group=Value(group, None, FORM) if group else Value.absent("This judgement stands in no group."),
        grade=Value.missing(reason),
        scale=Value(SCALE, None, FORM),
        words=Value.absent(reason),
        limiting=Value(False, None, FORM),
    )


def _read_limits(draft: Draft, sections: Sequence[Section]) -> None:
    """The sentence that says what limits overall effectiveness, and the judgements it names."""
    overall = next((s for s in sections if s.words == "overall effectiveness" and s.blocks), None)
    for block in overall.blocks if overall else []:
        for start, end in block.sentences:
            match = _LIMITS.search(block.text, start, end)
            if match and re.search(r"overall|effectiveness|judgement|grade", block.text[start:end], re.IGNORECASE):
                draft.put("limiting_statement", block.quote(start, end))
                _mark_limiting(draft, block, match.end(), end)
                return
    draft.absent("limiting_statement", "No sentence under overall effectiveness says that something limits it.")


def _mark_limiting(draft: Draft, block: Block, start: int, end: int) -> None:
    said = words_only(block.text[start:end])
    for row in draft.rows("judgements"):
        key, heading = str(row["key"].value), str(row["heading"].value or "")
        names = (words_only(heading), *_ALIASES.get(key, ()))
        if heading and key != "overall_effectiveness" and any(name and name in said for name in names):
            row["limiting"] = block.value(True, (start, end), FORM)


def read_scale(draft: Draft) -> dict[int, str]:
    """The grades that the definitions print, by number; the framework's own where they print none."""
    from_document: dict[int, str] = {}
    places: list[Block] = []
    kinds: list[str] = []
    for block in draft.blocks:
        found = _definition(block)
        if found:
            from_document.setdefault(*found)
            places.append(block)
            kinds.append(block.kind)
    if len(from_document) < 3:
        draft.note("The report does not define its grades; the scale of its framework was used.")
        return {code: str(grade_of_code(SCALE, code)) for code in range(1, 5)}
    _check_scale(draft, from_document, places)
    _check_list(draft, places)
    return from_document


def _definition(block: Block) -> tuple[int, str] | None:
    match = re.match(r"^grade\s*(\d+)\s*[:\-–]?\s*([A-Za-z ]+)$", block.text, re.IGNORECASE)
    key = grade_key(match.group(2)) if match else None
    return (int(match.group(1)), key) if match and key else None


def _check_scale(draft: Draft, defined: Mapping[int, str], places: Sequence[Block]) -> None:
    for code, key in defined.items():
        usual = grade_of_code(SCALE, code)
        if usual != key:
            draft.contradiction(
                f"The report's own list calls grade {code} “{key.replace('_', ' ')}”; its framework calls it "
                f"“{usual or 'nothing'}”.",
                *(block.place() for block in places),
            )


def _check_list(draft: Draft, places: Sequence[Block]) -> None:
    """A definition that stands outside the list that holds the others."""
    bulleted = [block for block in places if block.kind == "bullet"]
    outside = [block for block in places if block.kind != "bullet"]
    if bulleted and outside and len(bulleted) > len(outside):
        for block in outside:
            draft.contradiction(
                f"“{block.text}” stands outside the list of grades that holds the others.",
                block.place(),
                bulleted[-1].place(),
            )
