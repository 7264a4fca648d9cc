"""One item of evidence: reading it, amending and withdrawing it, what contradicts it, its files."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import download as hand_out
from touchstone.inspectorate.evidence import policies, presenters, queries
from touchstone.inspectorate.evidence.actions import files, sources, submitting
from touchstone.inspectorate.evidence.forms import AmendForm, ContradictionForm, ReasonForm, initial_of
from touchstone.inspectorate.evidence.models import EvidenceFile, EvidenceItem
from touchstone.inspectorate.evidence.views.common import STAGE, form_for, item_for
from touchstone.inspectorate.evidence.written import written_in
from touchstone.inspectorate.inspections.access import may


@signed_in
def item(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    found, person = item_for(request, slug, public_id), person_signed_in(request)
    if found.state == policies.DRAFT and may(found.inspection, "add_evidence"):
        return redirect("evidence-write", slug, public_id)
    definition = queries.definition_of(found.inspection)
    if found.case_reference and found.author_id != person.pk:
        audit.record_read(by=person, subject=found, owner=_owner(found), summary="Read evidence about one case.")
    context = {
        "inspection": found.inspection,
        "stage": STAGE,
        "item": found,
        "shown": presenters.shown([found], definition)[0],
        "kinds": presenters.kinds(),
        "files": list(found.files.select_related("file")),
        "kept": list(found.kept_marks.select_related("kept_by")),
        "versions": presenters.versions(found, definition),
        "contradictions": presenters.contradictions(found, queries.contradictions_of(found), definition),
        "can_amend": policies.can_step(person, "amend", found),
        "can_withdraw": policies.can_step(person, "withdraw", found),
        "can_take_up": policies.can_step(person, "take up", found),
        "may_refer": may(found.inspection, "refer"),
        "can_contradict": found.state == policies.SUBMITTED and may(found.inspection, "add_evidence"),
    }
    return render(request, "evidence/item.html", context)


def _owner(found: EvidenceItem) -> str:
    return found.inspection.inspectorate.slug


@signed_in
def amend(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    found = item_for(request, slug, public_id, "add_evidence")
    policies.check_can_step(person_signed_in(request), "amend", found)
    if request.method != "POST":
        initial = initial_of(written_in(found), found.revision)
        return _amend_page(request, found, form_for(found.inspection, form_class=AmendForm, initial=initial))
    form = form_for(found.inspection, conflicts.resolved(request.POST), form_class=AmendForm)
    if not form.is_valid():
        return _amend_page(request, found, form)
    fields = presenters.marked_fields(found, form.written(), request.POST)
    try:
        submitting.amend(
            by=person_signed_in(request),
            item=found,
            written=form.written(),
            base=form.base,
            reason=form.cleaned_data["reason"],
            reasons={mark.key: mark.reason for field in fields for mark in field.marks},
        )
    except conflicts.Conflict as conflict:
        return _conflict(request, found, form, conflict)  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _amend_page(request, found, form, fields)
    messages.success(request, _("Amended. The earlier text is kept below."))
    return redirect("evidence-item", slug, public_id)


def _amend_page(
    request: HttpRequest, found: EvidenceItem, form: object, fields: list[presenters.MarkedField] | None = None
) -> HttpResponse:
    definition = queries.definition_of(found.inspection)
    context = {
        "inspection": found.inspection,
        "stage": STAGE,
        "item": found,
        "form": form,
        "areas": presenters.area_boxes(definition, form),  # type: ignore[arg-type]
        "fields": [field for field in fields or () if field.marks],
    }
    return render(request, "evidence/amend.html", context)


def _conflict(request: HttpRequest, found: EvidenceItem, form: AmendForm, conflict: conflicts.Conflict) -> HttpResponse:
    now = queries.item_of(found.inspection, found.public_id)
    assert now is not None
    initial = {**initial_of(written_in(now), now.revision), "reason": form.cleaned_data.get("reason", "")}
    theirs = form_for(found.inspection, form_class=AmendForm, initial=initial)
    context = {
        "inspection": found.inspection,
        "stage": STAGE,
        "item": now,
        "comparison": conflicts.compare(conflict, form, theirs),
        "back": "evidence-item",
    }
    return render(request, "evidence/conflict.html", context, status=409)


@signed_in
def withdraw(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    found = item_for(request, slug, public_id, "add_evidence")
    policies.check_can_step(person_signed_in(request), "withdraw", found)
    hint = _("It is kept and shown as withdrawn, with this reason. Findings that rest on it become stale.")
    form = ReasonForm(_("Why is it withdrawn?"), request.POST or None, hint=hint)
    if request.method == "POST" and form.is_valid():
        submitting.withdraw(by=person_signed_in(request), item=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("Withdrawn. It no longer counts as evidence."))
        return redirect("evidence-item", slug, public_id)
    context = {"inspection": found.inspection, "stage": STAGE, "item": found, "form": form}
    return render(request, "evidence/withdraw.html", context)


@signed_in
def contradicts(request: HttpRequest, slug: str, public_id: UUID) -> HttpResponse:
    found = item_for(request, slug, public_id, "add_evidence")
    if found.state != policies.SUBMITTED:
        raise Http404(_("There is no such evidence."))
    titles = presenters.area_titles(queries.definition_of(found.inspection))
    areas = [(each.area_key, titles.get(each.area_key, each.area_key)) for each in found.areas.all()]
    form = ContradictionForm(areas, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            other = queries.by_number(found.inspection, given["other"])
            sources.contradict(
                by=person_signed_in(request), one=found, other=other, area_key=given["area_key"], note=given["note"]
            )
            messages.success(request, _("The two are shown as contradicting each other."))
            return redirect("evidence-item", slug, public_id)
        except Refused as refusal:
            form.add_error("other", str(refusal))
    context = {"inspection": found.inspection, "stage": STAGE, "item": found, "form": form}
    return render(request, "evidence/contradicts.html", context)


@signed_in
def agrees(request: HttpRequest, slug: str, public_id: UUID, pk: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = item_for(request, slug, public_id, "add_evidence")
    row = queries.contradictions_of(found).filter(pk=pk).first()
    if row is None:
        raise Http404(_("These two are not set against each other any more."))
    sources.agree(by=person_signed_in(request), contradiction=row)
    messages.success(request, _("The two are no longer shown as contradicting each other."))
    return redirect("evidence-item", slug, public_id)


def _file(request: HttpRequest, slug: str, public_id: UUID, pk: int, action: str) -> EvidenceFile:
    found = item_for(request, slug, public_id, action)
    file = found.files.select_related("file").filter(pk=pk).first()
    if file is None:
        raise Http404(_("There is no such file with this evidence."))
    file.item = found
    return file


@signed_in
def download(request: HttpRequest, slug: str, public_id: UUID, pk: int) -> HttpResponseBase:
    file = _file(request, slug, public_id, pk, "see_evidence")
    said = "Saved a file of evidence."
    audit.record_read(by=person_signed_in(request), subject=file.item, owner=_owner(file.item), summary=said)
    return hand_out(file.file, file.name)


@signed_in
def remove_file(request: HttpRequest, slug: str, public_id: UUID, pk: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    files.remove(by=person_signed_in(request), file=_file(request, slug, public_id, pk, "add_evidence"))
    messages.success(request, _("The file is taken off."))
    return redirect("evidence-write", slug, public_id)
