"""What does the regime say of checking a draft and of challenges? Where it says nothing, this project's own default.

The framework's own clocks come first: `factual-accuracy`, and `challenge-<stage>` / `challenge-<stage>-answer`. What is
known of other procedures is in procedures.yaml with its source; it is shown to people as a comparison, never taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from touchstone.domain import deadlines
from touchstone.domain.frameworks import Clock, Framework
from touchstone.domain.notice import counted
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.inspections.models import Inspection

OWN = "own"
_FILE = Path(__file__).parent / "procedures.yaml"


@dataclass(frozen=True)
class Length:
    """So many of a unit (a Clock.Unit of foundation/clocks), and the sentence that it rests on."""

    length: int
    unit: str
    basis: str


@dataclass(frozen=True)
class Stage:
    """One stage of a challenge. `make`: how long the service has to come with it, from `make_from`; `answer`: how long
    the inspectorate has. None: not known. `holds`: publication waits for its answer."""

    key: str
    title: str
    by: str
    make: Length | None
    make_from: str
    answer: Length | None
    holds: bool


@dataclass(frozen=True)
class Procedure:
    """The stages in order. `own`: this project's default; otherwise `source` says where it was published."""

    key: str
    title: str
    own: bool
    source: str
    reason: str
    stages: tuple[Stage, ...]

    def stage(self, key: str) -> Stage:
        return next(stage for stage in self.stages if stage.key == key)

    def after(self, key: str) -> Stage | None:
        """The stage to which a challenge may be taken on."""
        keys = [stage.key for stage in self.stages]
        place = keys.index(key) + 1
        return self.stages[place] if place < len(keys) else None


@dataclass(frozen=True)
class Comparison:
    """How long services have to check a draft elsewhere, with its source."""

    said: str
    source: str


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


def comparisons() -> tuple[Comparison, ...]:
    """What is known of checking drafts in other regimes."""
    return tuple(Comparison(one["said"], one["source"]) for one in _data()["drafts_elsewhere"])


@cache
def procedures() -> Mapping[str, Procedure]:
    """Every procedure, by its key: this project's own, and those of other regimes."""
    return {one["key"]: _procedure(one) for one in _data()["procedures"]}


def _procedure(one: Mapping[str, Any]) -> Procedure:
    source = one.get("source", "")
    basis = one["basis"]
    return Procedure(
        one["key"], one["title"], one.get("own", False), source, one["reason"],
        tuple(_stage(stage, basis) for stage in one["stages"]),
    )  # fmt: skip


def _stage(one: Mapping[str, Any], basis: str) -> Stage:
    return Stage(
        one["key"], one["title"], one["by"], _length(one["make"], basis), one["make"]["from"],
        _length(one["answer"], basis), one["holds"],
    )  # fmt: skip


def _length(one: Mapping[str, Any], basis: str) -> Length | None:
    return Length(one["length"], one["unit"], basis) if one["length"] is not None else None


def _clock(framework: Framework, key: str) -> Length | None:
    found = next((clock for clock in framework.clocks if clock.key == key), None)
    said = counted(found) if found is not None else None
    return Length(said[0], said[1].value, _basis(framework, found)) if found and said else None


def _basis(framework: Framework, clock: Clock) -> str:
    words = {"what": clock.title("en"), "framework": framework.title("en"), "note": clock.standing.reason}
    said = (
        _("%(what)s: set by “%(framework)s”. %(note)s")
        if clock.standing.verified
        else (_("%(what)s: in “%(framework)s”, not verified. %(note)s"))
    )
    return (said % words).strip()


def known_days(inspection: Inspection) -> Length | None:
    """How long the framework gives the service to check a draft; None where that is not known. No query."""
    assert inspection.framework is not None  # the database holds it for inspections held here
    return _clock(frameworks.definition(inspection.framework), "factual-accuracy")


def last_day(starts: date, length: Length, nation: deadlines.Nation) -> date:
    """The last day that nobody can call late. One query, for corrected days."""
    found = deadlines.due(starts, length.length, deadlines.Unit(length.unit), nation, clocks.overrides(since=starts))
    return max(found.due, found.due_if_working or found.due)


def procedure_of(inspection: Inspection) -> Procedure:
    """The stages of a challenge of this inspection: this project's own, with the framework's lengths where it knows
    them. No query."""
    assert inspection.framework is not None
    framework, own = frameworks.definition(inspection.framework), procedures()[OWN]
    stages = tuple(
        Stage(
            stage.key, stage.title, stage.by, _clock(framework, f"challenge-{stage.key}") or stage.make,
            stage.make_from, _clock(framework, f"challenge-{stage.key}-answer") or stage.answer, stage.holds,
        )
        for stage in own.stages
    )  # fmt: skip
    return Procedure(own.key, own.title, own.own, own.source, own.reason, stages)
