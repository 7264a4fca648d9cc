"""Self-evaluations, and what a rule proposed when performance dropped."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.foundation.files import queries as files
from touchstone.inspectorate.programme import policies, queries
from touchstone.inspectorate.programme.actions import escalations, records
from touchstone.inspectorate.programme.forms import AuthoriseForm, ReviewForm, SelfEvaluationForm
from touchstone.inspectorate.programme.models import Escalation, SelfEvaluation
from touchstone.inspectorate.programme.views.common import (
    inspectorates_for,
    planning_for,
    programme_for,
)


@signed_in
def add_self_evaluation(request: HttpRequest, programme: int) -> HttpResponse:
    row = programme_for(request, programme)
    planning_for(request, row.inspectorate)
    form = SelfEvaluationForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        for _name, why in refused_uploads(request):
            form.add_error("document", why)
        if form.is_valid():
            try:
                made = records.receive_self_evaluation(by=request.user, programme=row, **form.cleaned_data)  # type: ignore[arg-type]
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Recorded. The next one is due within the year."))
                return redirect("programme-self-evaluation", evaluation=made.pk)
    context = {"form": form, "row": row, "title": _("Record a self-evaluation"), "upload": True}
    return render(request, "programme/of_service.html", context)


def _evaluation_for(request: HttpRequest, number: int) -> SelfEvaluation:
    found = SelfEvaluation.objects.filter(pk=number, programme__inspectorate__in=inspectorates_for(request)).first()
    if found is None:
        raise Http404(_("There is no such self-evaluation in the programmes that you may see."))
    return found


@signed_in
def self_evaluation(request: HttpRequest, evaluation: int) -> HttpResponse:
    found = _evaluation_for(request, evaluation)
    row = programme_for(request, found.programme_id)
    may = policies.can_plan(request.user, row.inspectorate)  # type: ignore[arg-type]
    form = ReviewForm(request.POST or None)
    if request.method == "POST":
        planning_for(request, row.inspectorate)
        if form.is_valid():
            try:
                records.review_self_evaluation(by=request.user, evaluation=found, **form.cleaned_data)  # type: ignore[arg-type]
                messages.success(request, _("Your review is kept with it."))
                return redirect("programme-self-evaluation", evaluation=found.pk)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    context = {"found": found, "row": row, "form": form, "may_review": may and found.state == "received"}
    return render(request, "programme/self_evaluation.html", context)


@signed_in
def self_evaluation_document(request: HttpRequest, evaluation: int) -> HttpResponseBase:
    found = _evaluation_for(request, evaluation)
    if found.document is None:
        raise Http404(_("No document came with it."))
    return files.download(found.document, found.document_name)


@signed_in
def escalation(request: HttpRequest, escalation: int) -> HttpResponse:
    found = queries.escalation_in(inspectorates_for(request), escalation)
    if found is None:
        raise Http404(_("There is no such proposal in the programmes that you may see."))
    form = AuthoriseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your decision and its reason are kept."))
            return redirect("programme-escalation", escalation=found.pk)
    context = {
        "found": found,
        "row": found.programme,
        "form": form,
        "may_decide": policies.can_decide(request.user, found),  # type: ignore[arg-type]
    }
    return render(request, "programme/escalation.html", context)


def _decide(request: HttpRequest, found: Escalation, said: dict[str, Any]) -> None:
    if said["measure"] == "decline":
        escalations.decline(by=request.user, escalation=found, reason=said["reason"])  # type: ignore[arg-type]
    else:
        escalations.authorise(by=request.user, escalation=found, **said)  # type: ignore[arg-type]
