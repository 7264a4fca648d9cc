"""What every screen of a reading begins with."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from touchstone.inspectorate.archive import queries
from touchstone.inspectorate.archive.models import DocumentReading


def found(pk: int) -> DocumentReading:
    """The reading, or the page that says there is none."""
    reading = queries.reading(pk)
    if reading is None:
        raise Http404(_("There is no reading with this number. Look in the list of the archive."))
    return reading
