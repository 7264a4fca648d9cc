"""The audit trail as an administrator reads it: narrowed, in pages, or as a table file."""

from __future__ import annotations

from itertools import chain

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from touchstone.domain.spreadsheets import csv_lines
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.forms import TrailFilterForm
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.presenters import EventLine
from touchstone.foundation.providers.queries import trail as queries
from touchstone.foundation.providers.roles import ROLES

PAGE = 50
COLUMNS = ("number", "at", "who", "action", "subject", "summary", "changes", "organisation", "sequence", "hash")


def _read(request: HttpRequest) -> tuple[TrailFilterForm, queries.TrailFilter, list[Organisation]]:
    own = list(policies.organisations_of(person_signed_in(request), Permission.READ_AUDIT_TRAIL))
    form = TrailFilterForm(request.GET, actions=queries.actions_in(own))
    form.is_valid()  # what is wrong is said beside its box; the rest narrows all the same
    return form, queries.TrailFilter(**form.cleaned_data), own


@requires(Permission.READ_AUDIT_TRAIL)
def trail(request: HttpRequest) -> HttpResponse:
    form, chosen, own = _read(request)
    page = Paginator(queries.trail(own, chosen), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": [EventLine.of(event) for event in page],
        "organisations": own,
        "narrowed": chosen != queries.TrailFilter(),
        "query": request.GET.urlencode(),
    }
    return render(request, "providers/trail.html", context)


@requires(Permission.READ_AUDIT_TRAIL)
def trail_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same rows as the page, all of them. Taking them away is itself in the trail."""
    _form, chosen, own = _read(request)
    rows = queries.trail(own, chosen)
    audit.record(
        by=person_signed_in(request),
        action="providers.export-trail",
        summary=f"Took away {rows.count()} rows of the audit trail",
        owner=own[0].slug,
    )
    cells = (EventLine.of(event).cells() for event in rows.iterator(chunk_size=2000))
    lines = csv_lines(chain([COLUMNS], cells))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="audit-trail-{timezone.localdate()}.csv"'
    return response


@requires(Permission.ADMINISTER_PEOPLE)
def roles(request: HttpRequest) -> HttpResponse:
    """What every role is for and allows."""
    return render(request, "providers/roles.html", {"roles": ROLES.values()})
