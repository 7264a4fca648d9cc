"""The service's screens: what is asked, item by item, and answering it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests import policies, presenters, queries, vocabulary
from touchstone.inspectorate.requests.actions import answers as actions
from touchstone.inspectorate.requests.forms import AnswerForm
from touchstone.inspectorate.requests.models import RequestItem
from touchstone.inspectorate.requests.views.common import item_of

STAGE = "request-asked"
SEE = "see_as_service"


@signed_in
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, SEE)
    found = queries.items(inspection, sent_only=True)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "lines": presenters.lines(found, clock.today(), service=True),
        "progress": presenters.service_progress(inspection),
    }
    return render(request, "requests/asked.html", context)


@signed_in
def asked_item(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, SEE)
    item = item_of(inspection, number, sent_only=True)
    draft = queries.draft(item)
    values = {"text": draft.text, "revision": draft.revision} if draft else None
    return _page(request, inspection, item, AnswerForm(item, initial=values))


def _page(request: HttpRequest, inspection: Inspection, item: RequestItem, form: AnswerForm) -> HttpResponse:
    refused = getattr(item, "refused_list", None)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "item": item,
        "state": presenters.state_of(item, service=True),
        "schema": vocabulary.schemas().get(item.list_key),
        "wanted": presenters.wanted,
        "refused": refused,
        "first_problems": presenters.first_problems(refused.errors) if refused else [],
        "draft": queries.draft(item),
        "answers": queries.answers(item),
        "reason_said": presenters.reason_said,
        "form": form,
        "may_answer": may(inspection, "answer") and policies.can_answer(item),
    }
    return render(request, "requests/answer.html", context)


@require_POST
@signed_in
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Keep the words; then add or remove a file, or give the answer. Whatever is refused, the words are kept."""
    inspection = inspection_for(request, slug, "answer")
    item = item_of(inspection, number, sent_only=True)
    data = conflicts.resolved(request.POST)
    form = AnswerForm(item, data, request.FILES)
    try:
        policies.check_can_answer(item)
        form.is_valid()
        base, text = form.cleaned_data.get("revision") or 0, form.cleaned_data.get("text", "")
        draft = actions.save_text(by=request.user, item=item, base=base, text=text)  # type: ignore[arg-type]
        form = AnswerForm(item, _with_revision(data, draft.revision), request.FILES)
        for _name, sentence in refused_uploads(request):
            form.add_error("file", sentence)
        if form.is_valid() and _done(request, item, form):
            return redirect("request-asked", slug=slug)
        if form.is_valid():
            return redirect("request-asked-item", slug=slug, number=number)
    except conflicts.Conflict as conflict:
        theirs = AnswerForm(item, initial={**conflict.theirs, "revision": conflict.revision})
        comparison = conflicts.compare(conflict, form, theirs)
        context = {"inspection": inspection, "stage": STAGE, "item": item, "comparison": comparison}
        return render(request, "requests/answer_conflict.html", context)
    except Refused as refusal:
        form.is_valid()
        form.add_error("file" if request.FILES else None, str(refusal))
    return _page(request, inspection, item_of(inspection, number, sent_only=True), form)


def _with_revision(data: QueryDict, revision: int) -> QueryDict:
    """What was typed, as of the revision that it is saved as."""
    now = data.copy()
    now["revision"] = str(revision)
    return now


def _done(request: HttpRequest, item: RequestItem, form: AnswerForm) -> bool:
    """Do what the button says; True where the answer was given."""
    do, _colon, number = request.POST.get("do", "save").partition(":")
    file = form.cleaned_data.get("file")
    if file is not None:
        added = actions.add_file(by=request.user, item=item, data=file, name=str(file.name))  # type: ignore[arg-type]
        messages.success(request, _("Added: %(name)s.") % {"name": added.name})
    if do == "remove" and number.isdecimal():
        actions.remove_file(by=request.user, item=item, number=int(number))  # type: ignore[arg-type]
        messages.success(request, _("The file was removed."))
    if do == "give":
        actions.give(by=request.user, item=item)  # type: ignore[arg-type]
        messages.success(request, _("Your answer to item %(number)s was given.") % {"number": item.number})
        return True
    if do == "save":
        messages.success(request, _("Saved. It is not given yet."))
    return False


@signed_in
def asked_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    """A file that the service itself sent."""
    inspection = inspection_for(request, slug, SEE)
    found = queries.file_of(inspection, file, given_only=False)
    if found is None:
        raise Http404(_("There is no such file in this request."))
    return download(found.file, found.name)


@signed_in
def errors(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The file of errors of the list that was not taken."""
    inspection = inspection_for(request, slug, "answer")
    item = item_of(inspection, number, sent_only=True)
    refused = getattr(item, "refused_list", None)
    if refused is None:
        raise Http404(_("No list was refused for this item."))
    # With a mark at its start, so that spreadsheets read it as UTF-8.
    response = HttpResponse("\ufeff" + refused.errors, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="errors-item-{item.number}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
def schema(request: HttpRequest, key: str) -> HttpResponse:
    """The published schema of a list, as its file."""
    text = vocabulary.schema_texts().get(key)
    if text is None:
        raise Http404(_("There is no form of list with this name."))
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@signed_in
def template(request: HttpRequest, key: str) -> HttpResponse:
    """An empty list with its headings, to fill in."""
    found = vocabulary.schemas().get(key)
    if found is None:
        raise Http404(_("There is no form of list with this name."))
    response = HttpResponse("\ufeff" + ",".join(found.names) + "\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response
