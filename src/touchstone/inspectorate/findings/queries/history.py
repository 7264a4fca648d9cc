"""What was proposed before, what was said of it, and which judgements stood when?"""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from touchstone.inspectorate.findings.models import JudgementProposal, Moderation, SettledJudgement, Settlement
from touchstone.inspectorate.inspections.models import Inspection


def of_area(inspection: Inspection, area_key: str) -> QuerySet[JudgementProposal]:
    """Every proposal for an area with what was said of it, the latest first. Two queries."""
    opinions = Moderation.objects.select_related("moderator").order_by("pk")
    held = JudgementProposal.objects.filter(inspection=inspection, area_key=area_key)
    held = held.select_related("proposed_by", "override", "override__by")
    return held.prefetch_related(Prefetch("moderations", opinions)).order_by("-version")


def settlements(inspection: Inspection) -> QuerySet[Settlement]:
    """When judgements were let stand and reopened, the latest first, each with what stood. Two queries."""
    stood = SettledJudgement.objects.select_related("proposal").order_by("pk")
    held = Settlement.objects.filter(inspection=inspection).select_related("settled_by", "reopened_by")
    return held.prefetch_related(Prefetch("judgements", stood)).order_by("-version")
