"""The archive's list, bringing documents in, and handing a document out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.foundation.files.queries import download as hand_out
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.archive import presenters, queries
from touchstone.inspectorate.archive.actions import imports
from touchstone.inspectorate.archive.forms import BringInForm, ReadingFilter
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.views.common import found

PER_PAGE = 25
State = DocumentReading.State
TABS = (
    (State.WAITING, gettext_lazy("Waiting")),
    (State.CONFIRMED, gettext_lazy("Confirmed")),
    (State.REFUSED, gettext_lazy("Refused")),
)


@requires(Permission.IMPORT_DOCUMENTS)
def documents(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state") or State.WAITING
    state = state if state in dict(TABS) else State.WAITING
    form = ReadingFilter(queries.families(), request.GET)
    narrowed = form.cleaned_data if form.is_valid() else {}
    rows = queries.readings(state=state, words=narrowed.get("q", ""), family=narrowed.get("family", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts_by_state()
    shown = [{"reading": r, "name": presenters.name_of(r), "what": presenters.what_it_is(r)} for r in page]
    tabs = [
        {"href": f"?state={key}", "text": f"{label} ({counts.get(key, 0)})", "active": key == state}
        for key, label in TABS
    ]
    context = {
        "form": form,
        "page": page,
        "rows": shown,
        "state": state,
        "tabs": tabs,
        "filtered": any(narrowed.values()),
        "empty": not counts,
    }
    return render(request, "archive/documents.html", context)


@requires(Permission.IMPORT_DOCUMENTS)
def bring_in(request: HttpRequest) -> HttpResponse:
    too_large = refused_uploads(request) if request.method == "POST" else []
    form = BringInForm(request.POST, request.FILES) if request.method == "POST" else BringInForm()
    if request.method != "POST" or not (form.is_valid() or too_large):
        return render(request, "archive/bring_in.html", {"form": form})
    files: list[UploadedFile] = form.cleaned_data.get("files", []) if form.is_valid() else []
    results = [_bring_one(request, file) for file in files]
    results += [{"name": name, "refused": sentence} for name, sentence in too_large]
    readings = [result["brought"].reading for result in results if "brought" in result]
    if len(results) == 1 and readings and readings[0].state == State.WAITING:
        messages.success(request, _said(results[0]))
        return redirect("archive-reading", pk=readings[0].pk)
    return render(request, "archive/brought_in.html", {"results": [{**r, "said": _said(r)} for r in results]})


def _bring_one(request: HttpRequest, file: UploadedFile) -> dict[str, Any]:
    """One file of a batch: whatever becomes of it, the others go on."""
    name = str(file.name)
    try:
        brought = imports.bring_in(by=request.user, data=file.read(), name=name)  # type: ignore[arg-type]
    except Refused as refusal:
        return {"name": name, "refused": str(refusal)}
    return {"name": name, "brought": brought, "href": reverse("archive-reading", args=[brought.reading.pk])}


def _said(result: dict[str, Any]) -> str:
    """What became of one file, as a sentence."""
    brought: imports.BroughtIn | None = result.get("brought")
    if brought is None:
        return str(result["refused"])
    if brought.outcome == imports.Outcome.UNCHANGED:
        return _("These bytes are in the archive already; nothing was changed. The reading is %(state)s.") % {
            "state": brought.reading.get_state_display()
        }
    if brought.reading.state == State.REFUSED:
        return _("Refused: %(reason)s It is kept, with this reason.") % {"reason": brought.reading.refusal}
    if brought.outcome == imports.Outcome.READ_AGAIN:
        return ngettext(
            "Read again by a newer reader, which says %(n)d value otherwise. The earlier reading is kept.",
            "Read again by a newer reader, which says %(n)d values otherwise. The earlier reading is kept.",
            len(brought.changes),
        ) % {"n": len(brought.changes)}
    return _("Read: %(values)s values, %(doubts)s of them doubted. Look at the doubts, then confirm.") % {
        "values": brought.values,
        "doubts": brought.doubts,
    }


@requires(Permission.IMPORT_DOCUMENTS)
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    reading = found(pk)
    return hand_out(reading.document.file, reading.document.name)
