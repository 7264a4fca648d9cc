"""What a report does to the judging: judgements are not opened again under a report that is signed for or public."""

from __future__ import annotations

from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.drafting.policies import check_unpublished
from touchstone.inspectorate.findings.annexes import Annex
from touchstone.inspectorate.inspections.models import Inspection


def lift(by: User, inspection: Inspection) -> None:
    """Raise Refused where the latest report of this inspection is signed, being made, or public."""
    check_unpublished(Draft.objects.filter(inspection=inspection).order_by("edition").last())


ANNEX = Annex(
    key="drafting",
    rests_on=lambda inspection: {},
    advise=lambda inspection: {},
    missing=lambda inspection: [],
    land=lambda by, inspection: {},
    lift=lift,
)
