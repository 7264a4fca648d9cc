"""What is new in the register, and how much is in it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.queries.providers import with_headlines

NEWEST = 5


@dataclass(frozen=True)
class Counts:
    """Of services that exist; `made_up` are the inspections of services that do not."""

    providers: int
    inspections: int
    improvements: int
    made_up: int


def newest(now: datetime) -> list[Inspection]:
    """The newest publications. Three queries."""
    return list(with_headlines(gate.newest_first(gate.public_inspections(now).filter(stub=False)))[:NEWEST])


def counts(now: datetime) -> Counts:
    """How many are public, made-up services apart. Three queries."""
    real, made_up = Q(provider__fictional=False), Q(provider__fictional=True)
    inspections = gate.public_inspections(now).aggregate(
        real=Count("pk", filter=real), made_up=Count("pk", filter=made_up)
    )
    return Counts(
        providers=gate.public_providers(now).filter(fictional=False).count(),
        inspections=inspections["real"],
        improvements=gate.public_areas_for_improvement(now).filter(inspection__provider__fictional=False).count(),
        made_up=inspections["made_up"],
    )
