"""The story of an area for improvement as events in order, each with its date and its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import AreaSuccession
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Milestone, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.queries import MADE_PROGRESS
from touchstone.public.register.presenters import improvements, links, since_then, wording
from touchstone.public.register.presenters.places import change_words
from touchstone.public.register.presenters.since_then import Event, Since
from touchstone.public.register.queries.definitions import definition_of


@dataclass(frozen=True)
class Story:
    """The events, oldest first, and what they come to."""

    events: list[Event]
    is_open: bool
    outcome: str
    made_progress: bool
    rule: str  # why it is counted as open, or is not
    came_back: bool = False
    visits: tuple[int, ...] = ()  # the inspections that judged it, or told of it


def story_of(
    found: AreaForImprovement,
    *,
    progress: Sequence[ProgressJudgement],
    milestones: Sequence[Milestone],
    changes: Sequence[AreaSuccession],
    visits: Sequence[Inspection],
    later: Sequence[Judgement],
    is_open: bool,
    since: Since,
) -> Story:
    """Puts the rows in order. No query."""
    judged_at = {row.inspection_id for row in progress}
    events = [_found(found), *_due(found)]
    events += [_milestone(row) for row in milestones]
    events += [_judged(row) for row in progress]
    events += [_not_judged(visit) for visit in visits if visit.pk not in judged_at]
    events += [_changed(row) for row in changes]
    events += [_again(row) for row in later if row.inspection_id not in judged_at]
    events += since_then.events(since)
    first, *rest = events
    ordered = [first, *sorted(rest, key=lambda event: _sort_key(event.on))]
    made_progress = bool(progress) and progress[-1].grade_key in MADE_PROGRESS
    came_back = bool(since.returns)
    return Story(
        events=ordered,
        is_open=is_open,
        outcome=since_then.outcome(since) or _outcome(found, progress, is_open),
        made_progress=made_progress,
        rule=_rule(progress, is_open),
        came_back=came_back,
        visits=tuple({row.inspection_id for row in (*progress, *milestones)}),
    )


def _sort_key(on: Any) -> str:
    if on is None:
        return "9999"
    return (on.start if isinstance(on, PreciseDate) else on).isoformat()


def _found(afi: AreaForImprovement) -> Event:
    inspection = afi.inspection
    key, definition = afi.timescale_key or afi.class_key, definition_of(inspection.framework)
    said = improvements.timescale_title(key, definition, own_words=afi.own_words)
    return Event(
        "found",
        inspection.published or inspection.ends or inspection.starts,
        _("The inspection asked for this"),
        by=wording.title_of(inspection),
        text=_("Timescale or class: %(said)s") % {"said": said},
        href=links.inspection(inspection.slug),
        inspection=inspection.slug,
    )


def _due(afi: AreaForImprovement) -> list[Event]:
    return [Event("due", afi.clock.due, _("It was to be done by now"), text=afi.clock.basis)] if afi.clock else []


def _milestone(row: Milestone) -> Event:
    return Event(
        "milestone",
        row.on,
        row.text,
        by=_("As told in: %(title)s") % {"title": wording.title_of(row.inspection)},
        href=links.inspection(row.inspection.slug),
        inspection=row.inspection.slug,
    )


def _judged(row: ProgressJudgement) -> Event:
    visit = row.inspection
    return Event(
        "judged",
        visit.published or visit.ends or visit.starts,
        _("Progress was judged"),
        by=wording.title_of(visit),
        text=row.found,
        grade=row.grade_key,
        grade_words=wording.grade_words(row.scale_key, row.grade_key),
        residual=row.residual,
        href=links.inspection(visit.slug),
        inspection=visit.slug,
    )


def _not_judged(visit: Inspection) -> Event:
    return Event(
        "not judged",
        visit.published or visit.ends or visit.starts,
        _("A later visit did not judge this one, or what it judged is not held here"),
        by=wording.title_of(visit),
        href=links.inspection(visit.slug),
        inspection=visit.slug,
    )


def _changed(row: AreaSuccession) -> Event:
    href = links.area(row.after.organisation.slug, row.after.slug) if row.after else ""
    return Event("area changed", row.on, change_words(row), text=row.note, href=href)


def _again(row: Judgement) -> Event:
    visit = row.inspection
    return Event(
        "judged again",
        visit.published or visit.ends or visit.starts,
        _("The same judgement was made again: %(heading)s") % {"heading": row.heading},
        by=wording.title_of(visit),
        grade=row.grade_key,
        grade_words=wording.grade_words(row.scale_key, row.grade_key),
        href=links.inspection(visit.slug),
        inspection=visit.slug,
    )


def _outcome(afi: AreaForImprovement, progress: Sequence[ProgressJudgement], is_open: bool) -> str:
    """What the story comes to, without claiming more than was printed."""
    if not progress:
        if is_open:
            return _("Open: no published document held here has judged progress on it.")
        return _("Closed here: a later full inspection has been published, and no document judged progress on it.")
    last = progress[-1]
    said = {
        "grade": wording.grade_words(last.scale_key, last.grade_key).lower(),
        "when": format_date(last.inspection.published or last.inspection.ends),
    }
    if is_open:
        return _("Open: last judged %(grade)s, %(when)s.") % said
    if last.grade_key not in MADE_PROGRESS:
        return (
            _(
                "Last judged %(grade)s, %(when)s. No document held here says that it was met; "
                "a later full inspection made a list of its own."
            )
            % said
        )
    if last.residual:
        return _("Judged %(grade)s, %(when)s; something was still weak.") % said
    return _("Judged %(grade)s, %(when)s.") % said


def _rule(progress: Sequence[ProgressJudgement], is_open: bool) -> str:
    """By which of this register's two rules it is counted as open or not."""
    if is_open:
        return _(
            "It is counted as open because no later visit judged its progress at least satisfactory, and no later full "
            "inspection of the same ground has been published."
        )
    if any(row.grade_key in MADE_PROGRESS for row in progress):
        return _("It is not counted as open because a later visit judged its progress at least satisfactory.")
    return _(
        "It is not counted as open because a later full inspection of the same ground has been published, which made a "
        "list of its own. That does not say that it was met."
    )
