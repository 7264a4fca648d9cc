"""Which numbers does a text say, in figures or in words, in English and in Welsh?"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNITS += "seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ENGLISH: dict[str, int] = {word: number for number, word in enumerate(_UNITS)}
for _place, _ten in enumerate(_TENS, 2):
    ENGLISH[_ten] = _place * 10
    ENGLISH |= {f"{_ten}{mark}{_UNITS[unit]}": _place * 10 + unit for unit in range(1, 10) for mark in "- "}
ENGLISH |= {"a hundred": 100, "one hundred": 100}

# Each with its feminine and mutated forms; from eleven on, public services write figures.
_WELSH = """
1 un | 2 dau dwy ddau ddwy | 3 tri tair thri thair dri dair | 4 pedwar pedair bedwar bedair phedwar phedair
5 pump pum bump bum phump phum | 6 chwech chwe | 7 saith | 8 wyth | 9 naw | 10 deg ddeg deng ddeng | 12 deuddeg ddeuddeg
15 pymtheg bymtheg phymtheg | 20 ugain hugain
"""
WELSH: dict[str, int] = {
    word: int(part.split()[0]) for part in _WELSH.strip().replace("\n", " | ").split("|") for word in part.split()[1:]
}
WORDS = {"en": ENGLISH, "cy": WELSH}

FIGURES = r"\d{1,3}(?:,\d{3})+|\d+"


def number_pattern(language: str) -> str:
    """A number in figures or words, as a pattern without groups; longest words first."""
    words = "|".join(re.escape(word) for word in sorted(WORDS[language], key=len, reverse=True))
    return rf"(?:{FIGURES}|\b(?:{words})\b)"


def value(said: str, language: str) -> int:
    """The number that a match of `number_pattern` says."""
    plain = said.replace(",", "").casefold()
    return int(plain) if plain.isdigit() else WORDS[language][plain]


@dataclass(frozen=True)
class Share:
    """n of N as it stands in a text."""

    start: int
    end: int
    n: int
    of: int


_BETWEEN = {"en": r"(?:\s*/\s*|\s+(?:out\s+)?of\s+(?:(?:the|these|those|all|our|a total of)\s+)?)",
            "cy": r"(?:\s*/\s*|\s+(?:o|allan o|o blith|o'r)\s+(?:y\s+|yr\s+)?)"}  # fmt: skip
# "Page 4 of 12", "part 1 of 2", "regulation 3 of 2014" count nothing that was seen; nor do "day two of the three".
_NOT_COUNTED = re.compile(
    r"\b(?:pages?|parts?|sections?|paragraphs?|chapters?|steps?|stages?|versions?|articles?|regulations?|schedules?"
    r"|days?|weeks?|years?|phases?|volumes?|tudalen|rhan|adran|paragraff|cam|pennod|diwrnod)\s+$",
    re.I,
)
_SHARE = {
    language: re.compile(
        rf"(?<![\w./-])({number_pattern(language)}){between}({number_pattern(language)})(?![\w%]|[./]\d|\s*per cent)",
        re.I,
    )
    for language, between in _BETWEEN.items()
}


def shares(text: str, language: str = "en") -> list[Share]:
    """Every "n of N" whose numbers make a share, in the order of the text. Years of Acts and dates are left out."""
    found = []
    for match in _SHARE[language].finditer(text):
        n, of = value(match[1], language), value(match[2], language)
        dated = match[2].isdigit() and 1900 <= of <= 2100 and n < 1900
        slashed = "/" in match.group() and of <= 31 and n <= 12 and text[match.end() : match.end() + 1] == "/"
        if (
            0 < of
            and n <= of
            and not (dated or slashed)
            and not _NOT_COUNTED.search(text, max(0, match.start() - 20), match.start())
        ):
            found.append(Share(match.start(), match.end(), n, of))
    return found
