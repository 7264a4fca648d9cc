"""May these words go where a report prints them or the service reads them? Nothing that could tell who somebody is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.disclosure import check
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import queries as samples


def check_words(inspection: Inspection, *texts: str) -> None:
    """Raise Refused, naming the words, where a text could tell who a child or a parent is. One query."""
    names = samples.names_of(inspection)
    marks = {mark.key: mark for text in texts for mark in check(text, names)}
    if marks:
        said = ", ".join(f"“{mark.word}” ({_(mark.why.text) % mark.why.values})" for mark in marks.values())
        raise Refused(
            _("Take out what could tell who somebody is: %(words)s. Nothing you wrote is lost.") % {"words": said}
        )


def may_be_read(inspection: Inspection, *texts: str) -> bool:
    try:
        check_words(inspection, *texts)
    except Refused:
        return False
    return True
