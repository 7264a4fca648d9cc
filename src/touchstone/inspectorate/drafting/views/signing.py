"""Signing a report off, and the steps that its lead decides: to the service and back, without it, to change again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import before_signing, gate, listeners, policies, presenters, stopping
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import signing, steps
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.forms import ReasonForm
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.queries.signing import rule_of, signatures, standing_of
from touchstone.inspectorate.drafting.tasklist import STATES
from touchstone.inspectorate.drafting.views import pages
from touchstone.inspectorate.inspections.access import may

Text = str | Promise


@dataclass(frozen=True)
class Way:
    """A step on its page of confirmation. `from_` the states in which it is offered; `gated`: what stops keeps it."""

    title: Text
    happens: tuple[Text, ...]
    button: Text
    from_: tuple[str, ...]
    act: Callable[..., Draft]
    reason: Text = ""
    must: bool = False
    gated: bool = False


WAYS: Mapping[str, Way] = {
    "send-to-service": Way(
        gettext_lazy("Send the draft to the service"),
        (
            gettext_lazy("The people of the service who may check it can read it and comment on each statement."),
            gettext_lazy("Its text does not change while it is with them."),
            gettext_lazy("Their time begins, as the regime sets it."),
        ),
        gettext_lazy("Send it"), ("writing", "answering"), steps.send_to_service, gated=True,
    ),
    "take-back": Way(
        gettext_lazy("Take the draft back"),
        (
            gettext_lazy("The service can no longer read it. What they wrote is kept."),
            gettext_lazy("Its text can be changed again. It has to be sent to them again, or be signed without them."),
        ),
        gettext_lazy("Take it back"), ("with_service",), steps.take_back, gettext_lazy("Why it is taken back"),
    ),
    "end-check": Way(
        gettext_lazy("End the service’s check"),
        (
            gettext_lazy("The service can comment no more. Each comment is answered now."),
            gettext_lazy("The text can change because of their comments; each change stays in the versions."),
        ),
        gettext_lazy("End the check"), ("with_service",), steps.end_check,
    ),
    "skip-check": Way(
        gettext_lazy("Go on without the service’s check"),
        (
            gettext_lazy("The service does not see the report before it is published."),
            gettext_lazy("Your reason is kept with the report and in the audit trail."),
        ),
        gettext_lazy("Go on without it"), ("writing",), steps.skip_check,
        gettext_lazy("Why the service does not check it"), must=True,
    ),
    "change-again": Way(
        gettext_lazy("Open the signed report to change again"),
        (
            gettext_lazy("Its text can be changed. It cannot be published until it is signed again."),
            gettext_lazy("A signature holds for exactly the text that was signed: with the first change it is void."),
        ),
        gettext_lazy("Open it to change"), ("signed",), steps.change_again, gettext_lazy("Why it is opened again"),
    ),
}  # fmt: skip


@signed_in
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has signed, for which text, what is missing; and the button for whoever may."""
    draft = draft_for(request, slug, "sign_off" if request.method == "POST" else "see_draft")
    by = person_signed_in(request)
    if request.method == "POST":
        try:
            signing.sign(by=by, draft=draft, seen=request.POST.get("seen", ""))
            messages.success(request, _("You have signed for exactly this text."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("draft-sign", slug)
    current = fingerprint(draft)
    standing = standing_of(draft, current)
    context = pages.context_of(
        draft,
        lines=editor.outline(draft),
        section_title=presenters.section_title,
        fingerprint=current,
        standing=standing,
        signatures=signatures(draft, current),
        rule=rule_of(draft),
        stops=gate.stops(draft),
        keeps=before_signing.keeps(draft),
        may_sign=policies.can_sign(by, draft) and not standing.signed_by(str(by.pk)),
        ways=ways_of(draft),
    )
    return render(request, "drafting/sign.html", context)


def ways_of(draft: Draft) -> list[tuple[str, Way]]:
    """The steps that this person may take from here. No query."""
    if not may(draft.inspection, "lead_report"):
        return []
    return [(key, way) for key, way in WAYS.items() if draft.state in way.from_]


@signed_in
def step(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """What a step will do, asked once before it is done."""
    way = WAYS.get(step)
    if way is None:
        raise Http404(_("There is no such step."))
    draft = draft_for(request, slug, "lead_report")
    form = ReasonForm(request.POST or None, label=way.reason, required=way.must) if way.reason else None
    refused = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            reason = {"reason": form.cleaned_data["reason"]} if form is not None else {}
            way.act(by=person_signed_in(request), draft=draft, **reason)
            messages.success(request, _("Done. The report: %(state)s.") % {"state": str(STATES[draft.state]).lower()})
            return redirect("draft-report", slug)
        except Refused as refusal:
            refused = str(refusal)
    now = draft.state in way.from_
    stops = stopping.stopping(draft) if way.gated and now else None
    if request.method == "GET" and now and not (stops and stops.number) and step in listeners.PAGES:
        return redirect(listeners.PAGES[step], slug)
    context = pages.context_of(draft, way=way, form=form, refused=refused, stops=stops, now=now)
    return render(request, "drafting/step.html", context)
