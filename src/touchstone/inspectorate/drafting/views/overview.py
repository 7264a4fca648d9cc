"""The report as a whole: beginning it, how far it is, and its settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.reporting.outlines import GENERATED
from touchstone.domain.workflows.draft import EDITABLE
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import gate, opening, presenters
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions.settings import save_settings
from touchstone.inspectorate.drafting.overview import facts_of, lines_of
from touchstone.inspectorate.drafting.queries.editor import outline
from touchstone.inspectorate.drafting.queries.progress import counts_of
from touchstone.inspectorate.drafting.settings_forms import SettingsForm, settings_form
from touchstone.inspectorate.drafting.tasklist import STATES
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_draft")
    context = {"inspection": inspection, "stage": "report", "may_lead": may(inspection, "lead_report")}
    draft = opening.latest(inspection)
    if draft is None:
        return render(request, "drafting/begin.html", {**context, **_offered(inspection)})
    draft.inspection = inspection
    counts = counts_of(draft)
    context |= {
        "draft": draft,
        "noun": presenters.noun(draft),
        "counts": counts,
        "lines": lines_of(
            draft,
            counts,
            gate.stops_of(draft) if draft.state in EDITABLE else None,
            may_lead=may(inspection, "lead_report"),
        ),
        "facts": facts_of(draft),
        "sections": outline(draft),
        "states": STATES,
        "generated": GENERATED,
        "may_write": may(inspection, "write_report"),
    }
    return render(request, "drafting/overview.html", context)


def _offered(inspection: Inspection, refused: str = "") -> dict[str, object]:
    try:
        return {"offer": opening.offer(inspection), "refused": refused}
    except Refused as refusal:
        return {"offer": None, "refused": str(refusal)}


@signed_in
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "lead_report")
    refused = ""
    if request.method == "POST":
        try:
            opening.open_draft(by=person_signed_in(request), inspection=inspection)
            messages.success(request, _("The report is open, with what is known filled in."))
            return redirect("draft-report", slug)
        except Refused as refusal:
            refused = str(refusal)
    context = {"inspection": inspection, "stage": "report", "may_lead": True, **_offered(inspection, refused)}
    return render(request, "drafting/begin.html", context)


@signed_in
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    draft = draft_for(request, slug, "lead_report")
    context = {"inspection": draft.inspection, "stage": "report", "draft": draft, "back": "draft-report",
               "title": _("Settings of the report"), "button": _("Save"), "what": ""}  # fmt: skip
    letter = draft.form == "letter"
    form = SettingsForm(conflicts.resolved(request.POST), letter=letter) if request.POST else settings_form(draft)
    if form.is_bound and form.is_valid():
        try:
            by, revision = person_signed_in(request), form.cleaned_data["revision"]
            save_settings(by=by, draft=draft, revision=revision, row=form.row(draft))
            messages.success(request, _("The settings are saved."))
            return redirect("draft-report", slug)
        except conflicts.Conflict as conflict:
            context["comparison"] = conflicts.compare(conflict, form, settings_form(draft))
            return render(request, "inspections/conflict.html", context, status=409)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "inspections/form.html", {**context, "form": form})
