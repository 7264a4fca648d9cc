"""From which list are cases drawn? Pseudonymous references with attributes, in one canonical form with one hash.

The canonical form, by which anybody can repeat the hash: UTF-8 without a mark at its start; a first line with
`reference` and then the attributes in the order of their code points; one line for each case in the order of its
reference's code points; values divided by commas, a value that holds a comma or a double quote in double quotes with
those inside it doubled; every line, the last too, ends with one line feed. The hash is SHA-256 of these bytes, in
lower-case hexadecimal.

The hash is of the cases alone. The date of the list and what it leaves out travel with it and are in the published
design, beside the hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

REFERENCE = "reference"


def _written(value: str) -> str:
    if "," in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value


class Case(NamedTuple):
    """A case of the list: its reference, and the values of the frame's columns in their order."""

    reference: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """A list of cases in canonical order. Make it with `Frame.of`, or from a file with `frame_reader.read_frame`.

    `columns` are the attributes' names; `left_out` are short statements of what the list does not hold ("waiting
    cases"), which belong to every figure drawn from it.
    """

    columns: tuple[str, ...]
    cases: tuple[Case, ...]
    as_at: date
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        columns: Sequence[str],
        cases: Iterable[tuple[str, Sequence[str]]],
        as_at: date,
        left_out: Iterable[str] = (),
    ) -> Frame:
        """A frame from cases that are already valid, in any order: (reference, values in the order of `columns`)."""
        order = sorted(range(len(columns)), key=lambda index: columns[index])
        made, shared = [], dict[tuple[str, ...], tuple[str, ...]]()
        for reference, values in cases:
            own = tuple([values[index] for index in order])
            # Many cases have the same values: kept once, a long list needs half the memory.
            made.append(Case(reference, shared.setdefault(own, own)))
        made.sort()
        return cls(tuple(columns[index] for index in order), tuple(made), as_at, tuple(left_out))

    def __len__(self) -> int:
        return len(self.cases)

    @cached_property
    def canonical(self) -> bytes:
        """The list in its canonical form."""
        lines = [(REFERENCE, *self.columns), *((case.reference, *case.values) for case in self.cases)]
        return "".join(",".join(map(_written, line)) + "\n" for line in lines).encode()

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical form."""
        return hashlib.sha256(self.canonical).hexdigest()

    def index(self, column: str) -> int:
        """Where a case's values hold this attribute. Raises KeyError for a column that the list does not have."""
        if column not in self.columns:
            raise KeyError(column)
        return self.columns.index(column)

    @cached_property
    def kinds(self) -> dict[tuple[str, ...], list[str]]:
        """The references of each combination of values: cases that no design can tell apart."""
        found: dict[tuple[str, ...], list[str]] = {}
        for reference, values in self.cases:
            found.setdefault(values, []).append(reference)
        return found

    def values_of(self, column: str) -> dict[str, int]:
        """Every value of an attribute with its number of cases, in the order of the values. Raises KeyError."""
        index, found = self.index(column), dict[str, int]()
        for values, references in self.kinds.items():
            found[values[index]] = found.get(values[index], 0) + len(references)
        return dict(sorted(found.items()))
