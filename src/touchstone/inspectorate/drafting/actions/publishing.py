"""Making a signed draft public, and what happens to the draft when its publication lands or is stopped."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions.base import held
from touchstone.inspectorate.drafting.actions.steps import take
from touchstone.inspectorate.drafting.building.bundling import bundle_of
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.drafting.queries.signing import standing_of
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.reports.actions.queueing import queue
from touchstone.inspectorate.reports.models import Publication, PublicationJob
from touchstone.inspectorate.reports.rows import Bundle


@transaction.atomic
def publish(*, by: User, draft: Draft, public_from: datetime | None = None) -> PublicationJob:
    """Queue the publication of a signed draft: at once, or public from a moment.

    Raises Refused unless exactly this text was signed by enough people, and whatever holds the publication.
    """
    now = held(draft.pk)
    check(by, "publish", now.inspection)
    if public_from is not None and public_from <= clock.now():
        raise Refused(_("That moment is over. Choose one that is still to come, or publish at once."))
    day = timezone.localtime(public_from or clock.now()).date()
    bundle = bundle_of(now, PreciseDate(day))
    check_signed(now, bundle)
    take(by=by, draft=now, step="publish")
    job = queue(by=by, inspection=now.inspection, bundle=bundle, public_from=public_from)
    draft.refresh_from_db(fields=["state"])
    return job


def check_signed(draft: Draft, bundle: Bundle) -> None:
    """Raise Refused where the text is not the one that enough people signed for."""
    if not standing_of(draft, bundle.fingerprint).met:
        raise Refused(
            _("What would be published is not the text that was signed. Open it to change again, and have it signed.")
        )


def on_published(by: User, publication: Publication) -> None:
    """Its publication has landed: the draft is public, or public from its moment."""
    _step(by, publication.report.inspection, "published", ("publishing",))


def on_stopped(by: User, job: PublicationJob) -> None:
    """A person stopped it before anything was public: the draft is signed, and may be published again."""
    _step(by, job.inspection, "stop", ("publishing", "published"))


def _step(by: User, inspection: Inspection, step: str, states: tuple[str, ...]) -> None:
    draft = Draft.objects.filter(inspection=inspection, state__in=states).order_by("edition").last()
    if draft is not None:
        take(by=by, draft=draft, step=step)
