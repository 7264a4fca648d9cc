"""What will this draw tell, and what may it miss? Answered before it is made, in numbers and in words.

- A weakness scattered over 1 case in 10 of the list is missed with the same chance by every design of the same size.
- A weakness in every case of one area is missed where none of that area's cases is drawn.
- A share of 50% will be known to within the half width of the interval that the figure will be given
  (`intervals.estimate`): exact for one stratum, Wilson's at the effective number of cases for several.
- Fewer than ten cases say nothing about a stratum or an area alone, unless they are all it has: with ten, a share of
  50% is between 19% and 81%.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, isinf

from touchstone.domain.sampling import hypergeometric
from touchstone.domain.sampling.allocation import Allocation, Plan, Stratum, allocate, stratum_of
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.hypergeometric import Part, chance_to_miss
from touchstone.domain.sampling.intervals import LEVEL, Count, effective, wilson
from touchstone.domain.sentences import Sentence, say

ENOUGH = 10
TENTH = 0.1
SELDOM = 0.05
LEAST = 1e-6  # a smaller chance is not told from others
MANY = 3  # more groups than this are said in one sentence


@dataclass(frozen=True)
class Group:
    """A stratum or an area: how many of its cases will be drawn, for certain or (`certain` False) on average.

    `missed` is the chance that none is; `too_few`: nothing can be said of it alone.
    """

    label: str
    size: int
    drawn: float
    certain: bool
    missed: float
    too_few: bool


@dataclass(frozen=True)
class Outlook:
    """What a draw of `n` from `total` cases will tell. Chances and widths are between 0 and 1.

    `missed_tenth`: the chance to see none of a weakness in 1 case of 10; `half_width`: of the interval of a share of
    one half, or 0 where every case is drawn. `areas` are empty where no area was named.
    """

    n: int
    total: int
    missed_tenth: float
    half_width: float
    strata: tuple[Group, ...]
    areas: tuple[Group, ...]
    area: str = ""
    notices: tuple[Sentence, ...] = ()

    @property
    def hardest(self) -> Group | None:
        """The area whose weakness would be missed most easily."""
        return max(self.areas, key=lambda group: (group.missed, -group.size), default=None)

    def sentences(self) -> tuple[Sentence, ...]:
        """All of it in words."""
        return tuple(_sentences(self))


def outlook(frame: Frame, plan: Plan, area: str | None = None, enough: int = ENOUGH) -> Outlook:
    """What this plan's draw from this list will tell. `area`: the attribute that names areas, strata or not.

    Raises CannotAllocate where the plan cannot be drawn, and KeyError for an area that is no attribute of the list.
    """
    allocation = allocate(frame, plan)
    n, total = allocation.n, allocation.size
    return Outlook(
        n=n,
        total=total,
        missed_tenth=chance_to_miss([Part(total, n, _touched(total))]),
        half_width=half_width(allocation),
        strata=tuple(
            _group(share.stratum.label, [Part(share.size, share.take, share.size)], enough)
            for share in allocation.shares
        ),
        areas=_areas(frame, plan, allocation, area, enough) if area else (),
        area=area or "",
        notices=allocation.notices,
    )


def _touched(total: int) -> int:
    return max(1, floor(total * TENTH))


def half_width(allocation: Allocation, level: float = LEVEL) -> float:
    """Half the width of the interval that a share of one half will have; 0 where every case is drawn."""
    open_shares = [share for share in allocation.shares if share.take < share.size]
    if not open_shares:
        return 0.0
    if len(allocation.shares) == 1:
        low, high = hypergeometric.interval(allocation.size, allocation.n, allocation.n // 2, level)
        return (high - low) / allocation.size / 2
    of = effective(Count(share.size, share.take, 0) for share in allocation.shares if share.take)
    if isinf(of):  # every stratum that gives a case is taken whole, so those say nothing of the others
        return 0.5
    low_share, high_share = wilson(of / 2, of, level)
    return (high_share - low_share) / 2


def _areas(frame: Frame, plan: Plan, allocation: Allocation, area: str, enough: int) -> tuple[Group, ...]:
    index = frame.index(area)
    inside: dict[str, dict[Stratum, int]] = {}
    for values, references in frame.kinds.items():
        counts = inside.setdefault(values[index], {})
        stratum = stratum_of(frame.columns, values, plan)
        counts[stratum] = counts.get(stratum, 0) + len(references)
    return tuple(
        _group(
            label, [Part(share.size, share.take, counts.get(share.stratum, 0)) for share in allocation.shares], enough
        )
        for label, counts in sorted(inside.items())
    )


def _group(label: str, parts: list[Part], enough: int) -> Group:
    """A group that has `touched` of each stratum's cases."""
    size = sum(part.touched for part in parts)
    drawn = sum(part.drawn * part.touched / part.size for part in parts)
    certain = all(part.touched in (0, part.size) or part.drawn in (0, part.size) for part in parts)
    whole = all(part.drawn == part.size for part in parts if part.touched)
    return Group(label, size, drawn, certain, chance_to_miss(parts), round(drawn) < enough and not whole)


# How often it is missed: never, less than 1 time in a million, 1 time in so many, so many times in 10, almost always.
_TENTH = (
    "With %(n)s of %(total)s cases, a weakness in 1 case of 10 cannot be missed.",
    "With %(n)s of %(total)s cases, a weakness in 1 case of 10 will be missed less than 1 time in %(times)s.",
    "With %(n)s of %(total)s cases, a weakness in 1 case of 10 will be missed about 1 time in %(times)s.",
    "With %(n)s of %(total)s cases, a weakness in 1 case of 10 will be missed about %(times)s times in 10.",
    "With %(n)s of %(total)s cases, a weakness in 1 case of 10 will almost always be missed.",
)
_AREA = (
    "A weakness in one %(area)s alone, but in all its cases, cannot be missed: each gives at least one case.",
    "A weakness in one %(area)s alone, but in all its cases, will be missed less than 1 time in %(times)s.",
    "A weakness in one %(area)s alone, but in all its cases, will be missed at most about 1 time in %(times)s; "
    "most easily in %(label)s, which has %(size)s of the %(total)s cases.",
    "A weakness in one %(area)s alone, but in all its cases, will be missed up to %(times)s times in 10; "
    "most easily in %(label)s, which has %(size)s of the %(total)s cases.",
    "A weakness in one %(area)s alone will almost always be missed if it is in %(label)s, which has %(size)s of the "
    "%(total)s cases.",
)


def _how_often(sentences: tuple[str, str, str, str, str], chance: float, **values: object) -> Sentence:
    if chance == 0:
        return say(sentences[0], **values)
    if chance < LEAST:
        return say(sentences[1], times=round(1 / LEAST), **values)
    if chance < 0.15:
        return say(sentences[2], times=_three_figures(1 / chance), **values)
    if chance < 0.95:
        return say(sentences[3], times=round(chance * 10), **values)
    return say(sentences[4], **values)


def _three_figures(value: float) -> int:
    digits = max(0, len(str(int(value))) - 3)
    return int(round(value, -digits))


def _sentences(found: Outlook) -> Iterator[Sentence]:
    yield _how_often(_TENTH, found.missed_tenth, n=found.n, total=found.total)
    if found.missed_tenth > SELDOM:
        enough = hypergeometric.smallest_to_meet(found.total, _touched(found.total), 1 - SELDOM)
        yield say("Draw %(enough)s or more to miss it at most 1 time in 20.", enough=enough)
    if found.half_width:
        yield say("A figure of 50%% will be known to within about %(points)s points.",
                  points=max(1, round(found.half_width * 100)))  # fmt: skip
    else:
        yield say("Every case is looked at, so every figure is exact for this list.")
    hardest = found.hardest
    if hardest:
        yield _how_often(
            _AREA, hardest.missed, area=found.area, label=hardest.label, size=hardest.size, total=found.total
        )
    groups = found.areas or found.strata
    too_few = [group for group in groups if group.too_few]
    if len(too_few) <= MANY:
        yield from map(_too_few, too_few)
    elif len(too_few) == len(groups):
        says = "No one of the %(groups)s can be judged alone: none will have more than about %(most)s of those drawn."
        yield say(says, groups=len(groups), most=ceil(max(group.drawn for group in groups)))
    else:
        listed = ", ".join(f"{group.label} ({round(group.drawn)})" for group in too_few)
        yield say("These will have too few cases to say anything about them alone: %(listed)s.", listed=listed)


def _too_few(group: Group) -> Sentence:
    number = round(group.drawn)
    if number == 0:
        return say("%(label)s will have no case, or hardly ever one: nothing can be said about it.", label=group.label)
    if number == 1:
        return say("%(label)s will have 1 case: too few to say anything about it alone.", label=group.label)
    says = (
        "%(label)s will have %(number)s cases: too few to say anything about it alone."
        if group.certain
        else "%(label)s will have about %(number)s cases: too few to say anything about it alone."
    )
    return say(says, label=group.label, number=number)
