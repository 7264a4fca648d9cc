"""Lines of enquiry and adjustments as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.inspections.queries import enquiries, planning

STATES: dict[str, tuple[str | Promise, str]] = {
    "open": (_("Open"), "wait"),
    "answered": (_("Answered"), "done"),
    "set_aside": (_("Set aside"), ""),
}
DECISIONS: dict[str, tuple[str | Promise, str]] = {
    "asked": (_("Not answered yet"), "wait"),
    "agreed": (_("Agreed"), "done"),
    "agreed_in_part": (_("Agreed in part"), "done"),
    "declined": (_("Declined"), "stop"),
}


@dataclass(frozen=True)
class LineShown:
    """A line with its state and judgement areas in words."""

    line: LineOfEnquiry
    state: str | Promise
    kind: str
    areas: str

    @property
    def is_open(self) -> bool:
        return self.line.state == "open"


def lines_shown(inspection: Inspection) -> list[LineShown]:
    """One query."""
    language = translation.get_language() or "en"
    titles = {area.key: area.title(language) for _depth, area in planning.definition(inspection).walk()}
    return [
        LineShown(line, *STATES[line.state], ", ".join(titles.get(key, key) for key in line.judgement_areas))
        for line in enquiries.lines_of(inspection)
    ]
