"""Which grades are there, in what order, and when may two be compared?

A grade belongs to its scale. "Satisfactory" in 2009, "adequate" in 2013 and "requires improvement" in 2014 stand at
the same place and are not the same word: labels of different scales are compared only through a map that says its
source.

Sources: the 2009 scale as Ofsted's area reports print it; the 2013 scale as its inspections of services for looked
after children print it; the 2014 scale as its local-authority reports print it; progress as its monitoring and
progress letters use it (2010-11). Whether "outstanding progress" exists is not known: no letter read uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


class ScaleError(ValueError):
    """A grade was asked of a scale that has none such, or two scales were compared without a map."""


@dataclass(frozen=True)
class Step:
    """One step of a scale. `order` 0 is best; `code` is the number that documents print, None where they print none."""

    key: str
    order: int
    code: int | None
    en: str
    cy: str

    def label(self, language: str = "en") -> str:
        return self.cy if language == "cy" else self.en


@dataclass(frozen=True)
class Scale:
    """Steps from best to worst. Raises ScaleError when two steps share a key or a code, or none is given."""

    key: str
    en: str
    cy: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        keys = [step.key for step in self.steps]
        codes = [step.code for step in self.steps if step.code is not None]
        if not keys or len(set(keys)) < len(keys) or len(set(codes)) < len(codes):
            raise ScaleError(f"The scale {self.key!r} needs at least one step, each with a key and code of its own.")

    @classmethod
    def of(cls, key: str, titles: tuple[str, str], *steps: tuple[str, int | None, str, str]) -> Scale:
        """Builds a scale from (key, code, English, Welsh), best first."""
        built = tuple(Step(step, order, code, en, cy) for order, (step, code, en, cy) in enumerate(steps))
        return cls(key, titles[0], titles[1], built)

    def title(self, language: str = "en") -> str:
        return self.cy if language == "cy" else self.en

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(step.key for step in self.steps)

    def grade(self, key: str) -> Grade:
        """The grade with this key. Raises ScaleError with the keys there are."""
        for step in self.steps:
            if step.key == key:
                return Grade(self, step)
        raise ScaleError(f"The scale {self.key!r} has no grade {key!r}. It has: {', '.join(self.keys)}.")

    def grade_of_code(self, code: int) -> Grade:
        """The grade that a printed number stands for. Raises ScaleError where the scale has no such number."""
        for step in self.steps:
            if step.code == code:
                return Grade(self, step)
        raise ScaleError(f"The scale {self.key!r} has no grade with the number {code}.")


@dataclass(frozen=True)
class Grade:
    """A step of a scale. Comparing grades of two scales raises ScaleError: map one of them first."""

    scale: Scale
    step: Step

    @property
    def key(self) -> str:
        return self.step.key

    def label(self, language: str = "en") -> str:
        return self.step.label(language)

    @property
    def is_worst(self) -> bool:
        return self.step == self.scale.steps[-1]

    def _same(self, other: Grade) -> None:
        if self.scale.key != other.scale.key:
            raise ScaleError(
                f"{self.key!r} is on the scale {self.scale.key!r} and {other.key!r} on {other.scale.key!r}. "
                "Map one of them before comparing."
            )

    def better_than(self, other: Grade) -> bool:
        self._same(other)
        return self.step.order < other.step.order

    def worse_than(self, other: Grade) -> bool:
        return other.better_than(self)

    def steps_from(self, other: Grade) -> int:
        """How many steps better (above 0) or worse (below 0) this is than the other."""
        self._same(other)
        return other.step.order - self.step.order

    def __str__(self) -> str:
        return self.key


def worst(grades: Iterable[Grade]) -> Grade:
    """The worst of grades on one scale. Raises ScaleError for none, or for two scales."""
    return _extreme(grades, better=False)


def best(grades: Iterable[Grade]) -> Grade:
    """The best of grades on one scale. Raises ScaleError for none, or for two scales."""
    return _extreme(grades, better=True)


def _extreme(grades: Iterable[Grade], *, better: bool) -> Grade:
    found: Grade | None = None
    for grade in grades:
        if found is None or (grade.better_than(found) if better else grade.worse_than(found)):
            found = grade
    if found is None:
        raise ScaleError("There are no grades to choose from.")
    return found


@dataclass(frozen=True)
class ScaleMap:
    """How grades of one scale stand on another, and who says so.

    `verified` is whether the source itself was read; `reason` says why not. A map need not be complete or one to one.
    """

    start: Scale
    target: Scale
    pairs: Mapping[str, str]
    source: str
    verified: bool
    reason: str = ""

    def __post_init__(self) -> None:
        for start, target in self.pairs.items():
            self.start.grade(start)
            self.target.grade(target)
        if not self.source:
            raise ScaleError("A map between scales must say its source.")

    def __call__(self, grade: Grade) -> Grade:
        """The grade on the target scale. Raises ScaleError for a grade of another scale, or one that the map lacks."""
        if grade.scale.key != self.start.key:
            raise ScaleError(f"This map is from {self.start.key!r}, and {grade.key!r} is on {grade.scale.key!r}.")
        if grade.key not in self.pairs:
            raise ScaleError(f"The map from {self.start.key!r} to {self.target.key!r} says nothing of {grade.key!r}.")
        return self.target.grade(self.pairs[grade.key])

    def inverse(self) -> ScaleMap:
        """The map back. Raises ScaleError where two grades become one."""
        back = {target: start for start, target in self.pairs.items()}
        if len(back) < len(self.pairs):
            raise ScaleError("This map makes one grade of two, so there is no way back.")
        return ScaleMap(self.target, self.start, back, self.source, self.verified, self.reason)


OFSTED_2009 = Scale.of(
    "ofsted-2009",
    ("Ofsted inspection grades, 2009", "Graddau arolygu Ofsted, 2009"),
    ("outstanding", 1, "Outstanding", "Rhagorol"),
    ("good", 2, "Good", "Da"),
    ("satisfactory", 3, "Satisfactory", "Boddhaol"),
    ("inadequate", 4, "Inadequate", "Annigonol"),
)
OFSTED_2013 = Scale.of(
    "ofsted-2013",
    ("Ofsted inspection grades, 2013", "Graddau arolygu Ofsted, 2013"),
    ("outstanding", 1, "Outstanding", "Rhagorol"),
    ("good", 2, "Good", "Da"),
    ("adequate", 3, "Adequate", "Digonol"),
    ("inadequate", 4, "Inadequate", "Annigonol"),
)
OFSTED_2014 = Scale.of(
    "ofsted-2014",
    ("Ofsted inspection grades, from 2014", "Graddau arolygu Ofsted, o 2014"),
    ("outstanding", 1, "Outstanding", "Rhagorol"),
    ("good", 2, "Good", "Da"),
    ("requires_improvement", 3, "Requires improvement", "Angen gwella"),
    ("inadequate", 4, "Inadequate", "Annigonol"),
)
PROGRESS_2010 = Scale.of(
    "progress-2010",
    ("Progress judgements, 2010-11", "Barnau ar gynnydd, 2010-11"),
    ("good", None, "Good progress", "Cynnydd da"),
    ("satisfactory", None, "Satisfactory progress", "Cynnydd boddhaol"),
    ("inadequate", None, "Inadequate progress", "Cynnydd annigonol"),
)
SCALES: Mapping[str, Scale] = MappingProxyType(
    {scale.key: scale for scale in (OFSTED_2009, OFSTED_2013, OFSTED_2014, PROGRESS_2010)}
)

CODES_SOURCE = (
    "Ofsted, read-me of its children's social care open data, September 2014: "
    "1 Outstanding, 2 Good, 3 Requires improvement / Adequate / Satisfactory, 4 Inadequate"
)


def map_by_code(start: Scale, target: Scale) -> ScaleMap:
    """Ofsted's own equation of its scales: steps with the same printed number.

    Source: CODES_SOURCE. Raises ScaleError where a scale has steps without numbers: progress is not a grade.
    """
    if any(step.code is None for step in (*start.steps, *target.steps)):
        raise ScaleError(f"{start.key!r} and {target.key!r} cannot be mapped by number: one of them prints none.")
    codes = {step.code for step in target.steps}
    pairs = {
        step.key: target.grade_of_code(step.code).key
        for step in start.steps
        if step.code is not None and step.code in codes
    }
    return ScaleMap(start, target, pairs, CODES_SOURCE, verified=True)
