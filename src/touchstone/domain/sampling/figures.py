"""How is a figure from a sample said? In a sentence with n, its interval, its list and what the list leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from math import ceil, floor

from touchstone.domain.proportions import Bands
from touchstone.domain.sampling.design import Design
from touchstone.domain.sampling.draw import Drawn, counts_in_proportions
from touchstone.domain.sampling.intervals import Count, Estimate, Method
from touchstone.domain.sentences import Sentence, say


def tally(design: Design, cases: Iterable[Drawn], answers: Mapping[str, bool | None]) -> tuple[tuple[Count, ...], int]:
    """(what was found in each stratum, how many answers were kept out because their case was not chosen by chance).

    `answers`: by reference, whether the case has it; None: the question does not apply to it. A case without an answer
    was not looked at. Every stratum of the design has its Count, in the design's order.
    """
    found: dict[str, list[bool | None]] = {share.stratum.key: [] for share in design.shares}
    kept_out = 0
    for case in cases:
        if case.reference not in answers:
            continue
        if counts_in_proportions(case.chosen):
            found[case.stratum.key].append(answers[case.reference])
        else:
            kept_out += 1
    counts = []
    for share in design.shares:
        given = found[share.stratum.key]
        asked = [answer for answer in given if answer is not None]
        counts.append(Count(share.size, len(given), sum(asked), len(asked)))
    return tuple(counts), kept_out


def tally_among(
    design: Design,
    cases: Iterable[Drawn],
    answers: Mapping[str, bool | None],
    column: str,
    value: str,
    values: Mapping[str, str],
) -> tuple[tuple[Count, ...], int]:
    """The same for some cases alone, such as those of one area: those with this value of this attribute.

    `values`: the attribute of each case that has an answer. Strata that can hold no such case are left out; in strata
    that hold others too, the question applies to these only. Raises KeyError for a case whose value is not given.
    """
    shares = tuple(share for share in design.shares if dict(share.stratum.conditions).get(column, value) == value)
    strata = {share.stratum for share in shares}
    inside = [case for case in cases if case.reference in answers and values[case.reference] == value]
    outside = [case for case in cases if case.reference in answers and values[case.reference] != value]
    narrowed = {case.reference: answers[case.reference] for case in inside}
    narrowed |= {case.reference: None for case in outside}
    counted = [case for case in inside if case.stratum in strata or not counts_in_proportions(case.chosen)]
    counted += [case for case in outside if case.stratum in strata and counts_in_proportions(case.chosen)]
    return tally(replace(design, shares=shares), counted, narrowed)


def in_words(found: Estimate, bands: Bands, language: str = "en") -> str:
    """The proportion word of the cases looked at, with its counts; only the counts where a word would say too much.

    "None" and "all" are said only where every case of the list was looked at.
    """
    if found.method is not Method.ALL_SEEN and found.yes in (0, found.of):
        return f"{found.yes:,} o {found.of:,}" if language == "cy" else f"{found.yes:,} of {found.of:,}"
    return bands.phrase(found.yes, found.of, language)


def estimate_says(found: Estimate) -> Sentence:
    """The figure in words. None of the cases seen is never "none", and all of them is never "all"."""
    values = {
        "yes": found.yes,
        "of": found.of,
        "total": found.total,
        "low": _percent(found.low, floor),
        "high": _percent(found.high, ceil),
        "share": _percent(found.share, round),
        "level": f"{found.level * 100:g}%",
    }
    return say(_text(found), **values)


_SOME, _NONE, _ALL = 0, 1, 2
_APPLIES = (
    "%(yes)s of %(of)s cases looked at. In the list, an estimated %(share)s of the %(total)s cases: between %(low)s "
    "and %(high)s (%(level)s confidence).",
    "0 of %(of)s cases looked at. It may still be so in up to %(high)s of the %(total)s cases of the list "
    "(%(level)s confidence).",
    "All %(of)s cases looked at. In the list it may be so in as few as %(low)s of the %(total)s cases "
    "(%(level)s confidence).",
)
_APPLIES_TO_SOME = (
    "%(yes)s of %(of)s cases to which this applies. In the list, an estimated %(share)s of such cases: between %(low)s "
    "and %(high)s (%(level)s confidence).",
    "0 of %(of)s cases to which this applies. In the list it may still be so in up to %(high)s of such cases "
    "(%(level)s confidence).",
    "All %(of)s cases to which this applies. In the list it may be so in as few as %(low)s of such cases "
    "(%(level)s confidence).",
)


def _text(found: Estimate) -> str:
    if found.method is Method.ALL_SEEN:
        return "%(yes)s of %(of)s cases. Every case of the list was looked at."
    which = _NONE if found.yes == 0 else _ALL if found.yes == found.of else _SOME
    return (_APPLIES if found.applies else _APPLIES_TO_SOME)[which]


def _percent(share: float, rounded: Callable[[float], int]) -> str:
    """A share in whole per cent, below 10 and above 90 in tenths; its bounds are rounded outwards."""
    scale = 1 if 0.1 <= share <= 0.9 else 10
    # What is a whole number but for a float's last digits must not be rounded away from it.
    number = round(share * 100 * scale, 6)
    return f"{rounded(number) / scale:g}%"


def unseen_says(found: Estimate) -> Sentence | None:
    """That the figure does not speak of some strata, where no case was looked at; else None."""
    if not found.unseen:
        return None
    return say("It says nothing of %(unseen)s cases, in strata from which none was looked at.", unseen=found.unseen)


def kept_out_says(number: int) -> Sentence | None:
    """That cases were left out of the figure because somebody chose them; else None."""
    if not number:
        return None
    says = "Not counted: %(number)s cases that inspectors or the service chose, because they say nothing of the others."
    return say("Not counted: 1 case that was chosen, not drawn." if number == 1 else says, number=number)


def caveat(as_at: date, left_out: Iterable[str], size: int | None = None) -> Sentence:
    """What every figure from this list must say of the list."""
    day = f"{as_at.day} {as_at:%B %Y}"
    what = ", ".join(left_out)
    values = {"day": day, "what": what, "size": size or 0}
    if size is None:
        return say("From a list as at %(day)s, which leaves out: %(what)s." if what else "From a list as at %(day)s.",
                   **values)  # fmt: skip
    if what:
        return say("From a list of %(size)s cases as at %(day)s, which leaves out: %(what)s.", **values)
    return say("From a list of %(size)s cases as at %(day)s.", **values)
