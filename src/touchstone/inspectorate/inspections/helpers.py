"""What templates ask about the inspection that a page is of: where its own page is, and the links beside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from touchstone.foundation.core.navigation import Item
from touchstone.inspectorate.inspections.access import may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.presenters.notices import strip
from touchstone.inspectorate.inspections.presenters.states import state_words
from touchstone.inspectorate.inspections.stages import links_for

__all__ = ["Home", "inspection_home", "inspection_links", "state_words", "strip"]


@dataclass(frozen=True)
class Home:
    """The inspection's own page for this person; `service`: they stand on the service's side."""

    href: str
    service: bool


def inspection_home(inspection: Inspection) -> Home:
    service = not may(inspection, "see")
    return Home(reverse("asked-inspection" if service else "inspection-workspace", args=[inspection.slug]), service)


def inspection_links(inspection: Inspection, stage: str) -> list[Item]:
    return [Item(href, str(title), key == stage) for key, title, href in links_for(inspection)]
