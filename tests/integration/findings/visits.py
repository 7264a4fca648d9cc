"""A visit that follows a published inspection."""

from __future__ import annotations

from datetime import date

from tests.cast import Cast
from tests.factories.records import make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.inspections.models import Inspection, TeamMember


def next_visit(cast: Cast, state: str = "fieldwork") -> Inspection:
    """The inspection is published; a later visit has another team."""
    Inspection.objects.filter(pk=cast.inspection.pk).update(published=PreciseDate(date(2026, 11, 1)), state="settled")
    visit = make_inspection(
        cast.service, kind="monitoring", origin="held", published=None, public=False, follows=cast.inspection,
        inspectorate=cast.inspectorate, framework=cast.inspection.framework,
    )  # fmt: skip
    Inspection.objects.filter(pk=visit.pk).update(state=state)
    visit.refresh_from_db()
    TeamMember.objects.create(inspection=visit, role="lead", user=cast["outsider"])
    return visit
