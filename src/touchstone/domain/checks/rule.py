"""What is a rule of the checks? A function that finds, with everything that its page of the manual says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from touchstone.domain.checks.model import CheckedDraft, Piece, Problem
from touchstone.domain.sentences import Sentence


@dataclass(frozen=True)
class Found:
    """What a rule found in a piece: characters of its text in `language`, and the words of the problem."""

    says: Sentence
    satisfy: Sentence
    language: str = "en"
    start: int = 0
    end: int = 0
    offer: str = ""


@dataclass(frozen=True)
class Missing:
    """What a rule found of the draft as a whole. `place`: a key of what is missing, or empty."""

    says: Sentence
    satisfy: Sentence
    place: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Rule:
    """One rule. `looks` is asked about each piece, `looks_at_all` once about the draft; either may be absent.

    `record`: it is also asked about each text of the record. `wrong` and `right` are
    examples; `source` says whose rule it is.
    """

    key: str
    title: Sentence
    explanation: Sentence
    severity: str
    source: str
    wrong: str
    right: str
    looks: Callable[[CheckedDraft, Piece], Iterable[Found]] | None = None
    looks_at_all: Callable[[CheckedDraft], Iterable[Missing]] | None = None
    record: bool = False

    def of_piece(self, draft: CheckedDraft, piece: Piece) -> Iterator[Problem]:
        for found in self.looks(draft, piece) if self.looks else ():
            yield Problem(
                self.key, self.severity, piece.kind, piece.key, found.language, found.start, found.end, found.says,
                found.satisfy, found.offer,
            )  # fmt: skip

    def of_all(self, draft: CheckedDraft) -> Iterator[Problem]:
        for found in self.looks_at_all(draft) if self.looks_at_all else ():
            yield Problem(self.key, self.severity, "draft", found.place, found.language, 0, 0, found.says,
                          found.satisfy)  # fmt: skip
