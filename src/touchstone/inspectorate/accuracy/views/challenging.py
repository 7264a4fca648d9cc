"""The service's screens of its challenges: making one, adding to it, taking it on, and what was answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.accuracy import presenters, regime
from touchstone.inspectorate.accuracy.actions import challenges as actions
from touchstone.inspectorate.accuracy.forms import ChallengeForm, FileForm, TakeOnForm
from touchstone.inspectorate.accuracy.models import Challenge
from touchstone.inspectorate.accuracy.queries import challenges
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.accuracy.views.common import challenge_of, took_uploads
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.views.acting import tried

STAGE = "challenges-asked"
MAY = "challenge"


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "challenges": challenges.of_inspection(inspection),
        "about": presenters.ABOUT,
        "states": presenters.CHALLENGES,
        "procedure": regime.procedure_of(inspection),
        "holds": challenges.holds(inspection),
        "may_make": True,
    }
    return render(request, "accuracy/challenges.html", context)


@signed_in
def make(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    posted = request.method == "POST"
    form = ChallengeForm(inspection, request.POST, request.FILES) if posted else ChallengeForm(inspection)
    if posted and form.is_valid() and took_uploads(request, form):
        asked = actions.Asked(
            **{name: form.cleaned_data[name] for name in ("about", "text", "wanted", "judgement_key")}
        )
        said = _("Your challenge is made. A director of the inspectorate answers it.")
        made = tried(request, form, actions.make, said, inspection=inspection, asked=asked)
        if made is not None:
            _add(request, made, form.cleaned_data.get("file"))
            return redirect("challenge-asked", slug=slug, number=made.number)
    stage = regime.procedure_of(inspection).stages[0]
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "procedure": regime.procedure_of(inspection),
        "last_day": actions.last_day_to_make(inspection, stage),
    }
    return render(request, "accuracy/challenge_make.html", context)


def _add(request: HttpRequest, challenge: Challenge, file: object) -> None:
    """Add a file to what is made already: what is refused of it is said, and the challenge stands."""
    if file is None:
        return
    try:
        name = str(file.name)  # type: ignore[attr-defined]
        actions.add_file(by=person_signed_in(request), challenge=challenge, data=file, name=name)  # type: ignore[arg-type]
        messages.success(request, _("Added: %(name)s.") % {"name": name})
    except Refused as refusal:
        messages.error(request, str(refusal))


@signed_in
def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    return _page(request, inspection, challenge_of(inspection, number), TakeOnForm())


def _page(request: HttpRequest, inspection: Inspection, challenge: Challenge, form: TakeOnForm) -> HttpResponse:
    procedure = regime.procedure_of(inspection)
    row = challenges.round_of(challenge)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "challenge": challenge,
        "procedure": procedure,
        "rounds": presenters.rounds(challenge, procedure),
        "about": presenters.ABOUT,
        "state": presenters.CHALLENGES[challenge.state],
        "judgement": challenges.judgement_title(inspection, challenge.judgement_key),
        "further": procedure.after(row.stage_key) if challenge.state == "answered" else None,
        "further_late": is_over_time(row.next_clock, clock.today()),
        "form": form,
        "file_form": FileForm() if challenge.state == "open" else None,
    }
    return render(request, "accuracy/challenge_asked.html", context)


@require_POST
@signed_in
def add_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    found = challenge_of(inspection, number)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and took_uploads(request, form):
        _add(request, found, form.cleaned_data["file"])
    for said in form.errors.get("file", []):
        messages.error(request, str(said))
    return redirect("challenge-asked", slug=slug, number=number)


@require_POST
@signed_in
def take_on(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    found = challenge_of(inspection, number)
    form = TakeOnForm(request.POST)
    said = _("Your challenge is taken on.")
    if form.is_valid():
        tried(request, form, actions.take_on, said, challenge=found, **form.cleaned_data)
        if not form.errors:
            return redirect("challenge-asked", slug=slug, number=number)
    return _page(request, inspection, found, form)


@require_POST
@signed_in
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Withdraw a challenge, or take its answer as it is: `do` says which."""
    inspection = inspection_for(request, slug, MAY)
    found = challenge_of(inspection, number)
    by = person_signed_in(request)
    try:
        if request.POST.get("do") == "withdraw":
            actions.withdraw(by=by, challenge=found)
            messages.success(request, _("Your challenge is withdrawn."))
        elif request.POST.get("do") == "content":
            actions.be_content(by=by, challenge=found)
            messages.success(request, _("Your challenge is closed."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("challenge-asked", slug=slug, number=number)


@signed_in
def own_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    found = challenges.file_of(inspection_for(request, slug, MAY), file)
    if found is None:
        raise Http404(_("There is no such file."))
    return download(found.file, found.name)
