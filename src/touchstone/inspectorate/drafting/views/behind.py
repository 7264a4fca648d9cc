"""Choosing the findings that a statement or an area for improvement rests on, one judgement area at a time."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.drafting import presenters
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import areas, statements
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.views import pages
from touchstone.inspectorate.drafting.views.acting import redirect_to, tried
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import asked_of, framework_of

PER_PAGE = 25
Link = Callable[[Finding], None]


@signed_in
def of_statement(request: HttpRequest, slug: str, statement: int) -> HttpResponse:
    draft = draft_for(request, slug, "write_report")
    held = pages.found_statement(draft, statement)
    if request.method == "POST":
        by = person_signed_in(request)
        _linked(request, draft, lambda one: statements.link_finding(by=by, statement=held, finding=one))
        return redirect_to(slug, held.pk)
    return _page(request, draft, held, held.section.area_key)


@signed_in
def of_area(request: HttpRequest, slug: str, area: int) -> HttpResponse:
    draft = draft_for(request, slug, "write_report")
    held = pages.found_area(draft, area)
    if request.method == "POST":
        by = person_signed_in(request)
        _linked(request, draft, lambda one: areas.link_finding(by=by, area=held, finding=one))
        return redirect("draft-area", slug, held.pk)
    return _page(request, draft, held, held.judgement_key)


def _linked(request: HttpRequest, draft: Draft, link: Link) -> None:
    """Link every finding that was ticked."""
    wanted = [int(each) for each in request.POST.getlist("finding") if each.isdecimal() and len(each) < 16]
    chosen = list(Finding.objects.filter(inspection=draft.inspection_id, pk__in=wanted))
    said = ngettext("%(num)s finding is behind it now.", "%(num)s findings are behind it now.", len(chosen))
    if not chosen:
        messages.info(request, _("You ticked no finding, so nothing changed."))
        return

    def all_of_them() -> int:
        with transaction.atomic():
            for each in chosen:
                link(each)
        return len(chosen)

    tried(request, all_of_them, said % {"num": len(chosen)})


def _page(request: HttpRequest, draft: Draft, held: Statement | DraftArea, own: str) -> HttpResponse:
    """The findings of one judgement area, those behind it already left out. It begins with its own area."""
    asked = {each.key: each.area.title(language()) for each in asked_of(draft.inspection)}
    area, words = request.GET.get("area", own if own in asked else ""), request.GET.get("q", "").strip()
    found = editor.choosable(draft, area if area in asked else "", words)
    offered = found.exclude(pk__in=held.findings.values("pk"))
    page = Paginator(offered, PER_PAGE).get_page(request.GET.get("page"))
    context = pages.context_of(
        draft,
        row=held,
        statement=held if isinstance(held, Statement) else None,
        areas=list(asked.items()),
        area=area,
        words=words,
        page=page,
        offered=presenters.behind(page, framework_of(draft.inspection)),
    )
    return render(request, "drafting/behind.html", context)
