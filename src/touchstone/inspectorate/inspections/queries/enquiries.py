"""Which questions is the inspection to answer?"""

from __future__ import annotations

from django.db.models import Count, Max, QuerySet

from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry


def lines_of(inspection: Inspection) -> QuerySet[LineOfEnquiry]:
    """By number. One query."""
    return LineOfEnquiry.objects.filter(inspection=inspection).select_related("opened_by").order_by("number")


def line_numbered(inspection: Inspection, number: int) -> LineOfEnquiry | None:
    return lines_of(inspection).filter(number=number).select_related("inspection").first()


def next_number(inspection: Inspection) -> int:
    """One query."""
    return (lines_of(inspection).aggregate(last=Max("number"))["last"] or 0) + 1


def counted(inspection: Inspection) -> dict[str, int]:
    """How many lines are in each state. One query."""
    held = LineOfEnquiry.objects.filter(inspection=inspection).order_by().values_list("state")
    return dict(held.annotate(n=Count("pk")))


def carried_forward(inspection: Inspection) -> int:
    """How many were carried forward. One query."""
    return lines_of(inspection).filter(source=LineOfEnquiry.Source.CARRIED_FORWARD).count()
