"""What was judged, and which limits bind the overall grade?

A judgement is in one of four states that are never confused. A limiting rule is an advisory cap: it says what it would
allow, which judgements made it bind, and what the others point to without it. A person decides.

Sources: an area report of 2009 states that its overall grade was limited by safeguarding and by equality and diversity;
with nine of its fifteen judgements satisfactory, no average gives the inadequate that was printed. The grades known of
2009-10 fit such a rule and do not prove it, so a framework marks the rule as unverified.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from touchstone.domain.scales import Grade, Scale, best, worst


class State(StrEnum):
    """The four states of a judgement area in an inspection."""

    GRADED = "graded"
    NOT_JUDGED = "not judged"  # the regime has this judgement, and the inspection did not make it
    NOT_IN_REGIME = "not in regime"  # the regime has no such judgement
    NOT_HELD = "not held"  # it was judged, and what was judged is not held here


STATE_WORDS: Mapping[State, str] = {
    State.GRADED: "graded",
    State.NOT_JUDGED: "not judged",
    State.NOT_IN_REGIME: "no such judgement in this regime",
    State.NOT_HELD: "judged, but not held here",
}


@dataclass(frozen=True)
class Judgement:
    """One judgement area and its state; a grade exactly when it is graded (ValueError otherwise)."""

    area: str
    state: State
    grade: Grade | None = None

    def __post_init__(self) -> None:
        if (self.state is State.GRADED) != (self.grade is not None):
            raise ValueError(f"{self.area}: a judgement has a grade exactly when it is graded.")

    @classmethod
    def graded(cls, area: str, grade: Grade) -> Judgement:
        return cls(area, State.GRADED, grade)

    def words(self, language: str = "en") -> str:
        """What a reader is told: the grade, or the state in words (English)."""
        return self.grade.label(language) if self.grade is not None else STATE_WORDS[self.state]


@dataclass(frozen=True)
class LimitingRule:
    """If any of `areas` is `trigger` or worse, `target` should be `at_most` or worse.

    `source` says where the rule is from; `verified` is False where the source suggests it rather than states it, and
    `reason` says what is missing.
    """

    key: str
    target: str
    areas: tuple[str, ...]
    trigger: str
    at_most: str
    source: str = ""
    verified: bool = False
    reason: str = ""

    def binding(self, judgements: Iterable[Judgement], scale: Scale) -> tuple[str, ...]:
        """The areas that make the rule bind, in the rule's own order. Other states than graded never bind."""
        trigger = scale.grade(self.trigger)
        bound = {
            judgement.area
            for judgement in judgements
            if judgement.area in self.areas
            and judgement.grade is not None
            and judgement.grade.scale.key == scale.key
            and not judgement.grade.better_than(trigger)
        }
        return tuple(area for area in self.areas if area in bound)


@dataclass(frozen=True)
class Bound:
    """A rule that binds, and the areas that make it."""

    rule: LimitingRule
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """What grades point to, by which method, from how many. `tie` says how an even split was settled."""

    grade: Grade
    method: str
    n: int
    tie: str = ""


@dataclass(frozen=True)
class Limited:
    """What the judgements point to, which rules bind, and what both together come to.

    `without` is the suggestion before limits (None where nothing was graded); `ceiling` the best grade that the binding
    rules allow (None where none binds); `suggested` is `without`, or the ceiling where that is worse.
    """

    target: str
    without: Suggestion | None
    bound: tuple[Bound, ...]
    ceiling: Grade | None
    suggested: Grade | None

    @property
    def limited(self) -> bool:
        """Did a limit make a difference to the suggestion?"""
        return self.suggested is not None and self.without is not None and self.suggested != self.without.grade

    def allows(self, grade: Grade) -> bool:
        """Is this grade within the limits? Advisory: a person may decide otherwise, with a reason."""
        return self.ceiling is None or not grade.better_than(self.ceiling)

    def sentence(self, titles: Mapping[str, str]) -> str:
        """The outcome in English, with areas called by `titles`."""
        target = titles.get(self.target, self.target)
        if self.ceiling is None:
            return f"No limit binds {target.lower()}."
        areas = dict.fromkeys(area for bound in self.bound for area in bound.areas)
        named = _joined([titles.get(area, area).lower() for area in areas])
        verb = "is" if len(areas) == 1 else "are"
        trigger = best(self.ceiling.scale.grade(bound.rule.trigger) for bound in self.bound)
        words = trigger.label().lower() + ("" if trigger.is_worst else " or worse")
        said = f"{target} is at most {self.ceiling.label().lower()} because {named} {verb} {words}"
        if self.without is None:
            return f"{said}."
        return (
            f"{said}; without that limit the judgements would point to {self.without.grade.label().lower()} "
            f"({self.without.method} of {self.without.n})."
        )


def median(grades: Sequence[Grade]) -> Suggestion | None:
    """The middle grade; of two middle grades the worse. None for no grades.

    Source of the tie rule: of 308 local-authority reports with an overall grade, 94% have the upper median (by code) of
    their sub-judgements as overall (this project's count over a public data set; an observation, not a rule).
    """
    if not grades:
        return None
    worst(grades)  # refuses grades of two scales
    ordered = sorted(grades, key=lambda grade: grade.step.order)
    middle = ordered[len(ordered) // 2]
    tie = "the worse of the two middle grades" if ordered[(len(ordered) - 1) // 2] != middle else ""
    return Suggestion(middle, "median", len(ordered), tie)


def mode(grades: Sequence[Grade]) -> Suggestion | None:
    """The commonest grade; of several equally common the worst (this project's own tie rule). None for no grades."""
    if not grades:
        return None
    counts = {grade: grades.count(grade) for grade in grades}
    most = max(counts.values())
    tied = [grade for grade, count in counts.items() if count == most]
    tie = "the worst of the equally common" if len(tied) > 1 else ""
    return Suggestion(worst(tied), "mode", len(grades), tie)


METHODS = {"median": median, "mode": mode}


def suggest(
    target: str,
    judgements: Sequence[Judgement],
    scale: Scale,
    rules: Iterable[LimitingRule] = (),
    method: str = "median",
    of: Iterable[str] | None = None,
) -> Limited:
    """What the judgements point to for `target`, before and after the limits.

    `of` names the areas that count towards the suggestion; by default every one but the target. Judgements on another
    scale, and states other than graded, are left out of the count. Nothing here decides: see `Limited.allows`.
    """
    counted = None if of is None else set(of)
    grades = [
        judgement.grade
        for judgement in judgements
        if judgement.grade is not None
        and judgement.grade.scale.key == scale.key
        and judgement.area != target
        and (counted is None or judgement.area in counted)
    ]
    without = METHODS[method](grades)
    bound = []
    for rule in rules:
        areas = rule.binding(judgements, scale) if rule.target == target else ()
        if areas:
            bound.append(Bound(rule, areas))
    ceiling = worst(scale.grade(each.rule.at_most) for each in bound) if bound else None
    suggested = without.grade if without is not None else None
    if suggested is not None and ceiling is not None and suggested.better_than(ceiling):
        suggested = ceiling
    return Limited(target, without, tuple(bound), ceiling, suggested)


def _joined(words: Sequence[str]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
