"""Could this text tell who a child is? What must not be in a list of pseudonymous references.

A reference is made of unaccented letters, digits, spaces and `. _ / -`, and holds a digit. What looks like a name, a
date, an NHS number, a postcode, an e-mail address or a court's case number is refused. Eight or ten digits in a row can
be a plain number: they are taken for dates or NHS numbers only where more than half of a column's such values are.

This catches slips, not ill will: a single surname with a number after it passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from touchstone.domain.sentences import Sentence

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}")
EXPECTED = {
    "characters": Sentence("A reference has up to 64 letters (A to Z), digits, spaces, and . _ / - only."),
    "name": Sentence("This looks like a name. Give a reference with digits that only the service can resolve."),
    "date": Sentence("This looks like a date, perhaps of birth. Leave it out."),
    "nhs": Sentence("This looks like an NHS number. Give a reference that only the service can resolve."),
    "postcode": Sentence("This looks like a postcode. Leave it out."),
    "email": Sentence("This looks like an e-mail address. Leave it out."),
    "case_number": Sentence(
        "This looks like a court's case number. Give a reference that only the service can resolve."
    ),
    "heading": Sentence("This column could tell who a child is. Leave it out."),
}

_EDGE, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_NAMED = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_SIGNS = {
    "email": re.compile(r"\S@\S"),
    "date": re.compile(
        _EDGE
        + rf"(?:{_DAY}([/. -]){_MONTH}\1(?:\d{{4}}|\d{{2}})|(?:19|20)\d\d([/. -]){_MONTH}\2{_DAY}"
        + rf"|{_DAY}(?:st|nd|rd|th)?[/. -]?{_NAMED}[a-z]*[/. -]?\d{{2,4}})"
        + _END,
        re.IGNORECASE,
    ),
    "postcode": re.compile(_EDGE + r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}" + _END, re.IGNORECASE),
    "case_number": re.compile(_EDGE + r"[A-Z]{2}\d{2}[CPFDZ]\d{5}" + _END, re.IGNORECASE),
    "name": re.compile(_EDGE + r"[A-Z][a-z]+[ ._/-]+[A-Z][a-z]+"),
}
_NHS = re.compile(r"(?<!\d)\d{3}([ -])\d{3}\1\d{4}(?!\d)")
_PARTS_OF_HEADINGS = set("surname forename dob birth postcode nhs address email phone telephone mobile".split())
_HEADINGS = {"name", "full_name", "first_name", "last_name", "family_name", "given_name", "child", "child_name"}


def sign_in_reference(text: str) -> str | None:
    """Why this cannot be a pseudonymous reference: a key of EXPECTED, or None."""
    if not any(letter.isdigit() for letter in text):
        return "name"
    return _sign(text, _SIGNS) or (None if REFERENCE.fullmatch(text) else "characters")


def sign_in_attribute(text: str) -> str | None:
    """Why this cannot be an attribute of a case: a key of EXPECTED, or None. Attributes may be words."""
    return _sign(text, [name for name in _SIGNS if name != "name"])


def _sign(text: str, names: Iterable[str]) -> str | None:
    nhs = _NHS.search(text)
    if nhs and is_nhs_number(nhs.group()):
        return "nhs"
    return next((name for name in names if _SIGNS[name].search(text)), None)


def sign_in_heading(heading: str) -> str | None:
    """ "heading" for a column, written like `date_of_birth`, that could tell who a child is; else None."""
    parts = set(heading.split("_"))
    return "heading" if heading in _HEADINGS or parts & _PARTS_OF_HEADINGS else None


def signs_in_column(values: Iterable[str]) -> dict[str, str]:
    """Which values of a column, all digits, are taken for dates or NHS numbers: {value: key of EXPECTED}.

    A plain ten-digit number has the check digit of an NHS number one time in eleven, and one of eight digits reads as a
    date about one time in a thousand: so more than half of the column's numbers of that length must.
    """
    found: dict[str, str] = {}
    digits = [value for value in values if value.isascii() and value.isdigit()]
    for length, key, test in ((10, "nhs", is_nhs_number), (8, "date", _is_date)):
        candidates = [value for value in digits if len(value) == length]
        hits = [value for value in candidates if test(value)]
        if len(hits) * 2 > len(candidates):
            found.update(dict.fromkeys(hits, key))
    return found


def is_nhs_number(text: str) -> bool:
    """Ten digits whose last is right: weights 10 to 2, modulo 11 (NHS Data Dictionary, NHS NUMBER)."""
    digits = [int(letter) for letter in text if letter.isdecimal()]
    if len(digits) != 10:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == check % 11 and check != 10


def _is_date(text: str) -> bool:
    return any(
        _day(text[year], text[month], text[day])
        for year, month, day in (
            (slice(4, 8), slice(2, 4), slice(0, 2)),
            (slice(0, 4), slice(4, 6), slice(6, 8)),
        )
    )


def _day(year: str, month: str, day: str) -> bool:
    if not 1900 <= int(year) <= 2100:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
