"""Writing evidence: the form, saving as it is typed, checking the text, submitting; putting aside and taking up."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.inspectorate.evidence import policies, queries
from touchstone.inspectorate.evidence.actions import drafts, files, submitting
from touchstone.inspectorate.evidence.forms import EvidenceForm, initial_of
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.evidence.presenters import area_boxes, marked_fields
from touchstone.inspectorate.evidence.views.common import STAGE, form_for, item_for
from touchstone.inspectorate.evidence.written import written_in
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import queries as samples


@signed_in
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """A new address for a new draft; nothing is written before the person writes."""
    inspection = inspection_for(request, slug, "add_evidence")
    return redirect("evidence-write", inspection.slug, uuid4())


@signed_in
def write(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    inspection = inspection_for(request, slug, "add_evidence")
    item = _draft(request, inspection, public_id)
    if item is not None and item.state != policies.DRAFT:
        return redirect("evidence-item", slug, public_id)
    if request.method == "POST":
        return _save(request, inspection, public_id, item)
    initial = initial_of(written_in(item), item.revision) if item else {"seen_on": clock.today(), "revision": 0}
    return _page(request, inspection, public_id, form_for(inspection, initial=initial), item)


def _draft(request: HttpRequest, inspection: Inspection, public_id: UUID) -> EvidenceItem | None:
    item = queries.item_of(inspection, public_id)
    if item is not None and not policies.can_see(person_signed_in(request), item):
        raise Http404(_("There is no such evidence."))
    return item


def _page(
    request: HttpRequest, inspection: Inspection, public_id: UUID, form: EvidenceForm, item: EvidenceItem | None
) -> HttpResponse:
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "item": item,
        "public_id": public_id,
        "areas": area_boxes(queries.definition_of(inspection), form),
        "cases": list(samples.cases(inspection).values_list("reference", flat=True)),
        "files": list(item.files.select_related("file")) if item else [],
    }
    return render(request, "evidence/write.html", context)


def _save(request: HttpRequest, inspection: Inspection, public_id: UUID, held: EvidenceItem | None) -> HttpResponse:
    """What the buttons do. The text is saved first, whatever else is wrong."""
    too_large = refused_uploads(request)
    form = form_for(inspection, conflicts.resolved(request.POST))
    valid, person = form.is_valid(), person_signed_in(request)
    written = form.written(written_in(held) if held else None)
    try:
        item = drafts.save_draft(by=person, inspection=inspection, public_id=public_id, written=written, base=form.base)
    except conflicts.Conflict as conflict:
        return _conflict(request, inspection, public_id, form, conflict)
    refused = [sentence for _name, sentence in too_large] + _attach(request, item)
    for sentence in refused:
        form.add_error(None, sentence)
    if valid and not refused and request.POST.get("do") == "submit":
        return _submit(request, item, form)
    if valid and not refused:
        messages.success(request, _("Saved at %(time)s.") % {"time": _time(item)})
        return redirect("evidence-write", inspection.slug, public_id)
    form.now_at(item.revision)
    return _page(request, inspection, public_id, form, item)


def _attach(request: HttpRequest, item: EvidenceItem) -> list[str]:
    """Keep the files that were chosen; a sentence for each that cannot be kept, so that the others are."""
    refused = []
    for upload in request.FILES.getlist("files"):
        try:
            files.attach(by=person_signed_in(request), item=item, name=str(upload.name), stream=upload)  # type: ignore[arg-type]
        except Refused as refusal:
            refused.append(f"{upload.name}: {refusal}")
    return refused


def _submit(request: HttpRequest, item: EvidenceItem, form: EvidenceForm) -> HttpResponse:
    try:
        submitting.submit(by=person_signed_in(request), item=item)
    except submitting.Marked:
        return redirect("evidence-submit", item.inspection.slug, item.public_id)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        form.now_at(item.revision)
        return _page(request, item.inspection, item.public_id, form, item)
    messages.success(request, _("Submitted. It is part of the inspection’s evidence now."))
    return redirect("evidence-item", item.inspection.slug, item.public_id)


def _conflict(
    request: HttpRequest, inspection: Inspection, public_id: UUID, form: EvidenceForm, conflict: conflicts.Conflict
) -> HttpResponse:
    item = _draft(request, inspection, public_id)
    assert item is not None  # a conflict is with a row
    theirs = form_for(inspection, initial=initial_of(written_in(item), item.revision))
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "item": item,
        "comparison": conflicts.compare(conflict, form, theirs),
        "back": "evidence-write",
    }
    return render(request, "evidence/conflict.html", context, status=409)


@signed_in
def autosave(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    """Save as it is typed. Answers what a script needs to say when it was saved, or why it was not."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        inspection = inspection_for(request, slug, "add_evidence")
        held = _draft(request, inspection, public_id)
        form = form_for(inspection, request.POST)
        form.is_valid()
        written = form.written(written_in(held) if held else None)
        item = drafts.save_draft(
            by=person_signed_in(request), inspection=inspection, public_id=public_id, written=written, base=form.base
        )
    except conflicts.Conflict as conflict:
        return JsonResponse({"saved": False, "says": str(conflict)}, status=409)
    except (Refused, PermissionDenied, Http404) as refusal:
        return JsonResponse({"saved": False, "says": str(refusal)}, status=403)
    said = _("Saved at %(time)s.") % {"time": _time(item)}
    problems = [str(error) for errors in form.errors.values() for error in errors]
    if problems:
        said = _("Saved at %(time)s, but not all of it. %(why)s") % {"time": _time(item), "why": " ".join(problems)}
    return JsonResponse({"saved": True, "whole": not problems, "revision": item.revision, "says": said})


def _time(item: EvidenceItem) -> str:
    return f"{timezone.localtime(item.saved_at):%H:%M}"


@signed_in
def submit(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    """The check of the text: each marked word is removed, or kept with a reason; then the draft is submitted."""
    item = item_for(request, slug, public_id, "add_evidence")
    policies.check_can_write(person_signed_in(request), item)
    fields = marked_fields(item, written_in(item), request.POST)
    problem = ""
    if request.method == "POST":
        reasons = {mark.key: mark.reason for field in fields for mark in field.marks}
        try:
            submitting.submit(by=person_signed_in(request), item=item, reasons=reasons)
            messages.success(request, _("Submitted. It is part of the inspection’s evidence now."))
            return redirect("evidence-item", slug, public_id)
        except Refused as refusal:
            problem = str(refusal)
    context = {"inspection": item.inspection, "stage": STAGE, "item": item, "fields": fields, "problem": problem}
    return render(request, "evidence/submit.html", context)


@signed_in
def discard(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    item = item_for(request, slug, public_id, "add_evidence")
    drafts.discard(by=person_signed_in(request), item=item)
    messages.success(request, _("Put aside. You can take it up again from the list of evidence."))
    return redirect("evidence", slug)


@signed_in
def take_up(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    drafts.take_up(by=person_signed_in(request), item=item_for(request, slug, public_id, "add_evidence"))
    return redirect("evidence-write", slug, public_id)
