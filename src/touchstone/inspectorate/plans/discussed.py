"""At which meetings was it spoken of? A room above knows, and says so here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from touchstone.inspectorate.improvement.models import AreaForImprovement

# By the number of the area for improvement: when it was discussed, and at what.
Discussions = Mapping[int, Sequence[tuple[date, str]]]
Asked = Callable[[Sequence[AreaForImprovement]], Discussions]
_hung: dict[str, Asked] = {}


def hang(key: str, asked: Asked) -> None:
    """From a room's AppConfig.ready: how meetings are found, in a known number of queries."""
    _hung[key] = asked


def of(found: Sequence[AreaForImprovement]) -> Discussions:
    """Those of each, from every room."""
    merged: dict[int, list[tuple[date, str]]] = {}
    for asked in _hung.values():
        for key, rows in asked(found).items():
            merged.setdefault(key, []).extend(rows)
    return merged
