"""Meetings: the lists of both sides, and the inspectorate's minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations import access, forms, policies, presenters, queries
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.models import Meeting, Side
from touchstone.inspectorate.conversations.views.common import as_csv, kept_filters, others_in
from touchstone.inspectorate.inspections.views.acting import pressed, tried

KEPT = "conversations-filters"


@signed_in
def meetings(request: HttpRequest, side: str) -> HttpResponse:
    """Every meeting of one's inspectorates, or those shared with one's service; filters stay when one comes back."""
    if "clear" in request.GET:
        request.session.pop(KEPT, None)
        return redirect(request.path)
    form, rows = _narrowed(request, side)
    context = {
        "side": side,
        "form": form,
        "lines": presenters.meeting_lines(rows.prefetch_related("actions"), side, clock.today()),
        "filtered": any(form.data.values()),
        "may_write": side == Side.INSPECTORATE and _writable(request).exists(),
    }
    return render(request, "conversations/meetings.html", context)


@signed_in
def meetings_csv(request: HttpRequest, side: str) -> HttpResponse:
    _form, rows = _narrowed(request, side)
    lines = presenters.meeting_lines(rows.prefetch_related("actions"), side, clock.today())
    cells = (
        (line.row.held_on, line.title, line.row.inspectorate.slug, line.row.provider.slug, line.state[0], line.actions,
         line.open)
        for line in lines
    )  # fmt: skip
    columns = ("held_on", "kind", "inspectorate", "service", "minutes", "actions", "open_actions")
    return as_csv("meetings.csv", columns, cells)


def _narrowed(request: HttpRequest, side: str) -> tuple[forms.FilterForm, QuerySet[Meeting]]:
    rows = access.meetings_for(request, side)
    form = forms.FilterForm(others_in(rows, side), kept_filters(request, KEPT, ("service", "kind", "state")))
    wanted = queries.Wanted(**form.cleaned_data) if form.is_valid() else queries.Wanted()
    return form, queries.narrowed(rows, wanted)


def _writable(request: HttpRequest) -> QuerySet[Organisation]:
    return policies.inspectorates_of(person_signed_in(request), policies.WRITING)


@signed_in
def whom(request: HttpRequest) -> HttpResponse:
    """Which inspectorate met which service; then the minutes."""
    mine = _mine(request)
    services = queries.services_to_meet(mine)
    form = forms.WhomForm(mine, services, request.GET if "service" in request.GET else None)
    if form.is_valid():
        said = form.cleaned_data
        return redirect("conversation-add", inspectorate=said["inspectorate"], service=said["service"])
    return render(request, "conversations/whom.html", {"form": form})


def _mine(request: HttpRequest) -> list[Organisation]:
    access.organisations_for(request, Side.INSPECTORATE)
    mine = list(_writable(request))
    if not mine:
        raise PermissionDenied(_("Planners and lead inspectors record meetings. Ask one of them."))
    return mine


@signed_in
def add(request: HttpRequest, inspectorate: str, service: str) -> HttpResponse:
    """Record a meeting that was held."""
    mine = _mine(request)
    ours = next((row for row in mine if row.slug == inspectorate), None)
    theirs = next((row for row in queries.services_to_meet(mine) if row.slug == service), None)
    if ours is None or theirs is None:
        raise Http404(_("There is no such inspectorate or service among those that you may write for."))
    form = _form(theirs, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = _("The meeting was recorded. Add who does what by when, and share the minutes.")
        made = tried(request, form, minutes.write, said, inspectorate=ours, provider=theirs, row=form.row())
        if made:
            return redirect("conversation", meeting=made.pk)
    context = {"form": form, "title": _("Record a meeting"), "caption": theirs, "back": "conversations"}
    return render(request, "conversations/write.html", context)


def _form(provider: Organisation, data: Any = None, initial: dict[str, Any] | None = None) -> forms.MinutesForm:
    areas = list(provider.areas.order_by("name"))
    return forms.MinutesForm(areas, queries.open_improvements(provider), data, initial=initial)


@signed_in
def edit(request: HttpRequest, meeting: int) -> HttpResponse:
    """Change minutes that are being written."""
    held = _held(request, meeting)
    data = conflicts.resolved(request.POST) if request.method == "POST" else None
    form = _form(held.provider, data, None if data is not None else forms.minutes_initial(held))
    if form.is_valid():
        try:
            base = form.cleaned_data["revision"] or 0
            minutes.save(by=person_signed_in(request), meeting=held, base=base, row=form.row())
            messages.success(request, _("The minutes were saved."))
            return redirect("conversation", meeting=meeting)
        except conflicts.Conflict as conflict:
            theirs = _form(held.provider, None, {**forms.minutes_initial(held), "revision": conflict.revision})
            context = {"comparison": conflicts.compare(conflict, form, theirs), "meeting": held}
            return render(request, "conversations/conflict.html", context)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "title": _("The minutes"), "caption": held, "back": "conversations"}
    return render(request, "conversations/write.html", context)


def _held(request: HttpRequest, number: int) -> Meeting:
    """A meeting that the person may write."""
    held = access.meeting_for(request, number, Side.INSPECTORATE)
    if not policies.can_write(person_signed_in(request), held.inspectorate, held.provider):
        raise PermissionDenied(_("Planners and lead inspectors write minutes. Ask one of them."))
    return held


@signed_in
def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """The minutes as they stand, what was promised, what the service answered."""
    held = access.meeting_for(request, meeting, Side.INSPECTORATE)
    side = Side.INSPECTORATE
    context = {
        "side": side,
        "meeting": held,
        "title": presenters.KINDS[held.kind],
        "state": presenters.minutes_state(held, clock.today()),
        "minutes": presenters.minutes(queries.content_of(held)),
        "actions": presenters.action_lines(access.actions_for(request, side).filter(meeting=held), side, clock.today()),
        "sharings": presenters.shared(queries.sharings(held), clock.today()),
        "notes": list(held.notes.select_related("organisation", "by")),
        "may_write": policies.can_write(person_signed_in(request), held.inspectorate, held.provider),
        "final": held.state in policies.FINAL,
        "waiting": queries.awaited(held) if held.state == "shared" else None,
        "unanswered": presenters.unanswered_since(held, clock.today()),
        "note_form": forms.NoteForm(),
    }
    return render(request, "conversations/meeting.html", context)


@signed_in
def promise(request: HttpRequest, meeting: int) -> HttpResponse:
    """Add who does what by when."""
    held = _held(request, meeting)
    form = forms.PromiseForm(held, request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, minutes.promise, _("Added."), meeting=held, side=form.cleaned_data["side"], row=form.row()
    ):
        return redirect("conversation", meeting=meeting)
    context = {"form": form, "title": _("Who does what by when"), "meeting": held, "button": _("Add it")}
    return render(request, "conversations/ask.html", context)


@signed_in
def keep_both(request: HttpRequest, meeting: int) -> HttpResponse:
    """Leave both accounts beside each other."""
    held = _held(request, meeting)
    form = forms.BecauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, minutes.keep_both, _("Both accounts now stand."), meeting=held, **form.cleaned_data
    ):
        return redirect("conversation", meeting=meeting)
    context = {"form": form, "title": _("Keep both accounts"), "meeting": held, "button": _("Keep both")}
    return render(request, "conversations/ask.html", context)


STEPS = {"share": minutes.share, "take-back": minutes.take_back, "change": minutes.change}


@require_POST
@signed_in
def step(request: HttpRequest, meeting: int, does: str) -> HttpResponse:
    """Share the minutes, take them back, or write on after the service saw something otherwise."""
    held = _held(request, meeting)
    act = STEPS.get(does)
    if act is None:
        raise Http404
    pressed(request, act, "", meeting=held)
    return redirect("conversation", meeting=meeting)
