"""What `./touchstone tick` does for alerts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import OperationalError, connection

from touchstone.public.alerts import limits
from touchstone.public.alerts.actions.forgetting import forget_the_old
from touchstone.public.alerts.actions.noticing import begin, notice
from touchstone.public.alerts.actions.telling import tell_page


def run_due(now: datetime) -> int:
    """Find news, tell it, forget what is old. Any number of these at once tell nobody anything twice.

    Returns how many pages of readers it dealt with; what is left is for the next tick.
    """
    try:
        begin(now)
        notice(now, settings.ALERTS_DIGEST_HOUR)
    except OperationalError as error:
        if _another_writes(error):
            return 0
        raise
    pages = sum(1 for _page in islice(tell_pages(now), limits.PAGES))
    forget_the_old(now)
    return pages


def tell_pages(now: datetime) -> Iterator[None]:
    """Page after page, until nothing is left to tell, or another tells it.

    A database of one file has one writer at a time, and who waits is not in a queue: without a pause between pages
    nobody else, a person who saves a form or another tick, would come to write before the last page. Who waited in
    vain for longer than the database lets wait leaves the rest to who writes.
    """
    while _told(now):
        yield
        if _one_file():
            time.sleep(limits.PAUSE)


def _told(now: datetime) -> bool:
    try:
        return tell_page(now)
    except OperationalError as error:
        if _another_writes(error):
            return False
        raise


def _one_file() -> bool:
    return connection.vendor == "sqlite" and not connection.is_in_memory_db()  # type: ignore[attr-defined]


def _another_writes(error: OperationalError) -> bool:
    return _one_file() and "locked" in str(error)
