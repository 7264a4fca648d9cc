"""A reader asks for a report in another format, without an account.

The form carries no cookie and no token against forged requests: there is no session to forge one in, and whoever sends
it can do no more than ask.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from touchstone.foundation.accounts.lockout import client_address
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.reports.actions import ask
from touchstone.inspectorate.reports.genuine import standing_of
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.register.format_forms import FormatForm
from touchstone.public.register.http import public_page
from touchstone.public.register.limits import asked_too_often
from touchstone.public.register.presenters import wording
from touchstone.public.register.queries import publications as read


@csrf_exempt
@public
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("name", "email", "address", "wish")
def ask_format(request: HttpRequest, slug: str) -> HttpResponse:
    publication = _standing(slug)
    form = FormatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if asked_too_often(client_address(request)):
            return render(request, "register/format_busy.html", _context(publication), status=429)
        try:
            if not form.cleaned_data["website"]:
                ask(publication=publication, asked=form.asked(language()))
            return redirect("register-format-asked", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    response = render(request, "register/format_ask.html", {**_context(publication), "form": form})
    response["Cache-Control"] = "no-store"
    return response


@public_page
def format_asked(request: HttpRequest, slug: str) -> HttpResponse:
    """After asking: what happens now."""
    return render(request, "register/format_asked.html", _context(_standing(slug)))


def _standing(slug: str) -> Publication:
    now = clock.now()
    for each in read.editions(slug, now):
        if standing_of(each, now) == "stands":
            return each
    raise Http404


def _context(publication: Publication) -> dict[str, object]:
    inspection = publication.report.inspection
    return {
        "inspection": inspection,
        "inspection_title": wording.title_of(inspection),
        "provider_name": wording.name_of(inspection.provider),
        "publisher": wording.name_of(inspection.inspectorate),
        "targets": settings.FORMAT_TARGET_DAYS,
        "kept": settings.FORMAT_CONTACT_KEPT_DAYS,
    }
