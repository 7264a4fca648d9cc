"""Publishing a signed report, how far its making is, stopping it, and opening a correction of what is public."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.presenters import lacking
from touchstone.inspectorate.drafting import correcting, presenters
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import publishing as actions
from touchstone.inspectorate.drafting.queries.progress import counts_of, latest_job
from touchstone.inspectorate.drafting.settings_forms import PublishForm, ReasonForm
from touchstone.inspectorate.inspections.access import may
from touchstone.inspectorate.reports import holds

# What the page says of each state of domain/workflows/publication_job.py.
JOB_STATES = {
    "waiting": gettext_lazy("It waits for its turn"),
    "making": gettext_lazy("Its forms are being made"),
    "failed": gettext_lazy("It failed: nothing is public"),
    "finished": gettext_lazy("Published: public, or public from the moment set"),
    "stopped": gettext_lazy("Stopped before anything was public"),
}


@signed_in
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    draft = draft_for(request, slug, "publish" if request.method == "POST" else "see_draft")
    form = PublishForm(request.POST or None, initial={"moment": "now"})
    if form.is_bound and form.is_valid():
        try:
            actions.publish(by=person_signed_in(request), draft=draft, public_from=form.public_from)
            messages.success(request, _("The publication is queued. Its forms are being made."))
            return redirect("draft-publish", slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": draft.inspection,
        "stage": "report",
        "draft": draft,
        "noun": presenters.noun(draft),
        "form": form,
        "counts": counts_of(draft),
        "holds": holds.on(draft.inspection),
        "job": latest_job(draft),
        "job_states": JOB_STATES,
        "may_publish": may(draft.inspection, "publish"),
        "may_lead": may(draft.inspection, "lead_report"),
        "unreached": lacking(draft.inspection.inspectorate) if draft.state != "published" else [],
    }
    return render(request, "drafting/publish.html", context)


@signed_in
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    draft = draft_for(request, slug, "lead_report")
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            correcting.open_correction(by=person_signed_in(request), draft=draft, reason=reason)
            messages.success(request, _("The correction is open. The report that is public stays as it is until then."))
            return redirect("draft-report", slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": draft.inspection,
        "stage": "report",
        "form": form,
        "back": "draft-report",
        "title": _("Correct the published %(document)s") % {"document": presenters.noun(draft)},
        "button": _("Open the correction"),
        "what": _("A new edition opens with the same text. What is public stays until the correction is."),
    }
    return render(request, "inspections/form.html", context)
