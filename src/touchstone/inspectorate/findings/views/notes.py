"""Notes to the service: writing and sending them, and the service's own page of those that were sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.forms import NoteForm
from touchstone.inspectorate.findings.models import KeepInTouchNote
from touchstone.inspectorate.findings.queries import notes as queries
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection


def _found(inspection: Inspection, number: int) -> KeepInTouchNote:
    note = queries.by_number(inspection, number)
    if note is None:
        raise Http404(_("There is no note with this number in this inspection."))
    note.inspection = inspection
    return note


def _form_of(note: KeepInTouchNote) -> NoteForm:
    return NoteForm(initial={"day": note.day, "text": note.text, "revision": note.revision})


@signed_in
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_board")
    context = {"inspection": inspection, "stage": "notes", "notes": queries.of_inspection(inspection)}
    context["may_send"] = may(inspection, "send_note")
    return render(request, "findings/notes.html", context)


@signed_in
def write(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "send_note")
    form = NoteForm(request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.write_note(by=request.user, inspection=inspection, day=said["day"], text=said["text"])  # type: ignore[arg-type]
            messages.success(request, _("The note is saved. The service does not see it before you send it."))
            return redirect("note-list", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "findings/note_form.html", {"inspection": inspection, "stage": "notes", "form": form, "note": None}
    )


@signed_in
def change(request: HttpRequest, slug: str, note: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "send_note")
    held = _found(inspection, note)
    context = {"inspection": inspection, "stage": "notes", "note": held}
    if request.method != "POST":
        return render(request, "findings/note_form.html", {**context, "form": _form_of(held)})
    form = NoteForm(conflicts.resolved(request.POST))
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.change_note(
                by=request.user, note=held, day=said["day"], text=said["text"], base=said["revision"] or 0
            )  # type: ignore[arg-type]
            messages.success(request, _("The note is saved. The service does not see it before you send it."))
            return redirect("note-list", slug=slug)
        except conflicts.Conflict as conflict:
            both = conflicts.compare(conflict, form, _form_of(held))
            return render(request, "findings/note_conflict.html", {**context, "comparison": both})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "findings/note_form.html", {**context, "form": form})


@require_POST
@signed_in
def send(request: HttpRequest, slug: str, note: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "send_note")
    held = _found(inspection, note)
    try:
        revision = request.POST.get("revision", "")
        actions.send_note(by=request.user, note=held, revision=int(revision) if revision.isdecimal() else -1)  # type: ignore[arg-type]
        messages.success(request, _("The note is sent. The service is told by e-mail that it is there."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("note-list", slug=slug)


@signed_in
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the service sees of this room: the notes that the lead has sent."""
    inspection = inspection_for(request, slug, "see_notes")
    context = {"inspection": inspection, "stage": "notes-asked", "notes": queries.sent(inspection)}
    return render(request, "findings/asked_notes.html", context)
