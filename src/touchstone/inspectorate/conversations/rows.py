"""What the actions of this room take in: plain rows, so that forms and the demonstration write alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.improvement.models import AreaForImprovement


@dataclass(frozen=True)
class MinutesRow:
    """A meeting as it is written. Who was there: one a line."""

    kind: str
    held_on: date
    present_inspectorate: str
    present_service: str
    place: str = ""
    self_evaluation: str = ""
    changed: str = ""
    risks: str = ""
    improvement: str = ""
    agreed: str = ""
    areas: Sequence[Area] = field(default_factory=tuple)
    areas_for_improvement: Sequence[AreaForImprovement] = field(default_factory=tuple)


@dataclass(frozen=True)
class PromiseRow:
    """Who does what by when; without a day, why."""

    text: str
    owner: str
    due: date | None = None
    no_due_reason: str = ""
