"""Progress at a live visit: the earlier areas for improvement, each judged or left out, and what they come to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings import presenters as findings
from touchstone.inspectorate.findings.policies.urgent import state_of
from touchstone.inspectorate.findings.queries import urgent
from touchstone.inspectorate.findings.queries.standing import board_of
from touchstone.inspectorate.improvement import actions, beside, queries
from touchstone.inspectorate.improvement.annex import overall_of
from touchstone.inspectorate.improvement.forms import LeaveOutForm, VisitForm, form_of
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressDraft
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection

OFFERED = 30  # items of evidence that a form offers, besides those chosen


def _found(inspection: Inspection, slug: str) -> tuple[AreaForImprovement, ProgressDraft | None]:
    afi = queries.earlier(inspection).filter(slug=slug).first()
    if afi is None:
        raise Http404(_("No inspection that this visit follows has such an area for improvement."))
    return afi, queries.drafts(inspection).get(afi.pk)


def _offered(request: HttpRequest, inspection: Inspection, draft: ProgressDraft | None) -> list[EvidenceItem]:
    """What may be chosen: what is or was just chosen, then the latest that holds the words looked for."""
    chosen = list(draft.evidence.all()) if draft else []
    chosen += queries.evidence_named(inspection, request.POST.getlist("evidence"))
    chosen = list({each.pk: each for each in chosen}.values())
    more = queries.evidence_offered(inspection, request.GET.get("q", "").strip())
    return [*chosen, *more.exclude(pk__in=[each.pk for each in chosen])[:OFFERED]]


@signed_in
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_board")
    drafts = queries.drafts(inspection)
    scale, overall = queries.progress_scale(inspection), overall_of(inspection)
    board = board_of(inspection)
    earlier = list(queries.earlier(inspection))
    known, before = beside.known(earlier, clock.today()), beside.found_before(earlier, inspection.pk)
    labels = {step.key: step.label(language()) for step in scale.steps} if scale else {}
    context = {
        "inspection": inspection,
        "stage": "progress",
        "lines": [(afi, drafts.get(afi.pk), known[afi.pk], before[afi.pk]) for afi in earlier],
        "urgent": list(urgent.earlier(inspection)) if may(inspection, "follow_urgent") else [],
        "urgent_state_of": state_of,
        "scale": scale,
        "labels": labels,
        "advice": board.advice.get(overall),
        "standing": board.area(overall) if overall else None,
        "words": findings.outcome,
        "label": findings.grade_words,
        "may_judge": may(inspection, "judge_progress"),
        "may_propose": may(inspection, "propose"),
    }
    return render(request, "improvement/progress.html", context)


@signed_in
def judge(request: HttpRequest, slug: str, afi: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "judge_progress")
    held, draft = _found(inspection, afi)
    scale, items = queries.progress_scale(inspection), _offered(request, inspection, draft)
    context = {"inspection": inspection, "stage": "progress", "afi": held, "draft": draft}
    if request.method != "POST":
        return render(request, "improvement/judge.html", {**context, "form": form_of(scale, items, draft)})
    form = VisitForm(scale, items, conflicts.resolved(request.POST))
    if form.is_valid():
        base = form.cleaned_data["revision"] or 0
        try:
            actions.judge_progress(
                by=request.user, inspection=inspection, area_for_improvement=held, row=form.row, base=base
            )  # type: ignore[arg-type]
            messages.success(request, _("Progress on area for improvement %(n)s is saved.") % {"n": held.number})
            return redirect("progress", slug=slug)
        except conflicts.Conflict as conflict:
            theirs = form_of(scale, items, queries.drafts(inspection)[held.pk])
            both = conflicts.compare(conflict, form, theirs)
            return render(request, "improvement/judge_conflict.html", {**context, "comparison": both})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "improvement/judge.html", {**context, "form": form})


@signed_in
def leave_out(request: HttpRequest, slug: str, afi: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "judge_progress")
    held, draft = _found(inspection, afi)
    initial = {"reason": draft.left_out_reason} if draft else {}
    form = LeaveOutForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.leave_out(by=request.user, inspection=inspection, area_for_improvement=held, reason=reason)  # type: ignore[arg-type]
            messages.success(request, _("Area for improvement %(n)s is left out of this visit.") % {"n": held.number})
            return redirect("progress", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "progress", "afi": held, "draft": draft, "form": form}
    return render(request, "improvement/leave_out.html", context)
