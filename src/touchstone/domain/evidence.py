"""What is an item of evidence: its method, its direction, its fingerprint; and how do the items of one area compare?

Sources: the methods are those that the documents report (case files read, visits and interviews observed, meetings,
surveys, data, documents). How items are compared is this project's own rule.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# Key → how a page says it. The order is the order of the choices: what is done most comes first.
METHODS: Mapping[str, str] = {
    "case_file_review": "Case file read",
    "observation": "Observation",
    "interview": "Interview",
    "meeting": "Meeting",
    "visit": "Visit",
    "document": "Document",
    "data": "Data",
    "survey": "Survey",
    "feedback": "Feedback or complaint",
}
DIRECTIONS: Mapping[str, str] = {"strength": "Strength", "weakness": "Weakness", "neutral": "Neither: a fact"}

# Expected sources that are seen by other rooms of an inspection: by reviewing cases with an instrument, and by what the
# service answers to the information request. Keys of the framework files; what counts for which is our own rule.
CASE_SOURCES = frozenset({"case_records", "case_files", "case_files_reviewed", "sampled_cases"})
TRACKED_SOURCES = frozenset({"tracked_cases"})
REQUEST_SOURCES = frozenset({"annex_a"})


@dataclass(frozen=True)
class Content:
    """What an item of evidence says: all that its fingerprint covers.

    `files` are the SHA-256 of their bytes; `areas` keys of judgement areas. Order and repetition of both do not count.
    """

    text: str
    method: str
    seen_on: date | None
    direction: str
    areas: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    place: str = ""
    about_role: str = ""
    case_reference: str = ""
    source_key: str = ""

    def canonical(self) -> str:
        """The content as text: the same content always gives the same text."""
        content = {
            "about_role": self.about_role,
            "areas": sorted(set(self.areas)),
            "case_reference": self.case_reference,
            "direction": self.direction,
            "files": sorted(set(self.files)),
            "method": self.method,
            "place": self.place,
            "seen_on": self.seen_on.isoformat() if self.seen_on else "",
            "source_key": self.source_key,
            "text": self.text,
        }
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text, as 64 hexadecimal digits."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()


@dataclass(frozen=True)
class Pile:
    """So many items of one area that point one way, were seen by one method and are of one source ("" not said)."""

    area: str
    direction: str
    method: str
    source: str
    items: int


@dataclass(frozen=True)
class Triangle:
    """The evidence of one area put together.

    `single`: all of it comes from one source (or, where no source is said, from one method), so nothing else confirms
    it. `opposed`: both strengths and weaknesses were seen, which has to be explained and never averaged away.
    """

    area: str
    directions: Mapping[str, int]
    methods: Mapping[str, int]
    sources: Mapping[str, int]
    items: int
    single: bool
    opposed: bool


def triangulate(areas: Iterable[str], piles: Iterable[Pile]) -> tuple[Triangle, ...]:
    """One Triangle for each area, in the order given; areas without evidence have none of anything."""
    by_area: dict[str, list[Pile]] = {area: [] for area in areas}
    for pile in piles:
        by_area.setdefault(pile.area, []).append(pile)
    return tuple(_triangle(area, held) for area, held in by_area.items())


def _triangle(area: str, piles: list[Pile]) -> Triangle:
    directions = _sum((pile.direction, pile.items) for pile in piles)
    methods = _sum((pile.method, pile.items) for pile in piles)
    sources = _sum((pile.source, pile.items) for pile in piles)
    # What names no source may be told apart by its method only.
    kinds = {pile.source or f"method:{pile.method}" for pile in piles if pile.items}
    return Triangle(
        area,
        directions,
        methods,
        sources,
        sum(directions.values()),
        single=len(kinds) == 1,
        opposed=bool(directions.get("strength")) and bool(directions.get("weakness")),
    )


def _sum(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for key, number in counted:
        if number:
            total[key] = total.get(key, 0) + number
    return total
