"""One finding with the evidence behind it, and what could be put there."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings import actions, presenters
from touchstone.inspectorate.findings.queries import board as queries
from touchstone.inspectorate.findings.queries.standing import asked_of, framework_of
from touchstone.inspectorate.findings.views.findings import found_finding
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection

LINKED_A_PAGE, OFFERED_A_PAGE = 20, 10


@signed_in
def finding(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_board")
    held = found_finding(inspection, finding)
    words, everywhere = request.GET.get("q", "").strip(), "everywhere" in request.GET
    titles = {each.key: each.area.title(presenters.language()) for each in asked_of(inspection)}
    linked = Paginator(queries.linked(held), LINKED_A_PAGE).get_page(request.GET.get("linked"))
    writes = may(inspection, "find") and not held.withdrawn_reason
    offered = Paginator(queries.linkable(held, words, everywhere), OFFERED_A_PAGE) if writes else None
    shown = presenters.shown(held, queries.sources_of([held])[held.pk], framework_of(inspection))
    context = {
        "inspection": inspection,
        "stage": "board",
        "finding": held,
        "shown": shown,
        "area_title": titles.get(held.area_key, held.area_key),
        "linked": linked,
        "offered": offered.get_page(request.GET.get("page")) if offered else None,
        "words": words,
        "everywhere": everywhere,
        "writes": writes,
        "follows": may(inspection, "follow_urgent"),
        "method": presenters.method,
    }
    return render(request, "findings/finding.html", context)


def _item(inspection: Inspection, request: HttpRequest) -> EvidenceItem:
    try:
        wanted = uuid.UUID(request.POST.get("item", ""))
        return EvidenceItem.objects.get(inspection=inspection, public_id=wanted)
    except (ValueError, EvidenceItem.DoesNotExist) as error:
        raise Refused(_("That evidence is not in this inspection. Choose it from the list.")) from error


@require_POST
@signed_in
def link(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "find")
    held = found_finding(inspection, finding)
    try:
        bearing = request.POST.get("bearing", "")
        actions.link_evidence(by=request.user, finding=held, item=_item(inspection, request), bearing=bearing)  # type: ignore[arg-type]
        said = (
            _("The evidence supports the finding.") if bearing == "supports" else _("The evidence is kept against it.")
        )
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("finding", slug=slug, finding=held.pk)


@require_POST
@signed_in
def unlink(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "find")
    held = found_finding(inspection, finding)
    try:
        actions.unlink_evidence(by=request.user, finding=held, item=_item(inspection, request))  # type: ignore[arg-type]
        messages.success(request, _("The evidence is no longer behind this finding."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("finding", slug=slug, finding=held.pk)


@require_POST
@signed_in
def look_again(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    """The finding holds with its evidence as it is now."""
    inspection = inspection_for(request, slug, "find")
    held = found_finding(inspection, finding)
    try:
        changed = actions.look_again(by=request.user, finding=held)  # type: ignore[arg-type]
        said = ngettext("%(num)s changed item was looked at.", "%(num)s changed items were looked at.", changed)
        messages.success(request, said % {"num": changed})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("finding", slug=slug, finding=held.pk)
