"""Does the Welsh say what the English says, now? Missing, older, still English; other numbers, days or names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from touchstone.domain.checks.calendar_words import NUMBER
from touchstone.domain.checks.hunspell import dictionary
from touchstone.domain.checks.model import STOPS, CheckedDraft, Piece
from touchstone.domain.checks.numbers import FIGURES, WORDS
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import sentences
from touchstone.domain.checks.tongue import other_tongue, without
from touchstone.domain.checks.welsh_words import PLACES, mutated
from touchstone.domain.sentences import Sentence, say

OWN = "This project's own rule; that both languages are published together is the Welsh Language Standards'."


def _missing(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if draft.welsh and piece.text.strip() and not piece.text_cy.strip():
        yield Found(say("There is no Welsh of this."), say("Write the Welsh, or send it to be translated."), "cy")


def _older(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    dated = piece.text_at and piece.text_cy_at and piece.text_cy_at < piece.text_at
    if piece.text_cy.strip() and (piece.stale or dated):
        yield Found(
            say("The English was changed after the Welsh."),
            say("Read the Welsh against the English and save it, changed or as it is."),
            "cy",
        )


def _still_english(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    text = piece.text_cy
    copied = [
        (start, end)
        for start, end in sentences(text)
        if not piece.names and _copied(text[start:end], piece.text, draft.public_names)
    ]
    for start, end in sorted({*other_tongue(text), *copied}):
        yield Found(say("This is English in the Welsh text."), say("Translate it, or take it out."), "cy", start, end)


def _copied(sentence: str, english: str, names: Iterable[str]) -> bool:
    return len(without(sentence, names).split()) > 2 and sentence.casefold() in english.casefold()


# -- numbers ---------------------------------------------------------------------------------------------------------

_FIGURE = re.compile(rf"(?<![\w])(?:{FIGURES})(?:\.\d+)?")


def _figures(text: str) -> Counter[str]:
    return Counter(match.group().replace(",", "") for match in _FIGURE.finditer(text))


@lru_cache(maxsize=2)
def _number_words(language: str) -> re.Pattern[str]:
    words = [word for word, number in WORDS[language].items() if number > 1]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![\w-])", re.I)


def _worded(text: str, language: str) -> Counter[str]:
    found = _number_words(language).findall(text)
    return Counter(str(WORDS[language][word.casefold()]) for word in found)


def _months(text: str, language: str) -> Counter[int]:
    names = "|".join(NUMBER[language])
    found = re.findall(rf"\d\s+({names})\b|\b({names})\s+\d{{4}}", text, re.I)
    return Counter(NUMBER[language][(one or other).lower()] for one, other in found)


def _numbers_differ(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if not piece.text.strip() or not piece.text_cy.strip():
        return
    for says, place in (*_number_differences(piece), *_month_differences(piece)):
        start = piece.text_cy.find(place) if place else -1
        where = (start, start + len(place)) if start >= 0 else (0, 0)
        yield Found(says, say("Make the Welsh say the same as the English."), "cy", *where)


def _number_differences(piece: Piece) -> Iterator[tuple[Sentence, str]]:
    english, welsh = _figures(piece.text), _figures(piece.text_cy)
    said_en, said_cy = _worded(piece.text, "en"), _worded(piece.text_cy, "cy")
    lost = (english - welsh) - said_cy
    added = (welsh - english) - said_en
    for figure in lost:
        yield say("The English says %(figure)s, and the Welsh does not.", figure=figure), ""
    for figure in added:
        yield say("The Welsh says %(figure)s, and the English does not.", figure=figure), figure
    words_lost, words_added = said_en - said_cy - welsh, said_cy - said_en - english
    if words_lost and words_added and not lost and not added:
        english_word, welsh_word = next(iter(words_lost)), next(iter(words_added))
        yield say("The English says %(en)s, and the Welsh says %(cy)s.", en=english_word, cy=welsh_word), ""


def _month_differences(piece: Piece) -> Iterator[tuple[Sentence, str]]:
    if _months(piece.text, "en") != _months(piece.text_cy, "cy"):
        yield say("The months of the dates differ between the English and the Welsh."), ""


# -- names -----------------------------------------------------------------------------------------------------------

_CAPITAL = re.compile(r"(?<=[\w,;:’'] )[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)*")


def _names_differ(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if not piece.text.strip() or not piece.text_cy.strip():
        return
    welsh = piece.text_cy.casefold()
    for match in _CAPITAL.finditer(piece.text):
        name = match.group()
        if _is_name(name) and not any(form in welsh for form in _welsh_forms(name)):
            yield Found(
                say("The English names %(name)s, and the Welsh does not.", name=name),
                say("Make the Welsh name the same."),
                "cy",
            )


def _is_name(word: str) -> bool:
    """A name that Welsh leaves as it is, or turns into one that the table has."""
    return word in PLACES or not any(dictionary("en").knows(form) for form in (word, word.lower()))


def _welsh_forms(name: str) -> Iterator[str]:
    for form in (name.casefold(), *(place.casefold() for place in PLACES.get(name, ()))):
        yield from mutated(form)


MISSING = Rule(
    key="welsh-missing",
    title=say("Welsh beside the English"),
    explanation=say("Where the document is published in Welsh too, every text has its Welsh."),
    severity=STOPS,
    source=OWN,
    wrong="Plans are clear. (no Welsh)",
    right="Plans are clear. / Mae'r cynlluniau'n glir.",
    looks=_missing,
    record=True,
)
OLDER = Rule(
    key="welsh-older",
    title=say("Welsh as new as the English"),
    explanation=say("Welsh that was saved before the English was last changed has to be read again."),
    severity=STOPS,
    source=OWN,
    wrong="English saved on 5 May, Welsh on 4 May.",
    right="English saved on 4 May, Welsh on 5 May.",
    looks=_older,
    record=True,
)
STILL_ENGLISH = Rule(
    key="welsh-still-english",
    title=say("Welsh that is Welsh"),
    explanation=say(
        "A sentence of the Welsh text whose little words are English ones, or that is copied from the English."
    ),
    severity=STOPS,
    source=OWN,
    wrong="Plans are clear and they are reviewed. (as the Welsh)",
    right="Mae'r cynlluniau'n glir ac maent yn cael eu hadolygu.",
    looks=_still_english,
    record=True,
)
NUMBERS_DIFFER = Rule(
    key="welsh-numbers",
    title=say("The same numbers in both languages"),
    explanation=say("Figures, numbers in words and months of dates are the same in the English and the Welsh."),
    severity=STOPS,
    source=OWN,
    wrong="61 of 67 / 60 o 67",
    right="61 of 67 / 61 o 67",
    looks=_numbers_differ,
    record=True,
)
NAMES_DIFFER = Rule(
    key="welsh-names",
    title=say("The same names in both languages"),
    explanation=say("A name in the English stands in the Welsh too, mutated or in its Welsh form."),
    severity=STOPS,
    source=OWN,
    wrong="the office in Northmere / y swyddfa yn Eastmere",
    right="the office in Northmere / y swyddfa yn Northmere",
    looks=_names_differ,
)
