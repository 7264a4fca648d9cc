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


# How far the judging is belongs to the inspectorate alone, until the service is told.
FOR_THE_SERVICE: dict[str, str | Promise] = {**STATES, **dict.fromkeys(("judging", "settled"), _("Fieldwork ended"))}


def state_words(state: str, service: bool = False) -> str:
    """As the inspectorate or the `service` reads it; empty for what was read from a document: it had no state here."""
    return str((FOR_THE_SERVICE if service else STATES)[state]) if state else ""
