"""Is a draft fit to be signed? The checks of statements and areas for improvement, each rule a small function.

`check(draft)` gives every problem of the whole; `check_statement(draft, key)` those of one statement, as fast as it is
typed. A problem that stops must be gone before anybody signs; a warning is for a person to weigh.
"""

from __future__ import annotations

from collections.abc import Iterable

from touchstone.domain.checks.model import (
    SEVERITIES,
    STOPS,
    WARNS,
    CheckedArea,
    CheckedDraft,
    CheckedFinding,
    CheckedSource,
    CheckedStatement,
    CheckedTyped,
    CheckedUrgent,
    Piece,
    Problem,
)
from touchstone.domain.checks.registry import RULES
from touchstone.domain.checks.rule import Rule

__all__ = [
    "RULES",
    "SEVERITIES",
    "STOPS",
    "WARNS",
    "CheckedArea",
    "CheckedDraft",
    "CheckedFinding",
    "CheckedSource",
    "CheckedStatement",
    "CheckedTyped",
    "CheckedUrgent",
    "Piece",
    "Problem",
    "Rule",
    "check",
    "check_area",
    "check_statement",
]


def check(draft: CheckedDraft) -> list[Problem]:
    """Every problem: those of the draft as a whole first, then piece by piece as they are read, by place in the
    text."""
    problems = [problem for rule in RULES.values() for problem in rule.of_all(draft)]
    for piece in draft.pieces:
        problems += _of(draft, piece)
    for piece in draft.typed:
        problems += _sorted(
            problem for rule in RULES.values() if rule.record for problem in rule.of_piece(draft, piece)
        )
    return problems


def check_statement(draft: CheckedDraft, key: str) -> list[Problem]:
    """The problems of one statement, seen in its draft. Raises KeyError where the draft has no such statement."""
    return _of(draft, _piece(draft, "statement", key))


def check_area(draft: CheckedDraft, key: str) -> list[Problem]:
    """The problems of one area for improvement. Raises KeyError where the draft has no such area."""
    return _of(draft, _piece(draft, "area", key))


def _piece(draft: CheckedDraft, kind: str, key: str) -> Piece:
    for piece in draft.pieces:
        if (piece.kind, piece.key) == (kind, key):
            return piece
    raise KeyError(f"The draft has no {kind} {key!r}.")


def _of(draft: CheckedDraft, piece: Piece) -> list[Problem]:
    return _sorted(problem for rule in RULES.values() for problem in rule.of_piece(draft, piece))


def _sorted(found: Iterable[Problem]) -> list[Problem]:
    return sorted(found, key=lambda problem: (problem.language != "en", problem.start, problem.end))
