"""Ofsted's full inspection report of one Cafcass service area, as published from 2008 to 2010 (framework of 2009).

A title, an imprint, contents, an introduction, then judgements: each a heading, a line "Grade N", and a sentence
that gives the same grade in words; areas for improvement in three timescales; definitions at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.domain.vocabulary import FRAMEWORKS
from touchstone.reader.common.contents import check_contents, contents_of
from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.draft import Draft, Section, date_value
from touchstone.reader.common.evidence import read_prose, read_surveys
from touchstone.reader.common.figures import read_figures, read_managers, read_milestones
from touchstone.reader.common.flow import BULLET, Block
from touchstone.reader.common.grades import GRADE_LINE
from touchstone.reader.common.inspections import (
    read_area,
    read_fieldwork,
    read_inspected_body,
    read_legal_basis,
    read_names,
    read_sector,
)
from touchstone.reader.common.proportions import read_proportion_words
from touchstone.reader.common.text import words_only
from touchstone.reader.confidence import DERIVED, EXACT
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._area_improvements import is_timescale, read_areas_for_improvement
from touchstone.reader.families._area_judgements import GROUPS, read_judgements, read_scale
from touchstone.reader.record import Record, Value

FRAMEWORK = "ofsted-cafcass-2009"
_OTHER = ("introduction", "areas for improvement", "definitions", "contents", "inspection grades")
_DEFINITIONS = ("no order principle", "principle of no delay", "private and public law", "welfare checklist")
HEADINGS = (
    *FRAMEWORKS[FRAMEWORK].headings,
    *GROUPS,
    *_OTHER,
    *_DEFINITIONS,
    *("immediately", "within three months", "within six months"),
)
_KNOWN = frozenset(words_only(heading) for heading in HEADINGS)
_FRONT = 60  # blocks at most before the introduction


def _recognise(document: Document) -> float:
    head = document.text[:6000].lower()
    if "cafcass" not in head or "ofsted" not in document.text[:20000].lower():
        return 0.0
    lines = [line.text.strip("*# -•") for line in document.lines]
    words = {words_only(line) for line in lines if len(line) < 80}
    signs = sum(
        (
            sum(bool(GRADE_LINE.match(line)) for line in lines) >= 3,
            "capacity for improvement" in words,
            "overall effectiveness" in words,
            "meeting the needs of service users" in words,
            "service area" in head,
        )
    )
    letter = any(line.lower().startswith("dear ") for line in lines[:80])
    return 0.0 if letter or signs < 3 else min(0.97, 0.4 + 0.12 * signs)


def _read(document: Document) -> Record:
    draft = Draft("ofsted_cafcass_area", document, HEADINGS)
    contents = contents_of(draft)
    everything = draft.blocks
    draft.blocks = [block for block in everything if block.number not in contents.numbers]
    headings = _heading_numbers(draft.blocks)
    sections = draft.sections(lambda block: block.number in headings)
    front = _front(draft)
    _read_front(draft, front)
    _read_introduction(draft, sections)
    read_judgements(draft, _judged(sections), read_scale(draft))
    read_areas_for_improvement(draft, sections)
    _read_prose(draft, sections)
    check_contents(draft, contents, _promised(sections))
    draft.blocks = everything
    draft.absent("lead_inspector", "Reports of this layout do not name the inspectors.")
    draft.absent("letter_date", "This is a report, not a letter.")
    return draft.record


def _heading_numbers(blocks: Sequence[Block]) -> set[int]:
    """Known headings, timescales, and any short line that stands right over a line "Grade N"."""
    found = {b.number for b in blocks if b.kind != BULLET and (b.words in _KNOWN or is_timescale(b))}
    for block, after in zip(blocks, blocks[1:], strict=False):
        short = block.kind != BULLET and len(block.text) < 90 and not block.text.endswith(".")
        if short and GRADE_LINE.match(after.text) and not GRADE_LINE.match(block.text):
            found.add(block.number)
    return found


def _judged(sections: Sequence[Section]) -> Sequence[Section]:
    """The sections before the definitions."""
    at = next((i for i, s in enumerate(sections) if s.words in ("definitions", "inspection grades")), len(sections))
    return sections[:at]


def _promised(sections: Sequence[Section]) -> list[Block]:
    """Headings that a contents list should have."""
    return [s.heading for s in sections if s.heading is not None and s.heading.words != "contents"]


def _front(draft: Draft) -> list[Block]:
    """Everything before the introduction: title, imprint."""
    for index, block in enumerate(draft.blocks[:_FRONT]):
        if block.words == "introduction":
            return draft.blocks[:index]
    return draft.blocks[:20]


def _read_front(draft: Draft, front: list[Block]) -> None:
    draft.sure("framework", FRAMEWORK)
    draft.sure("kind", "full")
    for name in ("Ofsted", "Cafcass"):
        hit = draft.find(rf"\b{name}\b")
        field = "inspectorate" if name == "Ofsted" else "provider"
        draft.sure(field, name, hit.block.place(*hit.match.span()) if hit else None)
    if front:
        draft.put("title", front[0].quote(0, len(front[0].text)))
    _read_references(draft, front)
    _read_published(draft, front)
    read_area(draft, [*front, *draft.blocks[len(front) : len(front) + 6]])
    _read_code(draft)
    read_sector(draft)
    read_inspected_body(draft, draft.blocks[:40])


def _read_references(draft: Draft, front: Sequence[Block]) -> None:
    cover = draft.find(r"\bReference\s*(?:no|number)?\s*[.:]*\s*(?P<value>[A-Z]{1,3}\d*\s?\d{2,})", front)
    imprint = draft.find(r"^No\.\s*(?P<value>[A-Z]{1,3}\d*\s?\d{2,})", front) or draft.find(
        r"\bNo\.\s*(?P<value>[A-Z]{1,3}\d*\s?\d{2,})\s*©", front
    )
    for where, hit in (("cover", cover), ("imprint", imprint)):
        if hit is not None:
            where_value = hit.as_value(where, "value", EXACT)
            draft.row("references", value=hit.value("value", EXACT), where=where_value)
    if cover is None:
        missing = Value.missing("No line “Reference no” was found before the introduction.")
        draft.row("references", value=missing, where=Value("cover", None, EXACT))
    elif imprint is not None and words_only(cover.match.group("value")) != words_only(imprint.match.group("value")):
        draft.contradiction(
            f"The cover has the reference {cover.match.group('value')}, the imprint {imprint.match.group('value')}.",
            cover.value("value").place,
            imprint.value("value").place,
        )


def _read_code(draft: Draft) -> None:
    """An area's code stands before the number in its report's reference: C4 001."""
    if "area_code" in draft.record.fields:
        return
    for row in draft.rows("references"):
        match = re.match(r"([A-Z]\d{1,2})\s", str(row["value"].value or ""))
        if match:
            draft.put("area_code", Value(match.group(1), row["value"].place, DERIVED))
            return
    draft.put("area_code", None, "Neither the title nor the reference number holds an area code.")


def _read_published(draft: Draft, front: Sequence[Block]) -> None:
    hit = draft.find(r"\bPublished(?:\s+date)?\s*(?:in|on)?\s*:?\s*", front)
    if hit is not None:
        dates = [d for d in find_dates(hit.block.text) if d.start >= hit.match.end() - 1]
        if dates:
            draft.put("published", date_value(hit.block, dates[0], confidence=EXACT))
            return
    draft.put("published", None, "No line “Published” with a date was found before the introduction.")


def _read_introduction(draft: Draft, sections: Sequence[Section]) -> None:
    introduction = next((s.blocks for s in sections if s.words == "introduction"), draft.blocks[:30])
    read_fieldwork(draft, introduction, r"published|previous|last\s+inspection")
    hit = draft.find(
        r"(?:across\s+the\s+local\s+authority\s+areas?\s+of|children\s+and\s+families\s+in)\s+(?P<list>[A-Z][^.;]+)",
        [*introduction, *draft.blocks[:20]],
    )
    read_names(draft, "local_authorities", hit)
    if hit is None:
        draft.row("local_authorities", name=Value.missing("No sentence was found that lists the local authorities."))
    read_names(draft, "teams", draft.find(r"\bteams?\s+(?:based\s+)?(?:in|at)\s+(?P<list>[A-Z][^.;]+)", introduction))
    read_managers(draft, introduction)
    read_prose(draft, introduction)


def _read_prose(draft: Draft, sections: Sequence[Section]) -> None:
    start = next((i for i, s in enumerate(sections) if s.words == "introduction"), 0)
    prose = [b for s in _judged(sections)[start:] for b in s.blocks if not GRADE_LINE.match(b.text)]
    used = read_figures(draft, prose)
    read_milestones(draft, prose, used, r"inspection|published|week\s+(?:commencing|beginning)")
    read_surveys(draft, prose)
    read_proportion_words(draft, prose)
    read_legal_basis(draft)
    if not draft.rows("legal_basis"):
        draft.note("The report does not say under which power the inspection was made.")
    _read_referrals(draft, prose)


def _read_referrals(draft: Draft, prose: Sequence[Block]) -> None:
    hit = draft.find(r"referral\s+to\s+the\s+local\s+authority|referred\s+to\s+the\s+local\s+authority", prose)
    if hit is None:
        draft.absent("referrals", "The report tells of no case referred during the inspection.")
        return
    place = hit.block.place(*hit.block.sentence_at(hit.match.start()))
    reason = "The report says that cases were referred, but not how many."
    draft.put("referrals", Value(None, place, 1.0, reason))


FAMILY = Family("ofsted_cafcass_area", _recognise, _read)
