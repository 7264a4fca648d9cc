"""Two reviews of one case beside each other: what differs, and settling it on record."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews import actions, presenters, queries
from touchstone.inspectorate.reviews.forms import SettleForm
from touchstone.inspectorate.reviews.queries import Pair
from touchstone.inspectorate.reviews.views.reviewing import line_for


def pair_for(inspection: Inspection, case: int, instrument: str) -> Pair:
    """The two submitted reviews of a case; refused while one of them is not submitted, because they are blind."""
    line = line_for(inspection, case)
    found = queries.pairs(line.of(instrument))
    if not line.of(instrument):
        raise Http404(_("Nobody has reviewed this case so."))
    if not found:
        raise PermissionDenied(_("The two reviews are compared when both are submitted. Until then they are blind."))
    return found[0]


@signed_in
def compare(request: HttpRequest, slug: str, case: int, instrument: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_agreement")
    pair = pair_for(inspection, case, instrument)
    context = {"inspection": inspection, "stage": "reviews", "pair": pair, "may_refer": may(inspection, "refer")}
    context |= {"comparison": presenters.comparison(pair, request.user)}  # type: ignore[arg-type]
    return render(request, "reviews/compare.html", context)


@signed_in
def settle(request: HttpRequest, slug: str, case: int, instrument: str, slot: str) -> HttpResponse:
    """Propose which answer stands, or (POST with `agree`) agree to what the other proposed."""
    inspection = inspection_for(request, slug, "settle_difference")
    pair = pair_for(inspection, case, instrument)
    shown = presenters.difference(pair, slot, request.user)  # type: ignore[arg-type]
    if shown is None:
        raise Http404(_("The two reviews do not differ in this answer."))
    answers = [(shown.difference.first_key, shown.first_words), (shown.difference.second_key, shown.second_words)]
    agreeing = request.method == "POST" and "agree" in request.POST
    form = SettleForm(request.POST if request.method == "POST" and not agreeing else None, answers=answers)
    try:
        settlement = shown.difference.settlement
        if agreeing and settlement is not None:
            actions.agree_settlement(by=request.user, pair=pair, settlement=settlement, key=request.POST["agree"])  # type: ignore[arg-type]
            messages.success(request, _("Settled. Both answers are kept, with what you agreed."))
            return redirect("review-compare", slug=slug, case=case, instrument=instrument)
        if request.method == "POST" and form.is_valid():
            actions.propose_settlement(
                by=request.user, pair=pair, difference=shown.difference, key=form.cleaned_data["key"],  # type: ignore[arg-type]
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
            messages.success(request, _("Proposed. The other reviewer now agrees, or proposes something else."))
            return redirect("review-compare", slug=slug, case=case, instrument=instrument)
    except Refused as refusal:
        form.add_error(None, str(refusal)) if form.is_bound else messages.error(request, str(refusal))
    context = {"inspection": inspection, "stage": "reviews", "pair": pair, "shown": shown, "form": form}
    return render(request, "reviews/settle.html", context)
