"""Addresses of this room that rooms below hand out without knowing it."""

from __future__ import annotations

from django.urls import reverse

from touchstone.inspectorate.inspections.models import Inspection


def correct_at(inspection: Inspection) -> str:
    """Where a correction of the inspection's published report is begun."""
    return reverse("draft-correct", args=[inspection.slug])
