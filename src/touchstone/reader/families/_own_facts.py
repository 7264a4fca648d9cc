"""The facts on the cover and in the letterhead of a document of this program: names with their values, a line each."""

from __future__ import annotations

import re

from touchstone.reader.common.dates import as_json, find_dates
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block
from touchstone.reader.confidence import EXACT
from touchstone.reader.record import Value

LABELS = {
    "provider": ("Service inspected", "Gwasanaeth a arolygwyd"),
    "area": ("Service area", "Ardal gwasanaeth"),
    "dates": ("Inspection dates", "Dyddiadau'r arolygiad"),
    "lead": ("Lead inspector", "Prif arolygydd"),
    "framework": ("Framework", "Fframwaith"),
    "published": ("Published", "Cyhoeddwyd"),
    "reference": ("Reference", "Cyfeirnod"),
    "dated": ("Date", "Dyddiad"),
}
_AREA = re.compile(r"(?P<name>.+?)(?:\s+\((?P<code>[A-Z]{1,3}\d{1,3})\))?$")
_CARRIED_OUT = re.compile(r"\b(?:carried out this|Cynhaliodd)\b")


def read_facts(draft: Draft) -> None:
    """Provider, area, dates, lead, day of publication, reference: from the first place where each stands."""
    facts = _facts(draft.blocks)
    if "provider" in facts:
        draft.record.fields["provider"] = _value(facts["provider"])
    if "area" in facts:
        block, start = facts["area"]
        found = _AREA.match(block.text[start:].strip())
        if found:
            draft.record.fields["area_name"] = block.value(found.group("name"), (start, len(block.text)), EXACT)
            if found.group("code"):
                draft.record.fields["area_code"] = block.value(found.group("code"), (start, len(block.text)), EXACT)
    else:
        _read_place(draft)
    if "lead" in facts:
        draft.record.fields["lead_inspector"] = _value(facts["lead"])
    for name in ("published", "dated"):
        if name in facts:
            _put_date(draft, "published", facts[name])
    _read_days(draft, facts.get("dates"))
    if "reference" in facts:
        block, start = facts["reference"]
        value = block.value(block.text[start:].strip(), (start, len(block.text)), EXACT)
        draft.record.lists["references"] = [{"value": value, "where": Value("cover", value.place, EXACT)}]


_PLACE = re.compile(
    r"\bin the (?P<en>.+?) service area(?: \((?P<code>[A-Z]{1,3}\d{1,3})\))?"
    r"|\byn ardal gwasanaeth (?P<cy>.+?)(?: \((?P<kod>[A-Z]{1,3}\d{1,3})\))? (?:o|ar|rhwng|ym|yn)\b"
)


def _read_place(draft: Draft) -> None:
    """A letter has no cover: the area stands in the sentence that says what was carried out."""
    for block in draft.blocks:
        found = _PLACE.search(block.text) if _CARRIED_OUT.search(block.text) else None
        if found:
            name, code = found.group("en") or found.group("cy"), found.group("code") or found.group("kod")
            draft.record.fields["area_name"] = block.value(name, found.span(), EXACT)
            if code:
                draft.record.fields["area_code"] = block.value(code, found.span(), EXACT)
            return


def _facts(blocks: list[Block]) -> dict[str, tuple[Block, int]]:
    """For each label, the first block that begins with it, and where its value begins."""
    found: dict[str, tuple[Block, int]] = {}
    for block in blocks:
        for name, labels in LABELS.items():
            for label in labels:
                match = re.match(rf"{re.escape(label)}:?\s+(?=\S)", block.text.replace("’", "'"))
                if match and name not in found:
                    found[name] = (block, match.end())
    return found


def _value(fact: tuple[Block, int]) -> Value:
    block, start = fact
    return block.value(block.text[start:].strip(), (start, len(block.text)), EXACT)


def _put_date(draft: Draft, name: str, fact: tuple[Block, int]) -> None:
    block, start = fact
    dates = [found for found in find_dates(block.text) if found.start >= start]
    if dates:
        draft.record.fields[name] = block.value(as_json(dates[0].first), (dates[0].start, dates[0].end), EXACT)


def _read_days(draft: Draft, fact: tuple[Block, int] | None) -> None:
    """First and last day: from the cover, or in a letter from the sentence that says what was carried out when."""
    if fact is None:
        block = next((each for each in draft.blocks if _CARRIED_OUT.search(each.text)), None)
        fact = (block, 0) if block is not None else None
    if fact is None:
        return
    block, start = fact
    dates = [found for found in find_dates(block.text) if found.start >= start]
    if not dates:
        return
    span = (dates[0].start, dates[0].end)
    last = dates[0].last or dates[0].first
    draft.record.fields["inspection_start"] = block.value(as_json(dates[0].first), span, EXACT)
    draft.record.fields["inspection_end"] = block.value(as_json(last), span, EXACT)
