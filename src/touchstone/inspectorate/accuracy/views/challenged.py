"""The inspectorate's screens of challenges: answering one, its day, lifting its hold, closing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.forms import Form
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.accuracy import presenters, regime
from touchstone.inspectorate.accuracy.actions import challenges as actions
from touchstone.inspectorate.accuracy.forms import DaysForm, OutcomeForm, ReasonForm
from touchstone.inspectorate.accuracy.models import Challenge
from touchstone.inspectorate.accuracy.queries import challenges
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.accuracy.views.common import challenge_of
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.views.acting import tried

STAGE = "challenges"
SEE, ANSWER = "see_draft", "answer_challenge"


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, SEE)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "challenges": challenges.of_inspection(inspection),
        "about": presenters.ABOUT,
        "states": presenters.CHALLENGES,
        "procedure": regime.procedure_of(inspection),
        "others": [each for key, each in regime.procedures().items() if key != regime.OWN],
        "holds": challenges.holds(inspection),
        "may_make": False,
        "is_secret": lambda row: presenters.is_secret(row, director=may(inspection, ANSWER), service=False),
    }
    return render(request, "accuracy/challenges.html", context)


def _readable(inspection: Inspection, number: int) -> Challenge:
    """The challenge, where this person may read it: of one about somebody's conduct only directors do."""
    found = challenge_of(inspection, number)
    if presenters.is_secret(found, director=may(inspection, ANSWER), service=False):
        raise Http404(_("There is no challenge with this number that you may read."))
    return found


@signed_in
def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Read a challenge, and answer its stage."""
    inspection = inspection_for(request, slug, ANSWER if request.method == "POST" else SEE)
    found = _readable(inspection, number)
    row = challenges.round_of(found)
    form = OutcomeForm(request.POST) if request.method == "POST" else OutcomeForm(initial={"number": row.number})
    if request.method == "POST" and form.is_valid():
        said = _("Challenge %(n)s is answered.") % {"n": number}
        if tried(request, form, actions.answer, said, challenge=found, **form.cleaned_data):
            return redirect("challenge", slug=slug, number=number)
    return _page(request, inspection, found, form)


def _page(request: HttpRequest, inspection: Inspection, challenge: Challenge, form: OutcomeForm) -> HttpResponse:
    procedure = regime.procedure_of(inspection)
    row = challenges.round_of(challenge)
    director = may(inspection, ANSWER)
    holding = challenge.lifted_at is None and challenge.state == "open" and row.holds
    reopen = challenge.pk in {each.pk for each in challenges.to_reopen(inspection)}
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "challenge": challenge,
        "procedure": procedure,
        "rounds": presenters.rounds(challenge, procedure),
        "about": presenters.ABOUT,
        "state": presenters.CHALLENGES[challenge.state],
        "judgement": challenges.judgement_title(inspection, challenge.judgement_key),
        "form": form if director and challenge.state == "open" else None,
        "reopen": challenges.reopen_sentence(challenge) if reopen else "",
        "may_reopen": may(inspection, "reopen"),
        "may_day": director and challenge.state == "open",
        "may_lift": director and challenge.lifted_at is None and (holding or reopen),
        "holding": holding,
        "may_close": director
        and challenge.state == "answered"
        and (row.next_clock is None or is_over_time(row.next_clock, clock.today())),
    }
    return render(request, "accuracy/challenge.html", context)


@signed_in
def day(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Set another day for the answer."""
    return _act(
        request, slug, number, DaysForm, actions.set_day, _("The day is set."),
        title=_("The day for the answer"), button=_("Set the day"),
    )  # fmt: skip


@signed_in
def lift(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Let publication go on all the same."""
    return _act(
        request, slug, number, ReasonForm, actions.lift, _("Publication does not wait for it any more."),
        title=_("Let publication go on"), button=_("Let it go on"),
        explain=[_("The report can then be published although this challenge is not settled. The reason is kept.")],
    )  # fmt: skip


def _act(
    request: HttpRequest,
    slug: str,
    number: int,
    form_class: type[Form],
    action: Callable[..., Any],
    said: str,
    **words: Any,
) -> HttpResponse:
    inspection = inspection_for(request, slug, ANSWER)
    found = _readable(inspection, number)
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried(request, form, action, said, challenge=found, **form.cleaned_data)
        if not form.errors:
            return redirect("challenge", slug=slug, number=number)
    context = {"inspection": inspection, "stage": STAGE, "challenge": found, "form": form, **words}
    return render(request, "accuracy/act.html", context)


@require_POST
@signed_in
def close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, ANSWER)
    try:
        actions.close_answered(by=person_signed_in(request), challenge=_readable(inspection, number))
        messages.success(request, _("Challenge %(n)s is closed.") % {"n": number})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("challenge", slug=slug, number=number)


@signed_in
def challenge_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    inspection = inspection_for(request, slug, SEE)
    found = challenges.file_of(inspection, file)
    if found is None or presenters.is_secret(found.challenge, director=may(inspection, ANSWER), service=False):
        raise Http404(_("There is no such file."))
    said = f"Took away the file {found.name} of challenge {found.challenge.number}."
    owner = inspection.inspectorate.slug
    audit.record_read(by=person_signed_in(request), subject=found, owner=owner, summary=said)
    return download(found.file, found.name)
