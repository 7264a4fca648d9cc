"""Telling the service, by e-mail, that an inspection of it begins, stops or goes on. Never a word of what was found."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import TOLD
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.inspections.models import Inspection

HEADS = ("head_of_service",)


def heads_of_service(inspection: Inspection) -> list[User]:
    """Who leads the service today. One query."""
    grants = RoleGrant.objects.filter(holding(clock.today()), organisation=inspection.provider_id, role__in=HEADS)
    return list(User.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("pk"))


def tell_of_step(inspection: Inspection, *, step: str, before: str, reason: str) -> int:
    """Write to the heads of service about a step that concerns them; how many were written to.

    What the service was never told of (an inspection deferred while it was only planned) stays untold.
    """
    if before not in TOLD and inspection.state not in TOLD:
        return 0
    said = _said(inspection).get(step)
    if said is None:
        return 0
    subject, first = said
    # The service's page of a deferred or abandoned inspection is closed to it: no address then.
    address = urljoin(settings.SITE_URL, reverse("asked-inspection", args=[inspection.slug]))
    because = [_("The reason given: %(reason)s") % {"reason": reason.strip()}] if reason.strip() else []
    page = [_("Read more here: %(address)s") % {"address": address}] if inspection.state in TOLD else []
    people = heads_of_service(inspection)
    for person in people:
        hello = _("Dear %(name)s,") % {"name": person.name}
        enqueue(to=person.email, subject=subject, body="\n\n".join([hello, first, *because, *page]))
    return len(people)


def _said(inspection: Inspection) -> dict[str, tuple[str, str]]:
    """Step → subject and first sentence."""
    names = {"inspectorate": inspection.inspectorate, "provider": inspection.provider, "title": inspection.title}
    pairs = {
        "announce": (
            _("%(inspectorate)s announces an inspection"),
            _("%(inspectorate)s announces an inspection of %(provider)s: %(title)s. The letter is on its page."),
        ),
        "begin without notice": (
            _("%(inspectorate)s has begun an inspection"),
            _("%(inspectorate)s has begun an inspection of %(provider)s: %(title)s. The letter is on its page."),
        ),
        "pause": (_("The inspection is paused"), _("The inspection “%(title)s” is paused.")),
        "defer": (_("The inspection is put off"), _("The inspection “%(title)s” is put off.")),
        "abandon": (_("The inspection is given up"), _("The inspection “%(title)s” is given up.")),
        **dict.fromkeys(
            ("resume notice", "resume fieldwork", "resume judging"),
            (_("The inspection goes on"), _("The inspection “%(title)s” goes on.")),
        ),
    }
    return {step: (subject % names, first % names) for step, (subject, first) in pairs.items()}
