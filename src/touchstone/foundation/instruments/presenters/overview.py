"""How far is a response? Its pages of questions, how far each is, and where to go next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.instruments.asking import Part, Sheet
from touchstone.domain.instruments.model import Instrument, Section, Slot
from touchstone.foundation.core import drafts
from touchstone.foundation.instruments import queries
from touchstone.foundation.instruments.models import Response
from touchstone.foundation.instruments.sheets import child_name

STATES = {
    "done": (gettext_lazy("Answered"), "done"),
    "begun": (gettext_lazy("In part"), "wait"),
    "not begun": (gettext_lazy("Not begun"), ""),
    "not needed": (gettext_lazy("Not needed"), ""),
}


def language() -> str:
    return "cy" if translation.get_language() == "cy" else "en"


def reading(instrument: Instrument) -> str:
    """The language in which an instrument is read on this page, which then says so where its Welsh is a draft."""
    if language() == "cy" and instrument.welsh == "draft":
        drafts.note()
    return language()


def address(response: Response, section: Section, child: str = "") -> str:
    """Where the questions of a section, or of one child in it, are answered."""
    if child:
        return reverse("instrument-child-section", args=[response.pk, section.key, child])
    return reverse("instrument-section", args=[response.pk, section.key])


def anchor(slot: Slot | str) -> str:
    """The id of a question's first box: what an error leads to."""
    return "q-" + str(slot).replace(".", "-")


@dataclass(frozen=True)
class Task:
    """One page of questions in the list of a response."""

    title: str
    href: str
    state: str
    kind: str
    left: str


@dataclass(frozen=True)
class Overview:
    """How far a response is. `asked` and `answered` count questions; `ready`: it could be submitted."""

    tasks: list[Task]
    asked: int
    answered: int
    ready: bool
    next: str


def overview(response: Response, today: date) -> Overview:
    """The pages of a response and how far each is. No query where its instrument is at hand."""
    sheet = queries.sheet_of(response)
    reading(sheet.instrument)
    parts = sheet.progress(today)
    tasks = [_task(response, sheet, part) for part in parts]
    children_named = bool(sheet.children) or not sheet.instrument.per_child
    open_pages = [task.href for part, task in zip(parts, tasks, strict=True) if part.left]
    return Overview(
        tasks=tasks,
        asked=sum(part.asked for part in parts),
        answered=sum(part.answered for part in parts),
        ready=children_named and not open_pages and not response.second_texts,
        next=open_pages[0] if open_pages else "",
    )


def _task(response: Response, sheet: Sheet, part: Part) -> Task:
    state, kind = STATES[part.state]
    left = ngettext("%(n)s question left", "%(n)s questions left", part.left) % {"n": part.left} if part.left else ""
    title = part.section.title(language())
    if part.child:
        title = f"{title}: {child_words(sheet, part.child)}"
    href = address(response, part.section, part.child) if part.asked else ""
    return Task(title, href, str(state), kind, left if part.state == "begun" else "")


def child_words(sheet: Sheet, key: str) -> str:
    """Child A (5 to 9)."""
    found = next((child for child in sheet.children if child.key == key), None)
    return child_name(found, language()) if found else key
