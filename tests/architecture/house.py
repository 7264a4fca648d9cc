"""The floors of the house, for the tests that import-linter cannot do: foreign keys, templates, routes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "src" / "touchstone"


def floors() -> list[list[str]]:
    """Rooms by floor, top first, as the import contract in pyproject.toml states them."""
    config = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    contract = next(c for c in config["tool"]["importlinter"]["contracts"] if c["name"] == "Arrows point down")
    return [[room.strip() for room in floor.split("|")] for floor in contract["layers"]]


def room_of(module: str) -> str:
    """The room that a module belongs to. Raises LookupError for a module that is in none."""
    for floor in floors():
        for room in floor:
            if module == room or module.startswith(room + "."):
                return room
    raise LookupError(
        f"{module} is in no room: add its room to the contract in pyproject.toml and to the architecture page."
    )


def floor_of(room: str) -> int:
    """0 is the top."""
    return next(number for number, floor in enumerate(floors()) if room in floor)


def may_know(upper: str, lower: str) -> bool:
    """May a room know another: itself, or one on a lower floor."""
    return upper == lower or floor_of(upper) < floor_of(lower)


def source_files(suffix: str = ".py") -> Iterator[Path]:
    for path in sorted(SOURCE.rglob(f"*{suffix}")):
        if "migrations" not in path.parts and "__pycache__" not in path.parts and "node_modules" not in path.parts:
            yield path
