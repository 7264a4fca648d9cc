"""May a day of the calendar be corrected so? Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers.

Who may do it is decided above, where roles are known (providers/policies.py).
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from touchstone.domain.deadlines import Nation, is_working_day
from touchstone.foundation.clocks import queries
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date


def can_correct(day: date, working: bool, nation: str) -> bool:
    """Would it change anything: is the day not so already? One query."""
    known = queries.overrides(since=day)
    whose = [Nation(nation)] if nation else list(Nation)
    return {is_working_day(day, each, known) for each in whose} != {working}


def check_can_correct(day: date, working: bool, nation: str, reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Say why, for example: proclaimed a bank holiday on 3 March."))
    if not can_correct(day, working, nation):
        said = _("%(day)s is a working day already.") if working else _("%(day)s is no working day already.")
        raise Refused(said % {"day": format_date(day)})
