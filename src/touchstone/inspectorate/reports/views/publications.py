"""The publications of an inspection: how far each is, trying again, stopping, withdrawing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from touchstone.domain.workflows.publication_job import FAILED
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import allows
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import actions, landing
from touchstone.inspectorate.reports import queries_of_staff as read
from touchstone.inspectorate.reports.forms import ReasonForm
from touchstone.inspectorate.reports.genuine import standing_of
from touchstone.inspectorate.reports.models import Publication, PublicationJob
from touchstone.inspectorate.reports.policies_of_jobs import is_scheduled

# What the page says of each state of domain/workflows/publication_job.py.
STATES: dict[str, str | Promise] = {
    "waiting": gettext_lazy("Waits for its turn"),
    "making": gettext_lazy("Its forms are being made"),
    "failed": gettext_lazy("Failed: nothing is public"),
    "finished": gettext_lazy("Published"),
    "scheduled": gettext_lazy("Made, and waits for its moment"),
    "superseded": gettext_lazy("Corrected since"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "stopped": gettext_lazy("Stopped before it was public"),
}


@signed_in
def publications(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_draft")
    now = clock.now()
    context = {
        "inspection": inspection,
        "stage": "publications",
        "jobs": [(job, _shown(job)) for job in read.jobs(inspection)],
        "states": STATES,
        "now": now,
        "may_publish": may(inspection, "publish"),
        "answers_requests": allows(person_signed_in(request), Permission.PUBLISH_REPORTS, inspection.inspectorate),
        "correct_at": landing.correct_at(inspection) if may(inspection, "lead_report") else "",
    }
    return render(request, "reports/publications.html", context)


def _shown(job: PublicationJob) -> str:
    """The state that a person sees: a finished one is public, waits, was corrected or withdrawn."""
    if job.publication is None or job.state != "finished":
        return job.state
    if is_scheduled(job.publication):
        return "scheduled"
    standing = standing_of(job.publication, clock.now())
    return "finished" if standing == "stands" else standing


def _job(inspection: Inspection, number: int) -> PublicationJob:
    job = read.job_numbered(inspection, number)
    if job is None:
        raise Http404(_("This inspection has no such publication."))
    return job


def _made(inspection: Inspection, edition: int) -> Publication:
    publication = read.made(inspection, edition)
    if publication is None:
        raise Http404(_("This inspection has no such publication."))
    return publication


@signed_in
@require_POST
def again(request: HttpRequest, slug: str, job: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "publish")
    found = _job(inspection, job)
    if found.state == FAILED:
        actions.try_again(by=person_signed_in(request), job=found)
        messages.success(request, _("It is tried again. What was made before is not made again."))
    return redirect("publications", slug)


@signed_in
def stop(request: HttpRequest, slug: str, job: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "publish")
    found = _job(inspection, job)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.stop(by=person_signed_in(request), job=found, reason=form.cleaned_data["reason"])
            messages.success(request, _("It is stopped. Nothing of it was public."))
            return redirect("publications", slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    what = [
        _("Nothing of it becomes public. The report goes back to its signed state and may be published again."),
        _("Areas for improvement that were recorded with it are taken back, unless they were public before."),
    ]
    return _ask(request, inspection, form, _("Stop this publication"), _("Stop it"), what)


@signed_in
def withdraw(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "publish")
    publication = _made(inspection, edition)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.withdraw(by=person_signed_in(request), publication=publication, reason=reason)
            messages.success(request, _("The publication is withdrawn. Its reason is shown in its place."))
            return redirect("publications", slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    what = [
        _("The report, its files and its children’s version are not offered any more, at once."),
        _("In their place everyone reads that it was withdrawn, when, and the reason that you give here."),
        _("Its SHA-256 stays, so that a copy can be known. This cannot be undone: publish a new edition instead."),
    ]
    return _ask(request, inspection, form, _("Withdraw edition %s") % edition, _("Withdraw it"), what)


def _ask(
    request: HttpRequest, inspection: Inspection, form: ReasonForm, title: str, button: str, what: list[str]
) -> HttpResponse:
    context = {
        "inspection": inspection, "stage": "publications", "form": form, "title": title, "button": button, "what": what,
    }  # fmt: skip
    return render(request, "reports/reason.html", context)
