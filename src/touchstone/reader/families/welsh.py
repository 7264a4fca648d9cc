"""An inspection report in Welsh: its kind, its dates, its counts and its lists are read, its prose is doubted.

The rules for Welsh prose have been checked by nobody who speaks it, so every value of words stands under a doubt and
the reading always asks for a person. Numbers, dates, names and paragraph numbers are the same in both languages.
"""

from __future__ import annotations

import re

from touchstone.reader.common.doubts import doubt_all
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.inspections import read_fieldwork
from touchstone.reader.confidence import SURE, UNCHECKED
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._general_judgements import read_judgement_lines
from touchstone.reader.families._methodology import read_methodology
from touchstone.reader.families._narrative import (
    Wording,
    paragraphs_of,
    read_items,
    read_response,
    read_team,
    read_themes,
    section_under,
)
from touchstone.reader.record import Record, Value

DOUBT = (
    "The document is in Welsh, and the reader's rules for Welsh prose are unchecked: have it read by a Welsh speaker."
)
FRAMEWORK = "ciw-cafcass-cymru-2018"
_NAME = r"[A-ZŴŶÂÊÎÔÛ][\w’'-]+(?:\s+(?:ap\s+|ab\s+|ferch\s+)?[A-ZŴŶÂÊÎÔÛ][\w’'-]+){1,3}"
WELSH = Wording(
    strengths=("Cryfderau",),
    improvements=("Meysydd i'w gwella", "Meysydd i’w gwella", "Meysydd ar gyfer gwella"),
    ends=(
        "Camau nesaf",
        "Y camau nesaf",
        "Trosolwg o'r canfyddiadau",
        "Trosolwg",
        "Cydnabyddiaethau",
        "Diolchiadau",
        "Cynnwys",
    ),
    methodology=("Methodoleg", "Gwaith maes"),
    introduction=("Cyflwyniad", "Rhagarweiniad"),
    themes=(
        (r"cyfraith\s+breifat", "private_law_practice"),
        (r"cyfraith\s+gyhoeddus", "public_law_practice"),
        (r"arweinyddiaeth|llywodraethu", "leadership_and_governance"),
    ),
    response=r"o\s+fewn\s+(?P<n>\d+)\s+(?:o\s+)?(?:ddiwrnod(?:au)?|diwrnod(?:au)?|niwrnod)(?:\s+(?P<basis>gwaith|calendr))?",
    lead=rf"(?P<role>(?i:prif\s+arolygydd|arolygydd\s+arweiniol))\s*[:\-–]\s*(?P<name>{_NAME})",
    supporting=r"(?P<role>(?i:arolygwyr\s+(?:cynorthwyol|cefnogol|ategol)))\s*[:\-–]\s*(?P<list>[A-ZŴŶ][^.;]+)",
)
_INSPECTORATES = (
    ("Care Inspectorate Wales", r"Arolygiaeth\s+Gofal\s+Cymru|\bAGC\b"),
    ("Estyn", r"\bEstyn\b"),
    ("Ofsted", r"\bOfsted\b"),
)
# Words near the top → the kind of inspection; the first that fits. Narrative where only "arolygiad" stands there.
_KINDS = (
    (r"ymweliad\s+monitro|llythyr\s+monitro", "monitoring"),
    (r"arolygiad\s+cynnydd", "progress"),
    (r"ymweliad\s+â\s+ffocws", "focused"),
)
_PROSE = frozenset({"text", "heading", "words", "label", "role", "qualifier", "group", "sentence"})


def _recognise(document: Document) -> float:
    if document.language != "cy":
        return 0.0
    text = document.text[:200_000]
    named = any(re.search(pattern, text) for _, pattern in _INSPECTORATES)
    inspected = len(re.findall(r"\b[Aa]rolyg", text)) >= 2
    return 0.9 if named and inspected else 0.0


def _read(document: Document) -> Record:
    draft = Draft("welsh", document, WELSH.headings())
    _read_form(draft)
    introduction = section_under(draft, WELSH.introduction, WELSH)
    read_fieldwork(draft, introduction.blocks if introduction else draft.blocks[:30])
    missing = "No list was found under a heading “{}”."
    read_items(draft, "strengths", section_under(draft, WELSH.strengths, WELSH), missing.format("Cryfderau"))
    improvements = section_under(draft, WELSH.improvements, WELSH)
    read_items(draft, "areas_for_improvement", improvements, missing.format("Meysydd i'w gwella"))
    if paragraphs_of(draft):
        read_themes(draft, WELSH)
    else:
        read_judgement_lines(draft)
    read_response(draft, WELSH)
    read_team(draft, WELSH)
    at = next((i for i, block in enumerate(draft.blocks) if block.words == "methodoleg"), None)
    if at is not None:
        read_methodology(draft, draft.blocks[at + 1 :])
    draft.note(DOUBT)
    doubt_all(draft.record, UNCHECKED, DOUBT, keep=_is_sure)
    return draft.record


def _read_form(draft: Draft) -> None:
    for name, pattern in _INSPECTORATES:
        hit = draft.find(pattern, flags=re.NOFLAG)
        if hit is not None:
            draft.put("inspectorate", hit.as_value(name))
            break
    provider = draft.find(r"Cafcass\s+Cymru")
    if provider is not None:
        draft.put("provider", provider.value())
        draft.put("inspected_body", provider.value())
    else:
        draft.put("provider", None, "No provider that the reader knows is named.")
    _read_kind(draft, known=provider is not None and draft.value_of("inspectorate") == "Care Inspectorate Wales")
    title = draft.find(r"^.{0,60}\barolyg\w*\s+.{3,120}$", draft.blocks[:15])
    draft.put("title", title.value() if title else None, "No title line was found.")
    draft.absent("published", "The report's text prints no date of publication.")


def _read_kind(draft: Draft, *, known: bool) -> None:
    top = draft.blocks[:25]
    for pattern, kind in _KINDS:
        hit = draft.find(pattern, top)
        if hit is not None:
            draft.put("kind", hit.as_value(kind))
            break
    else:
        hit = draft.find(r"\barolyg\w*", top)
        draft.put("kind", hit.as_value("narrative") if hit else None, "No word says what kind of inspection it was.")
    if known and draft.value_of("kind") == "narrative":
        draft.put("framework", Value(FRAMEWORK, draft.record.fields["kind"].place, SURE))
    else:
        draft.put("framework", None, "The framework is not known from the Welsh text.")


def _is_sure(list_name: str, column: str, value: Value) -> bool:
    """Numbers, dates, names, keys and the kind are kept; words are doubted."""
    if list_name:
        return column not in _PROSE or isinstance(value.value, bool)
    return column not in ("title", "limiting_statement")


FAMILY = Family("welsh", _recognise, _read)
