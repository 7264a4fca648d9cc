"""What else is known of an area for improvement when a visit judges it? Rooms above know, and say so here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement


@dataclass(frozen=True)
class Fact:
    """One thing that is known: what it is called, what it says, and where it can be read, if it can."""

    title: str
    says: str
    href: str = ""


Asked = Callable[[Sequence[AreaForImprovement], date], Mapping[int, Sequence[Fact]]]
_hung: dict[str, Asked] = {}


def hang(key: str, asked: Asked) -> None:
    """From a room's AppConfig.ready: what it knows of each, by its number, on a day; in a known number of queries."""
    _hung[key] = asked


def known(found: Sequence[AreaForImprovement], today: date) -> Mapping[int, list[Fact]]:
    """What every room knows of each."""
    merged: dict[int, list[Fact]] = {row.pk: [] for row in found}
    for asked in _hung.values():
        for key, facts in asked(found, today).items():
            merged[key].extend(facts)
    return merged


def found_before(found: Sequence[AreaForImprovement], visit: int) -> Mapping[int, list[ProgressJudgement]]:
    """What other visits judged of each, the earliest first; `visit` is the one that looks now. One query."""
    rows = ProgressJudgement.objects.filter(area_for_improvement__in=found).exclude(inspection=visit)
    merged: dict[int, list[ProgressJudgement]] = {row.pk: [] for row in found}
    for row in rows.select_related("inspection").order_by("inspection__published", "pk"):
        merged[row.area_for_improvement_id].append(row)
    return merged
