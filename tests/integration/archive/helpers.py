"""Short ways to act as a person in the archive."""

from __future__ import annotations

from typing import Any

from tests.factories.readings import LETTER_TEXT, REPORT_TEXT, Desk
from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.archive import queries
from touchstone.inspectorate.archive.actions import confirming, decisions, imports
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.proposal import Proposal
from touchstone.inspectorate.archive.proposing import propose
from touchstone.inspectorate.archive.values import Item, items_of, settle
from touchstone.inspectorate.inspections.models import Inspection


def brought(desk: Desk, by: User, reading: dict[str, Any], name: str = "report.txt") -> DocumentReading:
    """A document with this reading, brought in."""
    text = LETTER_TEXT if reading["family"] == "fictional_letter" else REPORT_TEXT
    return imports.bring_in(by=by, data=desk.lay(name.encode(), reading, text), name=name).reading


def item(reading: DocumentReading, key: str) -> Item:
    return next(each for each in items_of(queries.values(reading)) if each.key == key)


def decide(by: User, reading: DocumentReading, key: str, decision: str = "right", **corrected: Any) -> Item:
    """Decide about one item; `corrected` by column (or `value` for a field)."""
    seen = item(reading, key)
    paths = {v.path.rpartition(".")[2] if "." in v.path else "value": v.path for v in seen.values}
    typed = {paths[name]: value for name, value in corrected.items()}
    kept = {v.path: v.value for v in seen.values} | typed
    return decisions.decide(
        by=by, reading=reading, item_key=key, decision=decision, stamp=seen.stamp, corrected=kept if typed else None
    )


def proposal(reading: DocumentReading) -> Proposal:
    reading = DocumentReading.objects.get(pk=reading.pk)
    return propose(reading, settle(queries.values(reading)))


def answer(by: User, reading: DocumentReading, **answers: Any) -> None:
    reading = DocumentReading.objects.get(pk=reading.pk)
    given = proposal(reading).answers.with_changes(**answers)
    confirming.answer(by=by, reading=reading, answers=given)


def confirm(by: User, reading: DocumentReading) -> Inspection:
    """Accept what is not doubted, then confirm what the summary shows."""
    decisions.accept_sure(by=by, reading=reading)
    return confirming.confirm(by=by, reading=reading, stamp=proposal(reading).stamp)
