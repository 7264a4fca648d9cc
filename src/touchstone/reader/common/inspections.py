"""What does any inspection paper say of itself: legal powers, dates of fieldwork, the area, its code?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.reader.common.dates import Found, find_dates
from touchstone.reader.common.draft import Draft, Hit, date_value
from touchstone.reader.common.flow import Block
from touchstone.reader.common.names import split_list
from touchstone.reader.confidence import DERIVED, EXACT, FORM, LIKELY
from touchstone.reader.record import Value

_ACT = (
    r"(?:the\s+)?(?P<act>(?:[A-Z][\w’'-]*\s+)"
    r"(?:(?:and|of|for|in|to|the|\(\w+\)|[A-Z][\w’'-]*)\s+)*?Act\s+(?P<year>(?:19|20)\d\d))"
)
_SECTION_NUMBER = r"\d+[A-Z]{0,2}(?:\(\d+\))?"
_POWER = re.compile(
    rf"\bsections?\s+(?P<numbers>{_SECTION_NUMBER}(?:\s*(?:[-–—,]|to|and|or|and\s+section)\s*(?:section\s+)?{_SECTION_NUMBER}){{0,9}})"
    rf"\s+of\s+{_ACT}"
)
_UNDERPINNED = re.compile(rf"underpinned\s+by\s+{_ACT}")
_RANGE = re.compile(r"^(\w+)\s*(?:[-–—]|to)\s*(\w+)$")
_FIELDWORK = re.compile(
    r"inspect(?:ion|ed|ors)|fieldwork|visit|monitoring|arolyg|carried\s+out|conducted|took\s+place", re.IGNORECASE
)
_SECTORS = {"N": "north", "C": "central", "S": "south"}

AREA = (
    r"(?P<area>[A-Z][\w’'-]*(?:(?:,?\s+(?:and|&)(?:\s+the)?|\s+(?:of|upon|with|on|in|by|the))?\s+[A-Z][\w’'-]*){0,7})"
)
CODE = r"(?P<code>[A-Z]\d{1,2})"


def read_legal_basis(draft: Draft) -> None:
    """Rows of legal_basis in the short form "Education and Inspections Act 2006 ss143-145"."""
    seen: set[str] = set()
    for block in draft.blocks:
        for match in _POWER.finditer(block.text):
            for short in _short_powers(match.group("numbers"), match.group("act")):
                if short not in seen:
                    seen.add(short)
                    draft.row("legal_basis", text=block.value(short, match.span()))
        for match in _UNDERPINNED.finditer(block.text):
            short = f"{match.group('act')} (practice directions underpinned by)"
            if "practice direction" in block.text.lower() and short not in seen:
                seen.add(short)
                draft.row("legal_basis", text=block.value(short, match.span("act")))


def _short_powers(numbers: str, act: str) -> list[str]:
    act = re.sub(r"\s+", " ", act)
    found = []
    for part in re.split(r"\s*(?:,|\band\b|\bor\b)\s*(?:section\s+)?", numbers):
        if not part:
            continue
        span = _RANGE.match(part)
        found.append(f"{act} ss{span.group(1)}-{span.group(2)}" if span else f"{act} s{part}")
    return found


def read_fieldwork(draft: Draft, blocks: Sequence[Block], not_about: str = "") -> tuple[Block, Found] | None:
    """inspection_dates, inspection_start and inspection_end from the first sentence that dates the fieldwork.

    `not_about` is a pattern of sentences that date something else (the earlier inspection).
    """
    best: tuple[int, Block, Found] | None = None
    for block in blocks:
        for start, end in block.sentences:
            sentence = block.text[start:end]
            if not _FIELDWORK.search(sentence):
                continue
            for found in find_dates(sentence):
                lead = sentence[max(0, found.start - 70) : found.start]
                if not_about and re.search(not_about, lead + found.printed, re.IGNORECASE):
                    continue
                rank = _exactness(found)
                moved = Found(found.start + start, found.end + start, found.first, found.last, found.printed)
                if best is None or rank > best[0]:
                    best = (rank, block, moved)
    if best is None:
        draft.put("inspection_start", None, "No sentence was found that dates the fieldwork.")
        draft.absent("inspection_end", "The fieldwork's dates were not found.")
        return None
    _, block, found = best
    draft.put("inspection_dates", date_value(block, found))
    draft.put("inspection_start", date_value(block, found))
    _put_end(draft, block, found)
    return block, found


def _exactness(found: Found) -> int:
    if found.first.precision == "day":
        return 3 if found.last else 2
    return 1 if found.is_week or found.last else 0


def _put_end(draft: Draft, block: Block, found: Found) -> None:
    if found.last is not None:
        draft.put("inspection_end", date_value(block, found, found.last))
    elif found.first.precision == "day":
        draft.put("inspection_end", date_value(block, found))
    else:
        what = "week" if found.is_week else "month"
        draft.absent("inspection_end", f"Only the {what} of the fieldwork is printed, not its last day.")


def read_area(draft: Draft, blocks: Sequence[Block]) -> None:
    """area_name and area_code of a Cafcass service area from the titles and first sentences of a paper."""
    patterns = (
        rf"{CODE}\s*[-–—:]\s*(?:the\s+)?{AREA}\s+service\s+area",
        rf"Cafcass[:,]?\s+(?:in\s+)?(?:the\s+)?(?:Cafcass\s+)?{AREA}\s+service\s+area\s*\(\s*{CODE}\s*\)",
        rf"{AREA}\s*\(\s*{CODE}\s*\)\s+service\s+area",
        rf"Cafcass[:,]?\s+(?:[-–—]\s*)?(?:in\s+)?(?:the\s+)?(?:Cafcass\s+)?{AREA}\s+(?i:service\s+area)",
        rf"(?:in|of)\s+the\s+{AREA}\s+(?i:service\s+area)",
    )
    for pattern in patterns:
        hit = draft.find(pattern, blocks, re.NOFLAG)
        if hit is None:
            continue
        if "area_name" not in draft.record.fields:
            draft.put("area_name", hit.value("area", EXACT))
        if "code" in hit.match.re.groupindex and "area_code" not in draft.record.fields:
            draft.put("area_code", hit.value("code", EXACT))
    _check_other_areas(draft, blocks)


def _check_other_areas(draft: Draft, blocks: Sequence[Block]) -> None:
    name = draft.record.fields.get("area_name")
    if name is None:
        draft.put("area_name", None, "No service area is named in the title or the first sentences.")
        return
    others: dict[str, Value] = {}
    for hit in draft.find_all(rf"(?:Cafcass|the)[:,]?\s+{AREA}\s+(?i:service\s+area)", blocks, re.NOFLAG):
        other = hit.match.group("area")
        if other.startswith("Cafcass "):
            other = other.removeprefix("Cafcass ")
        if other not in (name.value, "Cafcass") and name.value not in other:
            others.setdefault(other, hit.value("area"))
    for other, value in others.items():
        draft.contradiction(
            f"The paper is about the service area “{name.value}”, but names “{other}” as well.", name.place, value.place
        )


def read_inspected_body(draft: Draft, blocks: Sequence[Block]) -> None:
    """inspected_body: the service area as the paper itself first writes it out."""
    area = draft.record.fields.get("area_name")
    if area is None or not area.value:
        draft.put("inspected_body", None, "The service area was not found.")
        return
    name = re.escape(str(area.value))
    hit = draft.find(rf"Cafcass\s+{name}\s+service\s+area", blocks) or draft.find(
        rf"Cafcass[:,]?\s+(?:in\s+)?(?:the\s+)?(?:[A-Z]\d{{1,2}}\s*[-–—:]\s*)?{name}(?:\s*\([A-Z]\d+\))?\s+service\s+area",
        blocks,
    )
    draft.put("inspected_body", hit.value() if hit else Value(area.value, area.place, area.confidence))


def read_sector(draft: Draft) -> None:
    """The sector that a Cafcass area's code begins with: N north, C central, S south."""
    code = draft.record.fields.get("area_code")
    if code is None or not code.value:
        draft.absent("sector", "No area code is printed, and the sector follows from it.")
        return
    sector = _SECTORS.get(str(code.value)[0])
    if sector is None:
        reason = f"The area code {code.value} begins with no known sector letter."
        draft.put("sector", Value.missing(reason, code.place))
    else:
        draft.put("sector", Value(sector, code.place, min(DERIVED, code.confidence)))


def read_names(draft: Draft, name: str, hit: Hit | None, group: str = "list", column: str = "name") -> None:
    """Rows of a list from the printed "A, B and C" of a pattern's group."""
    if hit is None:
        return
    offset = hit.match.start(group)
    for start, end in split_list(hit.match.group(group)):
        printed = hit.block.text[offset + start : offset + end]
        doubt = "The name holds “and”: it may be two." if _doubtful(printed) else ""
        draft.row(name, **{column: hit.block.quote(offset + start, offset + end, LIKELY if doubt else FORM, doubt)})


def _doubtful(printed: str) -> bool:
    spans = split_list(printed)
    return len(spans) > 1
