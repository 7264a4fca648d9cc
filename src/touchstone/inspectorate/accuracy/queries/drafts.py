"""Which draft is at work in an inspection?"""

from __future__ import annotations

from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.models import Inspection


def at_work(inspection: Inspection) -> Draft | None:
    """Its latest edition. One query."""
    draft = Draft.objects.filter(inspection=inspection).order_by("edition").last()
    if draft is not None:
        draft.inspection = inspection  # with what the view has found out about the person
    return draft
