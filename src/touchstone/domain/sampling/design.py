"""What is published of a draw? A design as a JSON file, from which a stranger with the list gets the same cases.

It never holds a reference: only the hash of the list. The fields of `touchstone-sample-design-1`:

`schema`, `algorithm`; `frame`: `sha256`, `cases`, `as_at`, `left_out`; `plan`: `n`, `by`, `minimum`, `rare` (each with
`column`, `value`, `minimum`), `expected`; `strata`: each with `conditions`, `rare`, `size`, `take`; `seed`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from touchstone.domain.sampling.allocation import Plan, Rare, Share, Stratum
from touchstone.domain.sentences import Sentence, say

SCHEMA = "touchstone-sample-design-1"
ALGORITHM = "touchstone-draw-1"
T = TypeVar("T")


class InvalidDesign(ValueError):
    """This is not a published design; `sentence` says where and what was expected."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


@dataclass(frozen=True)
class Design:
    """A published design. `shares` are the strata with their sizes and how many each gives."""

    frame_sha256: str
    frame_size: int
    as_at: date
    left_out: tuple[str, ...]
    plan: Plan
    shares: tuple[Share, ...]
    seed: str

    @property
    def n(self) -> int:
        return self.plan.n

    def data(self) -> dict[str, Any]:
        """The design as JSON-ready values."""
        return {
            "schema": SCHEMA,
            "algorithm": ALGORITHM,
            "frame": {
                "sha256": self.frame_sha256,
                "cases": self.frame_size,
                "as_at": self.as_at.isoformat(),
                "left_out": list(self.left_out),
            },
            "plan": {
                "n": self.plan.n,
                "by": list(self.plan.by),
                "minimum": self.plan.minimum,
                "rare": [{"column": r.column, "value": r.value, "minimum": r.minimum} for r in self.plan.rare],
                "expected": {column: list(values) for column, values in self.plan.expected},
            },
            "strata": [
                {
                    "conditions": dict(share.stratum.conditions),
                    "rare": share.stratum.rare,
                    "size": share.size,
                    "take": share.take,
                }
                for share in self.shares
            ],
            "seed": self.seed,
        }

    def to_json(self) -> str:
        """The file to publish: the same design always gives the same bytes."""
        return json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n"

    @property
    def sha256(self) -> str:
        """The hash of the published file."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def read_design(text: str | bytes) -> Design:
    """A design from its file. Raises InvalidDesign with the first thing that is wrong."""
    try:
        data = json.loads(text)
    except ValueError:  # not UTF-8 too
        raise InvalidDesign(say("This is not JSON. Give the file as it was published.")) from None
    whole = _Part(data, "the file")
    for name, wanted in (("schema", SCHEMA), ("algorithm", ALGORITHM)):
        found = whole.get(name, str)
        if found != wanted:
            says = "Its %(name)s is “%(found)s”; this program knows “%(wanted)s”."
            raise InvalidDesign(say(says, name=name, found=found, wanted=wanted))
    frame = whole.part("frame")
    return Design(
        frame_sha256=frame.get("sha256", str),
        frame_size=frame.get("cases", int),
        as_at=frame.made("as_at", date.fromisoformat),
        left_out=frame.texts("left_out"),
        plan=_plan(whole.part("plan")),
        shares=tuple(_share(part) for part in whole.parts("strata")),
        seed=whole.get("seed", str),
    )


def _plan(part: _Part) -> Plan:
    expected = part.part("expected")
    return Plan(
        n=part.get("n", int),
        by=part.texts("by"),
        minimum=part.get("minimum", int),
        rare=tuple(_rare(each) for each in part.parts("rare")),
        expected=tuple((column, expected.texts(column)) for column in expected.data),
    )


def _rare(part: _Part) -> Rare:
    minimum = None if part.data.get("minimum") is None else part.get("minimum", int)
    return Rare(part.get("column", str), part.get("value", str), minimum)


def _share(part: _Part) -> Share:
    conditions = part.part("conditions")
    pairs = tuple((column, conditions.get(column, str)) for column in conditions.data)
    return Share(Stratum(tuple(sorted(pairs)), part.get("rare", bool)), part.get("size", int), part.get("take", int))


class _Part:
    """An object of the file, with the words for where it stands."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, dict):
            raise InvalidDesign(say("%(where)s should be an object with named values.", where=where.capitalize()))
        self.data, self.where = data, where

    def get(self, name: str, kind: type[T]) -> T:
        found = self.data.get(name)
        # JSON's true is no number, though Python's is.
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise self._wrong(name)
        return found

    def made(self, name: str, make: Callable[[str], T]) -> T:
        try:
            return make(self.get(name, str))
        except ValueError as error:
            if isinstance(error, InvalidDesign):
                raise
            raise self._wrong(name) from None

    def part(self, name: str) -> _Part:
        return _Part(self.get(name, dict), f"“{name}” in {self.where}")

    def parts(self, name: str) -> list[_Part]:
        return [_Part(each, f"an item of “{name}” in {self.where}") for each in self.get(name, list)]

    def texts(self, name: str) -> tuple[str, ...]:
        found = self.get(name, list)
        if not all(isinstance(each, str) for each in found):
            raise self._wrong(name)
        return tuple(found)

    def _wrong(self, name: str) -> InvalidDesign:
        return InvalidDesign(
            say("“%(name)s” in %(where)s is missing or of the wrong kind.", name=name, where=self.where)
        )
