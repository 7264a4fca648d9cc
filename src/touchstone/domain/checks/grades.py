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
from touchstone.domain.checks.text import clause_span, denied, sentences
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
            if other != grade and not _of_another(draft, piece, text, start, other):
                yield _names_another(text[start:end], label, language, start, end)
        taken = [(start, end) for start, end, _ in named]
        for tone in tones(text, language):
            apart = abs(PLACE[grade] - tone.strength) >= FAR and abs(tone.strength) == 2
            if apart and not _is_told_of(text, tone) and not any(start <= tone.start < end for start, end in taken):
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
    "en": r"(?:(?:judged|graded|rated|assessed)(?:\s+(?:to\s+be|as))?|(?:judgement|grade)(?:\s+\w+){0,4}\s+(?:is|"
    r"was|remains))",
    "cy": r"(?:(?:barnwyd|farnwyd|graddiwyd)(?:\s+[\w'’]+){0,6}?\s+yn|(?:barn|gradd|radd)(?:\s+[\w'’]+){0,4}?\s+yw)",
}


@cache
def _named(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(GRADE_WORDS[language], key=len, reverse=True))
    return re.compile(rf"\b{_JUDGED[language]}\s+({words})\b(?!\s+(?:progress|practice|at the last))", re.I)


_BEFORE_NOW = re.compile(r"\b(?:previous(?:ly)?|last (?:inspection|time|year)|earlier|in (?:\w+ )?(?:19|20)\d\d|"
                         r"since|had been|then|formerly|"
                         r"blaenorol|flaenorol|diwethaf|yn (?:19|20)\d\d)\b", re.I)  # fmt: skip


def _grades_named(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, grade key) of each grade that the text says was given here and now."""
    for match in _named(language).finditer(text):
        start, _ = clause_span(text, match.start())
        if not denied(text[start : match.start()], language) and not _is_past(text, match.start()):
            yield match.start(1), match.end(1), GRADE_WORDS[language][match[1].casefold()]


# Whose grade it may be, if not the area's: homes and schools have inspections of their own, plans are audited.
_OTHERS = re.compile(
    r"\b(?:schools?|homes?|settings?|providers?|provision|placements?|plans?|assessments?|audits?|cases|case files|"
    r"units?|"
    r"agenc(?:y|ies)|nurser(?:y|ies)|centres?|audited|auditors?|colleges?|ysgolion|ysgol|cartrefi|cynlluniau|asesiadau)\b",
    re.I,
)


def _of_another(draft: CheckedDraft, piece: Piece, text: str, at: int, named: str) -> bool:
    """Is the grade that of a home, a school, a plan, or of another judgement area that the sentence speaks of?"""
    sentence = text[slice(*_sentence(text, at))]
    return bool(_OTHERS.search(sentence)) or any(
        grade == named and key != piece.area_key and key.replace("_", " ") in sentence.casefold()
        for key, (_, grade) in draft.grades.items()
    )


def _is_told_of(text: str, tone: Tone) -> bool:
    """Is it told of an earlier time, or of what others judged ("schools judged good or outstanding")?"""
    sentence = text[slice(*_sentence(text, tone.start))]
    by_others = re.search(r"\b(?:judged|graded|rated)\b", sentence) and _OTHERS.search(sentence)
    return bool(by_others) or _is_past(text, tone.start)


def _sentence(text: str, at: int) -> tuple[int, int]:
    return next(((start, end) for start, end in sentences(text) if start <= at < end), (0, len(text)))


def _is_past(text: str, at: int) -> bool:
    """Does the sentence tell of an earlier time or inspection?"""
    return bool(_BEFORE_NOW.search(text[slice(*_sentence(text, at))]))


RULE = Rule(
    key="grade-contradicted",
    title=say("Words that fit the grade"),
    explanation=say(
        "Words such as “outstanding” or “unsafe” belong to a grade. In an area that was judged three or more steps "
        "away they contradict it, unless they are denied. Naming another grade than the one judged always does."
    ),
    severity=STOPS,
    source="This project's own table of words; the steps are those of the framework's scale.",
    wrong="Management oversight is outstanding. (the area is judged inadequate)",
    right="Management oversight is not yet outstanding. (the area is judged good)",
    looks=_looks,
)
