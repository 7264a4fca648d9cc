"""Which e-mails does a sample send? Never with a reference in them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.people import leads, service_people, write_to


def _to_service(inspection: Inspection, subject: str, said: str) -> int:
    path = reverse("sample-asked", args=[inspection.slug])
    return write_to(service_people(inspection), subject=subject, said=said, path=path)


def tell_given(inspection: Inspection, size: int) -> int:
    said = _("%(service)s has given a list of %(n)s cases to draw from, for “%(title)s”.")
    named = {"service": inspection.provider, "n": f"{size:,}", "title": inspection.title}
    path = reverse("sample-overview", args=[inspection.slug])
    return write_to(leads(inspection), subject=_("The list of cases is here"), said=said % named, path=path)


def tell_returned(inspection: Inspection) -> int:
    said = _("Your list of cases for “%(title)s” was sent back. The reason is on its page. Please give another.")
    return _to_service(inspection, _("Your list of cases was sent back"), said % {"title": inspection.title})


def tell_drawn(inspection: Inspection, count: int) -> int:
    said = ngettext(
        "%(n)s case was drawn for “%(title)s”. Which one it is stands on its page, by its reference.",
        "%(n)s cases were drawn for “%(title)s”. Which they are stands on its page, by their references.",
        count,
    )
    return _to_service(
        inspection, _("The sample of cases was drawn"), said % {"n": f"{count:,}", "title": inspection.title}
    )


def tell_changed(inspection: Inspection) -> int:
    said = _("The sample of cases for “%(title)s” has changed. Its page says how.") % {"title": inspection.title}
    return _to_service(inspection, _("The sample of cases has changed"), said)
