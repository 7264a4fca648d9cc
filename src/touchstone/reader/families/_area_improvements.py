"""How does a full area report print what must improve? Items under timescales, in one section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.domain.vocabulary import timescale_key
from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.common.draft import Draft, Section
from touchstone.reader.common.flow import BULLET, Block
from touchstone.reader.common.text import slug
from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.record import Value

_WITHIN = re.compile(
    rf"^(?:immediately|straight\s*away|(?:with)?in\s+(?P<n>{NUMBER})\s+(?P<unit>days?|weeks?|months?|years?))\s*:?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\(?(?P<number>\d{1,2})[.)]\s*(?=\S)")
_LEAD_IN = re.compile(r"following\s+action|should\s+take|need(?:s)?\s+to\s*:?$|:$", re.IGNORECASE)


def is_timescale(block: Block) -> bool:
    """Whether a block is a heading that gives a timescale."""
    return bool(_WITHIN.match(block.text)) and len(block.text) < 40


def read_areas_for_improvement(draft: Draft, sections: Sequence[Section]) -> None:
    """Rows of areas_for_improvement, numbered through in printed order."""
    found, inside, timescale = 0, False, None
    for section in sections:
        if section.words == "areas for improvement":
            inside, timescale = True, None
        elif section.heading is not None and is_timescale(section.heading) and inside:
            timescale = section.heading
        else:
            inside = False
        if inside:
            found = _read_items(draft, section.blocks, timescale, found)
    if not found:
        draft.row(
            "areas_for_improvement",
            number=Value.missing("No items were found under a heading “Areas for improvement”."),
            section=Value.absent("Not printed."),
            timescale_or_class=Value.absent("Not printed."),
            text=Value.missing("No items were found under a heading “Areas for improvement”."),
            n_sub_bullets=Value.absent("Not printed."),
        )


def _read_items(draft: Draft, blocks: Sequence[Block], timescale: Block | None, found: int) -> int:
    top = min((block.level for block in blocks if block.kind == BULLET), default=0)
    for index, block in enumerate(blocks):
        numbered = _NUMBERED.match(block.text)
        is_item = block.kind == BULLET and block.level <= top + 1
        plain = timescale is not None and not _LEAD_IN.search(block.text) and not any(b.kind == BULLET for b in blocks)
        if not (is_item or numbered or plain):
            continue
        found += 1
        start = numbered.end() if numbered else 0
        below = 0
        for later in blocks[index + 1 :]:
            if later.kind != BULLET or later.level <= top + 1:
                break
            below += 1
        _row(draft, block, start, timescale, found, below)
    return found


def _row(draft: Draft, block: Block, start: int, timescale: Block | None, number: int, below: int) -> None:
    draft.row(
        "areas_for_improvement",
        number=block.value(number, (0, max(1, start)), FORM),
        section=Value.absent("The report has one list."),
        timescale_or_class=_timescale(timescale),
        text=block.quote(start, len(block.text)),
        n_sub_bullets=block.value(below),
    )


def _timescale(heading: Block | None) -> Value:
    if heading is None:
        return Value.missing("No timescale stands over this item.")
    known = timescale_key(heading.text)
    if known:
        return heading.value(known, confidence=EXACT)
    match = _WITHIN.match(heading.text)
    number = count_of(match.group("n")) if match and match.group("n") else None
    key = (
        f"within_{number}_{match.group('unit').lower().removesuffix('s')}s" if match and number else slug(heading.text)
    )
    return heading.value(key, None, LIKELY, f"“{heading.text}” is no timescale of this framework.")
