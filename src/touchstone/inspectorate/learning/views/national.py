"""What returns, over the whole country, for people who sign in: confirmed, and beside it what still waits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.learning import policies, queries
from touchstone.inspectorate.learning.presenters import returning

SEEING = (Permission.INSPECT, Permission.AUTHORISE, Permission.PLAN_INSPECTIONS)


@requires(Permission.DECIDE_RECURRENCE, *SEEING)
def national(request: HttpRequest) -> HttpResponse:
    now, made_up = clock.now(), request.GET.get("made_up") == "yes"
    by = "judgement" if request.GET.get("by") == "judgement" else "theme"
    own = policies.inspectorates_of(person_signed_in(request))
    found = (queries.by_judgement if by == "judgement" else queries.by_theme)(now, made_up, with_proposed=True)
    context = {
        "by": by,
        "made_up": made_up,
        "found": found,
        "rows": returning.rows(found, by, with_proposed=True),
        "columns": returning.columns(by, with_proposed=True),
        "decides": own.exists(),
        "waiting": queries.waiting(own).count(),
        "today": clock.today(),
    }
    return render(request, "learning/national.html", context)
