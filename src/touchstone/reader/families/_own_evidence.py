"""What a document of this program says was seen and not seen: a list with numbers and labels, and reasons for gaps."""

from __future__ import annotations

import re

from touchstone.reader.common.draft import Draft
from touchstone.reader.common.evidence import kind_of
from touchstone.reader.common.flow import BULLET, TEXT, Block
from touchstone.reader.confidence import EXACT
from touchstone.reader.families._own_blocks import joined
from touchstone.reader.record import Value

_LEAD = re.compile(r"^(?:The evidence includes|Mae'r dystiolaeth yn cynnwys):$")
_ITEM = re.compile(
    r"^(?:(?P<qualifier>(?:just |well )?(?:over|under)|more than|at least|up to|fewer than|less than|nearly|almost"
    r"|around|about|approximately|some|only|dros|mwy na|o leiaf|hyd at|llai na|bron|tua|oddeutu)\s+)?"
    r"(?P<count>\d{1,3}(?:,\d{3})+|\d+)\s+(?P<label>\S.*)$",
    re.DOTALL,
)
_CHOSEN = re.compile(r"\s+\((?:chosen by the provider|wedi'u dewis gan y darparwr)\)$")
_NOT_SEEN = re.compile(
    r"\b(?:Not seen|Ni welwyd): (?P<label>[^.]{2,200})\. (?P<reason>[^.!?…]{2,600}[.!?…])",
)


def read_evidence(draft: Draft) -> None:
    """The list of labelled counts, where there is one in place of the counts by method; and what was not seen."""
    made = [_seen(block) for block in _items(draft)] or draft.record.lists.get("evidence", [])
    whole = joined(draft.document, draft.blocks)
    made += [_missing(whole, found) for found in _NOT_SEEN.finditer(whole.text)]
    if made:
        draft.record.lists["evidence"] = made


def _items(draft: Draft) -> list[Block]:
    """The items of the list, each whole: a line that begins small, or that another item follows, goes on with one."""
    blocks = draft.blocks
    lead = next((n for n, each in enumerate(blocks) if _LEAD.match(each.text.replace("’", "'"))), len(blocks))
    items: list[list[Block]] = []
    for n, block in enumerate(blocks[lead + 1 :], lead + 1):
        if block.kind == BULLET:
            items.append([block])
        elif items and (block.text[:1].islower() or block.text[:1] == "(" or _goes_on(blocks, n)):
            items[-1].append(block)
        else:
            break
    return [joined(draft.document, each) for each in items]


def _goes_on(blocks: list[Block], at: int) -> bool:
    """Does an item of the list follow this line, with no heading or reason between?"""
    after = next((each for each in blocks[at + 1 :]), None)
    return after is not None and after.kind == BULLET and blocks[at].kind == TEXT


def _seen(block: Block) -> dict[str, Value]:
    none = Value.absent("Not printed.")
    after = re.search(r"\s+(?:Not seen|Ni welwyd): ", block.text)
    end = after.start() if after else len(block.text)
    chosen = _CHOSEN.search(block.text[:end].replace("’", "'"))
    end = chosen.start() if chosen else end
    item = _ITEM.match(block.text[:end])
    start = item.start("label") if item else 0
    qualified = item is not None and item.group("qualifier")
    return {
        "kind": block.value(kind_of(block.text[start:end]), (start, end), EXACT),
        "label": block.quote(start, end, EXACT),
        "count": block.value(int(item.group("count").replace(",", "")), item.span("count"), EXACT) if item else none,
        "qualifier": block.quote(*item.span("qualifier"), EXACT) if item and qualified else none,
        "chosen_by_provider": block.value(chosen is not None, None, EXACT),
        "missing_reason": none,
    }


def _missing(block: Block, found: re.Match[str]) -> dict[str, Value]:
    none = Value.absent("Not printed.")
    return {
        "kind": block.value("missing_voice", found.span("label"), EXACT),
        "label": block.quote(*found.span("label"), EXACT),
        "count": none,
        "qualifier": none,
        "chosen_by_provider": block.value(False, None, EXACT),
        "missing_reason": block.quote(*found.span("reason"), EXACT),
    }
