"""What is a framework? A whole regime as data: areas, scales, limits, clocks, outputs, and what is not known.

Every fact says whether it is verified and by which source, or why not. An unknown value is None with its reason: pages
print "not known" and go on. Nothing is invented to fill a gap, and what this project wrote itself is marked `own`.

`framework_reader` makes these from a definition file; `foundation.frameworks` keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from touchstone.domain.dates import PreciseDate
from touchstone.domain.judgements import Judgement, Limited, LimitingRule, State, suggest
from touchstone.domain.progress import DecidingArea, ProgressSuggestion, aggregate
from touchstone.domain.scales import Grade, Scale

T = TypeVar("T")

KINDS = ("full", "focused", "monitoring", "progress", "narrative", "assurance", "reinspection", "board review")
LEVELS = ("area", "national", "local authority", "board")
FORMS = ("report", "letter")
UNITS = ("calendar", "working", "unknown", "weeks", "months", "years")


@dataclass(frozen=True)
class Title:
    """A title in both languages. Welsh is a draft until a person has reviewed it: see `Framework.welsh`."""

    en: str
    cy: str

    def __call__(self, language: str = "en") -> str:
        return self.cy if language == "cy" else self.en


@dataclass(frozen=True)
class Standing:
    """How a fact is known. `source` is a key of the framework's sources; `reason` says why it is not verified
    or not known, in English, and `reason_cy` in Welsh (empty where nobody wrote it).

    `own`: this project wrote it; no inspectorate did.
    """

    verified: bool
    source: str = ""
    reason: str = ""
    own: bool = False
    reason_cy: str = ""

    def why(self, language: str = "en") -> str:
        """The reason in this language; in English where there is no Welsh."""
        return self.reason_cy or self.reason if language == "cy" else self.reason


@dataclass(frozen=True)
class Fact(Generic[T]):
    """A value and how it is known. `value` None: not known (or known to be none; the reason says which)."""

    value: T | None
    standing: Standing

    @property
    def known(self) -> bool:
        return self.value is not None


@dataclass(frozen=True)
class Source:
    """Where facts come from: a public document or page, by its name, with its address where it has one."""

    key: str
    title: str
    url: str = ""


@dataclass(frozen=True)
class Area:
    """One place in the tree of judgement areas.

    `scale` is None for a group that only holds others and for a theme that is reported without a grade (`theme`).
    """

    key: str
    title: Title
    scale: Scale | None
    theme: bool
    criteria: Fact[tuple[Title, ...]]
    areas: tuple[Area, ...]
    standing: Standing

    @property
    def graded(self) -> bool:
        return self.scale is not None

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Area]]:
        """This area and all below it, in order, with their depth."""
        yield depth, self
        for area in self.areas:
            yield from area.walk(depth + 1)


@dataclass(frozen=True)
class Limit:
    """A limiting rule with its title and who may decide otherwise."""

    title: Title
    rule: LimitingRule
    override: Fact[Title]
    standing: Standing


@dataclass(frozen=True)
class RollUp:
    """How a suggestion is made for the overall judgement: a method of `judgements.METHODS`; the areas that count."""

    method: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """How progress is judged and put together."""

    scale: Scale
    aggregation: str
    ties: str
    deciding: tuple[DecidingArea, ...]


@dataclass(frozen=True)
class Named:
    """Something with a key, a title and a standing: a class of area for improvement, an expected kind of evidence."""

    key: str
    title: Title
    standing: Standing


@dataclass(frozen=True)
class Timescale(Named):
    """By when something must improve; `months` None where the length is not known."""

    months: int | None


@dataclass(frozen=True)
class Clock(Named):
    """A length of time that the regime sets. `length` None: that there is such a clock is known, how long it is not."""

    starts: str
    length: int | None
    unit: str


@dataclass(frozen=True)
class Parameter(Named):
    """A figure or rule of the regime that is no clock, say the least number of areas for a focused visit.

    `value` None: not known. Words are in English, with their Welsh in `value_cy`.
    """

    value: str | int | None
    value_cy: str = ""

    def shown(self, language: str = "en") -> str | None:
        """The value in words; None where it is not known."""
        if self.value is None:
            return None
        return self.value_cy or str(self.value) if language == "cy" else str(self.value)


@dataclass(frozen=True)
class Output:
    """A report or letter, and the sections it has, in order. `sections` None: not known."""

    key: str
    title: Title
    form: str
    sections: Fact[tuple[tuple[str, Title], ...]]
    standing: Standing


@dataclass(frozen=True)
class Framework:
    """One whole version of a regime."""

    id: str
    version: int
    title: Title
    welsh: str  # "draft" or "reviewed": has a person reviewed the Welsh of this file?
    inspectorate: str
    provider: str | None
    kinds: tuple[str, ...]
    level: str
    sources: Mapping[str, Source]
    legal_basis: Fact[tuple[str, ...]]
    valid_from: Fact[PreciseDate]
    valid_to: Fact[PreciseDate]
    source_url: Fact[str]
    scales: Mapping[str, Scale]
    scale_standings: Mapping[str, Standing]
    overall: Fact[str]
    areas: tuple[Area, ...]
    limits: tuple[Limit, ...]
    suggestion: Fact[RollUp]
    progress: Fact[Progress]
    timescales: tuple[Timescale, ...]
    classes: tuple[Named, ...]
    evidence: tuple[Named, ...]
    clocks: tuple[Clock, ...]
    parameters: tuple[Parameter, ...]
    outputs: tuple[Output, ...]
    bands: Fact[str]

    def walk(self) -> Iterator[tuple[int, Area]]:
        """Every judgement area, in the framework's order, with its depth from 0."""
        for area in self.areas:
            yield from area.walk()

    def area(self, key: str) -> Area | None:
        return next((area for _, area in self.walk() if area.key == key), None)

    @property
    def graded(self) -> tuple[Area, ...]:
        """The areas that carry a grade."""
        return tuple(area for _, area in self.walk() if area.graded)

    @property
    def overall_scale(self) -> Scale | None:
        """The scale of the overall judgement, or None where there is none."""
        area = self.area(self.overall.value) if self.overall.value else None
        return area.scale if area is not None else None

    def missing_state(self, key: str, *, whole: bool) -> State:
        """The state of an area that a record does not hold: no such judgement here, not judged, or not held.

        `whole`: everything that the document prints is in the record, so what is not there was not judged.
        """
        area = self.area(key)
        if area is None or not area.graded:
            return State.NOT_IN_REGIME
        return State.NOT_JUDGED if whole else State.NOT_HELD

    def point_to(self, judgements: Sequence[Judgement]) -> Limited | None:
        """What the judgements point to overall, with the limits that bind; None where the regime has no such rule."""
        scale, roll = self.overall_scale, self.suggestion.value
        if scale is None or roll is None or self.overall.value is None:
            return None
        rules = [limit.rule for limit in self.limits]
        return suggest(self.overall.value, judgements, scale, rules, roll.method, roll.of)

    def overall_progress(
        self, judged: Sequence[Grade], areas: Mapping[str, Grade] | None = None
    ) -> ProgressSuggestion | None:
        """What progress on each area for improvement points to; None where the regime judges no progress."""
        if self.progress.value is None:
            return None
        return aggregate(judged, self.progress.value.scale, areas, self.progress.value.deciding)
