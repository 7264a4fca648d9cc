"""Opening an inspection for an obligation: filled in from it, and with the weaknesses that are still open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area
from touchstone.foundation.providers.policies import Actor
from touchstone.inspectorate.inspections.actions import open_inspection
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import policies
from touchstone.inspectorate.programme.models import Obligation


@transaction.atomic
def open_for(
    *,
    by: Actor,
    obligation: Obligation,
    kind: str,
    framework: FrameworkVersion,
    title: str,
    areas: Sequence[Area] = (),
    theme: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    lead: User | None = None,
) -> Inspection:
    """Open an inspection that is to meet the obligation. Raises Refused, with a sentence."""
    # Locked, so that of two planners at once the second is told of the first one's inspection.
    held = Obligation.objects.select_for_update().get(pk=obligation.pk)
    policies.check_can_open(by, held)
    if kind not in held.kinds:
        raise Refused(_("An inspection of this kind would not meet it. Choose one that does."))
    programme = held.programme
    inspection = open_inspection(
        by=by,
        provider=programme.provider,
        inspectorate=programme.inspectorate,
        framework=framework,
        kind=kind,
        title=title,
        areas=areas,
        theme=theme,
        starts_on=starts_on,
        ends_on=ends_on,
        lead=lead,
        follows=held.after if kind in ("monitoring", "progress", "reinspection") else None,
    )
    held.opened = inspection
    held.save(update_fields=["opened"])
    audit.record(
        by=by,
        action="programme.open_for",
        subject=held,
        owner=programme.inspectorate.slug,
        summary=f"Opened {inspection} to meet: {held}.",
    )
    return inspection
