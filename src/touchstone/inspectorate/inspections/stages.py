"""What are the stages of an inspection, and how far is each? Rooms hang their stages here as the program starts.

The workspace (inspectorate) and the service's page both list them: a room above says what it shows and how far it is,
without this room knowing it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.inspectorate.inspections.access import may
from touchstone.inspectorate.inspections.models import Inspection

Text = str | Promise


@dataclass(frozen=True)
class Progress:
    """How far a stage is, in a few words ("9 accepted, 2 returned, 3 waiting"); `done` and `trouble` choose the tag."""

    words: Text
    done: bool = False
    trouble: bool = False


@dataclass(frozen=True)
class Stage:
    """One line of the task list.

    `group` a key of GROUPS; `url_name` takes the inspection's slug; `action` (domain/inspection_access) is what a
    person must be allowed, so a line for the service names an action of the service; `progress` asks at most three
    queries. `shown` asks none: is there such a stage in this inspection at all?
    """

    key: str
    group: str
    order: int
    title: Text
    url_name: str
    action: str
    progress: Callable[[Inspection], Progress]
    shown: Callable[[Inspection], bool] = lambda inspection: True


GROUPS: dict[str, Text] = {
    "plan": _("Plan"),
    "notice": _("Notice"),
    "request": _("Information request"),
    "sample": _("Sample"),
    "fieldwork": _("Fieldwork"),
    "judgements": _("Judgements"),
    "report": _("Report"),
}
_stages: dict[str, Stage] = {}


def hang(*stages: Stage) -> None:
    """Called from a room's `AppConfig.ready`. Twice is as good as once."""
    for stage in stages:
        if stage.group not in GROUPS:
            raise ValueError(f"{stage.key}: there is no group {stage.group!r}; groups are {', '.join(GROUPS)}")
        _stages[stage.key] = stage


@dataclass(frozen=True)
class Line:
    """A stage as the page draws it."""

    key: str
    group: Text
    title: Text
    href: str
    progress: Progress


def lines_for(inspection: Inspection) -> list[Line]:
    """The stages that the person for whom `access.inspection_for` found the inspection may open, in order."""
    places = list(GROUPS)
    wanted = [stage for stage in _stages.values() if may(inspection, stage.action) and stage.shown(inspection)]
    wanted.sort(key=lambda stage: (places.index(stage.group), stage.order, stage.key))
    return [
        Line(
            stage.key,
            GROUPS[stage.group],
            stage.title,
            reverse(stage.url_name, args=[inspection.slug]),
            stage.progress(inspection),
        )
        for stage in wanted
    ]


def links_for(inspection: Inspection) -> list[tuple[str, Text, str]]:
    """The same as links only (key, title, address), for the navigation beside every page of an inspection. No query."""
    places = list(GROUPS)
    wanted = [stage for stage in _stages.values() if may(inspection, stage.action) and stage.shown(inspection)]
    wanted.sort(key=lambda stage: (places.index(stage.group), stage.order, stage.key))
    return [(stage.key, stage.title, reverse(stage.url_name, args=[inspection.slug])) for stage in wanted]
