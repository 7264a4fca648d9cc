"""A batch is confirmed together: a random sample of its values is checked, and then one person answers for the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate
from random import Random

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from touchstone.domain import acceptance
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.archive import batch_queries, policies
from touchstone.inspectorate.archive.actions import confirming
from touchstone.inspectorate.archive.models import BatchCheck, BatchDocument, CheckedValue, DocumentReading, ImportBatch

State = BatchCheck.State
Verdict = CheckedValue.Verdict


@transaction.atomic
def draw(*, by: User, batch: ImportBatch, size: int) -> BatchCheck:
    """Draw a check of the readings that may be confirmed together now.

    The seed is made from these readings and the number of the check, so nobody chooses it. Raises Refused where there
    is nothing to check, a check is open already, or the sample is smaller than is asked for.
    """
    policies.check_can_confirm(by)
    ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    policies.check_can_draw(by, batch, size)
    readings = list(batch_queries.confirmable(batch).values_list("pk", flat=True))
    counts = _counts(readings)
    population = sum(n for _, n in counts)
    if not population:
        raise Refused(_("No reading of this batch can be confirmed together: look at their doubts first."))
    size = min(size, population)
    number = batch.checks.count() + 1
    seed = sha256(f"{batch.pk} {number} {readings}".encode()).hexdigest()
    check = BatchCheck.objects.create(
        batch=batch, by=by, drawn_at=clock.now(), readings=readings, population=population, size=size, seed=seed
    )
    places = acceptance.draw(population, size, Random(seed))
    CheckedValue.objects.bulk_create(
        CheckedValue(check_of=check, value_id=value, order=order)
        for order, value in enumerate(_values_at(counts, places))
    )
    _record(by, check, f"Drew {size} of {population} values of {len(readings)} readings to be checked.")
    return check


def _counts(readings: Sequence[int]) -> list[tuple[int, int]]:
    """Each reading with how many values it has, in order."""
    found = batch_queries.values_to_check(readings).order_by("reading").values_list("reading")
    return [(reading, n) for reading, n in found.annotate(n=Count("pk"))]


def _values_at(counts: Sequence[tuple[int, int]], places: Sequence[int]) -> list[int]:
    """The values that stand at these places, in the order of readings and of each reading's values."""
    ends = list(accumulate(n for _, n in counts))
    found = []
    for place in places:
        at = bisect_right(ends, place)
        reading, n = counts[at]
        inside = batch_queries.values_to_check([reading]).order_by("order", "pk").values_list("pk", flat=True)
        found.append(inside[place - (ends[at] - n)])
    return found


@transaction.atomic
def say(*, by: User, checked: CheckedValue, verdict: str) -> BatchCheck:
    """Say whether one value of the sample is right. A wrong one stops the check, and its reading goes to the doubts."""
    check = (
        BatchCheck.objects.select_for_update(of=("self",)).select_related("batch__owner").get(pk=checked.check_of_id)
    )
    policies.check_can_say(by, check)
    if verdict not in (Verdict.RIGHT, Verdict.WRONG):
        raise Refused(_("Say whether the value is right or wrong."))
    checked.verdict, checked.decided_at = verdict, clock.now()
    checked.save(update_fields=["verdict", "decided_at"])
    if verdict == Verdict.WRONG:
        _doubt(checked, by)
        _end(check, State.FAILED)
        _record(by, check, f"Found a wrong value in the check of {check.batch}: {checked.value.label}.")
    elif not check.values.exclude(verdict=Verdict.RIGHT).exists():
        _end(check, State.PASSED)
        _record(by, check, f"Checked {check.size} of {check.population} values of {check.batch}; all are right.")
    return check


def _locked(pk: int) -> BatchCheck:
    """The check as it stands now, held until this transaction ends."""
    return BatchCheck.objects.select_for_update(of=("self",)).select_related("batch__owner", "by").get(pk=pk)


def _doubt(checked: CheckedValue, by: User) -> None:
    """What a person found wrong is doubted from now on; the reader's own confidence stays in the record."""
    value = checked.value
    value.confidence = 0.0
    value.doubt = _("%(who)s found this wrong when checking a sample.") % {"who": by}
    value.save(update_fields=["confidence", "doubt"])


def _end(check: BatchCheck, state: str) -> None:
    check.state, check.finished_at = state, clock.now()
    check.save(update_fields=["state", "finished_at"])


@transaction.atomic
def decide_to_confirm(*, by: User, check: BatchCheck) -> None:
    """The person who checked the sample answers for all its readings. They are confirmed by `confirm_decided`."""
    check = _locked(check.pk)
    policies.check_can_confirm_together(by, check)
    check.state, check.finished_at = State.CONFIRMED, None
    check.save(update_fields=["state", "finished_at"])
    _record(by, check, f"Confirmed {len(check.readings)} readings of {check.batch} together, after checking a sample.")


def confirm_decided(*, batch: ImportBatch) -> int:
    """Confirm what a person has decided to confirm together, each reading in a transaction of its own; how many.

    Again after any end: what is confirmed is passed over. A reading that asks something of a person after all stays
    waiting, with the reason in its row.
    """
    done = 0
    for check in batch.checks.filter(state=State.CONFIRMED, finished_at__isnull=True).select_related("by"):
        still = set(batch_queries.confirmable(batch).values_list("pk", flat=True)) & set(check.readings)
        for number in sorted(still):
            reading = DocumentReading.objects.get(pk=number)
            try:
                confirming.confirm_without_doubts(by=check.by, reading=reading)
                done += 1
            except Refused as refusal:
                rows = BatchDocument.objects.filter(batch=batch, document=reading.document_id)
                rows.update(note=_("Not confirmed: %s") % refusal)
        BatchCheck.objects.filter(pk=check.pk).update(finished_at=clock.now())
    return done


def _record(by: User, check: BatchCheck, summary: str) -> None:
    owner = check.batch.owner
    audit.record(by=by, action="archive.check", subject=check.batch, owner=owner.slug if owner else "", summary=summary)
