"""In what order do the parts of a document stand, in every form alike?"""

from __future__ import annotations

from touchstone.domain.reporting.document import Address, Block, Document, Heading


def addressed(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A letter's first addresses, which come before its title, and the rest."""
    blocks = document.blocks
    if document.kind != "letter":
        return (), blocks
    count = next((n for n, block in enumerate(blocks) if not isinstance(block, Address)), len(blocks))
    return blocks[:count], blocks[count:]


def sections(document: Document) -> list[tuple[Heading, list[Heading]]]:
    """The headings of level 2, each with those of level 3 under it: what the contents show."""
    out: list[tuple[Heading, list[Heading]]] = []
    for heading in document.headings():
        if heading.level == 2:
            out.append((heading, []))
        elif heading.level == 3:  # never the first: the tree refuses a level left out
            out[-1][1].append(heading)
    return out
