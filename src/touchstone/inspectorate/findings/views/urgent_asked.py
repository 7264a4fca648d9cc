"""What the service reads of urgent findings that it was told of, and where it says what it does about each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.workflows.urgent_flag import URGENT_FLAG
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.forms import UrgentAnswerForm
from touchstone.inspectorate.findings.policies.urgent import state_of
from touchstone.inspectorate.findings.queries import urgent as queries
from touchstone.inspectorate.findings.told import told_of
from touchstone.inspectorate.inspections.access import inspection_for

STAGE = "urgent-asked"


@signed_in
def told(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "answer_urgent")
    rows = told_of(queries.told(inspection))
    context = {"inspection": inspection, "stage": STAGE, "rows": rows, "today": clock.today()}
    return render(request, "findings/asked_urgent_list.html", context)


@signed_in
def told_one(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "answer_urgent")
    held = queries.told_one(inspection, finding)
    if held is None:
        raise Http404(_("You were told of no urgent finding with this number."))
    form = UrgentAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.answer(
                by=person_signed_in(request), inspection=inspection, finding=held, does=said["does"], text=said["text"]
            )
            messages.success(request, _("The inspectors can read your answer, and are told of it by e-mail."))
            return redirect("finding-urgent-asked-one", slug=slug, finding=held.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    (row,) = told_of([held])
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "row": row,
        "today": clock.today(),
        "form": form,
        "may_answer": URGENT_FLAG.can_become(state_of(held), "answered"),
    }
    return render(request, "findings/asked_urgent.html", context)
