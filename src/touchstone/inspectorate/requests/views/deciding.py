"""The team's screens: one item with its answers, accepting or sending back, and taking files away."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts import audit
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests import bundle, policies, presenters, queries, vocabulary
from touchstone.inspectorate.requests.actions import decisions as actions
from touchstone.inspectorate.requests.forms import ReturnForm
from touchstone.inspectorate.requests.models import RequestItem
from touchstone.inspectorate.requests.views.common import item_of


@signed_in
def item(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_request")
    return _page(request, inspection, item_of(inspection, number), ReturnForm())


def _page(request: HttpRequest, inspection: Inspection, item: RequestItem, form: ReturnForm) -> HttpResponse:
    decide = may(inspection, "decide_answer")
    context = {
        "inspection": inspection,
        "stage": "request",
        "item": item,
        "state": presenters.state_of(item, service=False),
        "areas": presenters.area_titles(item),
        "schema": vocabulary.schemas().get(item.list_key),
        "answers": queries.answers(item),
        "reason_said": presenters.reason_said,
        "form": form,
        "may_accept": decide and policies.can_step(item, "accept"),
        "may_return": decide and (policies.can_step(item, "return") or policies.can_step(item, "ask again")),
        "may_withdraw": may(inspection, "ask") and policies.can_step(item, "withdraw"),
    }
    return render(request, "requests/item.html", context)


@require_POST
@signed_in
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Accept the answer that was looked at, or send it back with a reason."""
    inspection = inspection_for(request, slug, "decide_answer")
    found = item_of(inspection, number)
    seen = int(request.POST["seen"]) if request.POST.get("seen", "").isdecimal() else 0
    form = ReturnForm(request.POST)
    try:
        if request.POST.get("verdict") == "accept":
            actions.accept(by=request.user, item=found, seen=seen)  # type: ignore[arg-type]
            messages.success(request, _("The answer to item %(number)s is accepted.") % {"number": number})
            return redirect("request-overview", slug=slug)
        if form.is_valid():
            actions.send_back(by=request.user, item=found, seen=seen, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("The answer to item %(number)s was sent back.") % {"number": number})
            return redirect("request-overview", slug=slug)
    except Refused as refusal:
        form.is_valid()
        form.add_error(None, str(refusal))
    return _page(request, inspection, item_of(inspection, number), form)


@signed_in
def answer_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    inspection = inspection_for(request, slug, "see_request")
    found = queries.file_of(inspection, file, given_only=True)
    if found is None:
        raise Http404(_("There is no such file in this request."))
    audit.record_read(
        by=request.user,  # type: ignore[arg-type]
        subject=found,
        owner=inspection.inspectorate.slug,
        summary=f"Took away the file {found.name} of item {found.answer.item.number}.",
    )
    return download(found.file, found.name)


@signed_in
def all_answers(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everything that was given, as one packed file with a list of its contents."""
    inspection = inspection_for(request, slug, "see_request")
    audit.record_read(
        by=request.user,  # type: ignore[arg-type]
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary="Took away all answers to the information request.",
    )
    response = FileResponse(
        bundle.packed(queries.everything(inspection)),
        as_attachment=True,
        filename=f"{inspection.slug}-information-request.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "private, no-store"
    return response
