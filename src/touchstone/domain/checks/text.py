"""Sentences, clauses and denials in a text: the little grammar that the rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|Nos|cf|vs|approx|para|p|pp)\.$", re.I)
_END = re.compile(r"[.!?]+[)”’\"']*(?=\s|$)|\n+")
_CLAUSE = re.compile(r"[.;:!?](?=\s|$)|\n|,\s+(?:but|and|while|whereas|although|though|yet|ond|a|er|tra)\b|"
                     r"\s+(?:but|although|"
                     r"though|whereas|however|while|ond|er bod|tra bod|fodd bynnag)\b", re.I)  # fmt: skip
DENIALS = {
    "en": re.compile(r"\b(?:not|no|nor|never|neither|without|none|nothing|nobody|lack(?:s|ed|ing)?|missing|fail(?:s|"
                     r"ed|ing)?"
                     r"|absent|absence|rarely|seldom|hardly|unable|cannot|too (?:few|little)|insufficient(?:ly)?|"
                     r"far from)\b"
                     r"|n[’']t\b", re.I),
    "cy": re.compile(r"\b(?:nid|nad|ni|na|nac|heb|dim|ddim|byth|erioed|diffyg|prin|methu|methodd|methwyd|neb)\b", re.I),
}  # fmt: skip


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, without the space around it."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[start : match.end()]) and match.end() < len(text):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if said.strip():
        yield start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


LONGEST_CLAUSE = 500  # characters each way: long texts stay quick


def clause_span(text: str, at: int) -> tuple[int, int]:
    """Where the clause around a character begins and ends."""
    start, end = max(0, at - LONGEST_CLAUSE), min(len(text), at + LONGEST_CLAUSE)
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    return start, end


def clause_at(text: str, at: int) -> str:
    """The clause around a character: up to a stop, a semicolon, or a word that turns (but, although, while)."""
    start, end = clause_span(text, at)
    return text[start:end]


def negated_clause(clause: str, language: str) -> bool:
    """Does it deny something, anywhere?"""
    return bool(DENIALS[language].search(clause))


_DENIAL_BEFORE = {
    "en": re.compile(r"\b(?:not|no|nor|never|neither|without|hardly|rarely|far from|lack(?:s|ed|ing)?|less than|"
                     r"insufficiently"
                     r"|fail(?:s|ed)? to (?:be|provide|offer|give|ensure|make)|no longer|cannot be (?:called|"
                     r"described as)"
                     r"|short of|yet to be(?:come)?|than)(?:\W+\w+){0,3}\W*$|n[’']t(?:\W+\w+){0,3}\W*$"
                     r"|\b(?:not|no \w+|n[’']t) (?:identify|identified|find|found|see|seen|saw|met|any|"
                     r"left)\b[^,;]*$", re.I),
    "cy": re.compile(r"\b(?:nid|nad|ni|na|heb|dim|ddim|byth|diffyg|nid yw|nad yw|ymhell o)(?:\W+\w+){0,4}\W*$", re.I),
}  # fmt: skip

_NOTHING = re.compile(r"\s*(?:nothing|nobody|no one|none|neither|at no time|ni welwyd|nid oedd)\b", re.I)


def denied(before: str, language: str) -> bool:
    """Is what follows these words of a clause denied: "not yet", "no longer consistently", "nothing that we saw
    was"?"""
    return bool(_NOTHING.match(before) or _DENIAL_BEFORE[language].search(before))


_SOME = {
    "en": re.compile(r"\b(?:some|a few|few|several|one|two|three|number of|number were|examples?|individual|"
                     r"occasional(?:ly)?"
                     r"|at times|sometimes|in places|isolated|minority|other(?:s)?|both)\b", re.I),
    "cy": re.compile(r"\b(?:rhai|ychydig|enghraifft|enghreifftiau|weithiau|nifer|lleiafrif|ambell)\b", re.I),
}  # fmt: skip
_SUPPOSED = {
    "en": re.compile(r"\b(?:if|when|where|whether|would|should|could|may|might|unless|until|before|to (?:be|"
                     r"become))\b", re.I),
    "cy": re.compile(r"\b(?:os|pan|lle|pe|byddai|dylai|gallai|oni bai)\b", re.I),
}  # fmt: skip


def only_some(clause: str, language: str) -> bool:
    """Is it said of some only: "some plans", "an example", "at times"?"""
    return bool(_SOME[language].search(clause))


def supposed(before: str, language: str) -> bool:
    """Is what follows only supposed: "if", "where", "would be"?"""
    return bool(_SUPPOSED[language].search(before))
