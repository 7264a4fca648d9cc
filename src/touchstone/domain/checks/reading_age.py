"""How old must a reader be to follow the text?

English: the grade of Flesch and Kincaid (1975), 0.39 words a sentence + 11.8 syllables a word - 15.59, and five years;
syllables are counted from the letters by this project's own counter. For Welsh there is no formula that anybody has
validated: only the length of sentences is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from touchstone.domain.checks.model import WARNS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import sentences
from touchstone.domain.sentences import say

TARGETS = {"report": 17, "letter": 17, "children": 12}
FAR = 9  # years above the target before a single statement is named
LONGEST = 50  # words in a sentence
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouylrcsgzxh]es)$")
_PAIRS = re.compile(r"[aeiouy]+")
_TWO = re.compile(r"(?:ia(?!l|n|g)|io(?!n|u)|iu|ua(?!r|l)|eo(?!u)|[aeiou]ing|ii|uou|ism$|[^q]uity|riet|dien|iable$)")


@dataclass(frozen=True)
class Reading:
    """How hard a text is. `age` None where there is no formula: Welsh, and nothing written."""

    language: str
    words: int
    sentences: int
    longest: int
    age: float | None

    @property
    def words_a_sentence(self) -> float:
        return round(self.words / self.sentences, 1) if self.sentences else 0.0


def syllables(word: str) -> int:
    """How many syllables an English word has, counted from its letters; at least 1."""
    plain = re.sub(r"['’-]", "", word.lower())
    cut = _SILENT.sub(lambda end: end.group()[0], plain) if len(plain) > 3 else plain
    return max(1, len(_PAIRS.findall(cut)) + len(_TWO.findall(cut)))


def reading(text: str, language: str = "en") -> Reading:
    """How hard a text is to read."""
    counted = [_WORD.findall(text[start:end]) for start, end in sentences(text)]
    lengths = [len(words) for words in counted if words]
    total = sum(lengths)
    age = None
    if total and language == "en":
        spoken = sum(syllables(word) for words in counted for word in words)
        age = round(0.39 * total / len(lengths) + 11.8 * spoken / total - 15.59 + 5, 1)
    return Reading(language, total, len(lengths), max(lengths, default=0), age)


def of_document(texts: Iterable[str], language: str = "en") -> Reading:
    """The figure of a whole document."""
    return reading("\n".join(texts), language)


def _target(draft: CheckedDraft) -> int:
    return draft.reading_age or TARGETS["children" if draft.children else draft.form]


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text in piece.texts():
        far = 3 if draft.children else FAR
        said = reading(text, language)
        if said.age is not None and said.words >= 12 and said.age > _target(draft) + far:
            yield Found(
                say("A reader must be about %(age)s to follow this; the aim is %(target)s.", age=round(said.age),
                    target=_target(draft)),
                say("Shorten the sentences, and use shorter words."), language,
            )  # fmt: skip
        elif said.longest > LONGEST:
            yield from _long(text, language)


def _long(text: str, language: str) -> Iterator[Found]:
    for start, end in sentences(text):
        words = len(_WORD.findall(text[start:end]))
        if words > LONGEST:
            yield Found(
                say("This sentence has %(words)s words.", words=words),
                say("Make two or three sentences of it."), language, start, end,
            )  # fmt: skip


RULE = Rule(
    key="hard-to-read",
    title=say("Readers can follow it"),
    explanation=say(
        "The reading age of English is worked out by the formula of Flesch and Kincaid. A statement is named only "
        "where it is far above the aim, or a sentence is very long. Welsh has no such formula: only long sentences are "
        "named."
    ),
    severity=WARNS,
    source="Kincaid and others, 1975; the aims (17, for children 12) are this project's own.",
    wrong="The operationalisation of multidisciplinary prioritisation methodologies necessitates considerable …",
    right="Managers decide together which cases come first.",
    looks=_looks,
)
