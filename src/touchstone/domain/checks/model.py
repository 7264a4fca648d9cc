"""What do the checks look at, and what do they say? A draft as plain values, and problems with their places.

The caller puts everything into these: statements with the findings behind them, grades, bands, terms. The checks read
no database, no clock and no network; `today` is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from touchstone.domain.disclosure import Names
from touchstone.domain.proportions import Bands
from touchstone.domain.sentences import Sentence

STOPS = "stops"  # nobody signs while it stands
WARNS = "warns"  # a person looks at it and may keep it
SEVERITIES = (STOPS, WARNS)
LANGUAGES = ("en", "cy")


@dataclass(frozen=True)
class CheckedFinding:
    """A finding as far as the checks need it. `direction`: strength, weakness or neutral; `n` of `of`, both or none;
    `base` is what was counted ("case files")."""

    key: str
    direction: str = "neutral"
    area_key: str = ""
    text: str = ""
    n: int | None = None
    of: int | None = None
    base: str = ""

    @property
    def counts(self) -> tuple[int, int] | None:
        """(n, of) where it counts something."""
        return None if self.n is None or not self.of else (self.n, self.of)


@dataclass(frozen=True)
class CheckedStatement:
    """A statement. `plain`: it says nothing of what was found. `area_key`: the judgement area of its section, or ""."""

    key: str
    section_key: str
    area_key: str
    text: str
    text_cy: str = ""
    findings: tuple[CheckedFinding, ...] = ()
    plain: bool = False
    text_at: datetime | None = None
    text_cy_at: datetime | None = None


@dataclass(frozen=True)
class CheckedArea:
    """An area for improvement."""

    key: str
    text: str
    text_cy: str = ""
    timescale_key: str = ""
    class_key: str = ""
    judgement_key: str = ""
    findings: tuple[CheckedFinding, ...] = ()
    text_at: datetime | None = None
    text_cy_at: datetime | None = None


@dataclass(frozen=True)
class CheckedSource:
    """A required kind of evidence that is missing from the record; `reason` says why, or is empty."""

    key: str
    title: str
    reason: str = ""


@dataclass(frozen=True)
class CheckedUrgent:
    """An urgent finding of the inspection; `left_out`: why the report says nothing of it, or empty."""

    key: str
    text: str
    left_out: str = ""


@dataclass(frozen=True)
class CheckedTyped:
    """Something that the record holds in English and the document prints, such as why a source was not seen.

    `stale`: the record says something else since the Welsh was written. `names`: it may hold names that have no Welsh.
    """

    key: str
    text: str
    text_cy: str = ""
    stale: bool = False
    names: bool = False


@dataclass(frozen=True)
class Piece:
    """A statement, an area for improvement or a text of the record, seen alike. `kind`: statement, area or record."""

    kind: str
    key: str
    area_key: str
    text: str
    text_cy: str
    findings: tuple[CheckedFinding, ...]
    plain: bool
    text_at: datetime | None
    text_cy_at: datetime | None
    stale: bool = False
    names: bool = False

    def texts(self) -> Iterator[tuple[str, str]]:
        """(language, text) of each language that is written."""
        if self.text.strip():
            yield "en", self.text
        if self.text_cy.strip():
            yield "cy", self.text_cy

    @cached_property
    def counts(self) -> tuple[tuple[int, int], ...]:
        """(n, of) of every finding that counts something."""
        return tuple(finding.counts for finding in self.findings if finding.counts is not None)


@dataclass(frozen=True)
class CheckedDraft:
    """The whole draft. Statements in the order in which they are read.

    `form`: report, letter or children. `welsh`: it is published in Welsh too. `grades`: judgement area → (scale key,
    grade key). `terms`: words and initials that the glossary explains. `known_names`: hashes of the names of children
    and parents. `public_names`: names that may stand (places, organisations, the lead inspector), also for spelling.
    `places`: names of the places that the service works in. `record`: what is printed of the record, where there is a
    Welsh document. `urgent`: every urgent finding of the inspection. `welsh_document`: (text, is it marked as English)
    of everything that the Welsh document prints. `smallest`: counts of people below it, and above none, may point to
    somebody. `reading_age`: how old a reader must be able to follow it; None: the form's own.
    """

    form: str
    welsh: bool
    statements: tuple[CheckedStatement, ...]
    bands: Bands
    today: date
    areas: tuple[CheckedArea, ...] = ()
    grades: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    missing_sources: tuple[CheckedSource, ...] = ()
    terms: frozenset[str] = frozenset()
    known_names: Names = field(default_factory=Names)
    public_names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    children: bool = False
    smallest: int = 5
    reading_age: int | None = None
    record: tuple[CheckedTyped, ...] = ()
    urgent: tuple[CheckedUrgent, ...] = ()
    welsh_document: tuple[tuple[str, bool], ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Statements, then areas for improvement."""
        said = [
            Piece("statement", one.key, one.area_key, one.text, one.text_cy, one.findings, one.plain, one.text_at,
                  one.text_cy_at)
            for one in self.statements
        ]  # fmt: skip
        asked = [
            Piece("area", one.key, one.judgement_key, one.text, one.text_cy, one.findings, False, one.text_at,
                  one.text_cy_at)
            for one in self.areas
        ]  # fmt: skip
        return (*said, *asked)

    @cached_property
    def typed(self) -> tuple[Piece, ...]:
        """The texts of the record. Rules look at their Welsh only: their English is another room's."""
        return tuple(
            Piece("record", one.key, "", one.text, one.text_cy, (), True, None, None, one.stale, one.names)
            for one in self.record
        )


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where. `kind`: statement, area or draft (`place` is then "" or a key of what is missing).

    `start` up to `end` are characters of the text in `language`; both 0 where the whole text is meant. `says` what is
    wrong, `satisfy` what would end it, `offer` the words to put at the place, empty where the tool knows none.
    """

    rule: str
    severity: str
    kind: str
    place: str
    language: str
    start: int
    end: int
    says: Sentence
    satisfy: Sentence
    offer: str = ""
