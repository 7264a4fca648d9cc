"""How many days were planned and worked, by member and phase? A ledger whose parts sum to the whole.

Days are decimals, so that quarters add up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

NONE = Decimal(0)


@dataclass(frozen=True)
class Entry:
    """Days planned or worked by a member in a phase; both are named by any text."""

    member: str
    phase: str
    planned: Decimal = NONE
    used: Decimal = NONE


@dataclass(frozen=True)
class Days:
    """Planned beside used."""

    planned: Decimal = NONE
    used: Decimal = NONE

    def __add__(self, other: Days) -> Days:
        return Days(self.planned + other.planned, self.used + other.used)

    @property
    def left(self) -> Decimal:
        """Planned and not used; below 0 where more was used than planned."""
        return self.planned - self.used


@dataclass(frozen=True)
class Ledger:
    """Cells by member and phase. Totals are always added up from the cells, never kept beside them."""

    members: Sequence[str]
    phases: Sequence[str]
    cells: dict[tuple[str, str], Days]

    def cell(self, member: str, phase: str) -> Days:
        return self.cells.get((member, phase), Days())

    def of_member(self, member: str) -> Days:
        return sum((self.cell(member, phase) for phase in self.phases), Days())

    def of_phase(self, phase: str) -> Days:
        return sum((self.cell(member, phase) for member in self.members), Days())

    @property
    def whole(self) -> Days:
        return sum(self.cells.values(), Days())


def ledger(entries: Iterable[Entry], phases: Sequence[str], members: Iterable[str] = ()) -> Ledger:
    """Put entries together. `members` come first, in this order, with or without days; others as they are met.

    Raises ValueError for an entry of a phase that is not among `phases`: it would be in no column, and not in the sum.
    """
    found = dict.fromkeys(members)
    cells: dict[tuple[str, str], Days] = {}
    for entry in entries:
        if entry.phase not in phases:
            raise ValueError(f"There is no phase {entry.phase!r}; phases are {', '.join(phases)}.")
        found.setdefault(entry.member)
        key = (entry.member, entry.phase)
        cells[key] = cells.get(key, Days()) + Days(entry.planned, entry.used)
    return Ledger(tuple(found), tuple(phases), cells)
