"""How does a family put its record together? Blocks to search, and fields and rows to fill, with reasons for gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchstone.domain.dates import PreciseDate
from touchstone.reader.common.dates import Found, as_json, find_dates
from touchstone.reader.common.flow import Block, flow
from touchstone.reader.confidence import EXACT, FORM
from touchstone.reader.document import Document
from touchstone.reader.record import Place, Record, Value


@dataclass(frozen=True)
class Hit:
    """A pattern found in a block."""

    block: Block
    match: re.Match[str]

    def value(self, group: int | str = 0, confidence: float = FORM, doubt: str = "") -> Value:
        """The words of a group as a value at their place."""
        start, end = self.match.span(group)
        return self.block.quote(start, end, confidence, doubt)

    def as_value(self, value: Any, group: int | str = 0, confidence: float = FORM, doubt: str = "") -> Value:
        """A value worked out from a group, at the group's place."""
        return self.block.value(value, self.match.span(group), confidence, doubt)


@dataclass
class Section:
    """A heading with the blocks under it, up to the next heading; the first section of a document has none."""

    heading: Block | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def words(self) -> str:
        return self.heading.words if self.heading else ""


class Draft:
    """A record in the making."""

    def __init__(self, family: str, document: Document, headings: Iterable[str] = ()) -> None:
        self.document = document
        self.record = Record(family)
        self.blocks = flow(document, headings)

    # -- filling --------------------------------------------------------------------------------------------------

    def put(self, name: str, value: Value | None, missing: str = "") -> None:
        """Sets a field; None with `missing` says that it should be there and is not."""
        if value is not None:
            self.record.fields[name] = value
        elif missing:
            self.record.fields[name] = Value.missing(missing)

    def sure(self, name: str, value: Any, place: Place | None = None) -> None:
        """Sets a field that the recognised form itself settles (its framework, its kind)."""
        self.record.fields[name] = Value(value, place, EXACT)

    def absent(self, name: str, reason: str) -> None:
        """Says that a field is not printed in such a document, where nothing else was read for it."""
        if name not in self.record.fields:
            self.record.fields[name] = Value.absent(reason)

    def row(self, name: str, /, **columns: Value) -> None:
        """Adds a row to a list."""
        self.record.lists.setdefault(name, []).append(columns)

    def contradiction(self, says: str, *places: Place | None) -> None:
        self.record.contradictions.append((says, [place for place in places if place is not None]))

    def note(self, sentence: str) -> None:
        self.record.notes.append(sentence)

    def value_of(self, name: str) -> Any:
        """What a field holds so far, or None."""
        value = self.record.fields.get(name)
        return value.value if value else None

    def rows(self, name: str) -> list[dict[str, Value]]:
        return self.record.lists.get(name, [])

    # -- searching ------------------------------------------------------------------------------------------------

    def find(
        self, pattern: str, blocks: Sequence[Block] | None = None, flags: re.RegexFlag = re.IGNORECASE
    ) -> Hit | None:
        """The first place where a pattern stands in a block."""
        return next(self.find_all(pattern, blocks, flags), None)

    def find_all(
        self, pattern: str, blocks: Sequence[Block] | None = None, flags: re.RegexFlag = re.IGNORECASE
    ) -> Iterator[Hit]:
        compiled = re.compile(pattern, flags)
        for block in self.blocks if blocks is None else blocks:
            for match in compiled.finditer(block.text):
                yield Hit(block, match)

    def sections(self, is_heading: Callable[[Block], bool]) -> list[Section]:
        """The document parted at its headings."""
        found = [Section(None)]
        for block in self.blocks:
            if is_heading(block):
                found.append(Section(block))
            else:
                found[-1].blocks.append(block)
        return found


def date_value(block: Block, found: Found, when: PreciseDate | None = None, confidence: float = FORM) -> Value:
    """A found date of a block as a value: its first day, or `when` (the last of its range)."""
    return block.value(as_json(when or found.first), (found.start, found.end), confidence)


def dates_in(blocks: Iterable[Block]) -> Iterator[tuple[Block, Found]]:
    """Every date of the blocks, in order."""
    for block in blocks:
        for found in find_dates(block.text):
            yield block, found


def place_of(value: Value | None) -> Place | None:
    return value.place if value else None
