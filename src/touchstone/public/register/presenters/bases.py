"""What does a deadline after publication rest on, in the language of the page?

The record keeps the sentence in English (`improvement.due` writes it). It is this program's own, so a page in Welsh
says it in Welsh.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.core.wording import format_date

_WRITTEN = re.compile(
    r"(?:(?P<months>\d+) calendar months from|From) publication, counted from (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})"
    r"(?: \(the report gives (?P<given>[\d-]+) and no day\))?\. "
    r"The document does not say from when its timescales run\."
)


def in_own_words(basis: str) -> str:
    """The sentence anew in the language of the page; empty where somebody else wrote it."""
    written = _WRITTEN.fullmatch(basis)
    if written is None:
        return ""
    values = {"day": format_date(datetime.strptime(written["day"], "%d %B %Y").date())}
    months = int(written["months"] or 0)
    counted = _("From publication, counted from %(day)s") % values
    if months:
        counted = ngettext(
            "%(num)s calendar month from publication, counted from %(day)s",
            "%(num)s calendar months from publication, counted from %(day)s",
            months,
        ) % {**values, "num": months}
    if written["given"]:
        counted += " " + _("(the report gives %(month)s and no day)") % {"month": written["given"]}
    return f"{counted}. " + _("The document does not say from when its timescales run.")
