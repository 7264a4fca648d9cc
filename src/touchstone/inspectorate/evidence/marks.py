"""Which words of an item does the text check mark, and which of them has somebody kept with a reason?"""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.domain.disclosure import Mark, check
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.evidence.written import FREE, Written
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import queries as samples


def found_in(inspection: Inspection, written: Written) -> dict[str, tuple[Mark, ...]]:
    """Everything marked, by the field where it stands."""
    names = samples.names_of(inspection)
    return {field: check(getattr(written, field), names) for field in FREE}


def open_marks(item: EvidenceItem, written: Written) -> tuple[Mark, ...]:
    """What is marked and not kept yet."""
    kept = set(item.kept_marks.values_list("kind", "word"))
    found = found_in(item.inspection, written)
    return tuple(mark for field in FREE for mark in found[field] if mark.key not in kept)


@dataclass(frozen=True)
class Piece:
    """A stretch of text as a page draws it: marked or not."""

    text: str
    mark: Mark | None = None


def pieces(text: str, marks: tuple[Mark, ...]) -> list[Piece]:
    """The whole text, cut where marks begin and end."""
    made, at = [], 0
    for mark in marks:
        if mark.start > at:
            made.append(Piece(text[at : mark.start]))
        made.append(Piece(text[mark.start : mark.end], mark))
        at = mark.end
    return [*made, Piece(text[at:])] if at < len(text) else made
