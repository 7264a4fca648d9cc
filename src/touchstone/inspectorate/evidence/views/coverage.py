"""Which expected sources were seen, why others were not, and what the evidence of each area shows together."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.evidence import triangulate
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.evidence import presenters, queries
from touchstone.inspectorate.evidence.actions import sources as acting
from touchstone.inspectorate.evidence.forms import MissingForm, judged
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.inspections.access import inspection_for, may


@signed_in
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_evidence")
    context = {
        "inspection": inspection,
        "stage": "sources",
        "coverage": queries.coverage(inspection),
        "can_add": may(inspection, "explain_missing"),
        "referrals": queries.referrals(inspection),
    }
    return render(request, "evidence/sources.html", context)


@signed_in
def missing(request: HttpRequest, slug: str, source: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "explain_missing")
    expected = next((s for s in queries.coverage(inspection).sources if s.expected.key == source), None)
    if expected is None:
        raise Http404(_("The framework does not expect this source."))
    held = expected.missing
    if request.method == "POST" and "take-back" in request.POST and held is not None:
        acting.not_missing(by=person_signed_in(request), missing=held)
        messages.success(request, _("Taken back."))
        return redirect("evidence-sources", slug)
    form = MissingForm(conflicts.resolved(request.POST) if request.method == "POST" else None, initial=_said(held))
    context = {
        "inspection": inspection, "stage": "sources", "form": form, "held": held,
        "can_take_back": may(inspection, "add_evidence"),
        "title": expected.expected.title(language()),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            acting.say_missing(
                by=person_signed_in(request), inspection=inspection, source_key=source, reason=given["reason"],
                base=given["revision"] or 0,
            )  # fmt: skip
            messages.success(request, _("Recorded. The report will print the reason."))
            return redirect("evidence-sources", slug)
        except conflicts.Conflict as conflict:
            now = MissingSource.objects.filter(inspection=inspection, source_key=source).first()
            comparison = conflicts.compare(conflict, form, MissingForm(initial=_said(now)))
            context["comparison"] = comparison
            return render(request, "evidence/missing_conflict.html", context, status=409)
        except Refused as refusal:
            form.add_error("reason", str(refusal))
    return render(request, "evidence/missing.html", context)


def _said(held: MissingSource | None) -> dict[str, object]:
    return {"reason": held.reason, "revision": held.revision} if held else {"revision": 0}


@signed_in
def together(request: HttpRequest, slug: str) -> HttpResponse:
    """The evidence of each area put together: how much points which way, from how many sources, and what disagrees."""
    inspection = inspection_for(request, slug, "see_evidence")
    definition = queries.definition_of(inspection)
    piles = queries.piles(inspection)
    # The overall judgement rests on the others: without evidence of its own nothing is missing.
    bare = {definition.overall.value} - {pile.area for pile in piles}
    keys = [area.key for _depth, area in judged(definition) if area.key not in bare]
    triangles = triangulate(keys, piles)
    context = {
        "inspection": inspection,
        "stage": "together",
        "areas": presenters.together(triangles, queries.contradictions(inspection), definition),
    }
    return render(request, "evidence/together.html", context)
