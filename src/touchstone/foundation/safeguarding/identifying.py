"""Is there something in a text that could tell who a child is? The method's own checks, said for a form.

Names cannot be known here. Nothing urgent is held up for good: a person who has looked may keep what was marked, and
that they did is recorded.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain import disclosure
from touchstone.domain.sampling.identity import EXPECTED, sign_in_reference


def marks(text: str) -> list[tuple[str, str]]:
    """What could identify somebody, in the order of the text: the words themselves, and what they look like."""
    return [(mark.word, _(mark.why.text) % mark.why.values) for mark in disclosure.check(text)]


def fault_of_reference(reference: str) -> str:
    """Why this cannot be a pseudonymous reference, in a sentence; empty where it can."""
    sign = sign_in_reference(reference)
    return _(EXPECTED[sign].text) % EXPECTED[sign].values if sign else ""
