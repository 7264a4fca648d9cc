"""What is new in the register, and how much is in it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.queries.providers import with_headlines

NEWEST = 5


@dataclass(frozen=True)
class Counts:
    providers: int
    inspections: int
    improvements: int


def newest(now: datetime) -> list[Inspection]:
    """The newest publications. Three queries."""
    return list(with_headlines(gate.newest_first(gate.public_inspections(now).filter(stub=False)))[:NEWEST])


def counts(now: datetime) -> Counts:
    """How many are public. Three queries."""
    return Counts(
        gate.public_providers(now).count(),
        gate.public_inspections(now).count(),
        gate.public_areas_for_improvement(now).count(),
    )
