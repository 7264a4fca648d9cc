"""An agreed action is put right: the form for it, and the answer to another day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.conversations import access, forms, presenters
from touchstone.inspectorate.conversations.actions import correcting
from touchstone.inspectorate.conversations.models import ActionCorrection, Side
from touchstone.inspectorate.inspections.views.acting import pressed, tried


def _page(side: str) -> str:
    return "asked-agreed-action" if side == Side.SERVICE else "agreed-action"


@signed_in
def correct(request: HttpRequest, action: int, side: str) -> HttpResponse:
    """Put wording, owner or day right, with the reason."""
    held = access.action_for(request, action, side)
    form = forms.CorrectForm(held, request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, correcting.correct, _("It was corrected. The other side sees what stood before."),
        action=held, side=side, row=form.row(), reason=form.cleaned_data["reason"],
    ):  # fmt: skip
        return redirect(_page(side), action=action)
    context = {"form": form, "title": _("Correct the action"), "side": side, "button": _("Correct it"), "action": held}
    return render(request, "conversations/ask.html", context)


@signed_in
def answer(request: HttpRequest, correction: int, side: str) -> HttpResponse:
    """Say whether another day will do."""
    held = _correction(request, correction, side)
    form = forms.DayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"agrees": form.cleaned_data["agrees"] == "yes", "words": form.cleaned_data["words"]}
        said = _("Your answer was sent. Both sides keep it.")
        if tried(request, form, correcting.answer_day, said, correction=held, side=side, **given):
            return redirect(_page(side), action=held.action_id)
    context = {"form": form, "title": _("Will another day do?"), "side": side, "button": _("Send the answer"),
               "action": held.action, "correction": held,
               "line": presenters.action_lines([held.action], side, clock.today())[0]}  # fmt: skip
    return render(request, "conversations/ask.html", context)


@require_POST
@signed_in
def take_back(request: HttpRequest, correction: int, side: str) -> HttpResponse:
    """No longer ask for another day."""
    held = _correction(request, correction, side)
    pressed(request, correcting.take_back_day, _("The day that was agreed holds."), correction=held, side=side)
    return redirect(_page(side), action=held.action_id)


def _correction(request: HttpRequest, number: int, side: str) -> ActionCorrection:
    actions = access.actions_for(request, side).order_by().values("pk")
    rows = ActionCorrection.objects.select_related("action__provider", "action__meeting__inspectorate")
    found = rows.filter(action__in=actions, pk=number).exclude(day_state="").first()
    if found is None:
        raise Http404(_("No other day was asked for here."))
    return found
