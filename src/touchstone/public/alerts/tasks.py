"""What `./touchstone tick` does for alerts."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from touchstone.public.alerts import limits
from touchstone.public.alerts.actions.forgetting import forget_the_old
from touchstone.public.alerts.actions.noticing import begin, notice
from touchstone.public.alerts.actions.telling import tell_page


def run_due(now: datetime) -> int:
    """Find news, tell it, forget what is old. Any number of these at once tell nobody anything twice.

    Returns how many pages of readers it dealt with; what is left is for the next tick.
    """
    begin(now)
    notice(now, settings.ALERTS_DIGEST_HOUR)
    pages = 0
    while pages < limits.PAGES and tell_page(now):
        pages += 1
    forget_the_old(now)
    return pages
