"""Does a Welsh page still speak English?"""

from __future__ import annotations

import re
from functools import lru_cache

from touchstone.foundation.core import extraction, translations

WORDS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
# Words that are the same in both languages, or are a name.
SHARED = {"data", "menu", "pdf", "html", "csv", "json", "touchstone", "english", "cymraeg"}


def english_left_in(page: str) -> list[str]:
    """English strings of the program that a Welsh page shows, outside what it marks as English."""
    without_english = re.sub(r'<(\w+)[^>]*\blang="en"[^>]*>.*?</\1>', " ", page, flags=re.DOTALL)
    pieces = {" ".join(piece.split()) for piece in WORDS.sub("\0", without_english).split("\0")}
    return sorted(piece for piece in pieces if piece in _english() and piece.lower() not in SHARED)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Every English string of the public rooms that is not written the same in Welsh."""
    same = {
        message.id
        for path in translations.catalogues()
        for message in translations.entries(translations.read(path))
        if message.string == message.id
    }
    ids = {text for found in extraction.public_strings() for text in _texts(found.id)}
    return frozenset(text for text in ids - same if "%" not in text)


def _texts(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return found if isinstance(found, tuple) else (found,)
