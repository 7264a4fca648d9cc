"""Do the words fit the grade? Praise of the highest kind where an area was judged inadequate, and the reverse.

A statement may well speak of a strength in a weak area and of a weakness in a strong one. What it may not do: use words
that only a grade three or more steps away carries, or name another grade as the area's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from touchstone.domain.checks.lexicon import GRADE_WORDS, PLACE
from touchstone.domain.checks.model import STOPS, CheckedDraft, Piece
from touchstone.domain.checks.praise import Tone, tones
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import clause_span, denied
from touchstone.domain.scales import SCALES
from touchstone.domain.sentences import say

FAR = 3


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    scale_key, grade = draft.grades.get(piece.area_key, ("", ""))
    if piece.kind == "area" or grade not in PLACE:
        return
    for language, text in piece.texts():
        label = SCALES[scale_key].grade(grade).label(language) if scale_key in SCALES else grade.replace("_", " ")
        named = list(_grades_named(text, language))
        for start, end, other in named:
            if other != grade:
                yield _names_another(text[start:end], label, language, start, end)
        taken = [(start, end) for start, end, _ in named]
        for tone in tones(text, language):
            apart = abs(PLACE[grade] - tone.strength) >= FAR and abs(tone.strength) == 2
            if apart and not any(start <= tone.start < end for start, end in taken):
                yield _too_far(tone, label, language)


def _names_another(words: str, label: str, language: str, start: int, end: int) -> Found:
    return Found(
        say("“%(words)s” names another grade than the one judged, %(grade)s.", words=words, grade=label.lower()),
        say("Name the grade that was judged: %(grade)s.", grade=label.lower()),
        language, start, end, label.lower(),
    )  # fmt: skip


def _too_far(tone: Tone, label: str, language: str) -> Found:
    return Found(
        say("“%(words)s” does not fit an area judged %(grade)s.", words=tone.words, grade=label.lower()),
        say("Say what was seen, in words that fit the grade; or look at the judgement again."),
        language, tone.start, tone.end,
    )  # fmt: skip


# "is judged good", "were graded inadequate", "the judgement is adequate": the area's own grade by name.
_JUDGED = {
    "en": r"(?:(?:judged|graded|rated|assessed)(?:\s+(?:to\s+be|as))?|(?:judgement|grade)(?:\s+\w+){0,4}\s+(?:is|was|remains))",
    "cy": r"(?:(?:barnwyd|farnwyd|graddiwyd)(?:\s+[\w'’]+){0,6}?\s+yn|(?:barn|gradd|radd)(?:\s+[\w'’]+){0,4}?\s+yw)",
}


@cache
def _named(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(GRADE_WORDS[language], key=len, reverse=True))
    return re.compile(rf"\b{_JUDGED[language]}\s+({words})\b(?!\s+(?:progress|practice|at the last))", re.I)


_BEFORE_NOW = re.compile(r"\b(?:previous(?:ly)?|last (?:inspection|time|year)|earlier|in (?:19|20)\d\d|had been|then|formerly|"
                         r"blaenorol|flaenorol|diwethaf|yn (?:19|20)\d\d)\b", re.I)  # fmt: skip


def _grades_named(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, grade key) of each grade that the text says was given here and now."""
    for match in _named(language).finditer(text):
        start, end = clause_span(text, match.start())
        if not denied(text[start : match.start()], language) and not _BEFORE_NOW.search(text[start:end]):
            yield match.start(1), match.end(1), GRADE_WORDS[language][match[1].casefold()]


RULE = Rule(
    key="grade-contradicted",
    title=say("Words that fit the grade"),
    explanation=say(
        "Words such as “outstanding” or “unsafe” belong to a grade. In an area that was judged three or more steps away "
        "they contradict it, unless they are denied. Naming another grade than the one judged always does."
    ),
    severity=STOPS,
    source="This project's own table of words; the steps are those of the framework's scale.",
    wrong="Management oversight is outstanding. (the area is judged inadequate)",
    right="Management oversight is not yet outstanding. (the area is judged good)",
    looks=_looks,
)
