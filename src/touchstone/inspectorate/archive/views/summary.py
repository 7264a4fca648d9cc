"""What will be written when a reading is confirmed, what is still to be said, and the confirming itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.actions.organisations import record_area, record_organisation
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.rows import AreaRow, OrganisationRow
from touchstone.inspectorate.archive import mapping, presenters, queries
from touchstone.inspectorate.archive.actions import confirming
from touchstone.inspectorate.archive.answers import Answers
from touchstone.inspectorate.archive.forms import AnswersForm, NewAreaForm, NewProviderForm
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.proposal import Proposal
from touchstone.inspectorate.archive.proposing import propose
from touchstone.inspectorate.archive.values import Settled, items_of, settle
from touchstone.inspectorate.archive.views.common import found
from touchstone.inspectorate.inspections.models import Inspection


@requires(Permission.CONFIRM_READINGS)
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    reading = found(pk)
    if reading.state != DocumentReading.State.WAITING:
        return redirect("archive-reading", pk=pk)
    values = queries.values(reading)
    proposal = propose(reading, settle(values))
    form = AnswersForm(proposal, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _confirm(request, reading) if "confirm" in request.POST else _answer(request, reading, form)
    context = {
        "reading": reading,
        "name": presenters.name_of(reading),
        "proposal": proposal,
        "form": form,
        "progress": presenters.progress(items_of(values)),
        "next": presenters.next_item(items_of(values)),
        "differences": [
            (each, next((name for name, key in form.asked.items() if key == each.key), ""))
            for each in proposal.differences
        ],
        "questions": form.questions,
        "matched": list(zip(form.matched, proposal.progress, strict=False)),
        "adds": _adds(proposal),
        "kind": Inspection.Kind(proposal.row.kind).label if proposal.row else "",
        "source": mapping.text(proposal.settled.field("provider")),
    }
    return render(request, "archive/summary.html", context)


def _adds(proposal: Proposal) -> list[tuple[str, int]]:
    """What will be written, counted by kind."""
    adds = proposal.adds
    rows = [
        (_("Judgements"), adds.judgements),
        (_("Areas for improvement"), adds.afis),
        (_("Progress judgements"), [plan for plan in proposal.progress if plan.held is None]),
        (_("Strengths"), adds.strengths),
        (_("Other findings"), adds.findings),
        (_("Counts of evidence"), adds.evidence),
        (_("Figures"), adds.figures),
        (_("Dated events"), adds.milestones),
    ]
    return [(label, len(found)) for label, found in rows if found]


def _answer(request: HttpRequest, reading: DocumentReading, form: AnswersForm) -> HttpResponse:
    answers = Answers.read({**reading.answers, **form.changes()})
    confirming.answer(by=request.user, reading=reading, answers=answers)  # type: ignore[arg-type]
    messages.success(request, _("Your answers are kept. This is what would be written now."))
    return redirect("archive-summary", pk=reading.pk)


def _confirm(request: HttpRequest, reading: DocumentReading) -> HttpResponse:
    try:
        inspection = confirming.confirm(
            by=request.user,  # type: ignore[arg-type]
            reading=reading,
            stamp=request.POST.get("stamp", ""),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("archive-summary", pk=reading.pk)
    messages.success(request, _("Confirmed. It stands in the register: %(title)s.") % {"title": inspection})
    return redirect("archive-reading", pk=reading.pk)


@requires(Permission.CONFIRM_READINGS)
def add_provider(request: HttpRequest, pk: int) -> HttpResponse:
    """A provider that is not held yet, added by the person who confirms the document that names it."""
    reading = found(pk)
    settled = settle(queries.values(reading))
    printed = mapping.text(settled.field("provider", "inspected_body"))
    form = NewProviderForm(request.POST or None, initial=_likely_provider(settled, printed))
    if request.method == "POST" and form.is_valid():
        row = OrganisationRow(
            kind=form.cleaned_data["kind"],
            name=form.cleaned_data["name"].strip(),
            nation=form.cleaned_data["nation"],
            listed=True,
        )
        try:
            made = record_organisation(by=request.user, row=row)  # type: ignore[arg-type]
            answers = Answers.read({**reading.answers, "provider": str(made.pk)})
            confirming.answer(by=request.user, reading=reading, answers=answers)  # type: ignore[arg-type]
            return redirect("archive-summary", pk=pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    title = _("Add a provider")
    context = {"reading": reading, "form": form, "title": title, "printed": printed}
    return render(request, "archive/add_to_register.html", context)


def _likely_provider(settled: Settled, printed: str) -> dict[str, str]:
    """What the boxes of a new provider hold to begin with, by the framework that its document is under."""
    framework = mapping.text(settled.field("framework"))
    kind = Organisation.Kind.SERVICE if "cafcass" in framework else Organisation.Kind.LOCAL_AUTHORITY
    if mapping.kind_of(settled) == Inspection.Kind.BOARD_REVIEW:
        kind = Organisation.Kind.SAFEGUARDING_BOARD
    return {"name": printed, "kind": str(kind), "nation": "Wales" if framework.startswith("ciw") else "England"}


@requires(Permission.CONFIRM_READINGS)
def add_area(request: HttpRequest, pk: int) -> HttpResponse:
    """A service area that its provider does not have here yet."""
    reading = found(pk)
    proposal = propose(reading, settle(queries.values(reading)))
    printed = mapping.text(proposal.settled.field("area_name"))
    code = mapping.text(proposal.settled.field("area_code"))
    if proposal.provider is None:
        messages.error(request, _("Say first which provider was inspected; then its service area can be added."))
        return redirect("archive-summary", pk=pk)
    form = NewAreaForm(request.POST or None, initial={"name": printed, "code": code})
    if request.method == "POST" and form.is_valid():
        row = AreaRow(name=form.cleaned_data["name"].strip(), code=form.cleaned_data["code"].strip())
        try:
            made = record_area(by=request.user, organisation=proposal.provider, row=row)  # type: ignore[arg-type]
            answers = Answers.read({**reading.answers, "area": str(made.pk)})
            confirming.answer(by=request.user, reading=reading, answers=answers)  # type: ignore[arg-type]
            return redirect("archive-summary", pk=pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    title = _("Add a service area of %(provider)s") % {"provider": proposal.provider}
    context = {"reading": reading, "form": form, "title": title, "printed": printed}
    return render(request, "archive/add_to_register.html", context)
