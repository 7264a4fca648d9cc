"""Which layout is this document? Each module beside this file is one family of layouts, a small room of its own.

A new family is one new file with a `FAMILY`: nothing else needs to change.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from touchstone.reader.document import Document
from touchstone.reader.record import Record


@dataclass(frozen=True)
class Family:
    """A family of layouts: how sure it is that a document is one of its own (0 to 1), and how it reads one."""

    name: str
    recognise: Callable[[Document], float]
    read: Callable[[Document], Record]


@cache
def all_families() -> tuple[Family, ...]:
    """Every family, by module name."""
    modules = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    loaded = [importlib.import_module(f"{__name__}.{name}") for name in modules]
    return tuple(module.FAMILY for module in loaded if hasattr(module, "FAMILY"))


def recognise(document: Document) -> tuple[Family | None, float]:
    """The family that is surest of a document, and how sure; None where none knows it at all."""
    scored = [(family.recognise(document), family) for family in all_families()]
    score, family = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return (family, score) if score > 0 else (None, 0.0)
