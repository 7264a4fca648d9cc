"""Lines of enquiry: the list, a new one, and one with what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections import actions
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.forms.enquiries import AnswerForm, LineChangeForm, LineForm
from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.inspections.presenters.enquiries import lines_shown
from touchstone.inspectorate.inspections.queries import enquiries as queries
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def enquiries(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug)
    context = {
        "inspection": inspection,
        "stage": "enquiries",
        "lines": lines_shown(inspection),
        "can_enquire": may(inspection, "enquire"),
    }
    return render(request, "inspections/enquiries.html", context)


@signed_in
def add_enquiry(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "enquire")
    data = request.POST if request.method == "POST" else None
    form = LineForm(data, framework=planning.definition(inspection))
    if form.is_valid():
        said = _("The line of enquiry is open.")
        if tried(request, form, actions.open_line, said, inspection=inspection, **form.cleaned_data):
            return redirect("inspection-enquiries", slug)
    return _page(request, inspection, form, _("Open a line of enquiry"), _("Open it"))


@signed_in
def change_enquiry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "enquire")
    line, framework = _line(inspection, number), planning.definition(inspection)
    data = conflicts.resolved(request.POST) if request.method == "POST" else None
    form = LineChangeForm.of(line, framework, data)
    title = _("Rewrite line of enquiry %(number)d") % {"number": number}
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        base = form.cleaned_data["revision"]
        try:
            actions.change_line(by=person_signed_in(request), line=line, base=base, **given)
        except conflicts.Conflict as conflict:
            comparison = conflicts.compare(conflict, form, LineChangeForm.of(line, framework))
            context = {"inspection": inspection, "stage": "enquiries", "comparison": comparison, "title": title}
            return render(request, "inspections/conflict.html", {**context, "back": "inspection-enquiries"})
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The line of enquiry is saved."))
            return redirect("inspection-enquiries", slug)
    return _page(request, inspection, form, title, _("Save it"))


@signed_in
def close_enquiry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Answer or set aside an open line; open a closed one again."""
    inspection = inspection_for(request, slug, "enquire")
    line = _line(inspection, number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if line.state != "open":
        return _open_again(request, inspection, line)
    if form.is_valid():
        if tried(request, form, actions.take_step, _("The line of enquiry is closed."), line=line, **form.cleaned_data):
            return redirect("inspection-enquiries", slug)
    return _page(request, inspection, form, line.text, _("Close the line"), caption=_("What became of it"))


def _open_again(request: HttpRequest, inspection: Inspection, line: LineOfEnquiry) -> HttpResponse:
    if request.method == "POST":
        try:
            actions.take_step(by=person_signed_in(request), line=line, step="open again")
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The line of enquiry is open again."))
        return redirect("inspection-enquiries", inspection.slug)
    context = {"inspection": inspection, "stage": "enquiries", "line": line}
    return render(request, "inspections/enquiry_again.html", context)


def _line(inspection: Inspection, number: int) -> LineOfEnquiry:
    found = queries.line_numbered(inspection, number)
    if found is None:
        raise Http404(_("There is no line of enquiry with this number."))
    return found


def _page(
    request: HttpRequest, inspection: Inspection, form: Any, title: str, button: str, caption: str = ""
) -> HttpResponse:
    context = {
        "inspection": inspection, "stage": "enquiries", "form": form, "title": title, "button": button, "what": "",
        "caption": caption, "back": "inspection-enquiries",
    }  # fmt: skip
    return render(request, "inspections/form.html", context)
