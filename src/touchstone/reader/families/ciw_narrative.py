"""Care Inspectorate Wales' report of a national inspection of Cafcass Cymru (2018): three themes, no grades."""

from __future__ import annotations

import re

from touchstone.reader.common.contents import check_contents, contents_of
from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.draft import Draft, date_value
from touchstone.reader.common.figures import read_figures, read_milestones
from touchstone.reader.common.grades import GRADE
from touchstone.reader.common.inspections import read_fieldwork, read_legal_basis
from touchstone.reader.common.proportions import read_proportion_words
from touchstone.reader.confidence import EXACT
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._methodology import read_methodology
from touchstone.reader.families._narrative import (
    Wording,
    read_items,
    read_response,
    read_team,
    read_themes,
    section_under,
)
from touchstone.reader.record import Record, Value

FRAMEWORK = "ciw-cafcass-cymru-2018"
_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3}"
ENGLISH = Wording(
    strengths=("Strengths",),
    improvements=("Areas for improvement",),
    ends=("Next steps", "Overview of findings", "Acknowledgements", "Inspection team", "Contents"),
    methodology=("Methodology", "Fieldwork"),
    introduction=("Introduction",),
    themes=(
        (r"private\s+law", "private_law_practice"),
        (r"public\s+law", "public_law_practice"),
        (r"leadership\s+and\s+governance", "leadership_and_governance"),
    ),
    response=r"respon[sd]\w*[^.]{0,300}?\bwithin\s+(?P<n>\d+|[a-z-]+)\s+(?P<basis>working|calendar)?\s*days?\b",
    lead=rf"(?P<role>(?i:lead\s+inspector))\s*[:\-–]\s*(?P<name>{_NAME})",
    supporting=r"(?P<role>(?i:supporting\s+inspector))s?\s*[:\-–]\s*(?P<list>[A-Z][^.;]+)",
)
_PRAISE = re.compile(
    rf"\b(?:overall|standard|quality)\b[^.]{{0,300}}?\b(?:practice|standard)\b[^.]{{0,300}}?\b(?:is|was)\s+(?P<word>{GRADE})\b",
    re.I,
)


def _recognise(document: Document) -> float:
    if document.language != "en":
        return 0.0
    head, text = document.text[:8000], document.text[:400_000].lower()
    signs = sum(
        (
            re.search(r"Care Inspectorate Wales|\bCIW\b", head) is not None,
            "cafcass cymru" in head.lower(),
            re.search(r"(?m)^[ \t#*]*strengths\b", text) is not None,
            re.search(r"(?m)^[ \t#*]*areas for improvement\b", text) is not None,
            len(re.findall(r"(?m)^[ \t*\-•]*\d\.\d{1,2}\.?\s", text)) >= 5,
        )
    )
    inspectorate = re.search(r"Care Inspectorate Wales|\bCIW\b", document.text[:20000]) is not None
    return min(0.97, 0.42 + 0.11 * signs) if inspectorate and signs >= 3 else 0.0


def _read(document: Document) -> Record:
    draft = Draft("ciw_narrative", document, ENGLISH.headings())
    contents = contents_of(draft)
    everything = draft.blocks
    draft.blocks = [block for block in everything if block.number not in contents.numbers]
    _read_form(draft)
    introduction = section_under(draft, ENGLISH.introduction, ENGLISH)
    opening = introduction.blocks if introduction else draft.blocks[:12]
    read_fieldwork(draft, opening, r"previous|last\s+inspection")
    read_legal_basis(draft)
    missing = "No list was found under a heading “{}”."
    read_items(draft, "strengths", section_under(draft, ENGLISH.strengths, ENGLISH), missing.format("Strengths"))
    improvements = section_under(draft, ENGLISH.improvements, ENGLISH)
    read_items(draft, "areas_for_improvement", improvements, missing.format("Areas for improvement"))
    read_themes(draft, ENGLISH)
    read_response(draft, ENGLISH)
    read_team(draft, ENGLISH)
    _read_method(draft)
    prose = [block for block in draft.blocks if not contents.numbers or block.number > max(contents.numbers)]
    used = read_figures(draft, prose)
    read_milestones(draft, prose, used, r"inspection|published|under\s+section")
    read_proportion_words(draft, prose)
    _note_praise(draft)
    if contents.entries:
        check_contents(draft, contents, [b for b in draft.blocks if b.words in _promised()])
    draft.blocks = everything
    return draft.record


def _promised() -> set[str]:
    return {
        "introduction",
        "overview of findings",
        "strengths",
        "areas for improvement",
        "methodology",
        "acknowledgements",
    }


def _read_form(draft: Draft) -> None:
    draft.sure("framework", FRAMEWORK)
    draft.sure("kind", "narrative")
    for field, name in (("inspectorate", "Care Inspectorate Wales"), ("provider", "Cafcass Cymru")):
        hit = draft.find(rf"\b{name}\b") or (draft.find(r"\bCIW\b") if field == "inspectorate" else None)
        if hit is not None:
            draft.sure(field, name, hit.block.place(*hit.match.span()))
            if field == "provider":
                draft.sure("inspected_body", name, hit.block.place(*hit.match.span()))
        else:
            draft.put(field, None, f"“{name}” is not named.")
    title = draft.find(r"^(?:report\s+of\s+(?:the\s+)?)?inspection\s+of\s+.{3,120}$", draft.blocks[:15])
    draft.put("title", title.value() if title else None, "No title line “Inspection of …” was found.")
    _read_published(draft)
    _read_languages(draft)
    draft.absent("area_name", "The inspection was of the whole organisation.")
    draft.absent("area_code", "The inspection was of the whole organisation.")


def _read_published(draft: Draft) -> None:
    hit = draft.find(r"\b(?:published|publication\s+date)\b(?:\s+(?:in|on))?\s*:?\s*", draft.blocks[:30])
    if hit is not None:
        dates = [found for found in find_dates(hit.block.text) if found.start >= hit.match.end() - 1]
        if dates:
            draft.put("published", date_value(hit.block, dates[0], confidence=EXACT))
            return
    draft.absent("published", "The report's text prints no date of publication.")


def _read_languages(draft: Draft) -> None:
    hit = draft.find(r"also\s+available\s+in\s+Welsh|ar\s+gael\s+yn\s+Gymraeg", draft.blocks[:40])
    if hit is not None:
        draft.put("languages", hit.as_value(["en", "cy"]))
    else:
        draft.absent("languages", "The report does not say in which languages it can be had.")


def _read_method(draft: Draft) -> None:
    at = next((i for i, b in enumerate(draft.blocks) if b.words == "methodology"), None)
    if at is None:
        draft.row(
            "evidence", **{c: Value.missing("No heading “Methodology” was found.") for c in ("kind", "label", "count")}
        )
        return
    stop = next(
        (i for i, b in enumerate(draft.blocks[at:], at) if b.words in ("acknowledgements", "inspection team")), None
    )
    read_methodology(draft, draft.blocks[at + 1 : stop])


def _note_praise(draft: Draft) -> None:
    for block in draft.blocks:
        match = _PRAISE.search(block.text)
        if match:
            draft.note(
                f"The prose calls practice “{match.group('word')}”, but the framework has no grades: none is recorded."
            )
            return


FAMILY = Family("ciw_narrative", _recognise, _read)
