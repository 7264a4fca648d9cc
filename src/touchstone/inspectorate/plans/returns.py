"""Which weaknesses came back, by a person's confirmation? A room above knows, and says so here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from touchstone.inspectorate.improvement.models import AreaForImprovement

# By the number of the area for improvement: when a later inspection found it again, and which.
Returns = Mapping[int, Sequence[tuple[date, str]]]
Asked = Callable[[Sequence[AreaForImprovement]], Returns]
_hung: dict[str, Asked] = {}


def hang(key: str, asked: Asked) -> None:
    """From a room's AppConfig.ready: how confirmed returns are found, in a known number of queries."""
    _hung[key] = asked


def of(found: Sequence[AreaForImprovement]) -> Returns:
    """Those of each, from every room."""
    merged: dict[int, list[tuple[date, str]]] = {}
    for asked in _hung.values():
        for key, rows in asked(found).items():
            merged.setdefault(key, []).extend(rows)
    return merged
