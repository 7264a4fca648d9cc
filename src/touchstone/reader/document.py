"""A document, whatever its format: its pages of text, its lines, and where each character stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from touchstone.reader.record import Place


@dataclass(frozen=True)
class Line:
    """One line: its text without surrounding blanks, and the place of that text."""

    text: str
    page: int
    start: int
    end: int
    number: int  # index among all lines of the document

    @property
    def place(self) -> Place:
        return Place(self.page, self.start, self.end)


@dataclass
class Document:
    """Pages of text joined by form feeds: `text` is the whole, and every place counts its characters.

    `media_type` was decided from the bytes. `source` gives geometry of a page on demand where the format has it
    (PDF), and is None for the others.
    """

    pages: list[str]
    media_type: str
    language: str = "en"
    notes: list[str] = field(default_factory=list)
    source: object | None = None
    misnamed: str = ""  # a sentence, where the name promises another kind of file than the bytes are
    edges_clean: bool = False  # running titles and page numbers are blanked already: what is at the edges is text

    @cached_property
    def text(self) -> str:
        return "\f".join(self.pages)

    @cached_property
    def _page_starts(self) -> list[int]:
        starts, at = [], 0
        for page in self.pages:
            starts.append(at)
            at += len(page) + 1
        return starts

    def page_at(self, offset: int) -> int:
        """The page (from 1) on which a character stands."""
        return max(1, bisect_right(self._page_starts, offset))

    def place(self, start: int, end: int) -> Place:
        return Place(self.page_at(start), start, end)

    @cached_property
    def lines(self) -> list[Line]:
        """Non-empty lines in order."""
        found: list[Line] = []
        for index, page in enumerate(self.pages):
            at = self._page_starts[index]
            for raw in page.split("\n"):
                text = raw.strip()
                if text:
                    start = at + raw.index(text[0])
                    found.append(Line(text, index + 1, start, start + len(text), len(found)))
                at += len(raw) + 1
        return found
