"""What a panel said: recording it, answering, telling them what became of it, showing it to everyone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.conversations import access, forms, presenters
from touchstone.inspectorate.conversations.actions import panels as acting
from touchstone.inspectorate.conversations.models import PanelSession, Side
from touchstone.inspectorate.inspections.views.acting import pressed, tried


@signed_in
def said(request: HttpRequest, session: int) -> HttpResponse:
    """Record what they said."""
    rows = PanelSession.objects.filter(panel__in=access.panels_for(request, Side.SERVICE).order_by().values("pk"))
    held = rows.select_related("panel__provider").filter(pk=session).first()
    if held is None:
        raise Http404(_("There is no such session among those that you may see."))
    areas = list(held.panel.provider.areas.order_by("name"))
    form = forms.RecommendForm(areas, request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = _("Recorded. It waits for an answer from the day on which they said it.")
        made = tried(request, form, acting.recommend, told, session=held, **form.given())
        if made:
            return redirect("asked-recommendation", said=made.pk)
    context = {
        "form": form,
        "title": _("What they said"),
        "side": Side.SERVICE,
        "panel": held.panel,
        "button": _("Save"),
    }
    return render(request, "conversations/ask.html", context)


@signed_in
def recommendation(request: HttpRequest, said: int, side: str) -> HttpResponse:
    """What was said, every answer, what becomes of it, when they were told."""
    held = access.recommendation_for(request, said, side)
    context = {
        "side": side,
        "said": held,
        "line": presenters.said_lines([held], side, clock.today())[0],
        "replies": [
            (presenters.REPLIES[each.kind], each,
             presenters.action_lines([each.action], side, clock.today())[0] if each.action else None)
            for each in held.replies.all()
        ],
    }  # fmt: skip
    return render(request, "conversations/recommendation.html", context)


@signed_in
def reply(request: HttpRequest, said: int) -> HttpResponse:
    """Answer: we did, we will, we cannot."""
    held = access.recommendation_for(request, said, Side.SERVICE)
    form = forms.ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, acting.reply, _("Your answer is kept."), recommendation=held, **form.given()
    ):
        return redirect("asked-recommendation", said=said)
    context = {
        "form": form,
        "title": _("Answer them"),
        "side": Side.SERVICE,
        "said": held,
        "button": _("Save the answer"),
    }
    return render(request, "conversations/ask.html", context)


@signed_in
def told(request: HttpRequest, said: int) -> HttpResponse:
    """They were told what became of it."""
    held = access.recommendation_for(request, said, Side.SERVICE)
    form = forms.ToldForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, acting.tell_back, _("Saved."), recommendation=held, **form.cleaned_data
    ):
        return redirect("asked-recommendation", said=said)
    context = {"form": form, "title": _("They were told"), "side": Side.SERVICE, "said": held, "button": _("Save")}
    return render(request, "conversations/ask.html", context)


@require_POST
@signed_in
def show(request: HttpRequest, said: int) -> HttpResponse:
    """Show it to everyone, or take it off the public page: `public` in the form says which."""
    held = access.recommendation_for(request, said, Side.SERVICE)
    public = request.POST.get("public") == "yes"
    shown = _("Everyone can read it now.") if public else _("It is off the public page.")
    pressed(request, acting.show, shown, recommendation=held, public=public)
    return redirect("asked-recommendation", said=said)
