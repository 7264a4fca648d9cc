"""What are the lines of a report without its furniture, and where do its contents page and its paragraphs stand?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import category

from touchstone.reader.document import Document, Line
from touchstone.reader.families._la_words import fold

_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the top and bottom of a page among which furniture is looked for
_CONTENTS_ENTRY = re.compile(r"(.*?\D)[\s.…]*(\d{1,3})$")
_MIXED = re.compile(r"(?<=[a-z])[01](?=[a-z])")
_PARAGRAPH = re.compile(r"(\d{1,3})\.(?:\s*(?=[^\d\s])|$)")
BULLETS = "•●○▪■◼◾◦‣⁃·\uf06e\uf0a7\uf0b7\uf02d\uf0d8\uf0fc\uf076\uf071\uf06f−–—"
_DASHES = "-–—−"
_SYMBOL_LETTERS = "onlqüØ§v"  # what Wingdings bullets turn into without their font
_SMALL_BULLETS = "-o\uf02d−–—○◦⁃\uf06f"


@dataclass
class Paragraph:
    """A numbered paragraph: its number and the line it begins on."""

    number: int
    line: Line
    at: int  # index among the body's lines


@dataclass
class Body:
    """The lines of a document without page numbers and running heads, looked up by their first word."""

    document: Document
    lines: list[Line] = field(init=False)

    def __post_init__(self) -> None:
        furniture = _furniture(self.document)
        self.lines = [line for line in self.document.lines if line.number not in furniture]

    @cached_property
    def _by_first_word(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            index[line.text.split(None, 1)[0].lower().rstrip(":,.")].append(at)
        return index

    def beginning(self, *first_words: str) -> list[int]:
        """Indices of the lines whose first word is one of these (lower case), in order."""
        return sorted(at for word in first_words for at in self._by_first_word.get(word, ()))

    @cached_property
    def first_page(self) -> list[Line]:
        """The lines of the first page that has more than a few words."""
        for page in (1, 2, 3):
            lines = [line for line in self.lines if line.page == page]
            if len(lines) > 3:
                return lines
        return self.lines[:40]

    @cached_property
    def contents(self) -> tuple[int, int]:
        """Indices [start, end) of the contents list, both 0 where there is none."""
        for at in self.beginning("contents"):
            if self.lines[at].text.strip().lower() == "contents":
                end = self._contents_end(at + 1)
                if end - at > 3:
                    return at, end
        return 0, 0

    def _contents_end(self, at: int) -> int:
        end, open_lines = at, 0
        for index in range(at, min(at + 90, len(self.lines))):
            if _CONTENTS_ENTRY.match(self.lines[index].text):
                end, open_lines = index + 1, 0
            else:
                open_lines += 1
                if open_lines > 3:
                    break
        return end

    @cached_property
    def contents_titles(self) -> list[str]:
        """The titles of the contents list, folded."""
        start, end = self.contents
        titles, waiting = [], ""
        for line in self.lines[start + 1 : end]:
            match = _CONTENTS_ENTRY.match(line.text)
            waiting = f"{waiting} {match.group(1) if match else line.text}"
            if match:
                titles.append(fold(waiting).rstrip(" .:"))
                waiting = ""
        return titles

    def in_contents(self, at: int) -> bool:
        start, end = self.contents
        return start <= at < end

    def is_contents_title(self, at: int) -> bool:
        """Whether the line at this index is a heading that the contents list names (or the first line of one)."""
        text = fold(self.lines[at].text).rstrip(" .:")
        if len(text) < 6:
            return False
        return any(title == text or (len(text) > 25 and title.startswith(text)) for title in self.contents_titles)

    @cached_property
    def is_recognised(self) -> bool:
        """Whether the text looks like the work of text recognition: digits within words, here and there."""
        return len(_MIXED.findall(self.document.text[:40_000])) >= 2

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The longest run of numbered paragraphs, in order. Empty where the text is not numbered."""
        return max(self._runs, key=len, default=[])

    @cached_property
    def paragraph_doubt(self) -> str:
        """Why the numbering may not be what it seems, or nothing."""
        numbers = [paragraph.number for paragraph in self.paragraphs]
        if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return "The numbering has a gap or a number twice."
        others = [run for run in self._runs if run is not self.paragraphs and len(run) > 8]
        return "The numbering starts again in another part." if others else ""

    @cached_property
    def _runs(self) -> list[list[Paragraph]]:
        runs: list[list[Paragraph]] = []  # most recent last
        for at, line in enumerate(self.lines):
            if not line.text[0].isdigit() or self.in_contents(at):
                continue
            match = _PARAGRAPH.match(line.text)
            if match is None:
                continue
            paragraph = Paragraph(int(match.group(1)), line, at)
            run = _run_for(runs, paragraph.number)
            if run is not None:
                runs.remove(run)
            elif paragraph.number == 1:
                run = []
            else:
                continue
            run.append(paragraph)
            runs.append(run)
        return runs


def _run_for(runs: list[list[Paragraph]], number: int) -> list[Paragraph] | None:
    """The run that a number goes on: the latest that ends one before; else the longest, over a small slip."""
    for run in reversed(runs):
        if run[-1].number == number - 1:
            return run
    longest = max(runs, key=len, default=None)
    if longest is not None and len(longest) >= 5 and number - longest[-1].number in (0, 2, 3):
        return longest
    return None


def _furniture(document: Document) -> set[int]:
    """Numbers of the lines that are page numbers or running heads."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in document.lines:
        by_page[line.page].append(line)
    edges = {
        page: lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:] for page, lines in by_page.items()
    }
    seen: Counter[str] = Counter()
    for lines in edges.values():
        seen.update({_DIGITS.sub("#", line.text) for line in lines if len(line.text) < 140})
    enough = max(2 if len(by_page) <= 5 else 3, round(len(by_page) * 0.3))
    repeated = {text for text, count in seen.items() if count >= enough}
    return {
        line.number
        for page, lines in edges.items()
        for line in lines
        # The first page's lines are kept: a title may well be what the running heads repeat.
        if _is_page_number(line.text, page) or (page > 1 and _DIGITS.sub("#", line.text) in repeated)
    }


def _is_page_number(text: str, page: int) -> bool:
    return len(text) <= 4 and text.isdigit() and abs(int(text) - page) <= 3


def bullet_of(text: str) -> str:
    """The bullet that a line begins with, or nothing. Dashes and letters count only before a space.

    Symbol fonts come out as code points of the private area, or as the letter the symbol lies on.
    """
    first, then = text[0], text[1:2]
    if "\ue000" <= first <= "\uf8ff" or (first in BULLETS and first not in _DASHES):
        return first
    if first in _DASHES or first == "*":
        return first if then in (" ", "\t", "") else ""
    if first in _SYMBOL_LETTERS and then in (" ", "\t"):
        return first
    return first if ord(first) > 0x2000 and category(first) == "So" else ""


def is_small_bullet(bullet: str) -> bool:
    """Whether this bullet is one that forms use under another (a dash, a ring)."""
    return bullet in _SMALL_BULLETS
