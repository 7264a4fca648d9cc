"""The timetable: weeks, clashes, one slot, and a person's own slots for their calendar."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections import actions
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.actions.timetable import Saved
from touchstone.inspectorate.inspections.forms.timetable import SlotForm
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.presenters.calendars import calendar_of
from touchstone.inspectorate.inspections.presenters.timetables import sentences, weeks
from touchstone.inspectorate.inspections.queries import team
from touchstone.inspectorate.inspections.queries import timetable as queries
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def timetable(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug)
    slots = queries.slots_of(inspection)
    clashes = queries.clashes_in(inspection, slots)
    context = {
        "inspection": inspection,
        "stage": "timetable",
        "weeks": weeks(slots, clashes),
        "count": len(slots),
        "clashes": sentences(clashes, slots),
        "can_change": may(inspection, "timetable"),
    }
    return render(request, "inspections/timetable.html", context)


@signed_in
def add_slot(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "timetable")
    form = _form(inspection, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = _("It stands in the timetable.")
        saved = tried(request, form, actions.add_slot, said, inspection=inspection, row=form.row())
        if saved is not None:
            _warn(request, saved)
            return redirect("inspection-timetable", slug)
    return _page(request, inspection, form, _("Add to the timetable"), _("Add it"))


@signed_in
def change_slot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "timetable")
    slot = _slot(inspection, number)
    data = conflicts.resolved(request.POST) if request.method == "POST" else None
    form = _form(inspection, data, SlotForm.initial_of(slot))
    if form.is_valid():
        base = form.cleaned_data["revision"] or 0
        try:
            saved = actions.change_slot(by=person_signed_in(request), slot=slot, row=form.row(), base=base)
        except conflicts.Conflict as conflict:
            theirs = _form(inspection, None, SlotForm.initial_of(slot))
            context = {
                "inspection": inspection, "stage": "timetable", "title": _("Two versions of a slot"),
                "comparison": conflicts.compare(conflict, form, theirs), "back": "inspection-timetable",
            }  # fmt: skip
            return render(request, "inspections/conflict.html", context)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The timetable is saved."))
            _warn(request, saved)
            return redirect("inspection-timetable", slug)
    return _page(request, inspection, form, _("Change the timetable"), _("Save it"), slot)


@signed_in
def remove_slot(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "timetable")
    slot = _slot(inspection, number)
    if request.method == "POST":
        actions.remove_slot(by=person_signed_in(request), slot=slot)
        messages.success(request, _("It is taken out of the timetable."))
        return redirect("inspection-timetable", slug)
    return render(
        request, "inspections/slot_remove.html", {"inspection": inspection, "stage": "timetable", "slot": slot}
    )


@signed_in
def my_calendar(request: HttpRequest) -> HttpResponse:
    """One's own slots of all inspections that go on, as a file for one's calendar."""
    person = person_signed_in(request)
    content = calendar_of(queries.slots_of_person(person), _("Inspections"))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="inspections.ics"'
    return answer


def _form(inspection: Inspection, data: Any, initial: dict[str, Any] | None = None) -> SlotForm:
    members = [member.user_id for member in team.team_of(inspection)]
    people = User.objects.filter(pk__in=members).order_by("name")
    return SlotForm(data, initial=initial, people=people, places=queries.places_of(inspection))


def _slot(inspection: Inspection, number: int) -> FieldworkSlot:
    found = queries.slot_numbered(inspection, number)
    if found is None:
        raise Http404(_("This is not, or no longer, in the timetable."))
    found.inspection = inspection
    return found


def _warn(request: HttpRequest, saved: Saved) -> None:
    for said in sentences(saved.clashes, [saved.slot]):
        messages.warning(request, said)


def _page(
    request: HttpRequest, inspection: Inspection, form: SlotForm, title: str, button: str,
    slot: FieldworkSlot | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "inspection": inspection, "stage": "timetable", "form": form, "title": title, "button": button, "slot": slot,
    }  # fmt: skip
    return render(request, "inspections/slot.html", context)
