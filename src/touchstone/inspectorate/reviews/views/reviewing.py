"""Sampled cases and their reviews: the list, beginning, reading and setting aside one, and which are reviewed twice."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews import actions, policies, presenters, queries
from touchstone.inspectorate.reviews.forms import AsideForm, BeginForm, ShareForm
from touchstone.inspectorate.reviews.models import CaseReview
from touchstone.inspectorate.reviews.queries import CaseLine


def line_for(inspection: Inspection, case: int) -> CaseLine:
    """The sampled case with its reviews; 404 where it is not in this sample."""
    line = next((line for line in queries.lines(inspection) if line.case.pk == case), None)
    if line is None:
        raise Http404(_("This case is not in the sample of this inspection. Look in the list of cases."))
    return line


def review_for(inspection: Inspection, pk: int) -> CaseReview:
    found = queries.reviews().filter(inspection=inspection, pk=pk).first()
    if found is None:
        raise Http404(_("There is no such review in this inspection."))
    return found


@signed_in
def cases(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_agreement")
    lines = queries.lines(inspection)
    show = request.GET.get("show", "")
    context = {
        "inspection": inspection,
        "stage": "reviews",
        "show": show,
        "totals": presenters.totals(lines),
        "rows": presenters.rows(lines, request.user, inspection, show),  # type: ignore[arg-type]
        "share": queries.second_reviews(inspection),
        "may_share": may(inspection, "draw"),
    }
    return render(request, "reviews/cases.html", context)


@signed_in
def share(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "draw")
    form = ShareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_share(by=request.user, inspection=inspection, percent=form.cleaned_data["percent"])  # type: ignore[arg-type]
            messages.success(request, _("Drawn. The cases reviewed twice are marked in the list."))
            return redirect("review-cases", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "reviews", "form": form, "n": len(queries.lines(inspection))}
    return render(request, "reviews/share.html", context)


@signed_in
def begin(request: HttpRequest, slug: str, case: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "review_case")
    line = line_for(inspection, case)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["instrument"]
        try:
            turn = line.open_turn(request.user, key) or CaseReview.Turn.FIRST  # type: ignore[arg-type]
            review = actions.begin_review(
                by=request.user,  # type: ignore[arg-type]
                line=line,
                instrument_key=key,
                turn=turn,
                children=form.bands(),
            )
            return redirect("instrument-response", review.response_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(
        request, "reviews/begin.html", {"inspection": inspection, "stage": "reviews", "form": form, "line": line}
    )


@signed_in
def read(request: HttpRequest, slug: str, review: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_agreement")
    found = review_for(inspection, review)
    line = line_for(inspection, found.case_id)
    try:
        policies.check_can_read(request.user, found, line)  # type: ignore[arg-type]
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    audit.record_read(
        by=request.user,  # type: ignore[arg-type]
        subject=found,
        summary=f"Read the {found.get_turn_display()} of {found.case.reference}.",
        owner=inspection.inspectorate.slug,
    )
    context = {"inspection": inspection, "stage": "reviews", "review": found, "line": line}
    context |= {"may_refer": may(inspection, "refer")}
    return render(request, "reviews/read.html", context | {"sheet": presenters.sheet(found)})


@signed_in
def set_aside(request: HttpRequest, slug: str, review: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "review_case")
    found = review_for(inspection, review)
    form = AsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_review_aside(by=request.user, review=found, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            messages.success(request, _("Set aside. What was written is kept, and another may review the case."))
            return redirect("review-cases", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "reviews", "form": form, "review": found}
    return render(request, "reviews/set_aside.html", context)
