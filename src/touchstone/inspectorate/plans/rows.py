"""What the actions of this room take in: plain rows, so that forms, spreadsheets and the demonstration write alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MilestoneRow:
    """Something that is to have happened by a day."""

    by_day: date
    text: str
    reached_on: date | None = None


@dataclass(frozen=True)
class ActionRow:
    """An action as it is written. `owner` is a post, never a name. `indicator`: the key of one that the service has;
    `new_indicator`: the name of one, begun where the service has none of that name."""

    text: str
    owner: str = ""
    starts: date | None = None
    due: date | None = None
    measure: str = ""
    indicator: str = ""
    target: str = ""
    new_indicator: str = ""
    resources: str = ""
    risks: str = ""
    milestones: tuple[MilestoneRow, ...] = ()
