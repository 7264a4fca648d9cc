"""How `domain/recurrence/weights.py` was learnt, so that it can be learnt again and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, fields

import numpy
from scipy.optimize import minimize
from scipy.special import expit

from benches._recurrence_data import Item, Judged
from touchstone.domain.recurrence import weights
from touchstone.domain.recurrence.similarity import Parts, parts

WORTH = {"yes": 1.0, "partly": 0.5, "no": 0.0}
SHRINK = 0.3  # ridge, so that few judgements do not make large weights
WANTED = 0.8  # of the proposals wholly the same, leaving out one authority at a time
FEWEST = 10  # proposals from which a share is trusted


def frequencies(items: Sequence[Item]) -> dict[str, int]:
    """In how many of the texts each term stands, of those in more than RAREST."""
    counts = Counter(term for item in items for term in item.profile.weights)
    return {term: n for term, n in counts.items() if n > weights.RAREST}


def coefficients(rows: Sequence[Judged]) -> list[float]:
    """The weights of the parts and the constant, by penalised logistic regression on the judgements."""
    x = numpy.array([(*astuple(parts(row.earlier.profile, row.later.profile)), 1.0) for row in rows])
    y = numpy.array([WORTH[row.judgement] for row in rows])

    def loss(w: numpy.ndarray) -> float:
        z = x @ w
        fit = numpy.sum(y * numpy.logaddexp(0, -z) + (1 - y) * numpy.logaddexp(0, z))
        return float(fit + SHRINK * numpy.sum(w[:-1] ** 2))

    return [round(float(each), 2) for each in minimize(loss, numpy.zeros(x.shape[1])).x]


def shipped() -> list[float]:
    return [*(weights.PARTS[field.name] for field in fields(Parts)), weights.CONSTANT]


def threshold(rows: Sequence[Judged]) -> float:
    """The lowest score at which enough of the proposals are wholly the same, each scored without its own authority."""
    scored: list[tuple[float, str]] = []
    for authority in sorted({row.earlier.authority for row in rows}):
        learnt = numpy.array(coefficients([row for row in rows if row.earlier.authority != authority]))
        for row in rows:
            if row.earlier.authority == authority:
                x = numpy.array((*astuple(parts(row.earlier.profile, row.later.profile)), 1.0))
                scored.append((float(expit(x @ learnt)), row.judgement))
    scored.sort(reverse=True)
    good, lowest = 0, 1.0
    for n, (score, judgement) in enumerate(scored, start=1):
        good += judgement == "yes"
        if n >= FEWEST and good / n >= WANTED:
            lowest = score
    return round(lowest, 2)
