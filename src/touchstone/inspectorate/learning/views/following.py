"""Which actions of plans were followed by improvement, for people of an inspectorate who sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from touchstone.domain.sampling.agreement import FEW
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.learning.following import acts
from touchstone.inspectorate.learning.presenters import drawing, following
from touchstone.inspectorate.learning.presenters.curves import KINDS
from touchstone.inspectorate.learning.views.national import SEEING
from touchstone.inspectorate.learning.views.open_pages import as_csv, with_made_up


@requires(Permission.DECIDE_RECURRENCE, *SEEING)
@require_safe
def followed(request: HttpRequest) -> HttpResponse:
    by, kind = request.GET.get("by", ""), _kind(request)
    by = by if by in following.GROUPINGS else "measure"
    found = acts(clock.now(), with_made_up(request), kind)
    groups = following.groups(found.rows, by)
    context = {
        "by": by,
        "kind": kind,
        "kinds": KINDS,
        "made_up": with_made_up(request),
        "found": found,
        "whole": following.everything(found.rows),
        "groups": groups,
        "columns": following.columns(by),
        "picture": drawing.shares([(group.title, group.tally) for group in groups]),
        "groupings": following.GROUPINGS,
        "overlapping": by in following.OVERLAPPING,
        "fewest": FEW,
        "today": clock.today(),
    }
    return render(request, "learning/followed.html", context)


@requires(Permission.DECIDE_RECURRENCE, *SEEING)
@require_safe
def followed_data(request: HttpRequest) -> HttpResponse:
    found = acts(clock.now(), with_made_up(request), _kind(request))
    return as_csv("followed-by-improvement.csv", following.DATA, following.data(found.rows))


def _kind(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in Inspection.Kind.values else ""
