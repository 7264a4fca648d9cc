"""What the actions of this room take in: plain rows, so that the archive and the demonstration write alike."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement


@dataclass(frozen=True)
class AreaForImprovementRow:
    """Something to put right. `number` is its place in its list, from 1; an empty timescale is "untimed".

    `own_words`: the text is this project's description, not the wording published.
    """

    number: int
    text: str
    own_words: bool = False
    printed_number: str = ""
    section: str = ""
    timescale_key: str = ""
    class_key: str = ""
    judgement_key: str = ""
    text_cy: str = ""  # the Welsh wording published; empty: none


@dataclass(frozen=True)
class ProgressRow:
    """What a later visit judged of one area for improvement."""

    area_for_improvement: AreaForImprovement
    scale_key: str
    grade_key: str
    words: str = ""
    found: str = ""
    residual: str = ""


@dataclass(frozen=True)
class MilestoneRow:
    """A dated thing that a visit's document says was done, perhaps for one area for improvement."""

    on: PreciseDate
    text: str
    area_for_improvement: AreaForImprovement | None = None


@dataclass(frozen=True)
class VisitRow:
    """What a live visit found of one area for improvement. `grade_key` empty where the framework has no such scale."""

    found: str
    residual: str = ""
    grade_key: str = ""
    evidence: tuple[str, ...] = ()  # public ids


@dataclass(frozen=True)
class Place:
    """Where an area for improvement goes: from one of its service areas (None: it has none) to another, or to a whole
    organisation where `after` is None."""

    before: Area | None
    after: Area | None
    organisation: Organisation
