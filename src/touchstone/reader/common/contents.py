"""What does a contents list promise, and does the body keep it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import Block

_PAGES = re.compile(r"[\s.…]*(?:pages?\s*)?\d{1,3}(?:\s*[-–,]?\s*\d{1,3})*\s*$", re.IGNORECASE)
_TITLES = ("contents", "table of contents", "contents page", "cynnwys")


@dataclass
class Contents:
    """The blocks of a contents list, and the numbers of all its blocks (its title too)."""

    entries: list[Block] = field(default_factory=list)
    numbers: frozenset[int] = frozenset()

    def words(self) -> str:
        """All entries as words only, parted by bars, without page numbers."""
        return "|".join(re.sub(r"(?:\s+pages?)?(?:\s+\d+)+$", "", entry.words) for entry in self.entries)

    def names(self, heading: str) -> bool:
        """Whether a heading (as words only) stands anywhere in the list, in an entry of its own or run into others."""
        return re.search(rf"(?:^|[| ]){re.escape(heading)}(?:$|[| ])", self.words()) is not None


def contents_of(draft: Draft) -> Contents:
    """The contents list: from its title to the first entry without a page number or the second time a line stands."""
    title = next((block for block in draft.blocks if block.words in _TITLES), None)
    if title is None:
        return Contents()
    entries: list[Block] = []
    for block in draft.blocks[title.number + 1 :]:
        if not _PAGES.search(block.text) or len(block.text) > 200:
            break
        entries.append(block)
    return Contents(entries, frozenset([title.number, *(entry.number for entry in entries)]))


def check_contents(draft: Draft, contents: Contents, headings: list[Block]) -> None:
    """Contradictions: headings of the body that the contents list leaves out, and entries run together."""
    if not contents.entries:
        return
    for heading in headings:
        if not contents.names(heading.words):
            draft.contradiction(
                f"The contents list leaves out “{heading.text}”, which is a heading of the document.",
                draft.document.place(contents.entries[0].place().start, contents.entries[-1].place().end),
                heading.place(),
            )
    known = {heading.words for heading in headings}
    for entry in contents.entries:
        inside = [word for word in known if re.search(rf"(?:^| ){re.escape(word)}(?:$| )", entry.words)]
        whole = re.sub(r"(?:\s+pages?)?(?:\s+\d+)+$", "", entry.words)
        parts = [word for word in inside if not any(word != other and word in other for other in inside)]
        if len(parts) > 1 and whole not in known:
            draft.contradiction(f"The contents list runs entries together: “{entry.text}”.", entry.place())
