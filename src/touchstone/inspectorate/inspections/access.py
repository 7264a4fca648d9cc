"""The view's half of access to an inspection: find it, and answer 404 or 403 where the person may not.

A person who may not even see an inspection is told that there is none: that it exists is itself not public.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import Stance, Verdict, verdict
from touchstone.foundation.accounts import second_factor
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import sentence, stance_of


def inspection_for(request: HttpRequest, slug: str, action: str = "see") -> Inspection:
    """The inspection held here at this address, if this person may do `action` in it now.

    Raises Http404 where they may not see it at all, PermissionDenied with a sentence where they may see it and not do
    this, and second_factor.Missing where they must set up two-step sign-in first. Four queries. The person's stance
    is kept on the row as `stance`, for `may`.
    """
    found = Inspection.objects.filter(slug=slug, origin=Inspection.Origin.HELD)
    inspection = found.select_related("inspectorate", "provider", "framework").first()
    if inspection is None:
        raise Http404(_("There is no such inspection here."))
    stance = stance_of(request.user, inspection)
    inspection.stance = stance  # type: ignore[attr-defined]
    second_factor.check(request)
    if Verdict.ALLOWED not in (verdict(key, stance, inspection.state) for key in ("see", "see_as_service")):
        raise Http404(_("There is no such inspection here."))
    said = verdict(action, stance, inspection.state)
    if said is not Verdict.ALLOWED:
        raise PermissionDenied(sentence(said, action, inspection))
    return inspection


def may(inspection: Inspection, action: str) -> bool:
    """For pages: may the person for whom `inspection_for` found it do this now? No query."""
    stance: Stance = inspection.stance  # type: ignore[attr-defined]
    return verdict(action, stance, inspection.state) is Verdict.ALLOWED
