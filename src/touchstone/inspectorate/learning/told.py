"""What does the room below ask of this one? When each weakness was confirmed to have come back, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.plans.returns import Returns


def returns_of(found: Sequence[AreaForImprovement]) -> Returns:
    """Confirmed ones in the same place: what another service was told says nothing of this one. One query."""
    rows = Recurrence.objects.filter(earlier__in=found, state="confirmed", place=Recurrence.Place.SAME)
    made: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for row in rows.select_related("later__inspection", "later_finding__inspection"):
        later = row.later or row.later_finding
        if later is None:
            continue
        when = later.inspection.published or later.inspection.ends or later.inspection.starts
        if when is not None:
            made[row.earlier_id].append((when.start, str(later.inspection)))
    return made
