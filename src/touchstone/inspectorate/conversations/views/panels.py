"""Young people's boards and family forums: the list, one panel, a day on which it met."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.conversations import access, forms, presenters, queries
from touchstone.inspectorate.conversations.actions import panels as acting
from touchstone.inspectorate.conversations.models import Side
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def panels(request: HttpRequest, side: str) -> HttpResponse:
    """Every panel, and how what they said stands."""
    found, today = access.panels_for(request, side), clock.today()
    said = list(queries.recommendations(found))
    lines = [
        (
            panel,
            presenters.PANELS[panel.kind],
            presenters.tally([row for row in said if row.session.panel_id == panel.pk], today),
        )
        for panel in found
    ]
    waiting = presenters.said_lines(queries.worrying(said, today), side, today)
    context = {"side": side, "lines": lines, "waiting": waiting, "n": len(said), "today": today}
    return render(request, "conversations/panels.html", context)


@signed_in
def panel(request: HttpRequest, panel: int, side: str) -> HttpResponse:
    """One panel: each day on which it met, newest first, what was said, and how it stands."""
    held, today = access.panel_for(request, panel, side), clock.today()
    sessions = [
        (session, presenters.said_lines(session.recommendations.all(), side, today))
        for session in queries.sessions(held)
    ]
    context = {"side": side, "panel": held, "kind": presenters.PANELS[held.kind], "sessions": sessions, "today": today}
    return render(request, "conversations/panel.html", context)


@signed_in
def add(request: HttpRequest) -> HttpResponse:
    services = access.organisations_for(request, Side.SERVICE)
    form = forms.PanelForm(services, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        provider = next(row for row in services if row.slug == said.pop("service"))
        made = tried(request, form, acting.keep_panel, _("The panel is in the list."), provider=provider, **said)
        if made:
            return redirect("asked-panel", panel=made.pk)
    context = {"form": form, "title": _("Add a panel"), "side": Side.SERVICE, "button": _("Add it")}
    return render(request, "conversations/ask.html", context)


@signed_in
def end(request: HttpRequest, panel: int) -> HttpResponse:
    held = access.panel_for(request, panel, Side.SERVICE)
    form = forms.EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(request, form, acting.end_panel, _("Saved."), panel=held, **form.cleaned_data):
        return redirect("asked-panel", panel=panel)
    context = {"form": form, "title": _("It no longer meets"), "side": Side.SERVICE, "panel": held, "button": _("Save")}
    return render(request, "conversations/ask.html", context)


@signed_in
def met(request: HttpRequest, panel: int) -> HttpResponse:
    """Record a day on which it met."""
    held = access.panel_for(request, panel, Side.SERVICE)
    form = forms.SessionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, acting.hold_session, _("Recorded. Add what they said."), panel=held, **form.cleaned_data
    ):
        return redirect("asked-panel", panel=panel)
    context = {"form": form, "title": _("It met"), "side": Side.SERVICE, "panel": held, "button": _("Save")}
    return render(request, "conversations/ask.html", context)
