"""By when is the next full inspection due? Only where the framework of the last one states such a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.inspectorate.inspections.models import Inspection


@dataclass(frozen=True)
class NextDue:
    """The last day of the window, in words, and the rule that it comes from."""

    said: str
    basis: str


def next_full_inspection(inspections: Iterable[Inspection]) -> NextDue | None:
    return None
