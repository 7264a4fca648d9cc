"""Batches: the list, how far one is and what to look at first, sending many files, and going on."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.archive import batch_queries, policies, presenters, workers
from touchstone.inspectorate.archive.actions import batches as actions
from touchstone.inspectorate.archive.actions import sending
from touchstone.inspectorate.archive.forms import SendForm
from touchstone.inspectorate.archive.models import ImportBatch

PER_PAGE = 25
SHOWN = 20


def found_batch(pk: int) -> ImportBatch:
    """The batch, or the page that says there is none."""
    held = batch_queries.batch(pk)
    if held is None:
        raise Http404(_("There is no batch with this number. Look in the list of batches."))
    return held


@requires(Permission.IMPORT_DOCUMENTS)
def batches(request: HttpRequest) -> HttpResponse:
    page = Paginator(batch_queries.batches(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "archive/batches.html", {"page": page})


@requires(Permission.IMPORT_DOCUMENTS)
def batch(request: HttpRequest, batch: int) -> HttpResponse:
    held = found_batch(batch)
    notes = batch_queries.notes(held)
    doubted = [(each, presenters.name_of(each)) for each in batch_queries.doubted(held)[:SHOWN]]
    context = {
        "batch": held,
        "totals": batch_queries.totals(held),
        "being_read": actions.is_being_read(held),
        "doubted": doubted,
        "failed": list(batch_queries.failed(held)[:SHOWN]),
        "unmatched": batch_queries.unmatched(held)[:SHOWN],
        "not_confirmed": list(held.documents.filter(document__in=notes).exclude(note="")[:SHOWN]) if notes else [],
        "n_confirmable": batch_queries.confirmable(held).count(),
        "checks": batch_queries.checks(held),
        "can_confirm": policies.can_confirm(request.user),  # type: ignore[arg-type]
        "shown": SHOWN,
    }
    return render(request, "archive/batch.html", context)


@requires(Permission.IMPORT_DOCUMENTS)
def send(request: HttpRequest) -> HttpResponse:
    """Many files at once, or a zip of them: kept, listed as a batch, and read by a process of its own."""
    too_large = refused_uploads(request) if request.method == "POST" else []
    form = SendForm(request.POST, request.FILES) if request.method == "POST" else SendForm()
    if request.method == "POST" and (form.is_valid() or too_large):
        files = form.cleaned_data.get("files", []) if form.is_valid() else []
        try:
            made = sending.send(by=request.user, files=files, name=form.data.get("name", ""), refused=too_large)  # type: ignore[arg-type]
            workers.start(made)
            return redirect("archive-batch", batch=made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "archive/send.html", {"form": form})


@require_POST
@requires(Permission.IMPORT_DOCUMENTS)
def go_on(request: HttpRequest, batch: int) -> HttpResponse:
    """Go on reading a batch whose process is gone."""
    held = found_batch(batch)
    if actions.is_being_read(held):
        messages.info(request, _("It is being read at the moment."))
    else:
        workers.start(held)
        messages.success(request, _("Reading goes on. What was finished is not read again."))
    return redirect("archive-batch", batch=held.pk)
