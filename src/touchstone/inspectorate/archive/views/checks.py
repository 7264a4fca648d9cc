"""Checking a random sample of a batch, value by value, and confirming the batch after it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain import acceptance
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.archive import batch_queries, policies, presenters, workers
from touchstone.inspectorate.archive.actions import checks as actions
from touchstone.inspectorate.archive.forms import DrawForm
from touchstone.inspectorate.archive.models import BatchCheck, CheckedValue, ImportBatch
from touchstone.inspectorate.archive.values import items_of
from touchstone.inspectorate.archive.views.batches import found_batch

AT_ONCE = 10  # so many readings are confirmed while the person waits; more by a process of its own


@requires(Permission.CONFIRM_READINGS)
def check(request: HttpRequest, batch: int) -> HttpResponse:
    """Draw a sample, then look at one value after the other."""
    held = found_batch(batch)
    drawn = held.checks.filter(by=request.user, state=BatchCheck.State.OPEN).first()  # type: ignore[misc]
    if drawn is None:
        return _draw(request, held)
    sample = batch_queries.sample(drawn)
    if request.method == "POST":
        return _say(request, held, sample)
    at = next(each for each in sample if not each.verdict)
    value = at.value
    item = next(each for each in items_of([value]))
    context = {
        "batch": held,
        "check": drawn,
        "checked": at,
        "n_done": sum(1 for each in sample if each.verdict),
        "value": value,
        "read": presenters.value_words(value, value.value),
        "name": presenters.name_of(value.reading),
        "page": presenters.marked_page(value.reading, item),
        "language_of": value.reading.record.get("language") or "en",
    }
    return render(request, "archive/batch_check.html", context)


def _draw(request: HttpRequest, held: ImportBatch) -> HttpResponse:
    readings = list(batch_queries.confirmable(held).values_list("pk", flat=True))
    total = batch_queries.values_to_check(readings).count()
    least = min(policies.smallest_check(held), max(total, 1))
    form = DrawForm(least, total, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            size = max(form.cleaned_data["size"], policies.smallest_check(held) if least == total else 0)
            actions.draw(by=request.user, batch=held, size=size)  # type: ignore[arg-type]
            return redirect("archive-batch-check", batch=held.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    sizes = sorted({min(max(least, n), total) for n in (59, 149, 298)}) if total else []
    bounds = [acceptance.bound(n, 0, total) for n in sizes]
    context = {"batch": held, "form": form, "n_readings": len(readings), "total": total, "bounds": bounds}
    return render(request, "archive/batch_draw.html", context)


def _say(request: HttpRequest, held: ImportBatch, sample: list[CheckedValue]) -> HttpResponse:
    number = request.POST.get("checked", "")
    at = next((each for each in sample if str(each.pk) == number and not each.verdict), None)
    if at is None:
        messages.info(request, _("That value was looked at already. Go on with this one."))
        return redirect("archive-batch-check", batch=held.pk)
    try:
        drawn = actions.say(by=request.user, checked=at, verdict=request.POST.get("verdict", ""))  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("archive-batch-check", batch=held.pk)
    if drawn.state == BatchCheck.State.FAILED:
        messages.error(
            request, _("The check is stopped. The reading with the wrong value is with the doubts; check more values.")
        )
        return redirect("archive-batch", batch=held.pk)
    passed = drawn.state == BatchCheck.State.PASSED
    return redirect("archive-batch-confirm" if passed else "archive-batch-check", batch=held.pk)


@requires(Permission.CONFIRM_READINGS)
def confirm(request: HttpRequest, batch: int) -> HttpResponse:
    """What the check allows one to say, and confirming everything that it was of."""
    held = found_batch(batch)
    mine = held.checks.filter(by=request.user)  # type: ignore[misc]
    drawn = mine.filter(state=BatchCheck.State.PASSED).last()
    if drawn is None:
        return render(request, "archive/batch_confirm.html", {"batch": held, "check": None})
    if request.method == "POST":
        try:
            actions.decide_to_confirm(by=request.user, check=drawn)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("archive-batch", batch=held.pk)
        if len(drawn.readings) <= AT_ONCE:
            done = actions.confirm_decided(batch=held)
            messages.success(request, _("Confirmed %s readings. They stand in the register.") % done)
        else:
            workers.start(held)
            messages.success(request, _("Confirmed. The readings are being written into the register now."))
        return redirect("archive-batch", batch=held.pk)
    bound = acceptance.bound(drawn.size, 0, drawn.population)
    return render(request, "archive/batch_confirm.html", {"batch": held, "check": drawn, "bound": bound})
