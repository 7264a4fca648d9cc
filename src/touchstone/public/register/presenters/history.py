"""A history of inspections as a page shows it: the latest in words, a picture, and the same facts as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core.wording import grade_steps
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.headlines import headline_of
from touchstone.public.register.presenters import drawing, links, timeline, wording
from touchstone.public.register.presenters.tags import grade_tag, no_grade


@dataclass(frozen=True)
class Row:
    """One inspection as a list shows it."""

    inspection: Inspection
    headline: Judgement | None
    when: PreciseDate | None
    title: str
    kind: str
    framework: str
    grade: str  # key, for the tag; empty where there is none
    words: str  # the grade in words, or why there is none
    scale: str
    areas: list[str]
    href: str

    @property
    def whole_service(self) -> bool:
        """Of the service as a whole: of no area in particular, or of several."""
        return len(self.areas) != 1

    @property
    def tag(self) -> Markup:
        """The grade, or why there is none, as it is drawn."""
        return grade_tag(self.grade, self.words) if self.grade else no_grade(self.words)

    @property
    def sentence(self) -> str:
        return wording.judged_sentence(self.inspection, self.headline)


def row(inspection: Any) -> Row:
    """From an inspection as `queries.providers.with_headlines` gives it. No query."""
    headline = headline_of(inspection.headlines)
    return Row(
        inspection=inspection,
        headline=headline,
        when=inspection.published or inspection.ends or inspection.starts,
        title=wording.title_of(inspection),
        kind=wording.kind_of(inspection),
        framework=wording.framework_title(inspection.framework),
        grade=headline.grade_key if headline else "",
        words=wording.grade_words(headline.scale_key, headline.grade_key) if headline else _no_grade(inspection),
        scale=wording.scale_title(headline.scale_key) if headline else "",
        areas=[wording.name_of(covered.area) for covered in inspection.covered],
        href=links.inspection(inspection.slug),
    )


def _no_grade(inspection: Inspection) -> str:
    """Why a list shows no grade: it is not known here whether a report gave one, or there was none to give."""
    unknown = inspection.stub or (inspection.framework is None and inspection.origin == Inspection.Origin.FACTS)
    return _("No grade is held here") if unknown else _("No overall grade")


def rows(inspections: Iterable[Inspection]) -> list[Row]:
    return [row(inspection) for inspection in inspections]


def latest(found: list[Row]) -> Row | None:
    """What stands for the provider now: the newest grade of the whole service; failing that the newest grade of any
    area; failing that the newest inspection. `found` is newest first."""
    whole = [each for each in found if each.whole_service and each.headline]
    graded = [each for each in found if each.headline]
    return next(iter(whole or graded or found), None)


def picture(found: list[Row], *, apart: bool) -> Markup | None:
    """The drawn history; None where there is too little to draw.

    `apart`: inspections of single areas stand in bands of their own, below those of the whole service.
    """
    events = [
        timeline.Event(each.when.start, _band(each, apart), _mark_words(each, apart), grade_steps(each.grade))
        for each in found
        if each.when is not None
    ]
    placed = timeline.draw(events)
    return drawing.svg(placed) if placed else None


def _band(each: Row, apart: bool) -> str:
    scale = each.scale or _("Without a grade")
    if not apart:
        return scale
    # Not inside an f-string: gettext finds no words there.
    ground = _("Whole service") if each.whole_service else _("Single areas")
    return f"{ground}: {scale}"


def _mark_words(each: Row, apart: bool) -> str:
    said = each.words if each.grade else each.kind
    return f"{said} ({each.areas[0]})" if apart and not each.whole_service else said
