"""Which numbers are printed, in digits or in words?"""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

WORDS: dict[str, int] = {word: number for number, word in enumerate(_ONES)}
WORDS |= {word: (index + 2) * 10 for index, word in enumerate(_TENS)}
WORDS |= {
    f"{ten}{gap}{one}": (t + 2) * 10 + n
    for t, ten in enumerate(_TENS)
    for n, one in enumerate(_ONES[1:10], start=1)
    for gap in "- "
}
WORDS |= {"a hundred": 100, "one hundred": 100, "a dozen": 12}

_TEN_WORDS = "|".join(_TENS)
_ONE_WORDS = "|".join(_ONES[1:10])
# At most a dozen branches, and none tried inside a word: this stands in many patterns.
NUMBER = (
    r"(?<![\w-])(?=[0-9a-zA-Z])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    rf"|(?:{_TEN_WORDS})(?:[-\s](?:{_ONE_WORDS}))?|(?:a|one)\s+hundred|a\s+dozen"
    rf"|{'|'.join(sorted(_ONES, key=len, reverse=True))})(?![\w-]|\.\d)"
)
_NUMBER = re.compile(rf"({NUMBER})", re.IGNORECASE)
_MORE = re.compile(
    r"(over|more than|at least|up to|fewer than|less than|nearly|almost|around|about|some|only)\s+$", re.I
)


def number_of(printed: str) -> int | float | None:
    """The number that a numeral or a number word prints ("1,204", "seven", "0.5"); None for anything else."""
    word = re.sub(r"\s+", " ", printed.strip().casefold())
    if word in WORDS:
        return WORDS[word]
    try:
        plain = word.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    except ValueError:
        return None


def count_of(printed: str) -> int | None:
    """A whole number as `number_of` reads it, else None."""
    number = number_of(printed)
    return number if isinstance(number, int) else None


def first_number(text: str) -> tuple[int | float, int, int] | None:
    """The first number of a text with its (start, end)."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    number = number_of(match.group(1))
    return None if number is None else (number, match.start(1), match.end(1))


def qualifier_before(text: str, start: int) -> str | None:
    """The word that qualifies the number at `start` ("over" 20 documents), if one stands before it."""
    match = _MORE.search(text[max(0, start - 20) : start])
    return match.group(1).lower() if match else None
