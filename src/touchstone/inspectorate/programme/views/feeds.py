"""A person's calendar address: made and revoked on a page, read by other programs."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public, signed_in
from touchstone.inspectorate.programme import ical, policies, queries
from touchstone.inspectorate.programme.actions import feeds


@signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """Make, replace or revoke the address. It is shown once, on the page that made it."""
    address = ""
    if request.method == "POST":
        if request.POST.get("do") == "revoke":
            feeds.revoke_feed(by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("The address no longer works. Programs that read it will find nothing."))
            return redirect("programme-calendar")
        token = feeds.make_feed(by=request.user)  # type: ignore[arg-type]
        address = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    context = {
        "address": address,
        "feed": queries.feed_of_person(request.user),  # type: ignore[arg-type]
        "sees": policies.inspectorates_of(request.user).exists(),  # type: ignore[arg-type]
    }
    response = render(request, "programme/calendar.html", context)
    response["Cache-Control"] = "no-store"
    return response


@public
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program reads. Whoever has the address has the calendar; an unknown one is a page not found."""
    found = queries.feed_of(feeds.hash_of(token))
    if found is None:
        raise Http404(_("There is no calendar at this address. Its owner may have revoked it."))
    obligations = queries.in_calendar_of(list(policies.inspectorates_of(found.person)))
    own = queries.fieldwork_of(found.person)
    data = ical.calendar(obligations, own, clock.now(), clock.today())
    response = HttpResponse(data, content_type=ical.MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response
