"""The service reads the minutes that were shared with it, and answers; both sides add notes to settled ones."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.conversations import access, forms, policies, presenters, queries
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.models import Side
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def asked_meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """The minutes exactly as they were shared last; while they wait for an answer, the answer."""
    held = access.meeting_for(request, meeting, Side.SERVICE)
    form = forms.AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        agrees, words = form.cleaned_data["agrees"] == "yes", form.cleaned_data["words"]
        said = _("Your answer was sent. Both sides keep it.")
        if tried(request, form, minutes.answer, said, meeting=held, agrees=agrees, words=words):
            return redirect("asked-conversation", meeting=meeting)
    side, sharings = Side.SERVICE, list(queries.sharings(held))
    context = {
        "side": side,
        "meeting": held,
        "title": presenters.KINDS[held.kind],
        "state": presenters.minutes_state(held, clock.today()),
        "minutes": presenters.minutes(sharings[0].content),
        "actions": presenters.action_lines(access.actions_for(request, side).filter(meeting=held), side, clock.today()),
        "sharings": presenters.shared(sharings, clock.today()),
        "notes": list(held.notes.select_related("organisation", "by")),
        "form": form,
        "waits": held.state == "shared",
        "final": held.state in policies.FINAL,
        "waiting": queries.awaited(held) if held.state == "shared" else None,
        "unanswered": presenters.unanswered_since(held, clock.today()),
        "may_write": True,
        "note_form": forms.NoteForm(),
    }
    return render(request, "conversations/meeting.html", context)


@signed_in
def note(request: HttpRequest, meeting: int, side: str) -> HttpResponse:
    """Add a note to minutes that no longer change."""
    held = access.meeting_for(request, meeting, side)
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    name = "asked-conversation" if side == Side.SERVICE else "conversation"
    ours = held.provider if side == Side.SERVICE else held.inspectorate
    if form.is_valid() and tried(
        request, form, minutes.add_note, _("The note was added."), meeting=held, organisation=ours, **form.cleaned_data
    ):
        return redirect(name, meeting=meeting)
    context = {"form": form, "title": _("Add a note"), "meeting": held, "side": side, "button": _("Add the note")}
    return render(request, "conversations/ask.html", context)
