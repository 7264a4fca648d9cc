"""What can be read from an inspection document whose layout nobody has described? The general rules, and not surely.

Chosen only where no family knows the document. First the question whether it is an inspection document at all: one
that names no inspectorate, judges nothing and asks for nothing to improve is refused.
"""

from __future__ import annotations

import re

from touchstone.domain.vocabulary import FRAMEWORKS
from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.doubts import doubt_all
from touchstone.reader.common.draft import Draft, date_value
from touchstone.reader.common.evidence import read_bulleted, read_surveys, read_unable
from touchstone.reader.common.figures import read_figures, read_milestones
from touchstone.reader.common.flow import HEADING
from touchstone.reader.common.inspections import read_fieldwork, read_legal_basis
from touchstone.reader.common.letters import NAME, is_letter, parts, read_letter
from touchstone.reader.common.proportions import read_proportion_words
from touchstone.reader.confidence import GENERAL
from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.families._general_judgements import likely_framework, read_judgement_lines, read_lists
from touchstone.reader.record import Record

DOUBT = "The layout is not known: this was read by general rules."
INSPECTORATES = (
    r"Ofsted|Office\s+for\s+Standards\s+in\s+Education|Estyn|Care\s+Inspectorate\s+Wales|\bCIW\b|\bCSSIW\b|Care\s+Quality\s+Commission|"
    r"\bCQC\b|\bHMICFRS\b|\bHMIP\b|Arolygiaeth\s+Gofal\s+Cymru|\bAGC\b|(?:[A-Z][\w’']+\s+){0,3}(?:Inspectorate|Arolygiaeth)(?:\s+of(?:\s+[A-Z][\w’']+){1,4})?"
)
# What shows that a document is an inspection's own paper → how the refusal calls its lack.
_SIGNS = (
    (
        r"\binspection\s+report|\binspected\b|\bthis\s+inspection\b|\binspection\s+of\b|monitoring\s+visit|focused\s+visit"
        r"|\barolyg",
        "no inspection of its own",
    ),
    (
        r"overall\s+effectiveness|\bjudg(?:e|ed|es|ement|ements)\b|\bgrade\s*:?\s*\d|requires\s+improvement|\bbarn\b",
        "no judgement",
    ),
    (
        r"areas?\s+for\s+(?:improvement|development)|\brecommendations?\b|what\s+needs\s+to\s+improve"
        r"|priority\s+actions?|gwella",
        "nothing that must improve",
    ),
    (
        r"\binspectors?\s+(?:found|met|visited|looked|observed|considered|judged|carried)|lead\s+inspector"
        r"|\bwe\s+(?:inspected|visited|found)\b|arolyg(?:ydd|wyr)",
        "no inspectors at work",
    ),
)
_NEEDED = 3
_SAMPLE = 300_000


def _recognise(_: Document) -> float:
    return 0.0  # never the surest: read.py falls back on it


def lacks(document: Document) -> list[str]:
    """What a document lacks to be an inspection's own paper; empty where it lacks too little to be refused."""
    text = document.text[:_SAMPLE]
    missing = [lack for pattern, lack in _SIGNS if not re.search(pattern, text, re.IGNORECASE)]
    if not re.search(INSPECTORATES, text):
        missing.insert(0, "no inspectorate")
    return missing if len(missing) > len(_SIGNS) + 1 - _NEEDED or "no inspectorate" in missing else []


def _read(document: Document) -> Record:
    draft = Draft("general", document)
    missing = lacks(document)
    if missing:
        listed = ", ".join(missing[:-1]) + (" and " if len(missing) > 1 else "") + missing[-1]
        draft.record.refusal = f"This is not an inspection report or letter: it has {listed}."
        return draft.record
    draft.note("No known layout fits this document. General rules were used, and every value needs a person's look.")
    _read_form(draft)
    if is_letter(draft.blocks):
        letter = parts(draft.blocks)
        read_letter(draft, letter)
    read_judgement_lines(draft)
    read_lists(draft)
    _read_framework(draft)
    _read_prose(draft)
    doubt_all(draft.record, GENERAL, DOUBT)
    return draft.record


def _read_form(draft: Draft) -> None:
    hit = draft.find(rf"(?P<name>{INSPECTORATES})", flags=re.NOFLAG)
    draft.put("inspectorate", hit.value("name") if hit else None, "No inspectorate is named.")
    heading = next((block for block in draft.blocks[:30] if block.kind == HEADING), None)
    first = heading or next((block for block in draft.blocks[:5]), None)
    if first is not None:
        draft.put("title", first.quote(0, min(200, len(first.text))))
    body = draft.find(
        r"inspection\s+of\s+(?:the\s+)?(?P<body>[A-Z][^.:;\n]{2,80}?)(?=\s+(?:in|on|from|between|was|carried|under)\b|[.,;:]|$)",
        flags=re.NOFLAG,
    )
    body = body or draft.find(r"[Ii]nspection\s+of\s+(?:the\s+)?(?P<body>[A-Z][\w’'& -]{2,80})", flags=re.NOFLAG)
    draft.put(
        "inspected_body", body.value("body") if body else None, "No words “inspection of …” name who was inspected."
    )
    published = draft.find(
        r"\b(?:[Pp]ublished|[Pp]ublication\s+date|[Rr]eport\s+published)\b(?:\s+(?:in|on))?\s*:?\s*", flags=re.NOFLAG
    )
    dates = [d for d in find_dates(published.block.text) if d.start >= published.match.end() - 1] if published else []
    if published is not None and dates:
        draft.put("published", date_value(published.block, dates[0]))
    else:
        draft.absent("published", "No date of publication is printed.")
    lead = draft.find(rf"(?i:lead\s+inspector)\s*[:\-–\t]?\s*(?P<name>{NAME.pattern})", flags=re.NOFLAG)
    if lead is not None:
        draft.put("lead_inspector", lead.value("name"))
    else:
        draft.absent("lead_inspector", "No lead inspector is named.")


def _read_framework(draft: Draft) -> None:
    framework = likely_framework(draft)
    if framework is None:
        draft.put("framework", None, "The framework is not known: too few headings belong to one.")
        draft.put("kind", None, "The kind of inspection is not known.")
        return
    place = draft.rows("judgements")[0]["heading"].place
    draft.sure("framework", framework, place)
    draft.sure("kind", FRAMEWORKS[framework].kind, place)


def _read_prose(draft: Draft) -> None:
    read_fieldwork(draft, draft.blocks, r"previous|last\s+inspection|published")
    read_legal_basis(draft)
    read_bulleted(draft, draft.blocks)
    read_unable(draft, draft.blocks)
    read_surveys(draft, draft.blocks)
    used = read_figures(draft, draft.blocks)
    read_milestones(draft, draft.blocks, used, r"inspection|published")
    read_proportion_words(draft)


FAMILY = Family("general", _recognise, _read)
