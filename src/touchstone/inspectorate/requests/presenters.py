"""How are the items of a request said on a page?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.inspection_access import ACTIONS
from touchstone.foundation.clocks.presenters import Shown, shown_all
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress
from touchstone.inspectorate.requests import queries, vocabulary
from touchstone.inspectorate.requests.models import WAITING_FOR_SERVICE, Decision, RequestItem
from touchstone.inspectorate.requests.queries import Counts
from touchstone.inspectorate.requests.tables.schema import Field

FEW = 5  # problems of a list that are said on its page
STATES: dict[str, tuple[str | Promise, str]] = {
    "draft": (gettext_lazy("Not sent"), ""),
    "asked": (gettext_lazy("Waiting for the service"), "wait"),
    "answered": (gettext_lazy("To decide"), "wait"),
    "returned": (gettext_lazy("Sent back"), "stop"),
    "accepted": (gettext_lazy("Accepted"), "done"),
    "withdrawn": (gettext_lazy("No longer asked"), ""),
}
FOR_SERVICE: dict[str, tuple[str | Promise, str]] = {
    **STATES,
    "asked": (gettext_lazy("To answer"), "wait"),
    "answered": (gettext_lazy("Given"), "done"),
    "returned": (gettext_lazy("To answer again"), "stop"),
}


@dataclass(frozen=True)
class Line:
    """An item in a list."""

    item: RequestItem
    state: str
    kind: str
    late: bool
    due: Shown | None


def lines(found: Iterable[RequestItem], today: date, *, service: bool) -> list[Line]:
    """The items in the order of their list, as a page draws them. Two queries, for the calendar."""
    ordered = queries.in_order(found, today, service=service)
    known = shown_all([item.clock for item in ordered if item.clock is not None], today)
    words = FOR_SERVICE if service else STATES
    return [
        Line(
            item,
            str(words[item.state][0]),
            words[item.state][1],
            queries.is_late(item, today),
            known.get(item.clock_id) if item.clock_id and item.state in WAITING_FOR_SERVICE else None,
        )
        for item in ordered
    ]


def state_of(item: RequestItem, *, service: bool) -> tuple[str, str]:
    """Its state in words, and the kind of its tag."""
    words, kind = (FOR_SERVICE if service else STATES)[item.state]
    return str(words), kind


def said(counts: Counts) -> str:
    """ "9 accepted, 2 returned, 3 waiting"."""
    parts = [
        ngettext("%(n)s late", "%(n)s late", counts.late) % {"n": counts.late} if counts.late else "",
        _("%(n)s accepted") % {"n": counts.accepted} if counts.accepted else "",
        _("%(n)s to decide") % {"n": counts.undecided} if counts.undecided else "",
        _("%(n)s returned") % {"n": counts.returned} if counts.returned else "",
        _("%(n)s waiting") % {"n": counts.waiting} if counts.waiting else "",
        _("%(n)s not sent") % {"n": counts.drafts} if counts.drafts else "",
    ]
    return ", ".join(part for part in parts if part)


def progress(inspection: Inspection) -> Progress:
    """How far the request is, for the inspectorate."""
    counts = queries.counts(inspection)
    if not counts.asked and not counts.drafts:
        return Progress(_("Nothing asked yet"))
    done = bool(counts.asked) and counts.accepted == counts.asked and not counts.drafts
    return Progress(said(counts), done=done, trouble=bool(counts.late))


def service_progress(inspection: Inspection) -> Progress:
    """How far the request is, for the service: what it owes."""
    counts = queries.counts(inspection)
    owed = counts.waiting + counts.returned
    if not counts.asked:
        return Progress(_("Nothing asked yet"))
    if not owed:
        return Progress(_("Nothing to answer now"), done=True)
    if inspection.state not in ACTIONS["answer"].states:
        return Progress(ngettext("%(n)s was not answered", "%(n)s were not answered", owed) % {"n": owed}, done=True)
    words = ngettext("%(n)s to answer", "%(n)s to answer", owed) % {"n": owed}
    if counts.late:
        words = _("%(words)s, %(late)s late") % {"words": words, "late": counts.late}
    return Progress(words, trouble=bool(counts.late))


def reason_said(decision: Decision) -> str:
    return _(vocabulary.reasons().get(decision.reason_code, decision.reason_code))


def area_titles(item: RequestItem) -> list[str]:
    """The judgement areas that an item serves, by their titles. No query."""
    titles = dict(queries.areas_of(item.inspection))
    return [titles.get(key, key) for key in item.areas]


def wanted(field: Field) -> str:
    """What a column of a list must hold, in words."""
    rules = field.constraints
    parts = [
        {
            "string": _("text"),
            "integer": _("whole number"),
            "number": _("number"),
            "boolean": _("true or false"),
            "date": _("date, like 2026-03-31"),
            "year": _("year"),
        }[field.type],
        _("one of: %(values)s") % {"values": ", ".join(map(str, rules["enum"]))} if "enum" in rules else "",
        _("may be empty") if not field.required else "",
    ]
    return "; ".join(part for part in parts if part)


def first_problems(errors: str) -> list[dict[str, str]]:
    """The first problems of a file of errors, for the page; the file has them all."""
    return list(islice(csv.DictReader(io.StringIO(errors)), FEW))
