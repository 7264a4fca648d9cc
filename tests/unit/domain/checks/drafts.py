"""Drafts for the tests of the checks: small, and with everything that a test does not say left plain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from touchstone.domain.checks import RULES, CheckedArea, CheckedDraft, CheckedFinding, CheckedStatement, Problem
from touchstone.foundation.frameworks.definition_files import all_bands

TODAY = date(2026, 11, 22)
FINDING = CheckedFinding("f")


def counted(n: int, of: int, base: str = "files", direction: str = "neutral") -> CheckedFinding:
    return CheckedFinding(f"{n}/{of}", direction, n=n, of=of, base=base)


def statement(text: str = "", text_cy: str = "", key: str = "s", **more: Any) -> CheckedStatement:
    more.setdefault("findings", (FINDING,))
    return CheckedStatement(key, "section", more.pop("area_key", "area"), text, text_cy, **more)


def area(text: str = "", text_cy: str = "", key: str = "a", **more: Any) -> CheckedArea:
    more.setdefault("findings", (FINDING,))
    return CheckedArea(key, text, text_cy, **more)


def draft(*pieces: CheckedStatement | CheckedArea, bands: str = "touchstone", **more: Any) -> CheckedDraft:
    """A draft of these statements and areas for improvement."""
    made = CheckedDraft(
        form="report",
        welsh=False,
        statements=tuple(one for one in pieces if isinstance(one, CheckedStatement)),
        areas=tuple(one for one in pieces if isinstance(one, CheckedArea)),
        bands=all_bands()[bands],
        today=TODAY,
    )
    return replace(made, **more)


def found(rule: str, whole: CheckedDraft) -> list[Problem]:
    """What one rule says of a whole draft."""
    each = RULES[rule]
    return [*each.of_all(whole), *(problem for piece in whole.pieces for problem in each.of_piece(whole, piece))]


def places(rule: str, whole: CheckedDraft) -> list[str]:
    """The words that one rule points at; "" where it means the whole text."""
    texts = {(piece.kind, piece.key): {"en": piece.text, "cy": piece.text_cy} for piece in whole.pieces}
    return [texts[one.kind, one.place][one.language][one.start : one.end] for one in found(rule, whole)]


def marked(rule: str, text: str, text_cy: str = "", **more: Any) -> list[str]:
    """The words that one rule points at in one statement; `more` is said of the draft."""
    return places(rule, draft(statement(text, text_cy), **more))
