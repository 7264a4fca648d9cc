"""How many cases from each stratum? In proportion to size, with a minimum, and rare kinds apart.

A stratum holds the cases that share their values of the chosen attributes. A case of a declared rare kind is in that
kind's own stratum, whatever its other attributes; where it is of two kinds, the one declared first has it.

The rule: strata whose share in proportion is below their minimum get the minimum (or all they hold, if that is fewer);
the rest is shared among the others in proportion to size, and this is repeated until no other stratum is below its
minimum. Shares become whole numbers by largest remainders (Hamilton's method): each share is rounded down, and what is
left goes, one each, to the largest remainders; equal remainders to the larger stratum, then to the first by its key.
The parts always sum to the sample. A larger sample can give a stratum one case fewer (the Alabama paradox).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sentences import Sentence, say


class CannotAllocate(ValueError):
    """The sample cannot be spread so; `sentence` says why and what to change."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


@dataclass(frozen=True)
class Stratum:
    """Cases with these values: pairs of (column, value). `rare`: a declared kind. No conditions: every case."""

    conditions: tuple[tuple[str, str], ...] = ()
    rare: bool = False

    def __lt__(self, other: Stratum) -> bool:
        return (self.rare, self.conditions) < (other.rare, other.conditions)  # the rare kinds last

    @property
    def key(self) -> str:
        """One text for the stratum, different for different strata: "area=Kent; law=public", "rare: kind=secure"."""
        pairs = "; ".join(f"{column}={_escaped(value)}" for column, value in self.conditions)
        return f"rare: {pairs}" if self.rare else pairs or "all"

    @property
    def label(self) -> str:
        """The stratum for a reader: "Kent, public"; "all cases" where there is only one."""
        return ", ".join(value for _, value in self.conditions) or "all cases"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;")


@dataclass(frozen=True)
class Rare:
    """A kind of case that is always its own stratum. `minimum` None: the plan's minimum."""

    column: str
    value: str
    minimum: int | None = None

    @property
    def stratum(self) -> Stratum:
        return Stratum(((self.column, self.value),), rare=True)


@dataclass(frozen=True)
class Plan:
    """What is chosen before the draw: `n` cases, strata by these attributes, at least `minimum` from each stratum.

    `expected` names strata that there must be, as values of one attribute: {"area": all seventeen areas}. One without
    any case is a notice, not an error: that an area has no case is itself something to know.
    """

    n: int
    by: tuple[str, ...] = ()
    minimum: int = 0
    rare: tuple[Rare, ...] = ()
    expected: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Share:
    """A stratum's part: `take` of its `size` cases."""

    stratum: Stratum
    size: int
    take: int

    @property
    def weight(self) -> Fraction:
        """How many cases of the list each drawn case stands for. Raises ZeroDivisionError where none is drawn."""
        return Fraction(self.size, self.take)


@dataclass(frozen=True)
class Allocation:
    """Every stratum with its part, in the order of the strata; `notices` are what the reader should know."""

    shares: tuple[Share, ...]
    notices: tuple[Sentence, ...] = ()

    @property
    def n(self) -> int:
        return sum(share.take for share in self.shares)

    @property
    def size(self) -> int:
        return sum(share.size for share in self.shares)


def check_columns(plan: Plan, columns: Sequence[str]) -> None:
    """Raises CannotAllocate where the plan names a column that the frame does not have."""
    for column in [*plan.by, *(rare.column for rare in plan.rare), *(column for column, _ in plan.expected)]:
        if column not in columns:
            says = "The list has no column “%(column)s”. It has: %(columns)s."
            raise CannotAllocate(say(says, column=column, columns=", ".join(columns) or "none"))


def strata(frame: Frame, plan: Plan) -> dict[Stratum, list[str]]:
    """The references of each stratum, in the order of the strata. Raises CannotAllocate for an unknown column."""
    check_columns(plan, frame.columns)
    found: dict[Stratum, list[str]] = {}
    for values, references in frame.kinds.items():
        found.setdefault(stratum_of(frame.columns, values, plan), []).extend(references)
    return dict(sorted(found.items()))


def stratum_of(columns: Sequence[str], values: Sequence[str], plan: Plan) -> Stratum:
    """The stratum of cases with these values. The plan's columns must be among those given."""
    known = dict(zip(columns, values, strict=True))
    for rare in plan.rare:
        if known[rare.column] == rare.value:
            return rare.stratum
    return Stratum(tuple((column, known[column]) for column in sorted(set(plan.by))))


def allocate(frame: Frame, plan: Plan) -> Allocation:
    """The plan's strata in this frame, and how many cases each gives. Raises CannotAllocate with a sentence."""
    sizes = {stratum: len(references) for stratum, references in strata(frame, plan).items()}
    notices = [*_empty_kinds(plan, sizes), *_empty_values(plan, frame)]
    floors = {rare.stratum: rare.minimum for rare in plan.rare if rare.minimum is not None}
    takes = spread(plan.n, sizes, lambda stratum: floors.get(stratum, plan.minimum))
    shares = tuple(Share(stratum, size, takes[stratum]) for stratum, size in sizes.items())
    nothing = "No case will be drawn from “%(stratum)s”."
    notices += [say(nothing, stratum=share.stratum.label) for share in shares if not share.take]
    return Allocation(shares, tuple(notices))


def _empty_kinds(plan: Plan, sizes: Mapping[Stratum, int]) -> Iterable[Sentence]:
    for rare in plan.rare:
        if not sizes.get(rare.stratum):
            says = "The list has no case with %(column)s “%(value)s”, so this stratum is empty and none can be drawn."
            yield say(says, column=rare.column, value=rare.value)


def _empty_values(plan: Plan, frame: Frame) -> Iterable[Sentence]:
    for column, values in plan.expected:
        there = frame.values_of(column)
        for value in values:
            if value not in there:
                says = "The list has no case with %(column)s “%(value)s”, so none can be drawn."
                yield say(says, column=column, value=value)


def spread(n: int, sizes: Mapping[Stratum, int], minimum: Callable[[Stratum], int]) -> dict[Stratum, int]:
    """n shared over strata of these sizes, none below its minimum or above its size. Raises CannotAllocate."""
    total = sum(sizes.values())
    floors = {stratum: min(minimum(stratum), size) for stratum, size in sizes.items()}
    if n < 1 or any(floor < 0 for floor in floors.values()):
        raise CannotAllocate(say("Draw at least one case, with minimums of 0 or more."))
    if n > total:
        says = "A sample of %(n)s is larger than the list, which has %(total)s. Choose %(total)s or fewer."
        raise CannotAllocate(say(says, n=n, total=total))
    needed = sum(floors.values())
    if needed > n:
        says = (
            "The minimums of the %(strata)s strata add up to %(needed)s, and the sample is %(n)s. "
            "Draw more, lower the minimum, or use fewer strata."
        )
        raise CannotAllocate(say(says, strata=len(sizes), needed=needed, n=n))
    takes: dict[Stratum, int] = {}
    while True:
        free = {stratum: size for stratum, size in sizes.items() if stratum not in takes}
        rest, size_of_rest = n - sum(takes.values()), sum(free.values())
        low = [stratum for stratum, size in free.items() if rest * size < floors[stratum] * size_of_rest]
        if not low:
            return takes | largest_remainders(rest, free)
        takes.update((stratum, floors[stratum]) for stratum in low)


def largest_remainders(n: int, sizes: Mapping[Stratum, int]) -> dict[Stratum, int]:
    """n in proportion to the sizes, as whole numbers that sum to n."""
    total = sum(sizes.values())
    if not total:
        return dict.fromkeys(sizes, 0)
    whole = {stratum: n * size // total for stratum, size in sizes.items()}
    left = n - sum(whole.values())
    order = sorted(sizes, key=lambda stratum: (-(n * sizes[stratum] % total), -sizes[stratum], stratum))
    for stratum in order[:left]:
        whole[stratum] += 1
    return whole
