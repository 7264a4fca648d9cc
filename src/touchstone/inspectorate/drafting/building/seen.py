"""How much did inspectors look at? Counted in the evidence register, or as a document prints it; never typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count

from touchstone.domain.reporting.evidence import Seen, ordered
from touchstone.foundation.instruments.models import Response
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews.models import CaseReview


def seen_by(inspection: Inspection) -> Sequence[Seen]:
    """What the record of a document prints, where there is one; otherwise what the register holds. Four queries."""
    printed = inspection.evidence_counts.filter(missing_reason="").order_by("pk")
    recorded = [
        Seen(each.kind, each.count, each.label, "", each.qualifier, each.chosen_by_provider, key=str(each.pk))
        for each in printed
    ]
    return recorded or ordered(_counts(inspection).items())


def _counts(inspection: Inspection) -> dict[str, int]:
    items = EvidenceItem.objects.filter(inspection=inspection, state="submitted").order_by()
    counts = dict(items.exclude(method="case_file_review").values_list("method").annotate(n=Count("pk")))
    reviews = CaseReview.objects.filter(
        inspection=inspection, set_aside_at__isnull=True, response__state=Response.State.SUBMITTED
    ).values_list("case__reference", "case__tracked")
    cases = dict(reviews)
    read = list(items.filter(method="case_file_review").values_list("case_reference", flat=True))
    # A file that two inspectors read, or that was both noted and reviewed, is one file.
    files = {reference for reference in read if reference} | set(cases)
    counts["case_file_review"] = len(files) + read.count("")
    counts["tracked"] = sum(cases.values())
    counts["answers"] = inspection.request_items.filter(state="accepted").count()
    return counts
