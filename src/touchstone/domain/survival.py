"""How long does it take until something ends, when some have not ended yet? Kaplan–Meier, with intervals; log-rank.

Nothing is left out because it is still open: it counts among those at risk until it was last known to be open, and not
afterwards (it is censored). At one time, what ends counts before what is censored, as is usual.

Sources: Kaplan and Meier (1958); Greenwood (1926) for the standard error; the interval is taken on the scale of
log(-log S), so that it stays between 0 and 1 (Kalbfleisch and Prentice); the interval of a quantile is where that of
the curve holds it (Brookmeyer and Crowley 1982); log-rank as Mantel (1966) and Peto (1972), with the hypergeometric
variance. All equal to published figures and to a reference library (tests/unit/domain/test_survival.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from touchstone.domain.sampling.intervals import LEVEL, z_value

_NEAR = 1e-12  # a share that should be exactly a half may come out a little more


@dataclass(frozen=True, order=True)
class Spell:
    """One thing: for how long it was watched, in any one unit, and whether it ended then (or was still open)."""

    time: float
    ended: bool

    def __post_init__(self) -> None:
        if not (math.isfinite(self.time) and self.time >= 0):
            raise ValueError(f"{self.time} is not a length of time: it must be 0 or more.")


@dataclass(frozen=True)
class Step:
    """The curve at a time at which something ended or was censored.

    `still`: share still open just after it. `error`: its standard error. `low`, `high`: its interval; None where no
    interval is known (nobody is left open, so the share is 0).
    """

    time: float
    at_risk: int
    ended: int
    censored: int
    still: float
    error: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Quantile:
    """The first time at which so many have ended; None: not reached. `low` or `high` None: no end on that side."""

    time: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Curve:
    """Shares still open through time, from 1 at time 0. `steps` are in order of time."""

    n: int
    ended: int
    steps: tuple[Step, ...]
    level: float

    @property
    def censored(self) -> int:
        return self.n - self.ended

    def at(self, time: float) -> Step | None:
        """The curve at a time: its last step up to then; None before the first, where all are still open."""
        return next((step for step in reversed(self.steps) if step.time <= time), None)

    def at_risk(self, time: float) -> int:
        """How many were still watched just before a time."""
        return next((step.at_risk for step in self.steps if step.time >= time), 0)

    def quantile(self, share: float = 0.5) -> Quantile:
        """When `share` of them had ended; the median by default. Raises ValueError unless 0 < share < 1."""
        if not 0 < share < 1:
            raise ValueError(f"{share} is not a share between 0 and 1.")
        left = 1 - share + _NEAR
        return Quantile(
            next((step.time for step in self.steps if step.still <= left), None),
            next((step.time for step in self.steps if step.low is not None and step.low <= left), None),
            next((step.time for step in self.steps if step.high is not None and step.high <= left), None),
        )


@dataclass(frozen=True)
class Test:
    """Do groups differ over the whole time? `chi_square` on `degrees` of freedom; None where it cannot be said."""

    chi_square: float
    degrees: int
    p: float


def curve(spells: Iterable[Spell], level: float = LEVEL) -> Curve:
    """The curve of some spells; without any, one without steps. Raises ValueError unless 0 < level < 1."""
    z = z_value(level)
    ordered = sorted(spells)
    at_risk, still, variance = len(ordered), 1.0, 0.0
    steps = []
    for time, group in groupby(ordered, key=lambda spell: spell.time):
        there = list(group)
        ended = sum(spell.ended for spell in there)
        still *= 1 - ended / at_risk
        if ended < at_risk:
            variance += ended / (at_risk * (at_risk - ended))
        low, high = _interval(still, variance, z)
        error = still * math.sqrt(variance) if still else None
        steps.append(Step(time, at_risk, ended, len(there) - ended, still, error, low, high))
        at_risk -= len(there)
    return Curve(len(ordered), sum(spell.ended for spell in ordered), tuple(steps), level)


def _interval(still: float, variance: float, z: float) -> tuple[float | None, float | None]:
    if not still:
        return None, None
    if not variance:
        return 1.0, 1.0
    far = z * math.sqrt(variance) / math.log(still)  # negative
    return still ** math.exp(-far), still ** math.exp(far)


def log_rank(groups: Mapping[str, Sequence[Spell]]) -> Test | None:
    """Whether the groups differ; None with fewer than two groups that hold something, or where nothing can vary."""
    held = [spells for _, spells in sorted(groups.items()) if spells]
    if len(held) < 2:
        return None
    size = len(held) - 1
    excess, covariance = [0.0] * size, [[0.0] * size for _ in range(size)]
    for time in sorted({spell.time for spells in held for spell in spells if spell.ended}):
        risks = [sum(spell.time >= time for spell in spells) for spells in held]
        ends = [sum(spell.ended and spell.time == time for spell in spells) for spells in held]
        n, d = sum(risks), sum(ends)
        spread = d * (n - d) / (n - 1) if n > 1 else 0.0
        for i in range(size):
            excess[i] += ends[i] - d * risks[i] / n
            for j in range(size):
                covariance[i][j] += spread * risks[i] / n * ((i == j) - risks[j] / n)
    solved = _solve(covariance, excess)
    if solved is None:
        return None
    chi_square = max(0.0, math.fsum(a * b for a, b in zip(excess, solved, strict=True)))
    return Test(chi_square, size, chi_square_beyond(chi_square, size))


def chi_square_beyond(value: float, degrees: int) -> float:
    """How likely a chi-square variable with so many degrees of freedom is larger than a value of 0 or more."""
    half = value / 2
    if degrees % 2:
        first, tail = math.erfc(math.sqrt(half)), range(1, (degrees + 1) // 2)
        return first + sum(math.exp(-half) * math.pow(half, j - 0.5) / math.gamma(j + 0.5) for j in tail)
    return sum(math.exp(-half) * half**j / math.factorial(j) for j in range(degrees // 2))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float] | None:
    """x of matrix · x = right, by elimination with the largest pivot; None where there is no single one."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        if abs(rows[pivot][at]) < _NEAR:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(size):
            if below != at:
                factor = rows[below][at] / rows[at][at]
                rows[below] = [a - factor * b for a, b in zip(rows[below], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]
