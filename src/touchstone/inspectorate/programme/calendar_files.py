"""What does a regime's calendar say? YAML in, rules out; the calendar of a framework is the file of its key."""

from __future__ import annotations

from pathlib import Path

from touchstone.domain.frameworks import Framework
from touchstone.domain.programme.calendar_reader import read_calendar
from touchstone.domain.programme.rows import Calendar
from touchstone.foundation.frameworks.yaml_nodes import parse

CALENDARS = Path(__file__).with_name("calendars")


def keys() -> list[str]:
    """The frameworks that have a calendar."""
    return sorted(path.stem for path in CALENDARS.glob("*.yaml"))


def calendar_of(framework: Framework) -> Calendar:
    """The rules of a framework's calendar. Raises FileNotFoundError where it has none; InvalidDefinition.

    A framework version never changes once used, so its calendar is read once in a process.
    """
    key = (framework.id, framework.version)
    if key not in _read:
        path = CALENDARS / f"{framework.id}.yaml"
        _read[key] = read_calendar(parse(path, path.name).node, path.name, framework)
    return _read[key]


_read: dict[tuple[str, int], Calendar] = {}
