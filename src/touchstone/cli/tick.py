"""Do everything that is due: send e-mails, seal the audit trail, tell listeners, forget old sessions, go on with
batches of documents whose process is gone, count deadlines again, escalate urgent referrals that are late, work the
programme out, remind its planners, propose escalations, and plan deferred inspections again.

Run it every minute (cron, systemd timer). Any number at once do no harm; doing it again changes nothing.
"""

from __future__ import annotations

import argparse
import os


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from touchstone.foundation.accounts import audit
    from touchstone.foundation.core import clock, events
    from touchstone.foundation.messages.actions import deliver
    from touchstone.foundation.providers.actions.calendar import recount
    from touchstone.foundation.safeguarding.actions import escalate_due
    from touchstone.inspectorate.archive import tasks
    from touchstone.inspectorate.programme.actions.rounds import run_due
    from touchstone.inspectorate.requests.actions.reminding import remind_due

    moved = recount(by="tick")
    escalated = escalate_due(clock.now())
    programme = run_due(clock.now())
    reminded = remind_due(clock.now())
    done = deliver(now=clock.now())
    sealed = audit.seal()
    events.tell_listeners()
    call_command("clearsessions")
    batches = tasks.go_on()
    print(
        f"E-mails: {done.sent} sent, {done.put_off} put off, {done.failed} given up, "
        f"{done.unknown} perhaps sent. Audit trail: {sealed} rows sealed. Batches gone on with: {batches}. "
        f"Deadlines moved: {len(moved)}. Urgent referrals escalated: {escalated}. "
        f"Reminders of information requests: {reminded}."
    )
    print(programme)
    return 0
