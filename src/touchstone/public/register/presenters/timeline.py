"""Where does each inspection stand on the picture of a history? Bands by scale, lanes so that no word covers another.

The picture is drawn from places computed here, and a table beside it says the same. Each scale has a band of its own:
nothing in the picture puts a grade of one scale above or below a grade of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

WIDTH, MARGIN = 960, 16
LETTER, MARK, GAP = 7.6, 26, 14  # widths at the picture's own size of type
LANE, HEAD, AXIS = 24, 30, 28  # heights


@dataclass(frozen=True)
class Event:
    """One inspection: when it was, the band it belongs to, its words, and how many of four steps its grade fills
    (0: no grade, drawn as an open ring)."""

    on: date
    band: str
    words: str
    steps: int


@dataclass
class Mark:
    """A placed event. `x`, `y`: its picture; `text_x` and `anchor`: its words."""

    x: float
    y: float
    words: str
    steps: int
    text_x: float
    anchor: str


@dataclass
class Band:
    """The events of one scale, under its title."""

    title: str
    y: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    @property
    def baseline(self) -> float:
        return self.y + HEAD - 10


@dataclass
class Picture:
    """Everything the drawing needs. `ticks`: (x, year)."""

    width: int
    height: float
    ticks: list[tuple[float, int]]
    bands: list[Band]


def draw(events: Sequence[Event]) -> Picture | None:
    """Places the events; None for fewer than two, which need no picture."""
    if len(events) < 2:
        return None
    first = min(event.on.year for event in events)
    last = max(event.on.year for event in events) + 1
    titles = list(dict.fromkeys(event.band for event in sorted(events, key=lambda event: event.on)))
    bands, y = [], 4.0
    for title in titles:
        band = _band(title, y, [event for event in events if event.band == title], first, last)
        bands.append(band)
        y += band.height
    return Picture(WIDTH, y + AXIS, _ticks(first, last), bands)


def _x(on: date, first: int, last: int) -> float:
    share = (on.year - first + (on.timetuple().tm_yday - 1) / 366) / (last - first)
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def _ticks(first: int, last: int) -> list[tuple[float, int]]:
    step = next(step for step in (1, 2, 5, 10, 25, 1000) if (last - first) / step <= 14)
    years = range(first, last + 1)
    return [(_x(date(year, 1, 1), first, last), year) for year in years if year % step == 0]


def _band(title: str, y: float, events: list[Event], first: int, last: int) -> Band:
    ends: list[float] = []  # where each lane is taken to
    band = Band(title, y, 0)
    for event in sorted(events, key=lambda event: event.on):
        x = _x(event.on, first, last)
        length = MARK + len(event.words) * LETTER
        to_left = x + length > WIDTH
        start = x - length if to_left else x - MARK / 2
        lane = next((n for n, end in enumerate(ends) if end + GAP <= start), len(ends))
        ends[lane : lane + 1] = [x + MARK / 2 if to_left else start + length]
        band.marks.append(
            Mark(
                x,
                y + HEAD + lane * LANE + 10,
                event.words,
                event.steps,
                x - MARK / 2 - 2 if to_left else x + MARK / 2 + 2,
                "end" if to_left else "start",
            )
        )
    band.height = HEAD + max(1, len(ends)) * LANE + 10
    return band
