"""How do progress judgements on single areas for improvement make one?

The suggestion is the commonest progress (the mode); of several equally common, the worst. A deciding area may override
the count. A person confirms, and what a person confirmed is never overwritten by a count.

Sources: Lancashire and Cumbria, February 2011: 1 good, 5 satisfactory, 1 inadequate were judged satisfactory overall;
London, December 2010: 2 good, 8 satisfactory, 2 inadequate were judged satisfactory overall. Both fit the mode and
reject "the worst of". Kent, March 2011: good progress in tackling delay beside inadequate safeguarding practice was
judged inadequate overall: safeguarding decided. Three letters suggest these rules and none states them, and no tie was
ever printed: the tie rule is this project's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from touchstone.domain.judgements import mode
from touchstone.domain.scales import Grade, Scale, ScaleError, worst


@dataclass(frozen=True)
class DecidingArea:
    """An area that decides the headline: where it is `trigger` or worse, overall progress is `headline`."""

    area: str
    trigger: str
    headline: str
    source: str = ""
    verified: bool = False
    reason: str = ""


@dataclass(frozen=True)
class ProgressSuggestion:
    """What the count points to and why.

    `counts` holds every step of the scale, best first. `by_count` is the mode, None where nothing was judged;
    `decided_by` the deciding areas that bound, in the rules' order; `headline` what both together suggest.
    """

    scale: Scale
    counts: tuple[tuple[Grade, int], ...]
    by_count: Grade | None
    tie: str
    decided_by: tuple[DecidingArea, ...]
    headline: Grade | None

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    def sentence(self) -> str:
        """The counts in English, best first: "1 good, 5 satisfactory and 1 inadequate, of 7"."""
        parts = [f"{count} {grade.key}" for grade, count in self.counts if count]
        if not parts:
            return "No progress was judged"
        said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        return f"{said}, of {self.total}"


def aggregate(
    judged: Sequence[Grade],
    scale: Scale,
    areas: Mapping[str, Grade] | None = None,
    deciding: Iterable[DecidingArea] = (),
) -> ProgressSuggestion:
    """The suggestion for overall progress, from progress on each area for improvement.

    `areas` gives what was judged of named areas; their grades may be on another scale with the same keys, because a
    letter may judge practice in an area inadequate and progress in another good. Raises ScaleError where `judged` is
    not on `scale`.
    """
    for grade in judged:
        if grade.scale.key != scale.key:
            raise ScaleError(f"Progress is counted on {scale.key!r}, and {grade.key!r} is on {grade.scale.key!r}.")
    by_count = mode(judged)
    bound = tuple(rule for rule in deciding if _binds(rule, areas or {}))
    headline = by_count.grade if by_count is not None else None
    if bound:
        headline = worst(scale.grade(rule.headline) for rule in bound)
    return ProgressSuggestion(
        scale=scale,
        counts=tuple((scale.grade(key), sum(grade.key == key for grade in judged)) for key in scale.keys),
        by_count=by_count.grade if by_count is not None else None,
        tie=by_count.tie if by_count is not None else "",
        decided_by=bound,
        headline=headline,
    )


def _binds(rule: DecidingArea, areas: Mapping[str, Grade]) -> bool:
    grade = areas.get(rule.area)
    return grade is not None and not grade.better_than(grade.scale.grade(rule.trigger))


@dataclass(frozen=True)
class Headline:
    """The overall progress that stands; `differs` when a person judged otherwise than the count."""

    grade: Grade | None
    confirmed: bool
    differs: bool


def settle(suggestion: ProgressSuggestion, confirmed: Grade | None = None) -> Headline:
    """What stands: a person's judgement where there is one, whatever the count says; otherwise the suggestion."""
    if confirmed is None:
        return Headline(suggestion.headline, confirmed=False, differs=False)
    return Headline(confirmed, confirmed=True, differs=confirmed != suggestion.headline)
