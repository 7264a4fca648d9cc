"""Where does a text say how many of something, and what would make that true?

Words are looked up in the list of bands that the framework uses. What such a list leaves undefined has an answer here:
words whose meaning is plain arithmetic (all, none, half, a third, more than half, percentages) mean that arithmetic;
any
other word that the list lacks is not supported by any counts.

The words that are looked for, and which of their uses count nothing ("the most vulnerable", "at all", "few weeks"), are
this project's own table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from touchstone.domain.checks.numbers import Share, shares
from touchstone.domain.proportions import Bands

Holds = Callable[[int, int], bool]

# Phrase → the name it is looked up by. A phrase is matched with its articles; names have none.
SAME = {
    "en": {
        "nearly all": "almost all", "virtually all": "almost all", "every": "all", "each and every": "all",
        "hardly any": "almost none", "over half": "more than half", "fewer than half": "less than half",
        "under half": "less than half",
    },
    "cy": {
        "bron pob": "bron pob un", "bron bob un": "bron pob un", "bron bob": "bron pob un", "pob": "pob un",
        "bob un": "pob un", "fwyafrif helaeth": "mwyafrif helaeth", "fwyafrif": "mwyafrif",
        "fwyafrif mawr": "mwyafrif mawr", "leiafrif": "lleiafrif", "leiafrif bach": "lleiafrif bach",
        "leiafrif bach iawn": "lleiafrif bach iawn", "ddim un": "dim un",
    },
}  # fmt: skip
NAMES = {
    "en": (
        "almost all", "almost none", "very few", "few", "very small minority", "small minority", "large minority",
        "significant minority", "minority", "small majority", "large majority", "vast majority", "significant majority",
        "overwhelming majority", "majority", "most", "all", "none", "half", "more than half", "less than half",
    ),
    "cy": (
        "bron pob un", "bron dim un", "ychydig iawn", "ychydig", "lleiafrif bach iawn", "lleiafrif bach", "lleiafrif",
        "mwyafrif bach", "mwyafrif mawr", "mwyafrif helaeth", "mwyafrif", "rhan fwyaf", "pob un", "dim un", "hanner",
        "mwy na hanner", "llai na hanner",
    ),
}  # fmt: skip
FRACTIONS = {
    "en": {"a third": (1, 3), "one third": (1, 3), "one-third": (1, 3), "two thirds": (2, 3), "two-thirds": (2, 3),
           "a quarter": (1, 4), "one quarter": (1, 4), "three quarters": (3, 4), "three-quarters": (3, 4),
           "a fifth": (1, 5), "one fifth": (1, 5), "two fifths": (2, 5), "three fifths": (3, 5), "four fifths": (4, 5),
           "a tenth": (1, 10), "one in three": (1, 3), "one in four": (1, 4), "one in five": (1, 5),
           "one in ten": (1, 10), "nine in ten": (9, 10), "half": (1, 2)},
    "cy": {"traean": (1, 3), "draean": (1, 3), "dwy ran o dair": (2, 3), "ddwy ran o dair": (2, 3),
           "chwarter": (1, 4), "tri chwarter": (3, 4), "thri chwarter": (3, 4), "hanner": (1, 2)},
}  # fmt: skip
ARITHMETIC: dict[str, Holds] = {
    "all": lambda n, of: n == of,
    "none": lambda n, of: n == 0,
    "more than half": lambda n, of: 2 * n > of,
    "less than half": lambda n, of: 2 * n < of,
}
ARITHMETIC |= {
    "pob un": ARITHMETIC["all"],
    "dim un": ARITHMETIC["none"],
    "mwy na hanner": ARITHMETIC["more than half"],
    "llai na hanner": ARITHMETIC["less than half"],
}
TOTAL = frozenset({"all", "none", "pob un", "dim un"})
NEARBY = 80  # characters
NEAR = Fraction(1, 20)  # "about", "nearly" and "just over" reach five percentage points: this project's own measure

# -- what counts nothing -------------------------------------------------------------------------------------------

_IDLE_AFTER = {
    "en": re.compile(
        r"(?:-|\s+(?:recent|recently|importantly|often|likely|commonly|notably|appropriate|vulnerable|effective|of all|"
        r"in need|at risk|senior|ethnic|the less|the more|but|(?:more\s+|further\s+)?"
        r"(?:minutes|hours|days|weeks|months|years)|day|term|year|an hour|a day|a year|communit|group|language|faith|"
        r"party|parties|sector|suitable|complex|important|significant|urgent|serious|experienced|isolated|"
        r"disadvantaged|in all)\b)", re.I),
    "cy": re.compile(r"(?:\s+(?:dydd|tymor|blwyddyn|awr|ffordd|o amser|ddyddiau|wythnosau|fisoedd|flynyddoedd|"
                     r"yn (?:well|waeth|hwyr|fwy|llai)|ethnig|amser|blwyddyn|dydd|tro|math)\b)", re.I),
}  # fmt: skip
_IDLE_BEFORE_CY = re.compile(r"\b(?:ail|cyntaf|olaf|dros|ers)\s+$", re.I)
_MOST_BEFORE = re.compile(
    r"\b(?:the|at|at the|his|her|its|their|our|your|who|what|is|are|was|were|those|children)\s+$", re.I
)
_ADVERB = re.compile(r"\s+(?:to|when|about|at|in|if|whose|by|\w+ly)\b|\s*[.,;:?](?!\s*\d)")
_OF_THEM = re.compile(r"\b(?:in|of|for|with|from|by)\s+$", re.I)
_ALL_BEFORE = re.compile(r"\b(?:at|above|after|over|for|first of|once and for|not|by|of|in|nor|and)\s+$", re.I)
_FEW_BEFORE = re.compile(r"\b(?:a|last|next|past|first|the|quite a|every|these|too|so|as)\s+$", re.I)
_NONE_AFTER = re.compile(r"\s+(?:the less|too|other)\b", re.I)
_EVERY_AFTER = re.compile(
    r"\s+(?:day|week|month|year|night|morning|effort|opportunity|time|other|two|three|four|six|ten|few)", re.I
)


@dataclass(frozen=True)
class Claim:
    """A place where a text says how many. `name` is what is looked up; `counts` are those printed right after it."""

    start: int
    end: int
    words: str
    name: str
    holds: Holds | None  # None: a word that only the list can define
    counts: tuple[int, int] | None = None

    def true_of(self, n: int, of: int, bands: Bands, language: str) -> bool:
        """Do these counts support it, by this list?"""
        band = next((one for one in bands.bands if bare(one.words(language)) == self.name), None)
        if band is not None:
            return bands.fits(band.key, n, of)
        return self.holds is not None and self.holds(n, of)


def defined(claim: Claim, bands: Bands, language: str) -> bool:
    """Does the list, or plain arithmetic, say what these words mean?"""
    return claim.holds is not None or any(bare(band.words(language)) == claim.name for band in bands.bands)


def bare(words: str) -> str:
    """Words without their article."""
    return re.sub(r"^(?:a|an|the|y|yr)\s+", "", words.casefold())


@cache
def _pattern(language: str) -> re.Pattern[str]:
    phrases = {*NAMES[language], *SAME[language], *FRACTIONS[language]}
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(phrases, key=len, reverse=True))
    article = (
        r"(?:a|the)\s+(?=(?:\w+\s+){0,2}(?:minority|majority))" if language == "en" else r"yr?\s+(?=rhan|mwyafrif)"
    )
    return re.compile(rf"(?<![\w'’-])(?:{article})?({words})(?![\w’'-]*\w)", re.I)


_HEDGE = {
    "en": re.compile(
        r"\b(about|around|approximately|roughly|some|nearly|almost|just under|just over|slightly over|over|more than|"
        r"at least|under|less than|fewer than|up to|well over)\s+$", re.I),
    "cy": re.compile(r"(?<!\w)(tua|oddeutu|bron|bron i|ychydig dros|ychydig o dan|dros|mwy na|o leiaf|dan|"
                     r"llai na)\s+$", re.I),
}  # fmt: skip
_UP = {"just over", "slightly over", "ychydig dros"}
_DOWN = {"nearly", "almost", "just under", "bron", "bron i", "ychydig o dan"}
_MORE = {"over", "more than", "well over", "dros", "mwy na"}
_LESS = {"under", "less than", "fewer than", "dan", "llai na"}


def measure(hedge: str, share: Fraction, step: Fraction) -> Holds:
    """What makes "nearly a third" or "over 90%" true. `step`: how exact the plain figure is, say a whole percent."""
    if hedge in _UP:
        return lambda n, of: share < Fraction(n, of) <= share + NEAR
    if hedge in _DOWN:
        return lambda n, of: share - NEAR <= Fraction(n, of) < share
    if hedge in _MORE:
        return lambda n, of: Fraction(n, of) > share
    if hedge in _LESS:
        return lambda n, of: Fraction(n, of) < share
    if hedge in ("at least", "o leiaf"):
        return lambda n, of: Fraction(n, of) >= share
    if hedge == "up to":
        return lambda n, of: Fraction(n, of) <= share
    if hedge:
        return lambda n, of: abs(Fraction(n, of) - share) <= NEAR
    return lambda n, of: abs(Fraction(n, of) - share) <= step / 2


def claims(text: str, language: str = "en") -> list[Claim]:
    """Every proportion word and percentage of a text, in its order. Counts "n of N" by themselves are not among
    them."""
    counted = shares(text, language)
    found = [*_worded(text, language, counted), *_percents(text, language, counted)]
    return sorted(found, key=lambda claim: claim.start)


def _worded(text: str, language: str, counted: list[Share]) -> list[Claim]:
    found = []
    for match in _pattern(language).finditer(text):
        said = " ".join(match[1].casefold().split())
        if _idle(
            said,
            _near(text, match.start()),
            _near(text, match.start(1)),
            text[match.end() : match.end() + NEARBY],
            language,
        ):
            continue
        name = SAME[language].get(said, said)
        start, holds = match.start(), ARITHMETIC.get(name)
        if said in FRACTIONS[language]:
            n, of = FRACTIONS[language][said]
            hedge = _HEDGE[language].search(text, max(0, match.start() - NEARBY), match.start())
            # Half is exactly half; other fractions are as exact as whole percents.
            exact = Fraction(0) if of == 2 else Fraction(1, 100)
            holds = measure(hedge[1].casefold() if hedge else "", Fraction(n, of), exact)
            if hedge:
                start, name = hedge.start(), f"{hedge[1].casefold()} {said}"
        found.append(
            Claim(start, match.end(), text[start : match.end()], name, holds, _next(match.end(), text, counted))
        )
    return found


def _adverb(before: str, after: str) -> bool:
    """ "What matters most to children", "make the most of it"; not "in most, …"."""
    if re.search(r"\b(?:make|makes|making|made) the $", before, re.I):
        return True
    return bool(_ADVERB.match(after)) and not _OF_THEM.search(before)


def _near(text: str, end: int) -> str:
    """The words before a place, as far as any of the patterns looks: long texts stay quick."""
    return text[max(0, end - NEARBY) : end]


def _idle(said: str, before: str, before_words: str, after: str, language: str) -> bool:
    """Is this use of the words one that counts nothing?"""
    if _IDLE_AFTER[language].match(after):
        return True
    if language == "cy":
        return bool(_IDLE_BEFORE_CY.search(before))
    tests = {
        "most": (_MOST_BEFORE.search(before) and not re.match(r"\s+of\b", after)) or _adverb(before, after),
        "all": _ALL_BEFORE.search(before) or re.match(r"\s+(?:the more|round|together|right|along)\b", after),
        "few": _FEW_BEFORE.search(before),
        "none": _NONE_AFTER.match(after),
        "every": _EVERY_AFTER.match(after),
        "half": re.search(r"\b(?:first|second|other|latter|and a|a|next|last|one and a)\s+$", before_words, re.I),
        "a third": re.match(r"\s+(?:party|time|visit|year|month|inspection|worker|person|social|review|team)", after),
        "a quarter": re.search(r"\b(?:each|every|per|once)\s+$", before),
    }
    return bool(tests.get(said))


_PERCENT = {
    "en": re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)", re.I),
    "cy": re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d+)?)(?:\s?%|\s?y cant\b)", re.I),
}
_CHANGE_BEFORE = re.compile(r"\b(?:by|target (?:of|is|was)|(?:rise|fall|increase|reduction|growth|cut|drop|saving|"
                            r"uplift) of"
                            r"|wedi cynyddu|gan|targed o)\s+$", re.I)  # fmt: skip
# What the service is compared with was counted by somebody else.
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|national|england|average|neighbours|cyfartaledd)\b[^.;]{0,40}$", re.I
)
_CHANGE_AFTER = re.compile(r"\s+(?:increase|rise|fall|reduction|drop|growth|higher|lower|more|fewer|less|target|cut|"
                           r"cynnydd mewn|gostyngiad|yn fwy|yn llai)\b", re.I)  # fmt: skip


def _percents(text: str, language: str, counted: list[Share]) -> list[Claim]:
    found = []
    for match in _PERCENT[language].finditer(text):
        before = _near(text, match.start())
        if Fraction(match[1]) > 100 or _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(text, match.end()):
            continue
        if _COMPARED.search(before):
            continue
        hedge = _HEDGE[language].search(text, max(0, match.start() - NEARBY), match.start())
        places = len(match[1].partition(".")[2])
        said = hedge[1].casefold() if hedge else ""
        holds = measure(said, Fraction(match[1]) / 100, Fraction(1, 100 * 10**places))
        start = hedge.start() if hedge else match.start()
        words = text[start : match.end()]
        found.append(Claim(start, match.end(), words, words.casefold(), holds, _next(match.end(), text, counted)))
    return found


def _next(end: int, text: str, counted: list[Share]) -> tuple[int, int] | None:
    """The counts printed right after the words: "almost all (61 of 67)", "most case files, 46 of 67,"."""
    for share in counted:
        if share.start >= end:
            between = text[end : share.start]
            near = len(between) <= 3 or (len(between) <= 40 and "(" in between and "." not in between)
            return (share.n, share.of) if near else None
    return None
