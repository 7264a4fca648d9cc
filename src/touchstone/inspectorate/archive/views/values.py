"""One value beside its place in the document: right, corrected, or not there. And a row that the reader missed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.archive import policies, presenters, queries, vocabulary
from touchstone.inspectorate.archive.actions import decisions
from touchstone.inspectorate.archive.forms import ItemForm, RowForm
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.archive.values import Item, items_of
from touchstone.inspectorate.archive.views.common import found


@requires(Permission.IMPORT_DOCUMENTS)
def value(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    reading = found(pk)
    items = items_of(queries.values(reading))
    item = next((each for each in items if each.key == key), None)
    if item is None:
        raise Http404(_("There is no such value in this reading. Go back to the list of its values."))
    if request.method == "POST":
        return _decide(request, reading, items, item)
    return _page(request, reading, items, item, ItemForm(item))


def _decide(request: HttpRequest, reading: DocumentReading, items: list[Item], item: Item) -> HttpResponse:
    """Apply what was pressed, then go on to the next value; on a mistake, this page again with what was typed."""
    decision = request.POST.get("decision", "")
    form = ItemForm(item, request.POST)
    if decision not in ReadValue.Decision.values or decision == ReadValue.Decision.PENDING:
        messages.error(request, _("Press Right, Not there, or Save the correction."))
        return redirect("archive-value", pk=reading.pk, key=item.key)
    corrected = decision == ReadValue.Decision.CORRECTED
    if corrected and not form.is_valid():
        return _page(request, reading, items, item, form)
    try:
        decisions.decide(
            by=request.user,  # type: ignore[arg-type]
            reading=reading,
            item_key=item.key,
            decision=decision,
            stamp=request.POST.get("stamp", ""),
            corrected=form.corrected() if corrected else None,
        )
    except policies.Changed as changed:
        messages.warning(request, str(changed))
        return redirect("archive-value", pk=reading.pk, key=item.key)
    return _onwards(request, reading, item.key)


def _onwards(request: HttpRequest, reading: DocumentReading, after: str) -> HttpResponse:
    following = presenters.next_item(items_of(queries.values(reading)), after)
    if following is not None:
        return redirect("archive-value", pk=reading.pk, key=following.key)
    messages.success(request, _("Every value has been looked at. See what will be written, then confirm."))
    return redirect("archive-summary", pk=reading.pk)


def _page(
    request: HttpRequest, reading: DocumentReading, items: list[Item], item: Item, form: ItemForm
) -> HttpResponse:
    before, after = presenters.neighbours(items, item.key)
    context = {
        "reading": reading,
        "name": presenters.name_of(reading),
        "item": item,
        "values": presenters.shown_values(item),
        "form": form,
        "page": presenters.marked_page(reading, item, whole="whole" in request.GET),
        "n_pages": len(reading.pages),
        "language_of": reading.record.get("language") or "en",
        "progress": presenters.progress(items),
        "before": before,
        "after": after,
        "can_decide": policies.can_decide(request.user, reading),  # type: ignore[arg-type]
        "decided_by": next((v.decided_by for v in item.values if v.decided_by), None),
    }
    return render(request, "archive/value.html", context, status=400 if form.is_bound and form.errors else 200)


@requires(Permission.CONFIRM_READINGS)
def add(request: HttpRequest, pk: int, list_name: str) -> HttpResponse:
    """A row that the reader missed."""
    reading = found(pk)
    if list_name not in presenters.USUAL_COLUMNS:
        raise Http404(_("A reading has no such list."))
    form = RowForm(presenters.columns_of(reading.record, list_name), request.POST or None)
    if request.method == "POST" and form.is_valid():
        cells = {name: form.cleaned_data[name] for name in form.meanings}
        try:
            item = decisions.add_row(by=request.user, reading=reading, list_name=list_name, cells=cells)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(item)s was added.") % {"item": item.title})
            return redirect("archive-reading", pk=pk)
    label = vocabulary.list_label(list_name)
    context = {"reading": reading, "name": presenters.name_of(reading), "form": form, "label": label}
    return render(request, "archive/add.html", context, status=400 if form.is_bound and form.errors else 200)
