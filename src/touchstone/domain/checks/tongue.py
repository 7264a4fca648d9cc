"""Which stretches of a Welsh text are English?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from touchstone.domain.checks.hunspell import dictionary
from touchstone.domain.checks.text import sentences
from touchstone.domain.checks.welsh_words import ENGLISH_LITTLE, WELSH_LITTLE

_WORD = re.compile(r"[^\W\d_]+")
RUN = 3  # words in a row that only English has, two of them little ones


@lru_cache(maxsize=500)
def other_tongue(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence that is English, and of each run of English words in a sentence that is not."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if _is_english(text[start:end]):
            found.append((start, end))
        else:
            found += [(start + first, start + last) for first, last in _runs(text[start:end])]
    return tuple(found)


def _is_english(sentence: str) -> bool:
    """Are its little words English: two at least, and twice as many as the Welsh ones?"""
    words = _WORD.findall(sentence.casefold())
    english, welsh = (sum(word in little for word in words) for little in (ENGLISH_LITTLE, WELSH_LITTLE))
    return english >= 2 and english > 2 * welsh


def _runs(sentence: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for match in [*_WORD.finditer(sentence), None]:
        if match is not None and _only_english(match.group()):
            run.append(match)
            continue
        if len(run) >= RUN and sum(each.group().casefold() in ENGLISH_LITTLE for each in run) >= 2:
            found.append((run[0].start(), run[-1].end()))
        run = []
    return found


def _only_english(word: str) -> bool:
    small = word.casefold()
    if small in ENGLISH_LITTLE:
        return True
    return small not in WELSH_LITTLE and dictionary("en").knows(small) and not dictionary("cy").knows(small)


def without(text: str, names: Iterable[str]) -> str:
    """The text without these names, the longest first, and without names of places that are no words."""
    for name in sorted((each for each in names if each), key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def english_words(text: str) -> list[str]:
    """The words that only English has. A name in capitals is one too: the caller takes names out first."""
    words = (word for word in _WORD.findall(text) if len(word) > 1)
    return [word for word in words if _known(word, "en") and not _known(word, "cy")]


def _known(word: str, language: str) -> bool:
    small = word.casefold()
    little = WELSH_LITTLE if language == "cy" else ENGLISH_LITTLE
    return small in little or dictionary(language).knows(small)
