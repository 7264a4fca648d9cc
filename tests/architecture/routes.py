"""Every address of the program, from the resolver: for tests that must cover a route the day it is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its name, its pattern as text, its view, and the names of its parts that vary."""

    name: str
    pattern: str
    view: Callable[..., Any]
    parts: tuple[str, ...]


def all_routes() -> list[Route]:
    """Every address, in the order of the resolver."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], prefix: str) -> Iterator[Route]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            parts = tuple(entry.pattern.regex.groupindex)
            yield Route(entry.name or "", prefix + str(entry.pattern), entry.callback, parts)


def declared_access(view: Callable[..., Any]) -> Any:
    """The access rule that a view declares, through its decorators; None when it declares none."""
    while view is not None:
        rule = getattr(view, "access", None)
        if rule is not None:
            return rule
        view = getattr(view, "__wrapped__", None)  # type: ignore[assignment]
    return None
