"""The facts on the cover and in the letterhead of a document of this program: names with their values, a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from touchstone.reader.common.dates import as_json, find_dates
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import HEADING, Block
from touchstone.reader.confidence import EXACT
from touchstone.reader.families._own_blocks import joined, part
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
    facts = _facts(draft)
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


def read_title(draft: Draft) -> None:
    """The heading of the first level, or the lines between who publishes it and the first fact; otherwise none."""
    front = cover(draft)
    heading = next((each for each in front if each.kind == HEADING), None)
    draft.record.fields.pop("title", None)
    if heading is not None:
        draft.record.fields["title"] = heading.quote(0, len(heading.text), EXACT)
        return
    read = _cover(draft)
    first = sum(start < read.labels[0].start() for start in read.starts) if read.labels else 0
    publisher = _PUBLISHER.search(joined(draft.document, draft.blocks[first:]).text)
    if first > 1 and publisher and front[0].text in publisher.groups() and "provider" in _facts(draft):
        title = joined(draft.document, front[1:first])
        draft.record.fields["title"] = title.quote(0, len(title.text), EXACT)


_PUBLISHER = re.compile(
    r"You can ask (.+?) for this document in another form|Gallwch ofyn i (.+?) am y ddogfen hon mewn ffurf arall"
)
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


_NAMES = "|".join(f"(?P<{name}>{'|'.join(map(re.escape, labels))})" for name, labels in LABELS.items())
_LABEL = re.compile(rf"(?:{_NAMES}):?\s+(?=\S)")
_COVER = 40  # blocks at most before the contents or the salutation
_WRAPPED = 4  # blocks at most over which one value runs
_ENDS = re.compile(r"(?:Contents|Cynnwys)$|Dear\b|Annwyl\b|Introduction$|Cyflwyniad$")


def cover(draft: Draft) -> list[Block]:
    """The blocks of the cover, or of the head of a letter."""
    blocks = draft.blocks[:_COVER]
    return blocks[: next((n for n, each in enumerate(blocks) if _ENDS.match(each.text)), len(blocks))]


@dataclass(frozen=True)
class _Cover:
    """The cover as one text, where each of its blocks begins, and the labels that stand at such a beginning."""

    whole: Block
    starts: list[int]
    labels: list[re.Match[str]]


def _cover(draft: Draft) -> _Cover:
    blocks = cover(draft)
    whole = joined(draft.document, blocks)
    starts = list(accumulate((len(block.text) + 1 for block in blocks), initial=0))[: len(blocks)]
    text = whole.text.replace("’", "'")
    return _Cover(whole, starts, [match for start in starts if (match := _LABEL.match(text, start))])


def _facts(draft: Draft) -> dict[str, tuple[Block, int]]:
    """For each label of the cover a block that holds its value. A value runs to the next label, over lines or cells;
    the last one to the end of its line, or over the next line where nothing stands beside the label."""
    read, found = _cover(draft), {}
    for match, after in zip(read.labels, [*read.labels[1:], None], strict=True) if read.labels else ():
        first = match.end()
        last = next((start - 1 for start in read.starts if start > first), len(read.whole.text))
        between = [start for start in read.starts if after is not None and first < start < after.start()]
        end = after.start() - 1 if after is not None and len(between) < _WRAPPED else last
        name = match.lastgroup or ""
        if name not in found and first < end:
            found[name] = (part(read.whole, first, end), 0)
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
