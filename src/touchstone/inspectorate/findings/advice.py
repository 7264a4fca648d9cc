"""What do the rules advise for a judgement, in words that a page can show, and does a grade go against it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.domain.frameworks import Framework
from touchstone.domain.judgements import Judgement, Limited, Suggestion
from touchstone.domain.scales import Grade
from touchstone.foundation.core.pages import language


@dataclass(frozen=True)
class Rule:
    """A rule that binds: its title, the sentence that says why, and whether its source states it."""

    title: str
    says: str
    verified: bool
    reason: str


@dataclass(frozen=True)
class Advice:
    """What is advised for one area. `says` gives it in sentences; empty `bound`: no limit binds.

    `ceiling` is the best grade that the rules allow, None where none binds. `limiting` are the areas that hold the
    grade down. `explain`: who proposes another grade than the one suggested says why; nobody else need allow it.
    """

    area: str
    suggested: Grade | None
    says: str
    ceiling: Grade | None = None
    bound: tuple[Rule, ...] = ()
    limiting: tuple[str, ...] = ()
    explain: bool = False

    def wants_reason(self, grade: Grade) -> bool:
        """Must whoever proposes this grade say why it is not the one advised?"""
        return not self.allows(grade) or (self.explain and self.suggested is not None and grade != self.suggested)

    def allows(self, grade: Grade) -> bool:
        return self.ceiling is None or not grade.better_than(self.ceiling)

    @property
    def record(self) -> str:
        return " ".join([self.says, *(rule.says for rule in self.bound)]).strip()


def overall_advice(framework: Framework, judgements: Sequence[Judgement]) -> Advice | None:
    """What the areas' grades point to overall; None where no rule is known. No query."""
    limited = framework.point_to(judgements)
    if limited is None:
        return None
    titles = {area.key: area.title(language()) for _depth, area in framework.walk()}
    return Advice(
        area=limited.target,
        suggested=limited.suggested,
        says=_points_to(limited.without),
        ceiling=limited.ceiling,
        bound=_rules(framework, limited, titles),
        limiting=tuple(dict.fromkeys(area for bound in limited.bound for area in bound.areas))
        if limited.limited
        else (),
    )


def _points_to(without: Suggestion | None) -> str:
    if without is None:
        return _("No grade has been proposed yet, so nothing is suggested.")
    said = _("The %(n)s grades below point to %(grade)s: their %(method)s.") % {
        "n": without.n,
        "grade": without.grade.label(language()).lower(),
        "method": _("median") if without.method == "median" else _("commonest grade"),
    }
    if without.tie:
        said += " " + _("Of two grades in the middle, the worse counts.")
    return said


def _rules(framework: Framework, limited: Limited, titles: Mapping[str, str]) -> tuple[Rule, ...]:
    found = []
    by_key = {limit.rule.key: limit for limit in framework.limits}
    for bound in limited.bound:
        limit = by_key[bound.rule.key]
        scale = limited.ceiling.scale if limited.ceiling is not None else None
        at_most = scale.grade(bound.rule.at_most).label(language()).lower() if scale else bound.rule.at_most
        says = _("%(target)s is at most %(grade)s because of: %(areas)s.") % {
            "target": titles.get(limited.target, limited.target),
            "grade": at_most,
            "areas": ", ".join(titles.get(area, area) for area in bound.areas),
        }
        found.append(Rule(limit.title(language()), says, limit.standing.verified, limit.standing.why(language())))
    return tuple(found)
