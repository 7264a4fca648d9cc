"""The inspectorate's screens of a check as a whole: sending the draft, its day, reminding, ending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.forms import Form
from touchstone.inspectorate.accuracy import policies, presenters, regime
from touchstone.inspectorate.accuracy.actions import ending, opening, reminding
from touchstone.inspectorate.accuracy.forms import DaysForm, PauseForm, ReasonForm, ResumeForm, SendForm
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.accuracy.queries import checks, drafts, lines
from touchstone.inspectorate.accuracy.views.common import latest_of
from touchstone.inspectorate.drafting import stopping
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.views.acting import tried

STAGE = "accuracy"
LEAD = "lead_report"


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_draft")
    found = checks.of_inspection(inspection)
    check = found[0] if found else None
    draft = drafts.at_work(inspection)
    context: dict[str, Any] = {
        "inspection": inspection,
        "stage": STAGE,
        "check": check,
        "earlier": found[1:],
        "may_send": may(inspection, LEAD) and draft is not None and draft.state in ("writing", "answering"),
        "draft": draft,
    }
    if check is not None:
        context |= _of_check(inspection, check)
    return render(request, "accuracy/overview.html", context)


def _of_check(inspection: Inspection, check: AccuracyCheck) -> dict[str, Any]:
    lead, open_now = may(inspection, LEAD), policies.can_comment(check)
    return {
        "comments": checks.for_inspectorate(check),
        "counts": checks.counts(check),
        "kinds": presenters.KINDS,
        "states": presenters.COMMENTS,
        "state": presenters.CHECKS[check.state],
        "returns": check.returns.all(),
        "late": presenters.late_words(clock.today(), check),
        "added": lines.added_since(check) if check.state in ("ended", "no_return", "taken_back") else [],
        "may_day": lead and open_now,
        "may_pause": lead and open_now and check.clock is not None and check.clock.stopped_on is None,
        "may_remind": lead and check.state == "with_service" and check.clock is not None,
        "may_end": lead and open_now,
        "may_answers": check.state in ("ended", "taken_back", "answered"),
    }


@signed_in
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the draft with a day for the comments, or see what stops it. Where the framework knows how long, its length
    is offered."""
    inspection = inspection_for(request, slug, LEAD)
    draft = drafts.at_work(inspection)
    if draft is None:
        raise Http404(_("No report of this inspection was begun yet."))
    known, stops = regime.known_days(inspection), stopping.stopping(draft)
    posted = request.method == "POST" and not stops.number
    form = SendForm(request.POST) if posted else SendForm(initial=_offered(known))
    if posted and form.is_valid():
        said = _("The draft was sent to the service.")
        days, words = _days(form), form.cleaned_data["words"]
        if tried(request, form, opening.send, said, draft=draft, days=days, words=words):
            return redirect("accuracy", slug=slug)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "draft": draft,
        "lines": lines.of_draft(draft),
        "known": known,
        "elsewhere": regime.comparisons(),
        "stops": stops,
    }
    return render(request, "accuracy/send_draft.html", context)


def _offered(known: regime.Length | None) -> dict[str, Any]:
    if known is None:
        return {}
    return {"length": known.length, "unit": known.unit, "basis": known.basis}


def _days(form: Form) -> opening.Days:
    return opening.Days(**{name: form.cleaned_data[name] for name in ("length", "unit", "basis")})


@signed_in
def day(request: HttpRequest, slug: str) -> HttpResponse:
    """Set the day for the service's comments, or another one."""
    said = _("The day is set, and the service is told.")
    return _act(
        request, slug, DaysForm, said, lambda check, form: (opening.set_day, {"check": check, "days": _days(form)}),
        title=_("The day for the service's comments"), button=_("Set the day"),
    )  # fmt: skip


@signed_in
def pause(request: HttpRequest, slug: str) -> HttpResponse:
    said = _("The time stands still, and the service is told.")
    return _act(
        request, slug, PauseForm, said, lambda check, form: (opening.pause, {"check": check, **form.cleaned_data}),
        title=_("Let the service's time stand still"), button=_("Let it stand still"),
    )  # fmt: skip


@signed_in
def resume(request: HttpRequest, slug: str) -> HttpResponse:
    said = _("The time counts again, and the service is told.")
    return _act(
        request, slug, ResumeForm, said, lambda check, form: (opening.resume, {"check": check, **form.cleaned_data}),
        title=_("Let the service's time count again"), button=_("Let it count"),
    )  # fmt: skip


@signed_in
def end(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, LEAD)
    check = latest_of(inspection)
    needed = ending.needs_reason(check)
    form = ReasonForm(request.POST or None, optional=not needed)
    return _answered(
        request, inspection, check, form, _("The check is over."),
        lambda: (ending.end, {"check": check, "reason": form.cleaned_data["reason"]}),
        title=_("End the check"), button=_("End the check"), explain=_end_explained(check),
    )  # fmt: skip


def _end_explained(check: AccuracyCheck) -> list[str]:
    said = [_("The service cannot send comments after that, and is told. Every comment that it sent is then answered.")]
    if check.state == "with_service":
        said.append(_("Nothing came back: it will be recorded that no return was received."))
    return said


@signed_in
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    said = _("The draft is taken back, and the service is told.")
    explain = [_("The service can read the draft no more. Comments that it sent stay, and are still to be answered.")]
    return _act(
        request, slug, ReasonForm, said, lambda check, form: (ending.take_back, {"check": check, **form.cleaned_data}),
        title=_("Take the draft back"), button=_("Take it back"), explain=explain,
    )  # fmt: skip


Doing = tuple[Callable[..., Any], dict[str, Any]]


def _act(
    request: HttpRequest,
    slug: str,
    form_class: type[Form],
    said: str,
    doing: Callable[[AccuracyCheck, Form], Doing],
    **words: Any,
) -> HttpResponse:
    """A page with one form that does one thing to the latest check."""
    inspection = inspection_for(request, slug, LEAD)
    check = latest_of(inspection)
    form = form_class(request.POST or None)
    return _answered(request, inspection, check, form, said, lambda: doing(check, form), **words)


def _answered(
    request: HttpRequest,
    inspection: Inspection,
    check: AccuracyCheck,
    form: Form,
    said: str,
    doing: Callable[[], Doing],
    **words: Any,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        action, given = doing()
        tried(request, form, action, said, **given)
        if not form.errors:
            return redirect("accuracy", slug=inspection.slug)
    context = {"inspection": inspection, "stage": STAGE, "check": check, "form": form, **words}
    return render(request, "accuracy/act.html", context)


@require_POST
@signed_in
def remind(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, LEAD)
    try:
        written = reminding.remind(by=person_signed_in(request), check=latest_of(inspection))
        said = ngettext("%(n)s person was reminded.", "%(n)s people were reminded.", written)
        messages.success(request, said % {"n": written})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("accuracy", slug=slug)
