"""The editor opens at its first section; a section shows its statements; a statement is added to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import statements
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.views import pages
from touchstone.inspectorate.drafting.views.acting import redirect_to, tried


@signed_in
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """The editor opens at the first section that has statements, or at the first of all."""
    draft = draft_for(request, slug)
    lines = editor.outline(draft)
    if not lines:
        return render(request, "drafting/no_sections.html", pages.context_of(draft))
    first = next((line for line in lines if line.stubs), lines[0]).section
    return redirect("draft-section", slug, first.audience, first.key)


@signed_in
def section(request: HttpRequest, slug: str, audience: str, section: str) -> HttpResponse:
    draft = draft_for(request, slug)
    lines = editor.outline(draft)
    return pages.section_page(request, draft, pages.line_of(lines, audience, section), lines)


@require_POST
@signed_in
def add(request: HttpRequest, slug: str, audience: str, section: str) -> HttpResponse:
    """An empty statement at the end of a section, open to be written."""
    draft = draft_for(request, slug, "write_report")
    held = pages.line_of(editor.outline(draft), audience, section).section
    by = person_signed_in(request)
    made = tried(request, lambda: statements.add_statement(by=by, section=held))
    if made is None:
        return redirect("draft-section", slug, audience, section)
    return redirect_to(slug, made.pk)
