"""The lead's screens: the list of items, writing, sending and withdrawing them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.requests import policies, presenters, queries
from touchstone.inspectorate.requests.actions import items as actions
from touchstone.inspectorate.requests.forms import ItemForm, ReasonForm, SendForm
from touchstone.inspectorate.requests.views.common import item_of

STAGE = "request"


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_request")
    found = queries.items(inspection)
    counts = queries.counts(inspection)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "lines": presenters.lines(found, clock.today(), service=False),
        "counts": counts,
        "said": presenters.said(counts),
        "may_ask": may(inspection, "ask"),
    }
    return render(request, "requests/overview.html", context)


@require_POST
@signed_in
def take_starting_list(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask")
    count = actions.take_starting_list(by=request.user, inspection=inspection)  # type: ignore[arg-type]
    said = ngettext("%(n)s item was added.", "%(n)s items were added.", count) % {"n": count}
    messages.success(request, said if count else _("All of them are there already."))
    return redirect("request-overview", slug=slug)


@signed_in
def add_item(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask")
    form = ItemForm(inspection, request.POST) if request.method == "POST" else ItemForm(inspection)
    if request.method == "POST" and form.is_valid():
        try:
            item = actions.write_item(by=request.user, inspection=inspection, **form.changes())  # type: ignore[arg-type]
            messages.success(request, _("Added as item %(number)s. It is not sent yet.") % {"number": item.number})
            return redirect("request-overview", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": STAGE, "form": form, "item": None}
    return render(request, "requests/write.html", context)


@signed_in
def edit_item(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask")
    item = item_of(inspection, number)
    data = conflicts.resolved(request.POST)
    form = ItemForm(inspection, data) if request.method == "POST" else ItemForm.of(item)
    context = {"inspection": inspection, "stage": STAGE, "form": form, "item": item}
    if request.method != "POST" and not policies.can_edit(item):
        return redirect("request-item", slug=slug, number=number)
    if request.method == "POST" and form.is_valid():
        base = form.cleaned_data["revision"] or 0
        try:
            actions.edit_item(by=request.user, item=item, base=base, changes=form.changes())  # type: ignore[arg-type]
            messages.success(request, _("Saved."))
            return redirect("request-overview", slug=slug)
        except conflicts.Conflict as conflict:
            item.refresh_from_db()
            context["comparison"] = conflicts.compare(conflict, form, ItemForm.of(item))
            return render(request, "requests/conflict.html", context)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "requests/write.html", context)


@require_POST
@signed_in
def remove_item(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask")
    item = item_of(inspection, number)
    try:
        actions.remove_item(by=request.user, item=item)  # type: ignore[arg-type]
        messages.success(request, _("Removed: %(title)s.") % {"title": item.title})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("request-overview", slug=slug)


@signed_in
def send(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask")
    form = SendForm(request.POST) if request.method == "POST" else SendForm()
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.send(by=request.user, inspection=inspection, **form.cleaned_data)  # type: ignore[arg-type]
            said = ngettext("%(n)s item was sent to the service.", "%(n)s items were sent to the service.", count)
            messages.success(request, said % {"n": count})
            return redirect("request-overview", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    drafts = [item for item in queries.items(inspection) if item.state == "draft"]
    context = {"inspection": inspection, "stage": STAGE, "form": form, "drafts": drafts}
    return render(request, "requests/send.html", context)


@signed_in
def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask")
    item = item_of(inspection, number)
    form = ReasonForm(request.POST) if request.method == "POST" else ReasonForm()
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(by=request.user, item=item, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            messages.success(request, _("Item %(number)s is no longer asked for.") % {"number": number})
            return redirect("request-overview", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": STAGE, "form": form, "item": item}
    return render(request, "requests/withdraw.html", context)
