"""What comes out of the reader? The JSON-ready reading of one document, in the form reader/schema.json publishes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from touchstone.reader.confidence import SURE
from touchstone.reader.document import Document
from touchstone.reader.record import READER_VERSION, Place, Record, Value

SCHEMA = "touchstone-reading-1"


@dataclass
class Reading:
    """`data` follows the schema. `pages` are the texts of the pages; places count characters of "\\f".join(pages)."""

    data: dict[str, Any]
    pages: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """`read`, `doubts` or `refused`."""
        return str(self.data["outcome"])

    def as_json(self) -> str:
        """One line of JSON: the same document gives the same bytes."""
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))


def reading_of(record: Record, document: Document, *, path: str, sha256: str) -> Reading:
    """The reading of a document that could be opened: read, read with doubts, or no inspection document."""
    data = _envelope(path=path, sha256=sha256)
    data["media_type"] = document.media_type
    data["pages"] = len(document.pages)
    data["language"] = document.language
    data["family"] = record.family
    data["notes"] = [*document.notes, *record.notes]
    data["fields"] = {name: _value(value) for name, value in record.fields.items()}
    data["lists"] = {
        name: [{column: _value(value) for column, value in row.items()} for row in rows]
        for name, rows in record.lists.items()
    }
    data["contradictions"] = [
        {"says": says, "places": [_place(place) for place in places]} for says, places in record.contradictions
    ]
    data["refusal"] = record.refusal or None
    data["outcome"] = "refused" if record.refusal else "doubts" if has_doubts(record) else "read"
    return Reading(data, document.pages)


def refused_reading(sentence: str, *, path: str, sha256: str | None, media_type: str | None = None) -> Reading:
    """The reading of a file that could not be opened or read; `sentence` says why and what to do."""
    data = _envelope(path=path, sha256=sha256)
    data["media_type"] = media_type
    data["refusal"] = sentence
    return Reading(data)


def has_doubts(record: Record) -> bool:
    """Whether a person should look: any value, absent ones too, below SURE."""
    rows = (row for rows in record.lists.values() for row in rows)
    values = [*record.fields.values(), *(value for row in rows for value in row.values())]
    return any(value.confidence < SURE for value in values)


def _envelope(*, path: str, sha256: str | None) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "reader_version": READER_VERSION,
        "path": path,
        "sha256": sha256,
        "media_type": None,
        "pages": 0,
        "language": None,
        "family": None,
        "outcome": "refused",
        "refusal": None,
        "notes": [],
        "fields": {},
        "lists": {},
        "contradictions": [],
    }


def _value(value: Value) -> dict[str, Any]:
    return {
        "value": value.value,
        "place": None if value.place is None else _place(value.place),
        "confidence": round(value.confidence, 2),
        "doubt": value.doubt,
    }


def _place(place: Place) -> dict[str, int]:
    return {"page": place.page, "start": place.start, "end": place.end}
