"""What does each kind of inspection need before it can be opened? One table; the sentences are the room's.

Sources: a focused visit has a theme and looks at several areas, a monitoring visit and a re-inspection look at what an
earlier inspection found, a progress inspection measures a plan through chosen judgement areas (the documents of
2009–2011 and 2021); a narrative inspection belongs to a regime without grades (2018).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from touchstone.domain.frameworks import Framework


class Lack(StrEnum):
    """What is missing, or does not fit the framework."""

    KIND = "the framework has no such kind of inspection"
    THEME = "a theme"
    AREAS = "more areas"
    ONE_AREA = "an area of the service"
    EARLIER = "an earlier inspection"
    EARLIER_OR_PLAN = "an earlier inspection, or the name of the plan"
    GRADED = "the framework has grades"
    JUDGED = "the framework has no such judgement area"


@dataclass(frozen=True)
class Needs:
    """`areas` is the key of the framework's parameter that says how many areas at least."""

    theme: bool = False
    areas: str = ""
    earlier: bool = False
    earlier_or_plan: bool = False
    ungraded: bool = False


NEEDS = {
    "full": Needs(),
    "focused": Needs(theme=True, areas="focused_visit_areas"),
    "monitoring": Needs(earlier=True),
    "progress": Needs(earlier_or_plan=True),
    "narrative": Needs(ungraded=True),
    "assurance": Needs(),
    "reinspection": Needs(earlier=True),
    "board review": Needs(),
}


def fewest_areas(kind: str, framework: Framework) -> int:
    """How many areas of the service the inspection must name, at least: 0 where nothing says so."""
    key = NEEDS[kind].areas
    said = next((each.value for each in framework.parameters if each.key == key), None)
    if isinstance(said, int):
        return said
    return 1 if framework.level == "area" else 0


def lacking(
    kind: str, framework: Framework, *, theme: str = "", areas: int = 0, follows: bool = False,
    judged: Collection[str] = (),
) -> list[Lack]:  # fmt: skip
    """What stands in the way of opening such an inspection, in the order of a form. Raises KeyError for no such kind.

    `areas`: how many areas of the service are named; `judged`: keys of the judgement areas that were chosen.
    """
    needs = NEEDS[kind]
    fewest = fewest_areas(kind, framework)
    found = {
        Lack.KIND: kind not in framework.kinds,
        Lack.GRADED: needs.ungraded and bool(framework.graded),
        Lack.THEME: needs.theme and not theme.strip(),
        Lack.ONE_AREA: areas < fewest == 1,
        Lack.AREAS: areas < fewest != 1,
        Lack.EARLIER: needs.earlier and not follows,
        Lack.EARLIER_OR_PLAN: needs.earlier_or_plan and not follows and not theme.strip(),
        Lack.JUDGED: any(framework.area(key) is None for key in judged),
    }
    return [lack for lack, true in found.items() if true]
