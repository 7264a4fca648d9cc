"""Which public documents of an inspection are held as text? Through the gate."""

from __future__ import annotations

from datetime import datetime

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Report


def texts(found: Inspection, now: datetime) -> list[Report]:
    """Public reports and letters of the inspection whose text is held, oldest first. One query."""
    return list(gate.public_reports(now).filter(inspection=found).exclude(text="").order_by("pk"))


def has_text(found: Inspection, now: datetime) -> bool:
    """One query."""
    return gate.public_reports(now).filter(inspection=found).exclude(text="").exists()
