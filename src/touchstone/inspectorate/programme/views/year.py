"""The year: what is due, for whom, when, by which rule, and how it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.programme import policies, presenters, queries
from touchstone.inspectorate.programme.forms import YearForm, service_choices
from touchstone.inspectorate.programme.models import Programme
from touchstone.inspectorate.programme.views.common import inspectorates_for

KEPT = "programme-filters"  # in the session, so that a filter stays when one comes back


@signed_in
def year(request: HttpRequest) -> HttpResponse:
    inspectorates, today = inspectorates_for(request), clock.today()
    if "clear" in request.GET:
        request.session.pop(KEPT, None)
        return redirect("programme-year")
    programmes = list(queries.programmes(inspectorates))
    form = YearForm(
        range(today.year + 3, today.year - 8, -1),
        service_choices(sorted({row.provider for row in programmes}, key=str)),
        _rules(programmes),
        _chosen(request, str(today.year)),
    )
    chosen = queries.YearFilter(today.year)
    if form.is_valid():
        said = form.cleaned_data
        chosen = queries.YearFilter(int(said["year"]), said["service"], said["rule"], said["state"])
    rows = queries.in_year(inspectorates, chosen, today)
    context = {
        "form": form,
        "chosen": chosen,
        "lines": presenters.lines(rows, chosen.year, today),
        "programmes": programmes,
        "escalations": queries.waiting_escalations(inspectorates),
        "filtered": (chosen.service, chosen.rule, chosen.state, chosen.year) != ("", "", "", today.year),
        "looked_at": max((row.looked_at for row in programmes if row.looked_at), default=None),
        "may_plan": any(policies.can_plan(request.user, each) for each in inspectorates),  # type: ignore[arg-type]
    }
    return render(request, "programme/year.html", context)


def _chosen(request: HttpRequest, this_year: str) -> dict[str, str]:
    """The filters of the address; without any, those used last."""
    named = {name: request.GET[name] for name in ("year", "service", "rule", "state") if name in request.GET}
    if named:
        request.session[KEPT] = named
    return {"year": this_year, **request.session.get(KEPT, {})}


def _rules(programmes: list[Programme]) -> list[tuple[str, str]]:
    language = translation.get_language() or "en"
    found = {rule.key: rule.title(language) for row in programmes for rule in queries.calendar_of(row).rules.values()}
    return sorted(found.items(), key=lambda pair: pair[1])
