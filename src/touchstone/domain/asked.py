"""Which areas does an inspection of this kind judge under this framework, and which of them carry a grade?

A focused visit and an assurance check give no grades (the letters of focused visits known give strengths and areas for
improvement only). A monitoring or progress visit gives grades only where its framework judges progress. A theme that
is reported without a grade is never given one. Which areas must be judged is this project's own rule: every one that
carries a grade, and every theme of an inspection without grades that looks at the whole service.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from touchstone.domain.frameworks import Area, Framework
from touchstone.domain.scales import Scale

UNGRADED_KINDS = ("focused", "assurance", "narrative")
# Visits that look at a chosen part: an area without findings need not be judged.
PARTIAL_KINDS = ("focused", "assurance", "monitoring", "progress")


@dataclass(frozen=True)
class Asked:
    """An area that may be judged: on `scale`, or in words only where that is None. `must`: it has to be."""

    area: Area
    scale: Scale | None
    must: bool

    @property
    def key(self) -> str:
        return self.area.key


def gives_grades(framework: Framework, kind: str) -> bool:
    """Does an inspection of this kind give a grade at all?"""
    if kind in UNGRADED_KINDS:
        return False
    if kind in ("monitoring", "progress"):
        return framework.progress.known
    return bool(framework.graded)


def asked(framework: Framework, kind: str, chosen: Collection[str] = ()) -> tuple[Asked, ...]:
    """The areas that are judged, in the framework's order. Groups that only hold others are left out.

    `chosen`: keys of the areas that this inspection was opened to judge; the overall judgement is always among them,
    and where none was chosen, all are.
    """
    grades = gives_grades(framework, kind)
    found = []
    for _, area in framework.walk():
        if not (area.graded or area.theme) or (not grades and area.key == framework.overall.value):
            continue
        if chosen and area.key not in {*chosen, framework.overall.value}:
            continue
        scale = area.scale if grades else None
        must = scale is not None or (not grades and kind not in PARTIAL_KINDS)
        found.append(Asked(area, scale, must))
    return tuple(found)


def overall(framework: Framework, kind: str) -> str:
    """The key of the overall judgement where an inspection of this kind gives one; otherwise empty."""
    return (framework.overall.value or "") if gives_grades(framework, kind) else ""
