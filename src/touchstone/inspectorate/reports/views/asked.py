"""What readers asked for, with its turnaround; and the translations of a publication."""

from __future__ import annotations

from datetime import timedelta
from statistics import median

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.reports import actions
from touchstone.inspectorate.reports import queries_of_staff as read
from touchstone.inspectorate.reports.forms import AnswerForm, LanguageForm, TranslationForm
from touchstone.inspectorate.reports.models import FormatRequest, Translation

A_PAGE = 50


@requires(Permission.PUBLISH_REPORTS)
def format_requests(request: HttpRequest) -> HttpResponse:
    rows = read.requests_for(person_signed_in(request))
    answered = [row for row in rows if row.answered_at is not None]
    took = [_days(row) for row in answered if row.answered_at]
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "n_waiting": read.waiting(rows).count(),
        "n_answered": len(answered),
        "in_time": sum(
            row.answered_at is not None and timezone.localdate(row.answered_at) <= row.due for row in answered
        ),
        "median": median(took) if took else None,
        "today": clock.today(),
    }
    return render(request, "reports/format_requests.html", context)


def _days(row: FormatRequest) -> int:
    assert row.answered_at is not None
    return int((row.answered_at - row.asked_at) / timedelta(days=1))


@requires(Permission.PUBLISH_REPORTS)
def format_request(request: HttpRequest, number: int) -> HttpResponse:
    person = person_signed_in(request)
    found = read.requests_for(person).filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such request to your inspectorate."))
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            said = form.cleaned_data
            actions.step(by=person, request=found, step=said["step"], answer=said["answer"])
            messages.success(request, _("It is noted."))
            return redirect("format-requests")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"row": found, "form": form, "open": found.answered_at is None}
    return render(request, "reports/format_request.html", context)


@signed_in
def translations(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "publish" if request.method == "POST" else "see_draft")
    publication = read.made(inspection, edition)
    if publication is None:
        raise Http404(_("This inspection has no such publication."))
    form = LanguageForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            said = form.cleaned_data
            actions.ask_translation(
                by=person_signed_in(request), publication=publication, language=said["language"], name=said["name"]
            )
            messages.success(request, _("The language is noted."))
            return redirect("publication-translations", slug, edition)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "inspection": inspection, "stage": "publications", "publication": publication, "form": form,
        "rows": read.translations(publication),
    }  # fmt: skip
    return render(request, "reports/translations.html", context)


@signed_in
def translation(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "publish")
    rows = Translation.objects.filter(publication__report__inspection=inspection)
    found = rows.select_related("publication__report", "received_by").filter(pk=row).first()
    if found is None:
        raise Http404(_("This inspection has no such translation."))
    form = TranslationForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            said = form.cleaned_data
            actions.step_translation(
                by=person_signed_in(request), row=found, step=said["step"], words=said["words"], file=said["file"]
            )
            messages.success(request, _("It is noted."))
            return redirect("publication-translations", slug, found.publication.edition)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "publications", "row": found, "form": form}
    return render(request, "reports/translation.html", context)
