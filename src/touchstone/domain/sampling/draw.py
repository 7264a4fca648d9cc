"""Which cases are drawn? An order that anybody can repeat from the published design and the list, in any language.

The algorithm `touchstone-draw-1`, in words: for each case write the seed, a vertical bar, the frame's SHA-256 in
lower-case hexadecimal, a vertical bar and the reference, as UTF-8; take the SHA-256 of that. Within each stratum put
the cases in the order of these hashes, compared byte by byte. The stratum's sample is its first cases, as many as the
design takes. A case that cannot be used is replaced by the next in that order in the same stratum.

So the draw for fewer cases of a stratum is the beginning of the draw for more, and it does not depend on the order of
the rows. The seed is chosen at random, once, after the list is frozen: a seed chosen by hand could choose the cases.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from touchstone.domain.sampling.allocation import (
    CannotAllocate,
    Plan,
    Share,
    Stratum,
    allocate,
    largest_remainders,
    strata,
)
from touchstone.domain.sampling.design import Design
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sentences import Sentence, say


class Chosen(StrEnum):
    """How a case came to be looked at."""

    DRAWN = "drawn"
    REPLACEMENT = "replacement"
    RISK = "risk"  # chosen by inspectors because something might be wrong
    PROVIDER = "provider"  # nominated by the service


RANDOM = frozenset({Chosen.DRAWN, Chosen.REPLACEMENT})


def counts_in_proportions(chosen: Chosen) -> bool:
    """May this case count in a proportion? Only one that chance chose."""
    return chosen in RANDOM


class CannotDraw(ValueError):
    """The design cannot be drawn from this list; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


@dataclass(frozen=True)
class Drawn:
    """A case that was drawn: `place` counts from 1 in the order of its stratum. `reason`: why it replaces another."""

    reference: str
    stratum: Stratum
    place: int
    chosen: Chosen = Chosen.DRAWN
    replaces: str = ""
    reason: str = ""


def publish(frame: Frame, plan: Plan, seed: str) -> Design:
    """The design of a draw: what is published before anybody sees a case.

    Raises CannotAllocate, or CannotDraw for a seed that is not 8 to 128 visible ASCII characters without a bar.
    """
    if not (8 <= len(seed) <= 128 and all("!" <= letter <= "~" and letter != "|" for letter in seed)):
        raise CannotDraw(say("A seed has 8 to 128 letters, digits or signs, without spaces or vertical bars."))
    shares = allocate(frame, plan).shares
    return Design(frame.sha256, len(frame), frame.as_at, frame.left_out, plan, shares, seed)


def draw(design: Design, frame: Frame) -> tuple[Drawn, ...]:
    """The cases of a design: stratum by stratum, each in its order. Raises CannotDraw where list and design differ."""
    return tuple(
        Drawn(reference, share.stratum, place)
        for share, references in _orders(design, frame)
        for place, reference in enumerate(references[: share.take], 1)
    )


def next_in_line(design: Design, frame: Frame, count: int) -> tuple[Drawn, ...]:
    """The next `count` of each stratum after those drawn, in the order in which they would replace them."""
    return tuple(
        Drawn(reference, share.stratum, place, Chosen.REPLACEMENT)
        for share, references in _orders(design, frame)
        for place, reference in enumerate(references[share.take : share.take + count], share.take + 1)
    )


def _orders(design: Design, frame: Frame) -> Iterator[tuple[Share, list[str]]]:
    check(design, frame)
    groups, start = strata(frame, design.plan), _start(design)
    for share in design.shares:
        yield share, in_order(start, groups[share.stratum])


def in_order(start: bytes, references: Iterable[str]) -> list[str]:
    """References in the order of SHA-256 of `start` and the reference, as UTF-8."""
    return [reference for _, reference in sorted([(sha256(start + r.encode()).digest(), r) for r in references])]


def _start(design: Design) -> bytes:
    return f"{design.seed}|{design.frame_sha256}|".encode()


def check(design: Design, frame: Frame) -> None:
    """Is this the list of the design, and its allocation what its own rule gives? Raises CannotDraw where not."""
    if frame.sha256 != design.frame_sha256:
        says = (
            "This is not the list of the design: its hash is %(found)s, and the design names %(wanted)s. "
            "Use the list as it was frozen."
        )
        raise CannotDraw(say(says, found=frame.sha256, wanted=design.frame_sha256))
    try:
        shares = allocate(frame, design.plan).shares
    except CannotAllocate as error:
        raise CannotDraw(error.sentence) from None
    for share in design.shares:
        if share not in shares:
            says = "The design takes %(take)s of %(size)s from “%(stratum)s”, which its own rule does not give."
            raise CannotDraw(say(says, take=share.take, size=share.size, stratum=share.stratum.label))
    if len(shares) != len(design.shares) or len(frame) != design.frame_size:
        raise CannotDraw(say("The design does not name every stratum once and the size of its list."))


def replacement(design: Design, frame: Frame, used: Collection[str], reference: str, reason: str) -> Drawn:
    """The case that stands in for one that cannot be used: the next of its stratum that was not yet drawn.

    `used` are all references drawn so far, replaced ones too. Raises CannotDraw without a reason, for a case that was
    not drawn, and where the stratum has no case left.
    """
    if not reason.strip():
        raise CannotDraw(say("Say why the case cannot be used."))
    check(design, frame)
    for stratum, references in strata(frame, design.plan).items():
        if reference in references and reference in used:
            for place, other in enumerate(in_order(_start(design), references), 1):
                if other not in used:
                    return Drawn(other, stratum, place, Chosen.REPLACEMENT, reference, reason.strip())
            says = "“%(stratum)s” has no case left that could replace %(reference)s."
            raise CannotDraw(say(says, stratum=stratum.label, reference=reference))
    raise CannotDraw(say("%(reference)s was not drawn, so nothing can replace it.", reference=reference))


def for_proportions(cases: Iterable[Drawn]) -> Iterator[Drawn]:
    """Only the cases that chance chose."""
    return (case for case in cases if counts_in_proportions(case.chosen))


def tracked(cases: Iterable[Drawn], count: int) -> tuple[Drawn, ...]:
    """The cases to follow through: `count` of those drawn, spread over strata as they were, the first of each.

    Raises CannotDraw where fewer were drawn.
    """
    by_stratum: dict[Stratum, list[Drawn]] = {}
    for case in sorted(for_proportions(cases), key=lambda case: case.place):
        by_stratum.setdefault(case.stratum, []).append(case)
    sizes: Mapping[Stratum, int] = {stratum: len(found) for stratum, found in by_stratum.items()}
    if not 0 <= count <= sum(sizes.values()):
        says = "%(count)s cases cannot be tracked: %(drawn)s were drawn."
        raise CannotDraw(say(says, count=count, drawn=sum(sizes.values())))
    takes = largest_remainders(count, sizes)
    return tuple(case for stratum in sorted(by_stratum) for case in by_stratum[stratum][: takes[stratum]])


def pick(seed: str, purpose: str, references: Iterable[str], count: int) -> tuple[str, ...]:
    """`count` of some references by the same kind of order, for another purpose, such as "second review".

    The hash is of the seed, a bar, the purpose, a bar and the reference. Fewer come back where there are fewer.
    """
    return tuple(in_order(f"{seed}|{purpose}|".encode(), set(references))[:count])
