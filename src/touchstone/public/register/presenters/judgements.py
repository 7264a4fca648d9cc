"""The judgements of an inspection as a table in the framework's own order, and what limited the overall one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.domain import judgements as method
from touchstone.domain.frameworks import Framework
from touchstone.domain.scales import SCALES
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.headlines import headline_of
from touchstone.public.register.presenters import wording


@dataclass(frozen=True)
class Row:
    """A judgement, or a group that only holds others. `said`: the grade's words, or why there is none."""

    key: str
    heading: str
    depth: int
    is_group: bool
    state: str
    grade: str
    scale_key: str
    said: str
    printed: str
    limiting: bool
    in_document_words: bool  # the heading is the document's own, and so in its language
    reason: str = ""
    heading_cy: str = ""  # where the heading is the framework's


@dataclass(frozen=True)
class Limits:
    """Why the overall grade was limited: what the document says, and what the method makes of the judgements."""

    from_document: str
    by_method: str
    note: str


def rows(inspection: Inspection, held: Sequence[Judgement], definition: Framework | None) -> list[Row]:
    """Every judgement held, and those of the framework that are not, each saying which of four states it is in."""
    by_key = {judgement.area_key: judgement for judgement in held}
    if inspection.origin == Inspection.Origin.HELD:
        for judgement in held:
            judgement.reason = ""  # of an inspection made here, what moderators wrote to each other
    found: list[Row] = []
    for depth, area in definition.walk() if definition else ():
        judgement = by_key.pop(area.key, None)
        if judgement is not None:
            own = area.title("cy") if judgement.heading == area.title("en") else ""
            found.append(_row(judgement, depth, theme=area.theme, heading_cy=own))
        elif area.graded and definition:
            state = definition.missing_state(area.key, whole=is_whole(inspection)).value
            found.append(_missing(area.key, area.title("cy" if wording.welsh() else "en"), depth, state))
        elif area.areas:
            found.append(_group(area.key, area.title("cy" if wording.welsh() else "en"), depth))
    found += [_row(judgement, 0) for judgement in held if judgement.area_key in by_key]
    return found


def is_whole(inspection: Inspection) -> bool:
    """Is everything that the document prints in the record? So when it was read from the document."""
    return inspection.origin != Inspection.Origin.FACTS and not inspection.stub


def _row(judgement: Judgement, depth: int, *, theme: bool = False, heading_cy: str = "") -> Row:
    said = _said(judgement, theme)
    return Row(
        key=judgement.area_key,
        heading=judgement.heading,
        depth=depth,
        is_group=False,
        state=judgement.state,
        grade=judgement.grade_key,
        scale_key=judgement.scale_key,
        said=said,
        printed=judgement.words if judgement.words.lower() != said.lower() else "",
        limiting=judgement.limiting,
        in_document_words=True,
        reason=judgement.reason,
        heading_cy=heading_cy,
    )


def _missing(key: str, heading: str, depth: int, state: str) -> Row:
    said = str(wording.STATES.get(state, state))
    return Row(key, heading, depth, False, state, "", "", said, "", False, False)


def _said(judgement: Judgement, theme: bool) -> str:
    """The grade's words, or why there is none."""
    if judgement.state == Judgement.State.GRADED:
        return wording.grade_words(judgement.scale_key, judgement.grade_key)
    if theme and judgement.state == Judgement.State.NOT_IN_REGIME:
        return _("A theme, reported without a grade")
    return str(wording.STATES.get(judgement.state, judgement.state))


def _group(key: str, heading: str, depth: int) -> Row:
    return Row(key, heading, depth, True, "", "", "", "", "", False, False)


def limits(inspection: Inspection, held: Sequence[Judgement], definition: Framework | None) -> Limits | None:
    """What bound the overall grade; None where neither the document nor the method names a limit."""
    limiting = [judgement.heading for judgement in held if judgement.limiting]
    from_document = ""
    if limiting:
        from_document = _("The document says that these limited the overall grade: %(areas)s.") % {
            "areas": wording.joined(limiting)
        }
    by_method = _by_method(held, definition)
    if not (from_document or by_method or inspection.limits_note):
        return None
    return Limits(from_document, by_method, "" if from_document else inspection.limits_note)


def _by_method(held: Sequence[Judgement], definition: Framework | None) -> str:
    headline = headline_of(held)
    limited = definition.point_to(typed(held)) if definition else None
    if headline is None or limited is None or not limited.limited or limited.ceiling is None:
        return ""
    if limited.ceiling.key != headline.grade_key or limited.without is None:
        return ""
    titles = {judgement.area_key: judgement.heading for judgement in held}
    areas = dict.fromkeys(area for bound in limited.bound for area in bound.areas)
    language = "cy" if wording.welsh() else "en"
    return _(
        "%(overall)s is %(grade)s because of %(areas)s, judged %(grade)s; without that limit the judgements would "
        "point to %(without)s (%(method)s of %(n)d)."
    ) % {
        "overall": headline.heading,
        "grade": limited.ceiling.label(language).lower(),
        "areas": wording.joined(titles.get(area, area).lower() for area in areas),
        "without": limited.without.grade.label(language).lower(),
        "method": _("the median") if limited.without.method == "median" else _("the commonest"),
        "n": limited.without.n,
    }


def typed(held: Iterable[Judgement]) -> list[method.Judgement]:
    """The judgements as the method takes them; those on scales that it does not know are left out."""
    found = []
    for judgement in held:
        scale = SCALES.get(judgement.scale_key)
        if judgement.state != Judgement.State.GRADED:
            found.append(method.Judgement(judgement.area_key, method.State(judgement.state)))
        elif scale and judgement.grade_key in scale.keys:
            found.append(method.Judgement.graded(judgement.area_key, scale.grade(judgement.grade_key)))
    return found


def sections_differ(found: Sequence[Row]) -> bool:
    """Does a section's grade differ from the headline's, so that both belong side by side?"""
    grades = {row.grade for row in found if row.grade}
    return len(grades) > 1
