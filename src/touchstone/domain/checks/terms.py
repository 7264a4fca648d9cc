"""Are initials and terms explained at their first use, or in the glossary?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from touchstone.domain.checks.model import WARNS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.sentences import say

# Initials that every reader knows, and Roman numerals.
EVERYDAY = frozenset(
    """
    UK EU TV BBC PDF OK IT ID AM PM USA MP GP HTML DVD CD PO SMS GCSE NHS COVID HIV AIDS PhD OFSTED CAFCASS HMI
    """.split()
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_INITIALS = re.compile(r"(?<![\w@./-])([A-Z]{2,7}|[A-Z]&[A-Z]|[A-Z][a-z]?[A-Z]{1,4})(?:s|['’]s)?(?![\w@/])")

# Terms of the trade that a reader outside it does not know.
TERMS = {
    "en": (
        "section 7 report", "section 37 report", "rule 16.4", "rule 9.5", "public law outline", "private law programme",
        "genogram", "ecomap", "edge of care", "step-down", "contextual safeguarding", "permanence",
        "special guardianship order", "case management hearing", "threshold document", "parallel planning",
        "viability assessment", "interim care order", "position statement", "tandem model", "duty of candour",
        "fact-finding hearing", "early help hub", "child in need plan", "looked after review",
    ),
    "cy": (
        "adroddiad adran 7", "adroddiad adran 37", "rheol 16.4", "amlinelliad cyfraith gyhoeddus", "genogram",
        "gorchymyn gwarcheidiaeth arbennig", "sefydlogrwydd parhaol", "gorchymyn gofal interim", "cynllunio cyfochrog",
    ),
}  # fmt: skip
# An explanation: brackets, a dash, or "that is" right after the term or right before it.
_AFTER = re.compile(
    r"s?[\s”’\"']*(?:\([^)]{6,}\)|[–—-]\s+\w+|,?\s+(?:that is|which (?:is|are|means?)|meaning|a way of|an? )"
    r"|,?\s+(?:sef|hynny yw)\b|:\s)",
    re.I,
)


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text in piece.texts():
        seen: set[str] = set()
        for start, end, words in _uses(text, language):
            key = words.casefold()
            if key in seen or _in_glossary(key, draft.terms | draft.public_names):
                continue
            seen.add(key)
            if _first(draft, language, key) != (piece.kind, piece.key) or _explained(text, start, end, words, language):
                continue
            yield Found(
                say("“%(words)s” is not explained at its first use.", words=words),
                say("Write it out here and put the short form in brackets, or add it to the glossary.")
                if words.isupper()
                else say("Say what it means here, or add it to the glossary."),
                language, start, end,
            )  # fmt: skip


def _uses(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, words) of initials and of terms, without the s of a plural."""
    for match in _INITIALS.finditer(text):
        words = match[1]
        shouted = text[max(0, match.start() - 30) : match.end() + 30].isupper()
        if words not in EVERYDAY and not _ROMAN.fullmatch(words) and not shouted and _is_short(words):
            yield match.start(1), match.end(1), words
    for match in _terms(language).finditer(text):
        yield match.start(), match.end(), match.group()


def _is_short(words: str) -> bool:
    """Initials: two capitals at least."""
    return sum(letter.isupper() for letter in words) >= 2


@lru_cache(maxsize=2)
def _terms(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(term) for term in sorted(TERMS[language], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.I)


@lru_cache(maxsize=8)
def _folded(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(part.casefold() for term in terms for part in (term, *re.findall(r"\(([^)]+)\)", term)))


def _in_glossary(key: str, terms: frozenset[str]) -> bool:
    known = _folded(terms)
    return key in known or f"{key}s" in known or key.removesuffix("s") in known


def _first(draft: CheckedDraft, language: str, key: str) -> tuple[str, str] | None:
    """The piece in which a term stands first."""
    return _firsts(draft, language).get(key)


def _firsts(draft: CheckedDraft, language: str) -> dict[str, tuple[str, str]]:
    kept: dict[str, dict[str, tuple[str, str]]] = draft.__dict__.setdefault("_first_uses", {})
    if language not in kept:
        found: dict[str, tuple[str, str]] = {}
        for piece in draft.pieces:
            for _, _, words in _uses(dict(piece.texts()).get(language, ""), language):
                found.setdefault(words.casefold(), (piece.kind, piece.key))
        kept[language] = found
    return kept[language]


def _explained(text: str, start: int, end: int, words: str, language: str) -> bool:
    if words.isupper() or any(letter.isupper() for letter in words[1:]):
        return _spelt_out(text, words) or bool(re.match(r"s?\s*\([^)]{6,}\)|\s*,\s+(?:the|which is)\b", text[end:]))
    return bool(_AFTER.match(text[end:])) or text[:start].rstrip().endswith("(")


def _spelt_out(text: str, words: str) -> bool:
    """Do brackets with the initials stand anywhere after words, as in "independent reviewing officer (IRO)"?"""
    for match in re.finditer(rf"\(\W?{re.escape(words)}s?\W?\)", text):
        before = re.findall(r"[^\W\d_]+", text[: match.start()])[-12:]
        letters = "".join(word[0].upper() for word in before)
        if len(before) >= 2 and (words[-1].upper() in letters or words[0] in letters):
            return True
    return False


RULE = Rule(
    key="unexplained",
    title=say("Terms and initials are explained"),
    explanation=say(
        "Initials are written out where they stand first; terms of the trade are explained there, or in the glossary."
    ),
    severity=WARNS,
    source="This project's own rule and table of terms.",
    wrong="The IRO saw the child.",
    right="The independent reviewing officer (IRO) saw the child.",
    looks=_looks,
)
