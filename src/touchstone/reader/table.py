"""How does a person see a reading in a terminal? A short table: what was read, doubts first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from touchstone.reader.confidence import SURE

_WIDTH = 100
_LABEL = 24
_OUTCOMES = {"read": "Read", "doubts": "Read, with doubts", "refused": "Not read"}
# Lists whose rows a table shows, and the columns that say what a row is.
_SHOWN = {
    "references": ("value", "where"),
    "people": ("name", "role"),
    "judgements": ("heading", "grade"),
    "progress_judgements": ("number", "text", "progress"),
    "areas_for_improvement": ("number", "timescale_or_class", "text"),
    "strengths": ("number", "text"),
    "themes": ("number", "heading", "paragraphs"),
    "evidence": ("kind", "count", "label"),
    "figures": ("measure", "period", "value", "target", "unit"),
    "milestones": ("date", "text"),
}


def table_of(data: Mapping[str, Any]) -> str:
    """The lines of one document's table."""
    return "\n".join(_lines(data))


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    yield data["path"]
    yield "=" * min(_WIDTH, max(8, len(data["path"])))
    yield from _line("Outcome", _OUTCOMES[data["outcome"]])
    if data["refusal"]:
        yield from _line("Why", data["refusal"])
    for note in data["notes"]:
        yield from _line("Note", note)
    for label, value in _doubts(data):
        yield from _line("Doubt", f"{label}: {value['doubt'] or 'not sure'} ({value['confidence']:.2f})")
    for contradiction in data["contradictions"]:
        yield from _line("Contradiction", contradiction["says"] + _where(contradiction["places"][:1]))
    for name, value in data["fields"].items():
        if value["value"] is not None:
            yield from _line(_words(name), _text(value["value"]) + _where([value["place"]]))
    for name, rows in data["lists"].items():
        yield from _rows(name, rows)
    yield ""


def _rows(name: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield from _line(_words(name), str(len(rows)))
    for row in rows if name in _SHOWN else ():
        cells = [_text(row[c]["value"]) for c in _SHOWN[name] if c in row and row[c]["value"] is not None]
        if cells:
            yield from textwrap.wrap(
                " · ".join(cells), _WIDTH, initial_indent="    - ", subsequent_indent="      ", break_long_words=False
            )


def _doubts(data: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in data["fields"].items():
        if value["confidence"] < SURE:
            yield _words(name), value
    for name, rows in data["lists"].items():
        for number, row in enumerate(rows, start=1):
            for column, value in row.items():
                if value["confidence"] < SURE:
                    yield f"{_words(name)} {number}, {column.replace('_', ' ')}", value


def _line(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=f"{label:<{_LABEL}} ",
        subsequent_indent=" " * (_LABEL + 1),
        break_long_words=False,
    ) or [label]


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _where(places: list[dict[str, int] | None]) -> str:
    place = places[0] if places else None
    return f" [page {place['page']}]" if place else ""


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        if "printed" in value:
            return str(value["printed"] or value["start"])
        return ", ".join(f"{_text(part)} {_words(name).lower()}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(_text(part) for part in value)
    return str(value).replace("\n", " ")
