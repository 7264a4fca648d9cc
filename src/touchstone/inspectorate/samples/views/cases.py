"""The team's screens of the cases: the list, replacing one, adding one by choice, tracking."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import policies, presenters, queries, vocabulary
from touchstone.inspectorate.samples.actions import cases as actions
from touchstone.inspectorate.samples.forms import AddCaseForm, CaseReasonForm, WordsForm
from touchstone.inspectorate.samples.models import SampledCase

STAGE = "sample"
PER_PAGE = 50


@signed_in
def cases(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_sample")
    found = queries.cases(inspection, in_use=not request.GET.get("history"))
    if request.GET.get("tracked"):
        found = found.filter(tracked=True)
    if stratum := request.GET.get("stratum", ""):
        found = found.filter(stratum=stratum)
    strata = inspection.sampled_cases.exclude(stratum="").order_by("stratum")
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "strata": list(strata.values_list("stratum", "stratum_label").distinct()),
        "stratum": stratum,
        "how": presenters.HOW,
        "states": presenters.STATES,
        "reason_said": presenters.reason_said,
        "by_chance": policies.is_by_chance,
        "may_replace": may(inspection, "replace"),
        "may_draw": may(inspection, "draw"),
    }
    return render(request, "samples/cases.html", context)


def case_at(inspection: Inspection, number: int) -> SampledCase:
    """The case, or the page that says there is none."""
    found = queries.cases(inspection, in_use=False).select_related("design__frame__file").filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such case in this sample."))
    found.inspection = inspection
    return found


@signed_in
def replace(request: HttpRequest, slug: str, case: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "replace")
    found = case_at(inspection, case)
    form = CaseReasonForm(request.POST) if request.method == "POST" else CaseReasonForm()
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("do") == "leave out":
                actions.leave_out(by=request.user, case=found, **form.cleaned_data)  # type: ignore[arg-type]
                messages.success(request, _("%(case)s is left out.") % {"case": found})
            else:
                made = actions.replace(by=request.user, case=found, **form.cleaned_data)  # type: ignore[arg-type]
                messages.success(request, _("%(new)s stands in for %(old)s.") % {"new": made, "old": found})
            return redirect("sample-cases", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "case": found,
        "has_next": actions.has_next(found),
        "findings": [words for code, words in vocabulary.reasons().items() if code in vocabulary.findings()],
    }
    return render(request, "samples/replace.html", context)


@signed_in
def add_case(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "draw")
    form = AddCaseForm(request.POST) if request.method == "POST" else AddCaseForm()
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_case(by=request.user, inspection=inspection, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("%(case)s was added. It counts in no proportion.") % {"case": made})
            return redirect("sample-cases", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "title": _("Add a case by choice"),
        "text": _("A case that somebody chose says nothing of the others, so it is kept out of every proportion."),
        "button": _("Add it"),
    }
    return render(request, "samples/ask.html", context)


@signed_in
def remove_case(request: HttpRequest, slug: str, case: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "draw")
    found = case_at(inspection, case)
    form = WordsForm(request.POST) if request.method == "POST" else WordsForm()
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_case(by=request.user, case=found, words=form.cleaned_data["words"])  # type: ignore[arg-type]
            messages.success(request, _("%(case)s was taken out.") % {"case": found})
            return redirect("sample-cases", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "title": _("Take %(case)s out") % {"case": found},
        "text": _("It stays in the history, with the reason."),
        "button": _("Take it out"),
    }
    return render(request, "samples/ask.html", context)


@require_POST
@signed_in
def track(request: HttpRequest, slug: str, case: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "draw")
    found = case_at(inspection, case)
    try:
        actions.track(by=request.user, case=found, tracked=request.POST.get("tracked") == "yes")  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("sample-cases", slug=slug)
