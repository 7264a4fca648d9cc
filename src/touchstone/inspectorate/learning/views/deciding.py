"""A person decides: is it the same weakness? The doubtful first, both texts side by side."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.recurrence.weights import MEASURED
from touchstone.domain.sampling.intervals import clopper_pearson
from touchstone.domain.workflows.recurrence import RECURRENCE
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.learning import actions, policies, queries
from touchstone.inspectorate.learning.forms import DecisionForm, OpenAgainForm
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.learning.presenters import wording
from touchstone.inspectorate.learning.presenters.texts import side_by_side, why

PAGE = 25


@requires(Permission.DECIDE_RECURRENCE)
def recurrences(request: HttpRequest) -> HttpResponse:
    own = policies.inspectorates_of(person_signed_in(request))
    state, place = request.GET.get("state", "proposed"), request.GET.get("place", "")
    state = state if state in RECURRENCE.statuses else "proposed"
    place = place if place in wording.PLACES else ""
    if state == "proposed":
        rows = queries.waiting(own, place)
    else:
        rows = queries.recurrences(own).filter(state=state).order_by("-decided_at", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "state": state,
        "place": place,
        "counts": queries.counts(own),
        "page": page,
        "rows": [(row, policies.later_inspection(row), why(row.earlier.text, row.later_text)) for row in page],
        "wording": wording,
        "measured": _measured(),
    }
    return render(request, "learning/recurrences.html", context)


@requires(Permission.DECIDE_RECURRENCE)
def recurrence(request: HttpRequest, recurrence: int) -> HttpResponse:
    person = person_signed_in(request)
    row = _held(request, recurrence)
    decision = request.POST.get("decision", "")
    form = DecisionForm(decision, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _decided(request, row, decision, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            after = queries.waiting(policies.inspectorates_of(person)).exclude(pk=row.pk).first()
            return redirect("learning-recurrence", after.pk) if after else redirect("learning-recurrences")
    waiting = list(queries.waiting(policies.inspectorates_of(person)).values_list("pk", flat=True))
    context = {
        "row": row,
        "later": policies.later_inspection(row),
        "sides": side_by_side(row.earlier.text, row.later_text),
        "form": form,
        "may_decide": policies.can_decide(person, row, "confirm"),
        "may_open_again": policies.can_decide(person, row, "open again"),
        "left": len(waiting),
        "before": _beside(waiting, row.pk, -1),
        "after": _beside(waiting, row.pk, 1),
        "wording": wording,
    }
    return render(request, "learning/recurrence.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, row: Recurrence, decision: str, reason: str) -> None:
    """Raises Refused."""
    person = person_signed_in(request)
    if decision == "confirm":
        actions.confirm(by=person, recurrence=row, reason=reason)
        messages.success(request, _("Confirmed: it is the same weakness."))
    elif decision == "refuse":
        actions.refuse(by=person, recurrence=row, reason=reason)
        messages.success(request, _("Refused: this pair is not proposed again."))
    else:
        raise Refused(_("Choose whether it is the same weakness or not."))


@requires(Permission.DECIDE_RECURRENCE)
def open_again(request: HttpRequest, recurrence: int) -> HttpResponse:
    row = _held(request, recurrence)
    form = OpenAgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_again(by=person_signed_in(request), recurrence=row, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Opened again: it waits for a decision."))
            return redirect("learning-recurrence", row.pk)
    status = 422 if form.errors else 200
    return render(request, "learning/open_again.html", {"row": row, "form": form}, status=status)


def _held(request: HttpRequest, number: int) -> Recurrence:
    row = queries.recurrences(policies.inspectorates_of(person_signed_in(request))).filter(pk=number).first()
    if row is None:
        raise Http404(_("There is no such proposal among those that you decide on."))
    return row


def _beside(numbers: list[int], number: int, step: int) -> int | None:
    """The next or the one before among those that wait."""
    if number not in numbers:
        return numbers[0] if numbers and step > 0 else None
    at = numbers.index(number) + step
    return numbers[at] if 0 <= at < len(numbers) else None


def _measured() -> dict[str, object]:
    """What the proposals are worth, as last measured on published reports."""
    low, high = clopper_pearson(MEASURED.wholly, MEASURED.proposed)
    return {"of": MEASURED, "low": f"{low:.0%}", "high": f"{high:.0%}"}
