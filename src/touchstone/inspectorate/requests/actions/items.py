"""Writing what is asked for, sending it, and no longer asking for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.requests import policies, queries, telling, vocabulary
from touchstone.inspectorate.requests.models import WAITING_FOR_SERVICE, RequestItem


@transaction.atomic
def write_item(
    *, by: Actor, inspection: Inspection, title: str, text: str = "", areas: Sequence[str] = (), list_key: str = ""
) -> RequestItem:
    """Add an item to the request; the service sees it when it is sent. Raises Refused with a sentence."""
    check(by, "ask", inspection)
    _check_words(title, areas, list_key, inspection)
    item = _add(by, inspection, title=title.strip(), text=text.strip(), areas=list(areas), list_key=list_key)
    _record(by, item, "requests.write", f"Wrote item {item.number} of the information request: {item.title}.")
    return item


@transaction.atomic
def take_starting_list(*, by: Actor, inspection: Inspection) -> int:
    """Add the items of the starting list that are not there yet; how many were added."""
    check(by, "ask", inspection)
    Inspection.objects.select_for_update().get(pk=inspection.pk)  # two who take it at once take it once
    held = set(inspection.request_items.exclude(starting_key="").values_list("starting_key", flat=True))
    known = {key for key, _title in queries.areas_of(inspection)}
    coming = [one for one in vocabulary.starting_list() if one.key not in held]
    for one in coming:
        areas = [key for key in one.serves if key in known]
        _add(
            by, inspection, title=one.title, text=one.text, areas=areas, list_key=one.list_key, starting_key=one.key
        )  # fmt: skip
    if coming:
        audit.record(
            by=by,
            action="requests.write",
            subject=inspection,
            owner=inspection.inspectorate.slug,
            summary=f"Took {len(coming)} items of the starting list into the information request.",
        )
    return len(coming)


def _add(by: Actor, inspection: Inspection, **values: Any) -> RequestItem:
    # Two who add at once must not get the same number.
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    last = inspection.request_items.aggregate(last=Max("number"))["last"] or 0
    if last >= policies.MOST_ITEMS:
        raise Refused(_("A request has at most %(most)s items.") % {"most": policies.MOST_ITEMS})
    return RequestItem.objects.create(
        inspection=inspection, number=last + 1, saved_by=person_of(by), saved_at=clock.now(), **values
    )


def _check_words(title: str, areas: Sequence[str], list_key: str, inspection: Inspection) -> None:
    if not title.strip():
        raise Refused(_("Say in a few words what is asked for."))
    strangers = set(areas) - {key for key, _title in queries.areas_of(inspection)}
    if strangers:
        raise Refused(_("The framework has no judgement area “%(key)s”.") % {"key": ", ".join(sorted(strangers))})
    if list_key and list_key not in vocabulary.schemas():
        raise Refused(_("There is no form of list “%(key)s”.") % {"key": list_key})


@transaction.atomic
def edit_item(*, by: Actor, item: RequestItem, base: int, changes: Mapping[str, Any]) -> RequestItem:
    """Change a draft: title, text, areas, list_key. Raises Conflict where somebody has saved it since `base`."""
    check(by, "ask", item.inspection)
    policies.check_can_edit(item)
    _check_words(changes["title"], changes["areas"], changes["list_key"], item.inspection)
    if conflicts.save(item, base=base, changes=changes, saved_by=person_of(by), saved_at=clock.now()):
        _record(by, item, "requests.write", f"Changed item {item.number} of the information request.")
    return item


@transaction.atomic
def remove_item(*, by: Actor, item: RequestItem) -> None:
    """Take away an item that was never sent."""
    check(by, "ask", item.inspection)
    policies.check_can_edit(item)
    _record(by, item, "requests.remove", f"Removed item {item.number}, which was not sent: {item.title}.")
    item.delete()


@transaction.atomic
def send(*, by: Actor, inspection: Inspection, length: int, unit: str, basis: str) -> int:
    """Send every draft to the service, to be answered within `length` of `unit`; how many were sent.

    Raises Refused where the service does not know of the inspection yet, and where nothing waits to be sent.
    """
    check(by, "ask", inspection)
    if inspection.state == "planned":
        raise Refused(_("Announce the inspection first: the service does not know of it yet."))
    drafts = list(inspection.request_items.select_for_update().filter(state="draft"))
    if not drafts:
        raise Refused(_("Nothing waits to be sent. Add an item first."))
    due = _clock(by, inspection, length, unit, basis)
    for item in drafts:
        item.state, item.clock, item.sent_at = policies.check_step(item, "send"), due, clock.now()
    RequestItem.objects.bulk_update(drafts, ["state", "clock", "sent_at"])
    numbers = ", ".join(str(item.number) for item in drafts)
    audit.record(
        by=by,
        action="requests.send",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Sent {len(drafts)} items of the information request ({numbers}), due {due.due}.",
    )
    telling.tell_sent(inspection, len(drafts), due)
    return len(drafts)


def _clock(by: Actor, inspection: Inspection, length: int, unit: str, basis: str) -> Clock:
    return start_clock(
        by=by,
        starts_on=clock.today(),
        length=length,
        unit=unit,
        basis=basis,
        nation=nation_of(inspection.provider),
        owner=inspection.inspectorate.slug,
        after=_("the day it was sent"),
    )


def clock_again(by: Actor, item: RequestItem, days: int, basis: str) -> None:
    """A new deadline for an item that is sent back. The caller saves the item."""
    item.clock = _clock(by, item.inspection, days, Clock.Unit.WORKING_DAYS, basis)


def close_clock(by: Actor, due: Clock | None, because: str = Clock.Stopped.MET) -> None:
    """Stop a deadline for which the service owes nothing any more."""
    if due is None or due.stopped_on is not None:
        return
    if not RequestItem.objects.filter(clock=due, state__in=WAITING_FOR_SERVICE).exists():
        stop_clock(by=by, clock=due, on=clock.today(), because=because)


@transaction.atomic
def withdraw(*, by: Actor, item: RequestItem, reason: str) -> RequestItem:
    """No longer ask for it, with a reason that the service reads. What was answered is kept."""
    check(by, "ask", item.inspection)
    held = RequestItem.objects.select_for_update().get(pk=item.pk)
    held.state = policies.check_step(held, "withdraw")
    if not reason.strip():
        raise Refused(_("Say why it is no longer asked for. The service reads it."))
    held.withdrawn_reason = reason.strip()
    held.save(update_fields=["state", "withdrawn_reason"])
    close_clock(by, held.clock, Clock.Stopped.CANCELLED)
    _record(by, held, "requests.withdraw", f"No longer asks for item {held.number}: {reason.strip()}")
    telling.tell_withdrawn(held)
    return held


def _record(by: Actor, item: RequestItem, action: str, summary: str) -> None:
    audit.record(by=by, action=action, subject=item, owner=item.inspection.inspectorate.slug, summary=summary)
