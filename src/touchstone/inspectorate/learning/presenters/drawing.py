"""A survival curve as SVG. Made here and not in a template, because it is many small shapes and few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from touchstone.domain.followed_by import Tally
from touchstone.domain.survival import Curve, Step

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 48, 628, 12, 240
DAYS_A_YEAR = 365.25
SHARE_LEFT, SHARE_ROW = 250, 34
_Point = tuple[float, float]


def svg(curve: Curve, last: float, beside: Curve | None = None) -> Markup:
    """The share still open through the years, its interval as a band, marks where some are watched no longer; `beside`
    in grey. Hidden from assistive technology: the table beside it says the same."""
    years = max(1, -int(-last // DAYS_A_YEAR))
    parts = [
        f'<svg class="learning-curve" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false" '
        'xmlns="http://www.w3.org/2000/svg">',
        *_grid(years),
    ]
    if beside is not None:
        parts.append(_line("learning-beside", _stairs(beside, years)))
    parts.append(_band(curve, years))
    parts.append(_line("learning-line", _stairs(curve, years)))
    parts.extend(_ticks(curve, years))
    return Markup("".join([*parts, "</svg>"]))


def _grid(years: int) -> Iterator[str]:
    for percent in (0, 25, 50, 75, 100):
        y = _y(percent / 100)
        yield f'<line class="learning-grid" x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text class="learning-label" x="{LEFT - 6}" y="{y + 5}" text-anchor="end">{percent}%</text>'
    for year in range(0, years + 1, max(1, years // 8)):
        x = _x(year * DAYS_A_YEAR, years)
        yield f'<line class="learning-grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{BOTTOM}"/>'
        yield f'<text class="learning-label" x="{x}" y="{BOTTOM + 20}" text-anchor="middle">{year}</text>'


def _stairs(curve: Curve, years: int) -> list[_Point]:
    """Level until the next step, then straight down."""
    return _points([(step.time, step.still) for step in curve.steps], years)


def _points(steps: Sequence[tuple[float, float]], years: int) -> list[_Point]:
    points, level = [(_x(0, years), _y(1.0))], 1.0
    for time, share in steps:
        points += [(_x(time, years), _y(level)), (_x(time, years), _y(share))]
        level = share
    return points


def _band(curve: Curve, years: int) -> str:
    """The interval as far as one is known."""
    known: list[Step] = [step for step in curve.steps if step.low is not None]
    high = _points([(step.time, step.high or 0.0) for step in known], years)
    low = _points([(step.time, step.low or 0.0) for step in known], years)
    around = " ".join(f"{x},{y}" for x, y in (*high, *reversed(low)))
    return f'<polygon class="learning-band" points="{around}"/>'


def _line(name: str, points: Sequence[_Point]) -> str:
    return f'<polyline class="{name}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>'


def _ticks(curve: Curve, years: int) -> Iterator[str]:
    for step in curve.steps:
        if step.censored:
            x, y = _x(step.time, years), _y(step.still)
            yield f'<line class="learning-tick" x1="{x}" x2="{x}" y1="{y - 5}" y2="{y + 5}"/>'


def _x(days: float, years: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * min(1.0, days / (years * DAYS_A_YEAR)), 1)


def _y(share: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def shares(rows: Sequence[tuple[str, Tally]]) -> Markup | str:
    """A line for each group from one end of its interval to the other, with a dot at its share; nothing where fewer
    than two shares are said. It shows whether intervals overlap. Hidden from assistive technology."""
    said = [(title, tally) for title, tally in rows if tally.share is not None]
    if len(said) < 2:
        return ""
    bottom = TOP + SHARE_ROW * len(said)
    parts = [
        f'<svg class="learning-curve" viewBox="0 0 {WIDTH} {bottom + 30}" aria-hidden="true" focusable="false" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    for percent in (0, 25, 50, 75, 100):
        x = _across(percent / 100)
        parts.append(f'<line class="learning-grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}"/>')
        parts.append(f'<text class="learning-label" x="{x}" y="{bottom + 20}" text-anchor="middle">{percent}%</text>')
    for place, (title, tally) in enumerate(said):
        y = TOP + SHARE_ROW * place + SHARE_ROW // 2
        low, high = _across(tally.low or 0.0), _across(tally.high or 0.0)
        parts.append(f'<text class="learning-label" x="0" y="{y + 5}">{escape(title)}</text>')
        parts.append(f'<line class="learning-line" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>')
        parts.append(f'<circle class="learning-dot" cx="{_across(tally.share or 0.0)}" cy="{y}" r="6"/>')
    return Markup("".join([*parts, "</svg>"]))


def _across(share: float) -> float:
    return round(SHARE_LEFT + (RIGHT - 12 - SHARE_LEFT) * share, 1)
