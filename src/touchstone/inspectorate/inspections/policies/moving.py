"""May an inspection take its next step? Past who may (the access table): what must be there before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from touchstone.domain import notice as rules
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.standing import check

# Step (domain/workflows/inspection.py) → the action of the access table that it needs.
ACTION_OF_STEP = {
    "announce": "announce",
    "begin without notice": "begin",
    "begin fieldwork": "begin",
    "end fieldwork": "end_fieldwork",
    "return to fieldwork": "return",
    "settle": "settle",
    "reopen": "reopen",
    "defer": "defer",
    "plan again": "plan_again",
    "pause": "pause",
    "resume notice": "resume",
    "resume fieldwork": "resume",
    "resume judging": "resume",
    "abandon": "abandon",
}
NEEDS_REASON = frozenset({"return to fieldwork", "reopen", "defer", "pause", "abandon"})
RESUMED = {"resume notice": "announced", "resume fieldwork": "fieldwork", "resume judging": "judging"}


def check_can_move(by: Actor, inspection: Inspection, step: str, reason: str, today: date) -> None:
    """Raise Refused, with a sentence. A few queries."""
    if step not in ACTION_OF_STEP:
        raise Refused(_("There is no step “%(step)s”.") % {"step": step})
    check(by, ACTION_OF_STEP[step], inspection)
    if step in NEEDS_REASON and not reason.strip():
        raise Refused(_("Say why. The reason stays in the history of the inspection."))
    if step in GUARDS:
        GUARDS[step](inspection, today)
    if step in RESUMED:
        check_resumes(inspection, RESUMED[step])


def can_move(by: Actor, inspection: Inspection, step: str, today: date) -> bool:
    try:
        check_can_move(by, inspection, step, "a reason", today)
    except Refused:
        return False
    return True


def check_announced(inspection: Inspection, today: date) -> None:
    """An inspection is announced by its letter, on a legal basis, by somebody who leads it."""
    check_ready(inspection)
    if planning.standing_notice(inspection) is None:
        raise Refused(_("An inspection is announced by a letter. Write the letter, and announce it with that."))


def check_ready(inspection: Inspection) -> None:
    """What must be settled before the service is told anything."""
    if not inspection.legal_basis.strip():
        raise Refused(_("Say on which legal basis the service is inspected. Without one it cannot be announced."))
    if not inspection.team.filter(role=TeamMember.Role.LEAD, user__isnull=False).exists():
        raise Refused(_("Nobody leads this inspection yet. Choose its lead inspector first."))
    if inspection.starts is None:
        raise Refused(_("The letter says when inspectors come. Set the first day of fieldwork first."))


def check_notice_has_run(inspection: Inspection, today: date) -> None:
    """Fieldwork begins on the day on which the notice has run, and not before."""
    notice = planning.standing_notice(inspection)
    if notice is None or notice.clock is None:
        raise Refused(_("No notice was given, so no notice has run. Plan the inspection again and announce it."))
    deadline = clocks.held(notice.clock)
    if not rules.has_run(deadline, today):
        raise Refused(
            _("The notice runs until %(day)s. Fieldwork cannot begin before that day.")
            % {"day": format_date(deadline.latest)}
        )


def check_without_notice(inspection: Inspection, today: date) -> None:
    """Only where the regime gives no notice."""
    check_ready(inspection)
    if not planning.regime_notice(inspection).without:
        raise Refused(
            _("%(framework)s does not say that it inspects without notice. Announce the inspection first.")
            % {"framework": inspection.framework}
        )


def check_resumes(inspection: Inspection, state: str) -> None:
    stopped_in = planning.paused_in(inspection)
    if stopped_in != state:
        raise Refused(
            _("This inspection was paused while it was %(stopped)s, so that is where it goes on.")
            % {"stopped": stopped_in or _("at a stage that is not known")}
        )


GUARDS: dict[str, Callable[[Inspection, date], None]] = {
    "announce": check_announced,
    "begin fieldwork": check_notice_has_run,
    "begin without notice": check_without_notice,
}
