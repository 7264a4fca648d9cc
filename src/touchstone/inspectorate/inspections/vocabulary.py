"""Which words may an inspection's rows use? The keys of its framework: judgement areas, scales, timescales, classes.

Rows are checked against the framework version before they are written, so that a page never meets a key that it
cannot explain. An inspection whose sources do not say under which framework it was made may use the scales that the
project knows, and its areas are not checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from touchstone.domain.vocabulary import CLASS_WORDS, GRADES_BY_SCALE, TIMESCALE_WORDS
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks.definition_files import framework_of_content
from touchstone.foundation.frameworks.models import FrameworkVersion


@dataclass(frozen=True)
class Vocabulary:
    """A framework's keys. `area_scales`: the scale of each graded area, None for an area that carries no grade.

    `timescales` gives lengths in calendar months, None where not known. Where a framework is not known to have
    timescales or classes of its own, those that documents print are allowed.
    """

    name: str
    judgement_areas: Mapping[str, str] | None  # key → title; None: not checked
    area_scales: Mapping[str, str | None] = field(default_factory=dict)
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    timescales: Mapping[str, int | None] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()

    def check_area(self, key: str) -> None:
        if self.judgement_areas is not None and key not in self.judgement_areas:
            raise Refused(
                f"{self.name} has no judgement area {key!r}. It has: {_words(self.judgement_areas)}. "
                "Choose one of these, or record it as a finding."
            )

    def check_judged(self, area: str, scale_key: str, grade_key: str) -> None:
        """The grade is a step of the scale that the framework gives this area."""
        self.check_area(area)
        self.check_grade(scale_key, grade_key)
        if area not in self.area_scales or self.area_scales[area] == scale_key:
            return
        if self.area_scales[area] is None:
            raise Refused(f"Under {self.name}, {area!r} carries no grade. Record what was said of it as a finding.")
        raise Refused(f"Under {self.name}, {area!r} is judged on the scale {self.area_scales[area]!r}.")

    def check_grade(self, scale_key: str, grade_key: str) -> None:
        if scale_key not in self.scales:
            raise Refused(f"{self.name} has no scale {scale_key!r}. It has: {_words(self.scales)}.")
        if grade_key not in self.scales[scale_key]:
            raise Refused(
                f"The scale {scale_key!r} has no step {grade_key!r}. Its steps are: {_words(self.scales[scale_key])}."
            )

    def check_timescale(self, key: str) -> None:
        known = self.timescales or dict.fromkeys(TIMESCALE_WORDS.values())
        if key and key not in known:
            raise Refused(f"{self.name} has no timescale {key!r}. It has: {_words(known)}.")

    def check_class(self, key: str) -> None:
        known = self.classes | set(CLASS_WORDS.values())
        if key and key not in known:
            raise Refused(
                f"{self.name} has no class {key!r} of areas for improvement. Known are: {_words(sorted(known))}."
            )

    def months(self, timescale_key: str) -> int | None:
        return self.timescales.get(timescale_key)


def _words(keys: Iterable[str]) -> str:
    return ", ".join(keys) or "none"


def vocabulary(framework: FrameworkVersion | None) -> Vocabulary:
    """The keys that rows under this framework may use. No query."""
    if framework is None:
        return Vocabulary("An inspection without a framework", None, scales=GRADES_BY_SCALE)
    if not framework.content:
        return Vocabulary(framework.title_en, None, scales=GRADES_BY_SCALE)
    definition = framework_of_content(framework.content, framework.content_hash)
    areas = [area for _, area in definition.walk()]
    progress = [definition.progress.value.scale] if definition.progress.value else []
    scales = [*definition.scales.values(), *progress]
    return Vocabulary(
        name=framework.title_en,
        judgement_areas={area.key: area.title.en for area in areas},
        area_scales={area.key: area.scale.key if area.scale else None for area in areas},
        scales={scale.key: scale.keys for scale in scales},
        timescales={each.key: each.months for each in definition.timescales},
        classes=frozenset(each.key for each in definition.classes),
    )
