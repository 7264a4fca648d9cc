"""Blocks of a document put together again, where the width of a page or the cell of a table has parted them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from touchstone.reader.common.flow import TEXT, Block
from touchstone.reader.document import Document


def joined(document: Document, blocks: Iterable[Block]) -> Block:
    """All of them as one, a space between each two; every character still knows where it stands."""
    words: list[str] = []
    offsets: array[int] = array("l")
    for block in blocks:
        if words:
            words.append(" ")
            offsets.append(offsets[-1] + 1)
        words.append(block.text)
        offsets.extend(block.offsets)
    return Block(TEXT, 0, "".join(words), offsets, document)


def part(block: Block, start: int, end: int) -> Block:
    """The characters from `start` to `end` of it as a block of their own."""
    return Block(TEXT, 0, block.text[start:end], block.offsets[start:end], block.document)
