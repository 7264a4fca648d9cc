"""What in a text could tell who a child or a parent is, and should not be in evidence?

Dates of birth, postcodes, e-mail addresses, telephone numbers, NHS numbers, numbers of court cases, and names: those
whose keyed hashes the service gave with its list of cases (`name_words`). The check marks; a person removes each mark
or keeps it with a reason. Ages, dates of hearings and pseudonymous references are not marked.

Sources: the formats are those of Royal Mail (postcodes), Ofcom (numbers), the NHS (check digit modulo 11) and the
family court; what to mark, and which words are names only with a capital letter, is this project's own rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from touchstone.domain import name_words
from touchstone.domain.disclosure_words import ORDINARY, POSTCODE_AREAS, TIME_WORDS
from touchstone.domain.sentences import Sentence, say

WHY = {
    "email": say("an e-mail address"),
    "nhs_number": say("an NHS number: its check digit is right"),
    "court_case": say("a number of a court case"),
    "phone": say("a telephone number"),
    "birth": say("a date of birth"),
    "postcode": say("a postcode"),
    "name": say("a word of a name in the service's list of cases"),
}


@dataclass(frozen=True)
class Mark:
    """A place in a text, in characters from `start` up to `end`. `word` is what stands there; `kind` a key of WHY."""

    start: int
    end: int
    kind: str
    word: str

    @property
    def why(self) -> Sentence:
        return WHY[self.kind]

    @property
    def key(self) -> tuple[str, str]:
        """What a reason for keeping it holds for: this word of this kind, wherever it stands in the text."""
        return self.kind, " ".join(self.word.casefold().split())


@dataclass(frozen=True)
class Names:
    """The service's keyed hashes of name words; without any, no name is found."""

    key: str = ""
    hashes: frozenset[str] = frozenset()


def check(text: str, names: Names | None = None) -> tuple[Mark, ...]:
    """Everything marked, in the order of the text; where two would overlap, the surer kind stands."""
    taken: list[Mark] = []
    for kind, find in _FINDERS.items():
        taken += _fitting(text, kind, find(text), taken)
    if names is not None and names.hashes:
        taken += _fitting(text, "name", _names(text, names), taken)
    return tuple(sorted(taken, key=lambda mark: mark.start))


def _fitting(text: str, kind: str, found: Iterator[tuple[int, int]], taken: list[Mark]) -> list[Mark]:
    made = [Mark(start, end, kind, text[start:end]) for start, end in found]
    return [mark for mark in made if not any(mark.start < held.end and held.start < mark.end for held in taken)]


# -- formats -------------------------------------------------------------------------------------------------------

_EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w{2,24}")
_NHS = re.compile(r"(?<![\w+])\d{3}([ -]?)\d{3}\1\d{4}(?!\w)")
# Family court: SA20C00456, with or without spaces; case management by sixteen digits.
_COURT = re.compile(
    r"\b(?:[A-Z]{2} ?\d{2} ?[A-Z]{1,2} ?\d{4,5}|(?i:[a-z]{2}\d{2}[a-z]{1,2}\d{4,5})|\d{4}(?:[ -]?\d{4}){3})\b"
)
_PHONE = re.compile(r"(?<![\w.,/+-])(?:(?:\+\d|\(?0)[\d() -]{7,20}\d|0\d{3,4}\.\d{3}\.?\d{3,4})(?!\w)")
_POSTCODE = re.compile(r"\b([A-Z]{1,2})(\d{1,2}|\d[A-Z])( {0,2})(\d[ABD-HJLNP-UW-Z]{2})\b", re.I)
# "S1 2nd", "B5 3rd", "E1 4hr": an area's code and what follows it, not a postcode.
_NO_INWARD = re.compile(r"\d(?:st|nd|rd|th|hr|pp|ft|wk|yr|lb)")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
_DATE = (
    r"(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|af|ain|il|ydd|fed|eg)? (?:of )?{_MONTH}\.?(?:,? \d{{4}}|,? '?\d{{2}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|{_MONTH},? \d{{4}})"
)
_BORN = r"dates? of birth|birth ?da(?:y|te)s?|born|ganwyd|ganed|[dn]?dyddiad geni|pen-?blwydd|turned \w+"
_BIRTH_CUE = rf"(?:d\.?o\.?b\b\.?|{_BORN}|\bb\.)"
_BIRTH = re.compile(rf"\b{_BIRTH_CUE}(?: \w{{2,9}}){{0,3}}[\s:,(–-]{{0,4}}\b({_DATE})\b", re.I)
_BIRTH_AFTER = re.compile(
    rf"\b({_DATE})[\s,(–-]{{1,3}}(?:\w{{2,9}} ){{0,2}}(?:d\.?o\.?b\b|date of birth|dyddiad geni|birth date)", re.I
)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _EMAIL.finditer(text))


def _nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _NHS.finditer(text) if is_nhs_number(found.group()))


def is_nhs_number(text: str) -> bool:
    """Do ten digits end with the check digit of an NHS number (weights 10 to 2, modulo 11)?"""
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 10 or not any(digits):
        return False
    remainder = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return remainder % 11 == digits[9]


def _court_cases(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _COURT.finditer(text))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for found in _PHONE.finditer(text):
        said = found.group()
        digits = re.sub(r"\D", "", said)
        if said.startswith("+") and 9 <= len(digits) <= 15 or digits[0] == "0" and _is_national(digits):
            yield found.span()


def _is_national(digits: str) -> bool:
    if digits.startswith("0044"):
        return 13 <= len(digits) <= 15
    return len(digits) in (10, 11) and digits[1] in "123578"


def _births(text: str) -> Iterator[tuple[int, int]]:
    found = {match.span(1) for pattern in (_BIRTH, _BIRTH_AFTER) for match in pattern.finditer(text)}
    return iter(sorted(found))


def _postcodes(text: str) -> Iterator[tuple[int, int]]:
    for found in _POSTCODE.finditer(text):
        if found.group(1).upper() in POSTCODE_AREAS and not _NO_INWARD.fullmatch(found.group(4)):
            yield found.span()


# The surer kind first: ten digits with the right check digit are an NHS number before they are a telephone.
_FINDERS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "email": _emails,
    "court_case": _court_cases,
    "nhs_number": _nhs_numbers,
    "phone": _phones,
    "birth": _births,
    "postcode": _postcodes,
}


# -- names ---------------------------------------------------------------------------------------------------------


def _names(text: str, names: Names) -> Iterator[tuple[int, int]]:
    verdicts: dict[str, bool] = {}
    for start, end, word in name_words.words_in(text):
        if word not in verdicts:
            verdicts[word] = any(name_words.digest(names.key, form) in names.hashes for form in name_words.forms(word))
        if verdicts[word] and (word not in ORDINARY or _is_a_name_here(text, start, end, word)):
            yield start, end


def _is_a_name_here(text: str, start: int, end: int, word: str) -> bool:
    """Is a word that is also an ordinary one ("Hope", "Will", "May") used as a name: with a capital, and no month?

    Where it could be either, it is: a mark is quickly kept, and a name that slipped through is not taken back.
    """
    if not text[start].isupper():
        return False
    before, after = text[:start].rstrip(), text[end:].lstrip()
    first = _begins_a_sentence(before)
    if word in TIME_WORDS and _reads_as_time(before, after):
        return False
    return not (first and _reads_as_question(after))


def _begins_a_sentence(before: str) -> bool:
    return not before or before[-1] in ".!?:;\n•-–"


_TIME_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|during|early|late|mid|last|next|this|every|each|mis|ym)-?|\d|\d(?:st|nd|rd|th)"
    r"|\b(?:start|beginning|middle|end|rest|\d(?:st|nd|rd|th)) of"
    rf"|(?:\b{_MONTH}|\d) ?(?:and|or|to|-|–))$",
    re.I,
)
_TIME_AFTER = re.compile(r"(?:\d|and \w+ \d{4}|to \w+ \d{4})")


def _reads_as_time(before: str, after: str) -> bool:
    return bool(_TIME_BEFORE.search(before[-24:]) or _TIME_AFTER.match(after[:20]))


_QUESTION = re.compile(
    r"(?:the|a|an|this|that|these|those|it|there|he|she|they|we|you|i|its|their|his|her|our|all|any|every|each|no)\b",
    re.I,
)


def _reads_as_question(after: str) -> bool:
    """ "Will the plan hold?", "Mark every page": at the head of a sentence, and followed by what no name precedes."""
    return bool(_QUESTION.match(after[:12]))
