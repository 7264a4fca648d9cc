"""Is there something in a text that could tell who a child is? Patterns only: names cannot be known here.

Nothing urgent is held up for good: a person who has looked may keep what was marked, and that they did is recorded.
"""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.domain.sampling.identity import EXPECTED, is_nhs_number, sign_in_reference

_DAY = r"(?:\d{1,2}[/. -]\d{1,2}[/. -](?:\d{4}|\d{2})|\d{1,2} [A-Z][a-z]+ \d{4})"
_SIGNS: tuple[tuple[re.Pattern[str], Promise], ...] = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w"), _("an e-mail address")),
    (re.compile(r"(?<![\w.])(?:\+44|0)[\s-]?(?:\d[\s-]?){9,10}(?![\w])"), _("a phone number")),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"), _("a postcode")),
    (re.compile(r"\b[A-Z]{2}\d{2}[CPFDZ]\d{5}\b", re.IGNORECASE), _("a court’s case number")),
    (
        re.compile(r"(?:\bborn|\bd\.?o\.?b\.?|\bbirth(?:day)?)\b\W{0,3}(?:on |of |is )?" + _DAY, re.IGNORECASE),
        _("a date of birth"),
    ),
)
_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")


def marks(text: str) -> list[tuple[str, Promise]]:
    """What could identify somebody, in the order of the text: the words themselves, and what they look like."""
    found = [(match.start(), match.group(), what) for pattern, what in _SIGNS for match in pattern.finditer(text)]
    found += [
        (match.start(), match.group(), _("an NHS number"))
        for match in _TEN_DIGITS.finditer(text)
        if is_nhs_number(match.group())
    ]
    return [(words, what) for _start, words, what in sorted(found, key=lambda each: each[0])]


def fault_of_reference(reference: str) -> str:
    """Why this cannot be a pseudonymous reference, as an English message; empty where it can."""
    sign = sign_in_reference(reference)
    return str(EXPECTED[sign]) if sign else ""
