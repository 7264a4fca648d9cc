"""What the actions of this room take in: plain rows, so that the archive and the demonstration write alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.domain.dates import PreciseDate


@dataclass(frozen=True)
class ReportRow:
    """A report or letter. `kind` is a Report.Kind value; `text` its plain text, a form feed between pages."""

    kind: str
    title: str
    language: str = "en"
    dated: PreciseDate | None = None
    references: Sequence[str] = ()
    addressee: str = ""
    copies_to: Sequence[str] = ()
    source_url: str = ""
    text: str = ""
