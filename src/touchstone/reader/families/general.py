"""What can be read from an inspection document whose layout nobody has described? The general rules."""

from __future__ import annotations

from touchstone.reader.document import Document
from touchstone.reader.families import Family
from touchstone.reader.record import Record


def _recognise(_: Document) -> float:
    return 0.0  # never chosen by being sure: read.py falls back on it


def _read(document: Document) -> Record:
    return Record(family="general")


FAMILY = Family("general", _recognise, _read)
