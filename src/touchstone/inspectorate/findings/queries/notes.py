"""Which notes were written, and which of them has the service got?"""

from __future__ import annotations

from django.db.models import QuerySet

from touchstone.inspectorate.findings.models import KeepInTouchNote
from touchstone.inspectorate.inspections.models import Inspection


def of_inspection(inspection: Inspection) -> QuerySet[KeepInTouchNote]:
    """Every note, drafts too, the latest day first. One query. For the inspectorate only."""
    held = KeepInTouchNote.objects.filter(inspection=inspection)
    return held.select_related("author", "saved_by", "sent_by").order_by("-day", "-pk")


def sent(inspection: Inspection) -> QuerySet[KeepInTouchNote]:
    """The notes that the lead has sent, the latest day first: all that the service sees. One query."""
    return of_inspection(inspection).filter(state="sent").order_by("-day", "-sent_at")


def by_number(inspection: Inspection, number: int) -> KeepInTouchNote | None:
    return of_inspection(inspection).filter(pk=number).first()
