"""What every view of the programme begins with: whose programmes may this person see?"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.policies import why_not
from touchstone.inspectorate.programme import policies, queries
from touchstone.inspectorate.programme.models import Obligation, Programme


def inspectorates_for(request: HttpRequest) -> list[Organisation]:
    """The inspectorates whose programmes the person may see. Raises PermissionDenied where there is none."""
    found = list(policies.inspectorates_of(request.user))  # type: ignore[arg-type]
    if not found:
        raise PermissionDenied(why_not(Permission.PLAN_INSPECTIONS))
    return found


def obligation_for(request: HttpRequest, number: int) -> Obligation:
    found = queries.obligation_in(inspectorates_for(request), number)
    if found is None:
        raise Http404(_("There is no such obligation in the programmes that you may see."))
    return found


def programme_for(request: HttpRequest, number: int) -> Programme:
    found = queries.programme_in(inspectorates_for(request), number)
    if found is None:
        raise Http404(_("There is no such programme among those that you may see."))
    return found


def planning_for(request: HttpRequest, inspectorate: Organisation) -> None:
    """Raise PermissionDenied unless the person plans for the inspectorate."""
    if not policies.can_plan(request.user, inspectorate):  # type: ignore[arg-type]
        raise PermissionDenied(why_not(Permission.PLAN_INSPECTIONS, inspectorate))
