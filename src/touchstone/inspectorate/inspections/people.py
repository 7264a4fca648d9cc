"""Who is written to about an inspection: the service's people who may answer for it, and its leads."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import SERVICE_ROLES
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.inspections.models import Inspection


def service_people(inspection: Inspection) -> list[User]:
    """Who may answer for the service today. One query."""
    grants = RoleGrant.objects.filter(
        holding(clock.today()), organisation=inspection.provider_id, role__in=SERVICE_ROLES
    )
    return list(User.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("pk"))


def leads(inspection: Inspection) -> list[User]:
    """Who leads the inspection. One query."""
    members = inspection.team.filter(role="lead", user__isnull=False).values("user")
    return list(User.objects.filter(pk__in=members, is_active=True).order_by("pk"))


def write_to(people: Iterable[User], *, subject: str, said: str, path: str) -> int:
    """One e-mail to each, with the address of a page; how many. No detail of a case or an answer belongs in `said`."""
    written = list(people)
    for person in written:
        hello = _("Dear %(name)s,") % {"name": person.name}
        page = _("Open it here: %(address)s") % {"address": urljoin(settings.SITE_URL, path)}
        enqueue(to=person.email, subject=subject, body="\n\n".join([hello, said, page]))
    return len(written)
