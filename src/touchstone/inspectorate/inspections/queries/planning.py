"""How does the planning of an inspection stand: its notice, its history, where it was paused?"""

from __future__ import annotations

from django.utils import translation

from touchstone.domain import notice as rules
from touchstone.domain.frameworks import Framework
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.inspections.models import Adjustment, Inspection, Notice, StateChange


def definition(inspection: Inspection) -> Framework:
    """What the framework of an inspection held here says. No query where the framework was selected with it."""
    assert inspection.framework is not None  # the database sees to it
    return frameworks.definition(inspection.framework)


def regime_notice(inspection: Inspection) -> rules.RegimeNotice:
    return rules.notice_of(definition(inspection))


def basis_of_notice(inspection: Inspection) -> str:
    """What the regime's notice rests on, in one text: its title, its reason and its source; empty where not known."""
    framework = definition(inspection)
    clock = rules.notice_of(framework).clock
    if clock is None or clock.length is None:
        return ""
    language = translation.get_language() or "en"
    source = framework.sources.get(clock.standing.source)
    parts = [clock.title(language), clock.standing.why(language), source.title if source else framework.title(language)]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def standing_notice(inspection: Inspection) -> Notice | None:
    """The notice that holds, with its clock; None before it is given. One query."""
    return Notice.objects.filter(inspection=inspection, withdrawn_at=None).select_related("clock", "sent_by").first()


def history(inspection: Inspection) -> list[StateChange]:
    """Every step, the first one first. One query."""
    return list(inspection.state_changes.select_related("by"))


def paused_in(inspection: Inspection) -> str:
    """The state in which a paused inspection was interrupted; empty where it is not paused. One query."""
    last = StateChange.objects.filter(inspection=inspection).order_by("-at", "-pk").first()
    return last.from_state if last is not None and last.to_state == "paused" else ""


def withdrawn_notices(inspection: Inspection) -> list[Notice]:
    """Letters that no longer hold, the latest first. One query."""
    held = Notice.objects.filter(inspection=inspection, withdrawn_at__isnull=False)
    return list(held.select_related("clock").order_by("-sent_at"))


def adjustments_of(inspection: Inspection) -> list[Adjustment]:
    """What the service asked for, the first request first. One query."""
    rows = Adjustment.objects.filter(inspection=inspection)
    return list(rows.select_related("asked_by", "decided_by", "inspection").order_by("asked_at", "pk"))
