"""A page of questions: looking at it, saving it with its button, and saving it as one writes."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.domain.instruments.answers import Wrong
from touchstone.domain.instruments.model import Slot
from touchstone.foundation.core import clock
from touchstone.foundation.instruments import actions, forms, policies, presenters, queries
from touchstone.foundation.instruments.models import Response
from touchstone.foundation.instruments.sheets import words_of
from touchstone.foundation.instruments.views.common import forget, kept, rater_only, rater_only_json, said

MOST_BYTES = 1_000_000


@rater_only
def section(request: HttpRequest, response: Response, section: str, child: str = "") -> HttpResponseBase:
    """One section, for one child where it is asked for each. What was written is saved even where it cannot be read."""
    page = presenters.page(response, section, child)
    if page is None:
        if not child and (first := presenters.first_child(response, section)):
            return redirect(first)
        raise Http404(_("This response has no such page. Begin again from its list of pages."))
    if request.method == "POST":
        return _save(request, response, page)
    if not policies.can_answer(request.user, response):  # type: ignore[arg-type]
        return redirect("instrument-response", response.pk)
    late = kept(request)
    if late is not None:
        written = forms.posted(page.section.questions, child, late)
        page = presenters.page(response, section, child, written=written, marks=forms.marks(late.get("marks", "")))
    elif "check" in request.GET:
        page = presenters.page(response, section, child, wrongs=_wrongs(response, missing=True))
    return _draw(request, response, page, late=late is not None)


def _draw(request: HttpRequest, response: Response, page: Any, *, late: bool = False) -> HttpResponse:
    context = {
        "response": response,
        "page": page,
        "late": late,
        "token": uuid4().hex,
        "title": response.instrument.title(presenters.language()),
        "script": presenters.for_script(response),
    }
    return render(request, "instruments/section.html", context)


def _wrongs(response: Response, *, missing: bool) -> dict[Slot, Wrong]:
    problems = queries.sheet_of(response).problems(clock.today())
    return {slot: wrong for slot, wrong in problems.items() if missing or wrong.key != "missing"}


def _save(request: HttpRequest, response: Response, page: presenters.Page) -> HttpResponseBase:
    answers = forms.posted(page.section.questions, page.child_key, request.POST)
    before = set(queries.sheet_of(response).asked())
    saved = actions.save_answers(
        by=request.user,  # type: ignore[arg-type]
        response=response,
        answers=answers,
        base=forms.marks(request.POST.get("marks", "")),
        page=_page_name(request.POST.get("page")),
    )
    forget(request)
    if saved.conflicts:
        messages.info(request, _("Something here was written in two places. Both texts are kept: choose."))
        return redirect("instrument-two-texts", response.pk)
    here = {Slot(question.key, page.child_key) for question in page.section.questions}
    wrongs = {slot: wrong for slot, wrong in _wrongs(response, missing=False).items() if slot in here}
    if wrongs:
        again = presenters.page(response, page.section.key, page.child_key, wrongs=wrongs)
        return _draw(request, response, again)
    opened = (set(queries.sheet_of(response).asked()) - before) & here
    if new := [slot for slot in opened if slot in _wrongs(response, missing=True)]:
        said = ngettext("Saved. One more question applies now.", "Saved. %(n)s more questions apply now.", len(new))
        messages.info(request, said % {"n": len(new)})
        return redirect(request.path)
    if request.POST.get("go") == "stay":
        messages.success(request, _("Saved."))
        return redirect(request.path)
    return redirect(presenters.after(response, page))


@require_POST
@rater_only_json
def save(request: HttpRequest, response: Response) -> HttpResponseBase:
    """What a page's script sends: {answers: {slot: written}, base: {slot: mark}, page: name}.

    200 with the new revision; 409 with what stands in each slot that somebody else wrote in, nothing being lost;
    400, 401 or 403 with a sentence.
    """
    try:
        sent = json.loads(_sent(request))
        answers, base, page = dict(sent["answers"]), dict(sent["base"]), _page_name(sent.get("page"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return said(_("This could not be read, so nothing was saved. Open the page again."), 400)
    saved = actions.save_answers(by=request.user, response=response, answers=answers, base=base, page=page)  # type: ignore[arg-type]
    sheet = queries.sheet_of(response)
    conflicts = {
        name: {"written": other.written, "mark": other.mark, "words": _words(sheet, name, other.written)}
        for name, other in saved.conflicts.items()
    }
    at = f"{timezone.localtime(response.saved_at):%H:%M}" if response.saved_at else ""
    body = {"revision": saved.revision, "saved_at": at, "marks": saved.marks, "conflicts": conflicts}
    return JsonResponse(body, status=409 if conflicts else 200)


def _page_name(sent: Any) -> str:
    """The name that a page goes by: letters and digits, as this program gave it."""
    return re.sub(r"[^0-9A-Za-z]", "", sent)[:40] if isinstance(sent, str) else ""


def _sent(request: HttpRequest) -> str | bytes:
    """JSON as the body, or in the box `sent` of a form; nothing where it is too long."""
    text = request.POST.get("sent") or (request.body if request.content_type == "application/json" else b"")
    return text if len(text) <= MOST_BYTES else b""


def _words(sheet: Any, name: str, written: Any) -> str:
    question = sheet.instrument.question(Slot.parse(name).question)
    words = words_of(question, written, sheet.scale, presenters.language())
    reason = written.get("reason", "") if question.kind == "yes_no" and isinstance(written, dict) else ""
    return f"{words}: {reason}" if reason else words
