"""The history's picture as SVG. Made here and not in a template, because it is many small shapes and few words."""

from __future__ import annotations

from markupsafe import Markup, escape

from touchstone.public.register.presenters.timeline import Mark, Picture


def svg(picture: Picture) -> Markup:
    """The whole picture. Hidden from assistive technology: the table beside it says the same."""
    bottom = picture.height - 22
    parts = [
        f'<svg viewBox="0 0 {picture.width} {picture.height}" aria-hidden="true" focusable="false" '
        'xmlns="http://www.w3.org/2000/svg">'
    ]
    for x, year in picture.ticks:
        parts.append(
            f'<line class="register-grid" x1="{x}" x2="{x}" y1="4" y2="{bottom}"/>'
            f'<text class="register-year" x="{x}" y="{picture.height - 6}" text-anchor="middle">{year}</text>'
        )
    for band in picture.bands:
        parts.append(
            f'<line class="register-line" x1="0" x2="{picture.width}" y1="{band.y}" y2="{band.y}"/>'
            f'<text class="register-band" x="2" y="{band.y + 17}">{escape(band.title)}</text>'
        )
        parts.extend(map(_mark, band.marks))
    return Markup("".join([*parts, "</svg>"]))


def _mark(mark: Mark) -> str:
    """Four bars, as many filled as the grade fills of its own scale; a ring where there is no grade."""
    if mark.steps:
        shape = "".join(_bar(mark, n) for n in range(4))
    else:
        shape = f'<circle class="register-ring" cx="{mark.x}" cy="{mark.y - 5}" r="5"/>'
    return f'{shape}<text x="{mark.text_x}" y="{mark.y}" text-anchor="{mark.anchor}">{escape(mark.words)}</text>'


def _bar(mark: Mark, n: int) -> str:
    filled = " register-step--filled" if n < mark.steps else ""
    return (
        f'<rect class="register-step{filled}" x="{mark.x - 11 + n * 6:g}" y="{mark.y - 5 - n * 2:g}" width="4" '
        f'height="{5 + n * 2}"/>'
    )
