"""What does each button of an open area for improvement do, once what was in its boxes is saved?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.inspectorate.drafting.actions import areas, warnings
from touchstone.inspectorate.drafting.models import Draft, DraftArea
from touchstone.inspectorate.drafting.views.acting import tried


def press(request: HttpRequest, draft: Draft, area: DraftArea) -> HttpResponse:
    """Do what the button says; one that only saves does nothing more."""
    do, _colon, what = request.POST.get("do", "").partition(":")
    by, slug = person_signed_in(request), draft.inspection.slug
    if do in ("up", "down"):
        tried(request, lambda: areas.move(by=by, area=area, places=-1 if do == "up" else 1))
    elif do == "welsh":
        tried(request, lambda: areas.confirm_welsh(by=by, area=area), _("The Welsh counts as up to date."))
    elif do == "apply":
        done = _("The right words are in the text. The words before are kept as a version.")
        tried(request, lambda: warnings.apply(by=by, draft=draft, seen=what), done)
    elif do == "unlink" and what.isdecimal():
        finding = area.findings.filter(pk=int(what)).first()
        if finding is not None:
            tried(request, lambda: areas.unlink_finding(by=by, area=area, finding=finding))
    return _elsewhere(request, draft, area, do, what) or redirect("draft-area", slug, area.pk)


def _elsewhere(request: HttpRequest, draft: Draft, area: DraftArea, do: str, what: str) -> HttpResponse | None:
    """The buttons that lead to another page."""
    by, slug = person_signed_in(request), draft.inspection.slug
    if do == "findings":
        return redirect("draft-area-findings", slug, area.pk)
    if do == "accept" and what.isalnum():
        return redirect("draft-accept", slug, what)
    if do == "out":
        done = _("The area for improvement is taken out. It stands at the end of the list, and can come back.")
        tried(request, lambda: areas.remove(by=by, area=area), done)
        return redirect("draft-areas", slug)
    return None
