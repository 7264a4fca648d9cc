"""How do generated sentences say numbers, lists and dates, in English and in Welsh?

One constant form for each, so that what was published can be read back. Welsh numbers are figures: after a number
written as a word the next word changes, and a program would get some of those changes wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.domain.dates import PreciseDate, Precision

LANGUAGES = ("en", "cy")
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split(),
}
_SMALL = "no one two three four five six seven eight nine".split()
# Words that themes, reasons and titles of laws begin with, and that begin no name.
_NO_NAMES = frozenset(
    "a all an any both each every few how if its many no some that the their there these this those what when where "
    "whether which who whose why assessment assessments care case cases children complaints decisions delay delays "
    "early families help impact leaders listening management oversight parents planning plans practice private "
    "progress public quality records safeguarding services staff supervision support timeliness use work young "
    "ansawdd beth ble cynllunio cynnydd diogelu gwaith oedi pa pam plant pryd pwy staff sut teuluoedd y yr".split()
)
# Welsh "a" (and) makes a following c, p or t breathe: a chynnydd, a phlant, a theuluoedd; before a vowel it is "ac".
_BREATHED = {"c": "ch", "p": "ph", "t": "th"}
_VOWELS = "aeiouwyâêîôûŵŷ"
_WHOLE = ("ch", "ph", "th")


def number(n: int, language: str = "en") -> str:
    """ "seven" up to nine in English, otherwise figures: "13", "1,204"."""
    return _SMALL[n] if language == "en" and 0 <= n < len(_SMALL) else f"{n:,}"


_AND = {"en": re.compile(r" and "), "cy": re.compile(r" ac? | and ")}


def listed(words: Sequence[str], language: str = "en") -> str:
    """ "Fen, Moor and Dale"; "Fen and Moor, and Dale" where one of them holds an "and". Empty for none."""
    if len(words) < 2:
        return "".join(words)
    comma = "," if any(_AND[language].search(each) for each in words) else ""
    return f"{', '.join(words[:-1])}{comma} {joined(words[-1], language)}"


def joined(word: str, language: str = "en") -> str:
    """The word with "and" before it: "and complaints", "a chwynion", "ac arweinyddiaeth"."""
    if language == "en":
        return f"and {word}"
    first = word[:1].lower()
    if first in _VOWELS:
        return f"ac {word}"
    # A name is printed as it is: only a common word, in small letters, breathes.
    breathes = word[:1].islower() and not word.startswith(_WHOLE)
    return f"a {_BREATHED[first]}{word[1:]}" if breathes and first in _BREATHED else f"a {word}"


def lowered(words: str) -> str:
    """Words as they stand inside a sentence: the first letter small, unless the word is in capitals or one letter."""
    first = words.split(" ", 1)[0]
    return words if len(first) < 2 or not first[1:].islower() else words[0].lower() + words[1:]


def inside(words: str) -> str:
    """Something that a person typed, as it stands inside a sentence: without its full stop, and begun with a small
    letter where its first word is one that is surely no name. "How long cases wait." becomes "how long cases wait"."""
    said = words.strip().rstrip(".")
    first = said.split(" ", 1)[0]
    common = first.rstrip(",:;").lower() in _NO_NAMES and (len(first) == 1 or not first.isupper())
    return said[0].lower() + said[1:] if common else said


def sentence(words: str) -> str:
    """Words with a full stop, where they end with no mark of their own."""
    said = words.strip()
    return said if not said or said[-1] in ".!?…" else f"{said}."


def day(when: PreciseDate, language: str = "en") -> str:
    """A date as exactly as it is known: "5 October 2009", "week commencing 5 October 2009", "October 2009", "2009"."""
    start = when.start
    month = MONTHS[language][start.month - 1]
    whole = f"{start.day} {month} {start.year}"
    match when.precision:
        case Precision.WEEK:
            return f"week commencing {whole}" if language == "en" else f"wythnos yn dechrau {whole}"
        case Precision.MONTH:
            return f"{month} {start.year}"
        case Precision.YEAR:
            return str(start.year)
        case Precision.BEFORE:
            return f"before {whole}" if language == "en" else f"cyn {whole}"
        case _:
            return whole


def days(start: PreciseDate, end: PreciseDate | None, language: str = "en") -> str:
    """ "5 to 16 October 2009"; one date where both are the same, or the last is not known."""
    if end is None or (end.start, end.precision) == (start.start, start.precision):
        return day(start, language)
    first = day(start, language)
    exact = start.precision == end.precision == Precision.DAY
    if exact and start.start.year == end.start.year:
        first = str(start.start.day)
        if start.start.month != end.start.month:
            first = f"{first} {MONTHS[language][start.start.month - 1]}"
    return f"{first} {'to' if language == 'en' else 'i'} {day(end, language)}"


def when(start: PreciseDate, end: PreciseDate | None, language: str = "en") -> str:
    """The same with the word that leads to it: "on 5 October 2009", "from 5 to 9 October 2009", "in October 2009"."""
    said = days(start, end, language)
    if start.precision is Precision.BEFORE:
        return said
    if said != day(start, language):
        return f"from {said}" if language == "en" else f"o {said}"
    match start.precision:
        case Precision.DAY:
            return f"on {said}" if language == "en" else f"ar {said}"
        case Precision.WEEK:
            return f"in the {said}" if language == "en" else f"yn yr {said}"
        case _:
            return f"in {said}" if language == "en" else f"yn {said}"
