"""What do pages call each state of an inspection? The states are those of domain/workflows/inspection.py."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATES: dict[str, str | Promise] = {
    "planned": _("Planned"),
    "announced": _("Announced"),
    "fieldwork": _("Fieldwork"),
    "judging": _("Being judged"),
    "settled": _("Judgements stand"),
    "paused": _("Paused"),
    "deferred": _("Put off"),
    "abandoned": _("Given up"),
}


def state_words(state: str) -> str:
    """Empty for an inspection that was read from a document: it was never in a state here."""
    return str(STATES[state]) if state else ""
