"""Examples of what the addresses of live inspections name, and who may open them: one module a room.

A module has `PREFIXES`, the beginnings of its routes' names; `make(cast)`, which makes what the examples need around
the cast's inspection and returns values by the parts of its addresses; and `VISITS`: for each of its routes a Visit.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any


@dataclass(frozen=True)
class Visit:
    """One request that is allowed and one that is refused: who (a name of tests/cast.py), how, in which state.

    `data`: what a POST sends. A refused person gets 403 or 404, or is sent to sign in.
    """

    allowed: str
    refused: str
    method: str = "get"
    state: str = "fieldwork"
    data: dict[str, Any] = field(default_factory=dict)


def rooms() -> list[ModuleType]:
    return [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]


def room_of(route_name: str) -> ModuleType | None:
    """The module whose longest prefix begins the route's name."""
    fitting = [(len(prefix), room) for room in rooms() for prefix in room.PREFIXES if route_name.startswith(prefix)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
