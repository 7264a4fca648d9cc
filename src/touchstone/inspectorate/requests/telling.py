"""Which e-mails does a request send? To the service and to the inspection's lead; never a word of an answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.people import leads, service_people, write_to
from touchstone.inspectorate.requests.models import RequestItem


def _to_service(inspection: Inspection, subject: str, said: str) -> int:
    address = reverse("request-asked", args=[inspection.slug])
    return write_to(service_people(inspection), subject=subject, said=said, path=address)


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
    return write_to(leads(inspection), subject=_("Reminder: the information request"), said=said, path=address)
