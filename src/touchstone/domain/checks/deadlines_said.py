"""Is there such a day, and has what a text looks forward to already passed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from touchstone.domain.checks.calendar_words import DAYS, Day, days
from touchstone.domain.checks.model import STOPS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import clause_span
from touchstone.domain.sentences import Sentence, say

_AHEAD = {
    "en": re.compile(r"\b(?:will|shall|should|must|due|plans? to|intends? to|expects? to|is to|are to|to be|"
                     r"aims? to|deadline|"
                     r"no later than|going to|needs? to)\b", re.I),
    "cy": re.compile(r"\b(?:bydd|fydd|byddant|fyddant|dylai|ddylai|rhaid|bwriada|disgwylir|erbyn)\b", re.I),
}  # fmt: skip
_BEHIND = {
    "en": re.compile(r"\b(?:was|were|had|did|should have|would|been)\b", re.I),
    "cy": re.compile(r"\b(?:oedd|roedd|bu|cafodd|cafwyd|dylasai|dylid bod wedi|wedi)\b", re.I),
}
_HAPPENED = {
    "en": re.compile(
        r"\b(?:visited|inspected|met|was|were|took place|saw|observed|interviewed|had|published|began)\b", re.I
    ),
    "cy": re.compile(r"\b(?:ymwelwyd|arolygwyd|cynhaliwyd|roedd|oedd|cyhoeddwyd|cafodd|gwelwyd|dechreuodd)\b", re.I),
}
_UNTIL = {"en": r"\s*(?:to|until|and|–|-)\s*$", "cy": r"\s*(?:i|hyd|tan|a|–|-)\s*$"}
_FROM = {"en": r"\b(?:from|between)\s+$", "cy": r"\b(?:o|rhwng)\s+$"}


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    for language, text in piece.texts():
        said = list(days(text, language))
        for day in said:
            yield from _no_such_day(day, text, language)
            yield from _passed(draft, piece, day, text, language)
        for first, second in pairwise(said):
            yield from _backwards(first, second, text, language)


def _no_such_day(day: Day, text: str, language: str) -> Iterator[Found]:
    words = text[day.start : day.end]
    if day.day is None:
        yield _found(day, language, say("There is no %(day)s.", day=words), say("Write a day that there is."))
    elif day.weekday is not None and day.weekday != day.day.weekday():
        right = DAYS[language][day.day.weekday()].capitalize()
        yield _found(
            day, language, say("%(day)s was or will be a %(right)s.", day=words, right=right),
            say("Correct the day of the week or the date."),
        )  # fmt: skip


def _passed(draft: CheckedDraft, piece: Piece, day: Day, text: str, language: str) -> Iterator[Found]:
    if day.day is None:
        return
    start, end = clause_span(text, day.start)
    clause = text[start:end]
    ahead = bool(_AHEAD[language].search(clause)) or piece.kind == "area"
    behind = bool(_BEHIND[language].search(clause))
    if day.day < draft.today and ahead and not behind and not _since(text[: day.start]):
        yield _found(
            day, language,
            say("%(day)s has passed, and this looks forward to it.", day=text[day.start : day.end]),
            say("Give a day still to come, or say what happened."),
        )  # fmt: skip
    elif day.day > draft.today and not ahead and _HAPPENED[language].search(clause):
        yield _found(
            day, language,
            say("%(day)s is still to come, and this tells of it as past.", day=text[day.start : day.end]),
            say("Correct the date."),
        )  # fmt: skip


_SINCE = re.compile(r"\b(?:since|from|dated|inspection of|inspected on|report of|published on|letter of|after|ers|"
                    r"dyddiedig)"
                    r"\s+(?:\w+day,?\s+)?$", re.I)  # fmt: skip


def _since(before: str) -> bool:
    """Does the date only say what something is measured from?"""
    return bool(_SINCE.search(before))


def _backwards(first: Day, second: Day, text: str, language: str) -> Iterator[Found]:
    between, before = text[first.end : second.start], text[: first.start]
    if first.day and second.day and second.day < first.day and re.fullmatch(_UNTIL[language], between, re.I):
        if re.search(_FROM[language], before, re.I) or "–" in between or "-" in between:
            yield _found(second, language, say("It ends before it begins."), say("Put the dates in their order."))


def _found(day: Day, language: str, says: Sentence, satisfy: Sentence) -> Found:
    return Found(says, satisfy, language, day.start, day.end)


RULE = Rule(
    key="dates",
    title=say("Days that there are, deadlines still to come"),
    explanation=say(
        "A date must exist and fall on its day of the week; a period must not end before it begins; what a text looks "
        "forward to must still be to come on the day of checking, and what it tells as past must have been."
    ),
    severity=STOPS,
    source="The calendar.",
    wrong="A plan will be sent by 31 June 2026.",
    right="A plan will be sent by 30 June 2027.",
    looks=_looks,
)
