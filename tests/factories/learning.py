"""Weaknesses that come back, for tests: two inspections of a made-up service with words that are alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.factories.records import NOW, make_inspection, make_organisation
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.learning.models import Recurrence

SUPERVISED = "Ensure that every adviser has monthly reflective supervision."
SUPERVISION = "The quality of supervision for advisers."
WAITING = "Reduce the number of families who wait for a first letter."


def make_pair(
    provider: Organisation | None = None, *, public: bool = True, **later: Any
) -> tuple[AreaForImprovement, AreaForImprovement]:
    """The same weakness in 2021 and in 2024."""
    provider = provider or make_organisation()
    first = make_inspection(provider, published=date(2021, 3, 1), afis=[SUPERVISED, WAITING])
    second = make_inspection(provider, published=date(2024, 3, 1), afis=[SUPERVISION], public=public, **later)
    return first.areas_for_improvement.get(number=1), second.areas_for_improvement.get()


def make_recurrence(**fields: Any) -> Recurrence:
    """A proposal between the two of `make_pair`, unless told otherwise."""
    if "earlier" not in fields:
        fields["earlier"], fields["later"] = make_pair()
    defaults = {"place": "same", "score": Decimal("0.81"), "why": [], "state": "proposed", "proposed_at": NOW}
    return Recurrence.objects.create(**{**defaults, **fields})
