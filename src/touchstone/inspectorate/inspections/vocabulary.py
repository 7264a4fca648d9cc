"""Which words may an inspection's rows use? The keys of its framework: judgement areas, scales, timescales, classes.

Rows are checked against the framework version before they are written, so that a page never meets a key that it
cannot explain. An inspection whose sources do not say under which framework it was made may use the scales that the
project knows, and its areas are not checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from touchstone.domain.vocabulary import GRADES_BY_SCALE
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks.models import FrameworkVersion


@dataclass(frozen=True)
class Vocabulary:
    """A framework's keys. `months` gives a timescale's or class's length in calendar months, None where not known."""

    name: str
    judgement_areas: Mapping[str, str] | None  # key → title; None: not checked
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    timescales: Mapping[str, int | None] | None = None
    classes: Mapping[str, int | None] | None = None

    def check_area(self, key: str) -> None:
        if self.judgement_areas is not None and key not in self.judgement_areas:
            raise Refused(
                f"{self.name} has no judgement area {key!r}. It has: {_words(self.judgement_areas)}. "
                "Choose one of these, or record it as a finding."
            )

    def check_grade(self, scale_key: str, grade_key: str) -> None:
        if scale_key not in self.scales:
            raise Refused(f"{self.name} has no scale {scale_key!r}. It has: {_words(self.scales)}.")
        if grade_key not in self.scales[scale_key]:
            raise Refused(
                f"The scale {scale_key!r} has no step {grade_key!r}. Its steps are: {_words(self.scales[scale_key])}."
            )

    def check_timescale(self, key: str) -> None:
        if key and self.timescales is not None and key not in self.timescales:
            raise Refused(f"{self.name} has no timescale {key!r}. It has: {_words(self.timescales)}.")

    def check_class(self, key: str) -> None:
        if key and self.classes is not None and key not in self.classes:
            raise Refused(f"{self.name} has no class {key!r} of areas for improvement. It has: {_words(self.classes)}.")

    def months(self, timescale_key: str) -> int | None:
        return (self.timescales or {}).get(timescale_key)


def _words(keys: Iterable[str]) -> str:
    return ", ".join(keys) or "none"


def vocabulary(framework: FrameworkVersion | None) -> Vocabulary:
    """The keys that rows under this framework may use. No query."""
    if framework is None:
        return Vocabulary("An inspection without a framework", None, GRADES_BY_SCALE)
    content = framework.content
    return Vocabulary(
        name=framework.title_en,
        judgement_areas=dict(_areas(content.get("judgement_areas") or content.get("judgements") or [])),
        scales=_scales(content),
        timescales=_lengths(content.get("timescales")),
        classes=_lengths(content.get("classes")),
    )


def _areas(nodes: list[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    for node in nodes:
        yield node["key"], str(node.get("title", {}).get("en", node["key"]))
        yield from _areas(node.get("areas") or node.get("children") or [])


def _scales(content: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {scale["key"]: tuple(step["key"] for step in scale["steps"]) for scale in content.get("scales") or []}


def _lengths(entries: list[dict[str, Any]] | None) -> dict[str, int | None]:
    return {entry["key"]: entry.get("months") for entry in entries or []}
