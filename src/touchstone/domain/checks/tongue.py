"""Which sentences of a Welsh text are English?"""

from __future__ import annotations

import re
from functools import lru_cache

from touchstone.domain.checks.text import sentences
from touchstone.domain.checks.welsh_words import ENGLISH_LITTLE, WELSH_LITTLE


@lru_cache(maxsize=500)
def other_tongue(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence whose little words are English ones: two at least, and twice as many as Welsh."""
    return tuple((start, end) for start, end in sentences(text) if _is_english(text[start:end]))


def _is_english(sentence: str) -> bool:
    words = re.findall(r"[^\W\d_]+", sentence.casefold())
    english, welsh = (sum(word in little for word in words) for little in (ENGLISH_LITTLE, WELSH_LITTLE))
    return english >= 2 and english > 2 * welsh
