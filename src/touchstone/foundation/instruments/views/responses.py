"""The list of one's responses, one response, its children, checking and submitting it, and setting it aside."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import actions, forms, policies, presenters, queries
from touchstone.foundation.instruments.models import Response
from touchstone.foundation.instruments.sheets import sheet
from touchstone.foundation.instruments.views.common import rater_only

PER_PAGE = 25


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.responses_of(request.user), PER_PAGE).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    return render(request, "instruments/mine.html", {"page": page, "reading": presenters.language()})


@rater_only
def response(request: HttpRequest, response: Response) -> HttpResponseBase:
    """How far it is, page by page; or, once it is finished, what it says."""
    open_ = policies.can_answer(request.user, response)  # type: ignore[arg-type]
    context = {
        "response": response,
        "title": response.instrument.title(presenters.language()),
        "instrument": queries.definition(response.instrument),
        "overview": presenters.overview(response, clock.today()) if open_ else None,
        "sheet": [] if open_ else sheet(response, presenters.language()),
        "script": presenters.for_script(response),
    }
    return render(request, "instruments/response.html", context)


@rater_only
def children(request: HttpRequest, response: Response) -> HttpResponseBase:
    """Which children there are: a letter and an age band each."""
    held = {child.key: child.band for child in queries.children_of(response)}
    form = forms.ChildrenForm(held, request.POST or None, presenters.language())
    if request.method == "POST" and form.is_valid():
        actions.change_children(by=request.user, response=response, bands=form.bands())  # type: ignore[arg-type]
        if request.POST.get("go") == "another":
            return redirect("instrument-children", response.pk)
        return redirect("instrument-response", response.pk)
    context = {"response": response, "form": form, "title": response.instrument.title(presenters.language())}
    return render(request, "instruments/children.html", context)


@rater_only
def check(request: HttpRequest, response: Response) -> HttpResponseBase:
    """Every answer once more, what is missing, and what will not be part of it; then submitting."""
    if request.method == "POST":
        try:
            actions.submit(by=request.user, response=response)  # type: ignore[arg-type]
            messages.success(request, _("Submitted. Its answers are final now."))
            return redirect("instrument-response", response.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("instrument-check", response.pk)
    if not policies.can_answer(request.user, response):  # type: ignore[arg-type]
        return redirect("instrument-response", response.pk)
    context = {
        "response": response,
        "title": response.instrument.title(presenters.language()),
        "instrument": queries.definition(response.instrument),
        "checked": presenters.checked(response, clock.today()),
        "overview": presenters.overview(response, clock.today()),
        "script": presenters.for_script(response),
    }
    return render(request, "instruments/check.html", context)


@rater_only
def two_texts(request: HttpRequest, response: Response) -> HttpResponseBase:
    """What was written in two places: choose which text stands."""
    clashes = presenters.clashes(response)
    if request.method == "POST":
        chosen = {clash.slot: request.POST.get(f"stands-{clash.slot}", "") for clash in clashes}
        texts = {clash.slot: clash.choice(chosen[clash.slot]) for clash in clashes if chosen[clash.slot]}
        for slot, written in texts.items():
            actions.choose_text(by=request.user, response=response, slot=slot, written=written)  # type: ignore[arg-type]
        if len(texts) < len(clashes):
            messages.error(request, _("Choose a text for each question."))
            return redirect("instrument-two-texts", response.pk)
        messages.success(request, _("Saved. Each question has one text again."))
        return redirect("instrument-response", response.pk)
    context = {"response": response, "clashes": clashes, "title": response.instrument.title(presenters.language())}
    return render(request, "instruments/two_texts.html", context)


@rater_only
def set_aside(request: HttpRequest, response: Response) -> HttpResponseBase:
    form = forms.SetAsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_aside(by=request.user, response=response, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            messages.success(request, _("Set aside. What you wrote is kept."))
            return redirect("responses")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"response": response, "form": form, "title": response.instrument.title(presenters.language())}
    return render(request, "instruments/set_aside.html", context)
