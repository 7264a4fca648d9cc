"""What was read? A record whose every value says where it stands and how sure the reader is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

READER_VERSION = "1.0"


@dataclass(frozen=True)
class Place:
    """Where a value stands: page from 1, characters [start, end) of the document's whole text."""

    page: int
    start: int
    end: int


@dataclass
class Value:
    """One value read. `doubt` says why `confidence` (0 to 1) is not higher.

    `value` None means absent, with `doubt` the reason.

    Above 0.9 the reader is sure: being wrong there is the one outcome that must not happen.
    """

    value: Any
    place: Place | None = None
    confidence: float = 1.0
    doubt: str = ""

    @classmethod
    def absent(cls, reason: str) -> Value:
        """Not in the document, and the reader is sure of that: such a value is no doubt."""
        return cls(None, None, 1.0, reason)

    @classmethod
    def missing(cls, reason: str, place: Place | None = None) -> Value:
        """It should be in a document of this kind and was not found: a person should look."""
        return cls(None, place, 0.3, reason)


@dataclass
class Record:
    """Everything read from one document.

    `fields` holds single values by name; `lists` holds rows, each row a dict of Values. The names are those of
    the published schema (reader/schema.json). `contradictions` are sentences with their places. `refusal`, when
    not empty, is the sentence that says why the document is no inspection document.
    """

    family: str
    fields: dict[str, Value] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    contradictions: list[tuple[str, list[Place]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refusal: str = ""
