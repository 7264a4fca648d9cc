"""Which e-mails does a request send? To the service and to the inspection's lead; never a word of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.inspection_access import SERVICE_ROLES
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests.models import RequestItem


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


def _write(people: Iterable[User], inspection: Inspection, subject: str, said: str, address: str) -> int:
    count = 0
    for person in people:
        hello = _("Dear %(name)s,") % {"name": person.name}
        page = _("Open it here: %(address)s") % {"address": urljoin(settings.SITE_URL, address)}
        enqueue(to=person.email, subject=subject, body="\n\n".join([hello, said, page]))
        count += 1
    return count


def _to_service(inspection: Inspection, subject: str, said: str) -> int:
    address = reverse("request-asked", args=[inspection.slug])
    return _write(service_people(inspection), inspection, subject, said, address)


def tell_sent(inspection: Inspection, count: int, due: Clock) -> int:
    said = ngettext(
        "%(inspectorate)s asks for %(count)s thing for “%(title)s”, by %(day)s.",
        "%(inspectorate)s asks for %(count)s things for “%(title)s”, by %(day)s.",
        count,
    ) % {
        "inspectorate": inspection.inspectorate,
        "count": count,
        "title": inspection.title,
        "day": format_date(latest(due)),
    }
    return _to_service(inspection, _("An inspectorate asks you for information"), said)


def tell_withdrawn(item: RequestItem) -> int:
    said = _("Item %(number)s of the information request for “%(title)s” is no longer asked for.")
    named = {"number": item.number, "title": item.inspection.title}
    return _to_service(item.inspection, _("Something is no longer asked for"), said % named)


def tell_returned(item: RequestItem, due: Clock) -> int:
    said = _(
        "Your answer to item %(number)s of the information request for “%(title)s” was sent back. "
        "Please answer again by %(day)s. The reason is on its page."
    )
    named = {"number": item.number, "title": item.inspection.title, "day": format_date(latest(due))}
    return _to_service(item.inspection, _("An answer was sent back"), said % named)


def remind_service(inspection: Inspection, late: int, soon: int) -> int:
    """One e-mail to each, with how many items are late and how many are due soon."""
    parts = [
        ngettext("%(n)s item is late.", "%(n)s items are late.", late) % {"n": late} if late else "",
        ngettext("%(n)s item is due soon.", "%(n)s items are due soon.", soon) % {"n": soon} if soon else "",
    ]
    head = _("The information request for “%(title)s”:") % {"title": inspection.title}
    return _to_service(inspection, _("Reminder: information is asked of you"), " ".join([head, *filter(None, parts)]))


def remind_leads(inspection: Inspection, late: int, undecided: int) -> int:
    parts = [
        ngettext("%(n)s item is late.", "%(n)s items are late.", late) % {"n": late} if late else "",
        ngettext("%(n)s answer waits for a decision.", "%(n)s answers wait for a decision.", undecided)
        % {"n": undecided}
        if undecided
        else "",
    ]
    head = _("The information request for “%(title)s”:") % {"title": inspection.title}
    address = reverse("request-overview", args=[inspection.slug])
    said = " ".join([head, *filter(None, parts)])
    return _write(leads(inspection), inspection, _("Reminder: the information request"), said, address)
