"""Opening an inspection for an obligation: filled in from it, and with the weaknesses that are still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.inspections.actions import open_inspection
from touchstone.inspectorate.inspections.actions.enquiries import open_line
from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.programme import carried, policies
from touchstone.inspectorate.programme.models import Obligation

# Kinds of inspection that look at what an earlier one found.
FOLLOWING = ("monitoring", "progress", "reinspection")


@dataclass(frozen=True)
class Opening:
    """What a planner says of the inspection: as `inspections.actions.open_inspection` takes it.

    `at`: another moment than now, for parts of the program only.
    """

    kind: str
    framework: FrameworkVersion
    title: str
    areas: Sequence[Area] = ()
    theme: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    lead: User | None = None
    at: datetime | None = None


@transaction.atomic
def open_for(*, by: Actor, obligation: Obligation, opening: Opening) -> Inspection:
    """Open an inspection that is to meet the obligation. Raises Refused, with a sentence."""
    # Locked, so that of two planners at once the second is told of the first one's inspection.
    held = Obligation.objects.select_for_update().get(pk=obligation.pk)
    policies.check_can_open(by, held)
    if opening.kind not in held.kinds:
        raise Refused(_("An inspection of this kind would not meet it. Choose one that does."))
    inspection = open_inspection(
        by=by,
        provider=held.programme.provider,
        inspectorate=held.programme.inspectorate,
        follows=held.after if opening.kind in FOLLOWING else None,
        **vars(opening),
    )
    held.opened = inspection
    held.save(update_fields=["opened"])
    count = _carry_forward(by, held, inspection, opening.areas)
    audit.record(
        by=by,
        action="programme.open_for",
        subject=held,
        owner=held.programme.inspectorate.slug,
        summary=f"Opened {inspection} to meet: {held}. Weaknesses carried forward: {count}.",
    )
    return inspection


def _carry_forward(by: Actor, obligation: Obligation, inspection: Inspection, areas: Sequence[Area]) -> int:
    """A line of enquiry for each weakness of earlier inspections that is still open; how many there are."""
    definition = frameworks.definition(inspection.framework) if inspection.framework is not None else None
    rows = carried.weaknesses(obligation, areas, clock.now())
    for row in rows:
        key = row.judgement.area_key if row.judgement is not None else ""
        judged = [key] if key and definition is not None and definition.area(key) is not None else []
        open_line(
            by=by,
            inspection=inspection,
            text=row.text,
            source=LineOfEnquiry.Source.CARRIED_FORWARD,
            source_label=_("%(inspection)s, area for improvement %(number)s")
            % {"inspection": row.inspection, "number": row.printed_number or row.number},
            judgement_areas=judged,
            source_key=f"afi-{row.pk}",
        )
    return len(rows)
