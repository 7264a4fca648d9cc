"""What every screen of a request begins with."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests import queries
from touchstone.inspectorate.requests.models import RequestItem


def item_of(inspection: Inspection, number: int, *, sent_only: bool = False) -> RequestItem:
    """The item, or the page that says there is none."""
    found = queries.item(inspection, number, sent_only=sent_only)
    if found is None:
        raise Http404(_("The request has no item with this number."))
    return found
