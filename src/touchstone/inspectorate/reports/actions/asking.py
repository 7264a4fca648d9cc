"""Readers ask for another format, the inspectorate answers, and what is known of the reader is erased again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from touchstone.domain.deadlines import add_working_days
from touchstone.domain.workflows.format_request import ANSWERED, FORMAT_REQUEST
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.messages.actions import enqueue, forget
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.reports import policies_of_asking as policies
from touchstone.inspectorate.reports.models import FormatRequest, Publication
from touchstone.inspectorate.reports.rows import Asked

READER, SYSTEM = "a reader", "the program"
TOPIC = "formats"  # of e-mails to readers, which are forgotten with their request


@transaction.atomic
def ask(*, publication: Publication, asked: Asked) -> FormatRequest:
    """A reader, without an account, asks for a publication in another format. The audit trail does not name them."""
    policies.check_can_ask(publication, asked)
    inspection = publication.report.inspection
    row = FormatRequest.objects.create(
        publication=publication,
        state=FORMAT_REQUEST.target(None, "ask"),
        kind=asked.kind,
        wish=asked.wish.strip(),
        language=asked.language,
        name=asked.name.strip(),
        email=asked.email.strip(),
        address=asked.address.strip(),
        asked_at=clock.now(),
        due=target_day(inspection, asked.kind, clock.today()),
    )
    _record(READER, row, "asked", f"A reader asked for {row}.")
    return row


def target_day(inspection: Inspection, kind: str, day: date) -> date:
    """By when a request of this kind made on this day is to be met: so many working days where the service is."""
    return add_working_days(day, settings.FORMAT_TARGET_DAYS[kind], nation_of(inspection.provider))


@transaction.atomic
def step(*, by: User, request: FormatRequest, step: str, answer: str = "") -> FormatRequest:
    """Begin, send or decline. With an e-mail address the reader is told the answer by e-mail, in their language."""
    row = _locked(request)
    row.state = policies.check_can_step(by, row, step, answer)
    if row.state in ANSWERED:
        row.answered_at, row.answered_by, row.answer = clock.now(), by, answer.strip()
        _tell(row)
    row.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    _record(by, row, row.state, f"{step.capitalize()}: {row}, asked for on {row.asked_at:%Y-%m-%d}.")
    return row


def _tell(row: FormatRequest) -> None:
    if row.email:
        with translation.override(row.language):
            subject = _("Your request for another format: %(title)s") % {"title": row.publication.report.title}
            enqueue(to=row.email, subject=subject, body=row.answer, secret=True, topic=TOPIC)


@transaction.atomic
def erase_due(now: datetime) -> int:
    """Erase name, contact and wish of requests that were answered long enough ago; how many. Twice changes nothing."""
    before = now - timedelta(days=settings.FORMAT_CONTACT_KEPT_DAYS)
    due = FormatRequest.objects.filter(answered_at__lt=before, erased_at=None)
    addresses = [each for each in due.values_list("email", flat=True) if each]
    erased = due.update(name="", email="", address="", wish="", answer="", erased_at=now)
    for address in addresses:
        forget(topic=TOPIC, to=address)
    if erased:
        audit.record(
            by=SYSTEM,
            action="format_request.erased",
            summary=f"Erased the contacts of {erased} answered requests for other formats.",
        )
    return erased


def _locked(request: FormatRequest) -> FormatRequest:
    rows = FormatRequest.objects.select_for_update(of=("self",))
    return rows.select_related("publication__report__inspection__inspectorate").get(pk=request.pk)


def _record(by: User | str, row: FormatRequest, verb: str, summary: str) -> None:
    audit.record(
        by=by, action=f"format_request.{verb}", subject=row, summary=summary,
        owner=row.publication.report.inspection.inspectorate.slug,
    )  # fmt: skip
