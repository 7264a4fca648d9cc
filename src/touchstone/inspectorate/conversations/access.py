"""What may the person who is signed in see here? Every view begins with one of these; what is not theirs is not there.

`side` is the door through which the page was opened: the inspectorate's or the service's.
"""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import second_factor
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.policies import why_not
from touchstone.inspectorate.conversations import policies, queries
from touchstone.inspectorate.conversations.models import AgreedAction, Meeting, Panel, Recommendation, Side

Row = TypeVar("Row", bound=Model)


def organisations_for(request: HttpRequest, side: str) -> list[Organisation]:
    """The person's own inspectorates, or their own services. Raises PermissionDenied where there are none. Two
    queries."""
    person = person_signed_in(request)
    second_factor.check(request)
    if side == Side.SERVICE:
        found, needed = list(policies.services_of(person)), Permission.ANSWER_INSPECTORATE
    else:
        found, needed = list(policies.inspectorates_of(person)), Permission.PLAN_INSPECTIONS
    if not found:
        raise PermissionDenied(why_not(needed))
    return found


def meetings_for(request: HttpRequest, side: str) -> QuerySet[Meeting]:
    """The service sees what was shared with it. Not what concerns a service to which the person is tied."""
    rows = queries.meetings(organisations_for(request, side), side)
    return rows if side == Side.SERVICE else rows.exclude(provider__in=_tied(request))


def meeting_for(request: HttpRequest, number: int, side: str) -> Meeting:
    return _one(meetings_for(request, side), number, _("There is no such meeting among those that you may see."))


def actions_for(request: HttpRequest, side: str) -> QuerySet[AgreedAction]:
    rows = queries.actions(organisations_for(request, side), side)
    return rows if side == Side.SERVICE else rows.exclude(provider__in=_tied(request))


def action_for(request: HttpRequest, number: int, side: str) -> AgreedAction:
    return _one(actions_for(request, side), number, _("There is no such action among those that you may see."))


def panels_for(request: HttpRequest, side: str) -> QuerySet[Panel]:
    """A service's own panels; an inspectorate sees those of the services that it inspects or meets."""
    rows = queries.panels(organisations_for(request, side), side)
    return rows if side == Side.SERVICE else rows.exclude(provider__in=_tied(request))


def panel_for(request: HttpRequest, number: int, side: str) -> Panel:
    return _one(panels_for(request, side), number, _("There is no such panel among those that you may see."))


def recommendation_for(request: HttpRequest, number: int, side: str) -> Recommendation:
    rows = queries.recommendations(panels_for(request, side))
    return _one(rows, number, _("There is no such recommendation among those that you may see."))


def _one(rows: QuerySet[Row], number: int, missing: str) -> Row:
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404(missing)
    return found


def _tied(request: HttpRequest) -> QuerySet[Organisation]:
    ties = policies.tied_to(person_signed_in(request))
    return Organisation.objects.filter(pk__in=ties.values("organisation"))
