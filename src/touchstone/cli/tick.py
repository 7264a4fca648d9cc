"""Do everything that is due: send e-mails, seal the audit trail, tell listeners, forget old sessions, go on with
batches of documents whose process is gone, count deadlines again, escalate urgent referrals that are late, work the
programme out, remind its planners, propose escalations, plan deferred inspections again, raise alarms about areas for
improvement, remind of minutes to answer, go on with publications whose worker is gone, make forms that could not be
made before, sweep leftover files, erase contacts of answered requests, and tell readers the news.

Run it every minute (cron, systemd timer). Any number at once do no harm; doing it again changes nothing.
"""

from __future__ import annotations

import argparse
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from touchstone.foundation.messages.actions import Delivery

SENDS_FOR = 45.0  # seconds


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from touchstone.foundation.accounts import audit
    from touchstone.foundation.core import clock, events
    from touchstone.foundation.providers.actions.calendar import recount
    from touchstone.foundation.safeguarding.actions import escalate_due
    from touchstone.inspectorate.accuracy.actions import reminding as accuracy
    from touchstone.inspectorate.archive import tasks
    from touchstone.inspectorate.programme.actions.rounds import run_due
    from touchstone.inspectorate.requests.actions.reminding import remind_due
    from touchstone.public.alerts.tasks import run_due as tell_readers

    moved = recount(by="tick")
    escalated = escalate_due(clock.now())
    programme = run_due(clock.now())
    reminded = remind_due(clock.now())
    drafts = accuracy.remind_due(clock.now())
    improvement = _improvement()
    pages = tell_readers(clock.now())
    done = _deliver()
    sealed = audit.seal()
    events.tell_listeners()
    call_command("clearsessions")
    batches = tasks.go_on()
    published = _publish()
    print(
        f"E-mails: {done.sent} sent, {done.put_off} put off, {done.failed} given up, "
        f"{done.unknown} perhaps sent. Audit trail: {sealed} rows sealed. Batches gone on with: {batches}. "
        f"Deadlines moved: {len(moved)}. Urgent referrals escalated: {escalated}. "
        f"Reminders of information requests: {reminded}, of drafts to check: {drafts}. Pages of readers told: {pages}."
    )
    print(f"{published} {improvement}")
    print(programme)
    return 0


def _improvement() -> str:
    """Raise alarms about areas for improvement, and look for weaknesses that came back; what was done."""
    from touchstone.foundation.core import clock
    from touchstone.inspectorate.conversations.actions.alarms import raise_due as tell_late
    from touchstone.inspectorate.conversations.actions.reminding import remind_due as remind_of_minutes
    from touchstone.inspectorate.findings.actions.urgent import remind_due
    from touchstone.inspectorate.learning.tasks import run_due as look_for_returns
    from touchstone.inspectorate.plans.actions.alarms import raise_due

    urgent = remind_due(clock.now())
    raised, proposed = raise_due(clock.now()), look_for_returns(clock.now())
    late, unanswered = tell_late(clock.now()), remind_of_minutes(clock.now())
    return (
        f"Recurrences proposed: {proposed}. Alarms about areas for improvement: {raised}, "
        f"about agreed actions: {late}. "
        f"Reminders of urgent findings: {urgent}, of minutes to answer: {unanswered}."
    )


def _publish() -> str:
    """Go on with publications, add forms that were missing, and clear up after both; what was done."""
    from touchstone.foundation.core import clock
    from touchstone.inspectorate.reports import tasks
    from touchstone.inspectorate.reports.actions.asking import erase_due

    return (
        f"Publications worked at: {tasks.go_on()}. Forms added that were missing: {tasks.add_missing()}. "
        f"Files swept: {tasks.clean_up(clock.now())}. Requests for other formats erased: {erase_due(clock.now())}."
    )


def _deliver() -> Delivery:
    """Send until nothing is due, or the minute of this tick is nearly over."""
    from touchstone.foundation.core import clock
    from touchstone.foundation.messages.actions import Delivery, deliver

    total, ends = Delivery(), time.monotonic() + SENDS_FOR
    while True:
        done = deliver(now=clock.now())
        total = Delivery(*(a + b for a, b in zip(vars(total).values(), vars(done).values(), strict=True)))
        if not done.sent or time.monotonic() > ends:
            return total
