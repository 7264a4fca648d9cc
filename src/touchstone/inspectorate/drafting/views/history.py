"""Every version of a statement or an area for improvement, what changed between any two, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.redline import redline
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import areas, statements
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement, StatementVersion
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.views import pages

Restore = Callable[[StatementVersion, int], bool]


@signed_in
def of_statement(request: HttpRequest, slug: str, statement: int) -> HttpResponse:
    draft = draft_for(request, slug, "write_report" if request.method == "POST" else "see_draft")
    held = pages.found_statement(draft, statement)
    by = person_signed_in(request)

    def restore(version: StatementVersion, base: int) -> bool:
        return statements.restore(by=by, statement=held, version=version, base=base)

    return _versions(request, draft, held, restore)


@signed_in
def of_area(request: HttpRequest, slug: str, area: int) -> HttpResponse:
    draft = draft_for(request, slug, "write_report" if request.method == "POST" else "see_draft")
    held = pages.found_area(draft, area)
    by = person_signed_in(request)

    def restore(version: StatementVersion, base: int) -> bool:
        return areas.restore(by=by, area=held, version=version, base=base)

    return _versions(request, draft, held, restore)


def _versions(request: HttpRequest, draft: Draft, held: Statement | DraftArea, restore: Restore) -> HttpResponse:
    versions = editor.versions(held)
    if request.method == "POST":
        version = _chosen(versions, request.POST.get("version"))
        base = request.POST.get("revision", "")
        try:
            restore(version, int(base) if base.isdecimal() else -1)
            messages.success(request, _("That version is the text again. The one before it is kept."))
        except conflicts.Conflict as conflict:
            messages.error(request, _("%(who)s changed it since you opened this page. Look at it again, then choose.")
                           % {"who": conflict.saved_by})  # fmt: skip
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(request.path)
    return render(request, "drafting/versions.html", _context(request, draft, held, versions))


def _context(
    request: HttpRequest, draft: Draft, held: Statement | DraftArea, versions: Sequence[StatementVersion]
) -> dict[str, Any]:
    """Both sides of the comparison: those asked for, or the latest version and the one before it."""
    if not versions:
        raise Http404(_("Nothing was written here yet, so there are no versions."))
    every = "every" in request.GET
    listed = list(versions) if every else editor.sittings(versions)
    new = _chosen(versions, request.GET.get("to")) if request.GET.get("to") else versions[0]
    before = next((each for each in listed if each.revision < new.revision), new)
    old = _chosen(versions, request.GET.get("from")) if request.GET.get("from") else before
    return pages.context_of(
        draft,
        row=held,
        statement=held if isinstance(held, Statement) else None,
        versions=sorted({*listed, old, new}, key=lambda each: -each.revision),
        hidden=len(versions) - len(listed),
        every=every,
        old=old,
        new=new,
        english=redline(old.text, new.text),
        welsh=redline(old.text_cy, new.text_cy) if old.text_cy or new.text_cy else (),
        again=pages.writes(draft) and not held.removed,
    )


def _chosen(versions: Sequence[StatementVersion], number: str | None) -> StatementVersion:
    found = next((each for each in versions if str(each.revision) == number), None)
    if found is None:
        raise Http404(_("There is no such version. The list shows those that there are."))
    return found
