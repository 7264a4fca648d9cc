"""Where in a run of words do headings of a form stand, and which grade stands with each?

Tables of judgements come out of a PDF as words in an order that is nearly, not quite, that of reading: a grade cell
that is centred beside a heading of two lines lands between the two. So a table is read word by word: the next word
of a heading goes on with that heading, a word of a grade goes to the grade, whichever comes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from touchstone.reader.document import Line

# grade as words → key; longer forms that begin alike come first.
_PHRASES: dict[tuple[str, ...], str] = {
    ("requires", "improvement", "to", "be", "good"): "requires_improvement",
    ("require", "improvement", "to", "be", "good"): "requires_improvement",
    ("requires", "improvement"): "requires_improvement",
    ("require", "improvement"): "requires_improvement",
    ("outstanding",): "outstanding",
    ("good",): "good",
    ("satisfactory",): "satisfactory",
    ("adequate",): "adequate",
    ("inadequate",): "inadequate",
    ("not", "judged"): "not_judged",
    ("not", "graded"): "not_judged",
}
_PREFIXES = frozenset(phrase[:n] for phrase in _PHRASES for n in range(1, len(phrase) + 1))
GRADE = (
    r"(?:requires?\s+improvement(?:\s+to\s+be\s+good)?|outstanding|good|satisfactory|adequate|inadequate"
    r"|not\s+judged)"
)

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_WORD = re.compile(r"\d{1,2}(?:\.\d)?\.?(?=[A-Z][a-z])|\S+")  # "1.Children" is two words
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{0,2})?[.)]?$")
# What may stand between a heading and its grade in a sentence or a heading of the body.
_HEAD = frozenset({"judgement", "judgements", "grade", "grades"})
_JOINERS = frozenset({"is", "are", "that", "it", ":", "-", "–", "—", "judged", "to", "be"})


def fold(text: str) -> str:
    """Text as it is compared: lower case, one kind of quote, single spaces."""
    return " ".join(text.translate(_QUOTES).lower().split())


def grade_key(text: str) -> str | None:
    """The key of a printed grade, or None where it is none."""
    return _PHRASES.get(tuple(fold(text).strip(" .:;,").split()))


def begins_grade(text: str) -> bool:
    """Whether these words are a grade or the beginning of one ("Requires improvement to")."""
    return tuple(fold(text).strip(" .:;,").split()) in _PREFIXES


@dataclass(frozen=True)
class Word:
    """A word with its place: `plain` is folded and without the punctuation at its ends."""

    text: str
    plain: str
    start: int
    end: int
    page: int
    line: int  # number of its line among all lines of the document


def words_of(lines: list[Line]) -> list[Word]:
    """The words of some lines, in order."""
    found = []
    for line in lines:
        lower = line.text.translate(_QUOTES).lower()
        for match in _WORD.finditer(line.text):
            text = match.group()
            plain = lower[match.start() : match.end()].strip(".,:;()\"'*†") or text
            if plain[-1].isdigit() and plain[0].isalpha():
                plain = plain.rstrip("0123456789")  # the mark of a footnote
            plain = "and" if plain == "&" else plain
            start, end = line.start + match.start(), line.start + match.end()
            found.append(Word(text, plain, start, end, line.page, line.number))
    return found


@dataclass(frozen=True)
class Heading:
    """A heading of a form: the words it is printed with and the key of the judgement it names."""

    key: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, key: str, text: str) -> Heading:
        return cls(key, tuple(word.strip(".,:;()\"'") for word in fold(text).split()))


@dataclass
class Row:
    """A row as read: heading and grade with the words they came from; `clean` when nothing was out of order."""

    key: str | None
    heading: list[Word] = field(default_factory=list)
    grade_words: list[Word] = field(default_factory=list)
    clean: bool = True

    @property
    def printed(self) -> str:
        return " ".join(word.text for word in self.heading)

    @property
    def grade(self) -> str | None:
        return _PHRASES.get(tuple(word.plain for word in self.grade_words))

    @property
    def grade_printed(self) -> str:
        return " ".join(word.text for word in self.grade_words)

    @property
    def span(self) -> tuple[int, int]:
        """From the first character of heading or grade to the last."""
        every = self.heading + self.grade_words
        return min(word.start for word in every), max(word.end for word in every)


class RowReader:
    """Reads rows word by word against the headings of a form."""

    def __init__(self, headings: list[Heading], *, joiners: bool = False) -> None:
        self._headings = headings
        self._joiners = joiners
        self._starts = frozenset(heading.words[0] for heading in headings)

    def read(self, words: list[Word], *, most: int = 12) -> tuple[list[Row], list[Word]]:
        """The rows from the first word on, and stray grade words found before any heading.

        Ends at the first word that belongs to nothing, or after `most` rows.
        """
        rows: list[Row] = []
        stray: list[Word] = []
        row: Row | None = None
        for at, word in enumerate(words):
            if row is not None and self._goes_on(row, word):
                continue
            if self._begins(words, at) and (row is None or self._complete(row)):
                if len(rows) == most:
                    break
                row = Row(None)
                rows.append(row)
                self._goes_on(row, word)
            elif _NUMBER.match(word.text) or self._joins(row, word) or self._repeats_head(row, word):
                continue
            elif row is None and (word.plain,) in _PREFIXES:
                stray.append(word)
            else:
                if row is not None and row.grade_words and row.grade_words[-1].line == word.line:
                    row.clean = False  # the grade's cell says more than the grade
                break
        for row in rows:
            self._finish(row)
        # A sentence after the table may begin like a heading: a last row without a grade, after rows that have one.
        if len(rows) > 2 and rows[-1].grade is None and all(row.grade for row in rows[:-1]):
            rows.pop()
        return [row for row in rows if row.key], stray

    def _goes_on(self, row: Row, word: Word) -> bool:
        """Takes the word into the row's heading or grade where it belongs there."""
        prefix = tuple(w.plain for w in row.heading) + (word.plain,)
        if any(heading.words[: len(prefix)] == prefix for heading in self._headings):
            if row.grade_words:
                row.clean = False  # a grade between the lines of its heading
            row.heading.append(word)
            return True
        grade = tuple(w.plain for w in row.grade_words) + (word.plain,)
        if grade in _PREFIXES:
            row.grade_words.append(word)
            return True
        return False

    def _begins(self, words: list[Word], at: int) -> bool:
        """Whether a heading begins here: its first two words (one, where it has but one) stand here."""
        if words[at].plain not in self._starts:
            return False
        here = tuple(word.plain for word in words[at : at + 2])
        return any(heading.words[:2] == here for heading in self._headings)

    def _complete(self, row: Row) -> bool:
        words = tuple(word.plain for word in row.heading)
        return any(heading.words == words for heading in self._headings)

    def _joins(self, row: Row | None, word: Word) -> bool:
        return self._joiners and row is not None and not row.grade_words and word.plain.strip(":") in _JOINERS | {""}

    def _repeats_head(self, row: Row | None, word: Word) -> bool:
        """Whether the head of the table stands here again, as it does over a page break."""
        return word.plain in _HEAD and row is not None and row.grade is not None and self._complete(row)

    def _finish(self, row: Row) -> None:
        words = tuple(word.plain for word in row.heading)
        row.key = next((heading.key for heading in self._headings if heading.words == words), None)
        if row.grade is None:
            row.clean = False
