"""A person says what is right in a reading: this value, that correction, this one not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.archive import policies, queries, vocabulary
from touchstone.inspectorate.archive.actions.imports import owner_slug
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.archive.values import Item, Path, is_doubtful, items_of

Decision = ReadValue.Decision


@transaction.atomic
def decide(
    *,
    by: User,
    reading: DocumentReading,
    item_key: str,
    decision: str,
    stamp: str,
    corrected: Mapping[str, Any] | None = None,
) -> Item:
    """Decide about one item as a whole. `corrected` holds, by path, what a person typed for each of its values.

    `stamp` is what the item's stamp was when the person saw it: where it has changed since, raises policies.Changed
    and writes nothing.
    """
    reading = _locked(reading)
    policies.check_can_decide(by, reading)
    item = _item(reading, item_key)
    if item.stamp != stamp:
        raise policies.Changed(_who_changed(item))
    typed = corrected or {}
    changes: dict[str, list[Any]] = {}
    for value in item.values:
        before = [value.decision, value.corrected]
        _apply(value, by, decision, typed)
        if before != [value.decision, value.corrected]:
            changes[value.path] = [_said(*before, value.value), _said(value.decision, value.corrected, value.value)]
    ReadValue.objects.bulk_update(item.values, ["decision", "corrected", "decided_by", "decided_at"])
    audit.record(
        by=by,
        action="archive.decide",
        subject=reading,
        owner=owner_slug(reading.document),
        summary=f"{item.title}: {Decision(decision).label}.",
        changes=changes,
    )
    return item


def _apply(value: ReadValue, by: User, decision: str, typed: Mapping[str, Any]) -> None:
    value.decision, value.corrected = decision, None
    if decision == Decision.CORRECTED:
        if value.path in typed and typed[value.path] != value.value:
            value.corrected = typed[value.path]
        else:
            value.decision = Decision.RIGHT
        if value.decision == Decision.CORRECTED and value.corrected is None:
            value.decision = Decision.NOT_THERE
    value.decided_by, value.decided_at = by, clock.now()


def _said(decision: str, corrected: Any, read: Any) -> str:
    """How a decision reads in the trail."""
    if decision == Decision.CORRECTED:
        return f"corrected to {corrected!r}, read as {read!r}"
    return str(Decision(decision).label)


@transaction.atomic
def accept_sure(*, by: User, reading: DocumentReading) -> int:
    """Accept every value that nobody has looked at and about which the reader has no doubt; how many items."""
    reading = _locked(reading)
    policies.check_can_decide(by, reading)
    items = [item for item in items_of(queries.values(reading)) if item.pending and not item.doubtful]
    accept(by=by, items=items)
    if items:
        audit.record(
            by=by,
            action="archive.accept_sure",
            subject=reading,
            owner=owner_slug(reading.document),
            summary=f"Accepted {len(items)} values without doubts, all at once.",
        )
    return len(items)


def accept(*, by: User, items: list[Item]) -> None:
    """Mark what is pending in these items as right, by a named person. The caller holds the transaction and audits."""
    now = clock.now()
    pending = [value for item in items for value in item.values if value.decision == Decision.PENDING]
    for value in pending:
        value.decision, value.decided_by, value.decided_at = Decision.RIGHT, by, now
    ReadValue.objects.bulk_update(pending, ["decision", "decided_by", "decided_at"])


@transaction.atomic
def add_row(*, by: User, reading: DocumentReading, list_name: str, cells: Mapping[str, Any]) -> Item:
    """Add a row that the reader missed. It has no place in the document and says who added it."""
    reading = _locked(reading)
    policies.check_can_decide(by, reading)
    filled = {column: value for column, value in cells.items() if value is not None}
    if not filled:
        raise Refused(_("Nothing was filled in. Write at least one value of what you add."))
    held = queries.values(reading)
    indexes = [Path.read(v.path).index or 0 for v in held if v.path.startswith(f"{list_name}[")]
    index, order = max(indexes, default=-1) + 1, max((v.order for v in held), default=0) + 1
    made = [
        ReadValue(
            reading=reading,
            path=str(Path(list_name, index, column)),
            item=Path(list_name, index, column).item,
            label=f"{vocabulary.list_label(list_name)} {index + 1}: {vocabulary.meaning_of(list_name, column).label}",
            value=None,
            confidence=1.0,
            doubt=_("The reader did not find this; a person added it."),
            order=order + n,
            decision=Decision.CORRECTED,
            corrected=value,
            decided_by=by,
            decided_at=clock.now(),
        )
        for n, (column, value) in enumerate(filled.items())
    ]
    ReadValue.objects.bulk_create(made)
    item = items_of(made)[0]
    audit.record(
        by=by,
        action="archive.add_row",
        subject=reading,
        owner=owner_slug(reading.document),
        summary=f"Added what the reader missed: {item.title}.",
        changes={value.path: ["", str(value.corrected)] for value in made},
    )
    return item


def _locked(reading: DocumentReading) -> DocumentReading:
    """The reading as it stands now, held until this transaction ends."""
    held = DocumentReading.objects.select_for_update(of=("self",)).select_related("document__owner")
    return held.get(pk=reading.pk)


def _item(reading: DocumentReading, key: str) -> Item:
    for item in items_of(queries.values(reading)):
        if item.key == key:
            return item
    raise Refused(_("There is no value “%s” in this reading. Go back to the list of its values.") % key)


def _who_changed(item: Item) -> str:
    last = max((v for v in item.values if v.decided_at), key=lambda v: v.decided_at, default=None)
    if last is None:
        return _("Somebody took back what was decided here while you had the page open. Look again; nothing was saved.")
    return _(
        "%(who)s decided about this at %(time)s, while you had the page open. Nothing of yours was saved over it. "
        "Look at what they said, and decide again if it is wrong."
    ) % {"who": last.decided_by or _("Somebody"), "time": last.decided_at.strftime("%H:%M:%S")}


def doubts_left(items: list[Item]) -> int:
    """How many items with a doubt nobody has looked at."""
    return sum(1 for item in items if item.pending and any(is_doubtful(value) for value in item.values))
