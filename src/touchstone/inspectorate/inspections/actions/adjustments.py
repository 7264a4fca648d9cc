"""What the service asks to be done otherwise, and the decision with its reason."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.adjustment import ADJUSTMENT
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Adjustment, Inspection
from touchstone.inspectorate.inspections.people import leads, write_to
from touchstone.inspectorate.inspections.standing import check


@transaction.atomic
def ask_adjustment(*, by: User, inspection: Inspection, kind: str, text: str) -> Adjustment:
    """Ask for an adjustment in the name of the service. The lead is told by e-mail, without what was asked."""
    check(by, "ask_adjustment", inspection)
    if kind not in Adjustment.Kind.values:
        raise Refused(_("Say what the adjustment is needed for."))
    if not text.strip():
        raise Refused(_("Say what should be done otherwise."))
    asked = Adjustment.objects.create(
        inspection=inspection, kind=kind, text=text.strip(), asked_by=by, asked_at=machine.now()
    )
    _record(by, asked, "adjustments.ask", f"Asked for an adjustment in {inspection}.")
    write_to(
        leads(inspection),
        subject=_("An adjustment is asked for"),
        said=_("%(provider)s asks for an adjustment in the inspection “%(title)s”.")
        % {"provider": inspection.provider, "title": inspection.title},
        path=reverse("inspection-adjustments", args=[inspection.slug]),
    )
    return asked


@transaction.atomic
def decide_adjustment(*, by: User | str, adjustment: Adjustment, step: str, reason: str) -> Adjustment:
    """Agree, agree in part or decline (steps of domain/workflows/adjustment.py). Whoever asked is told by e-mail."""
    held = (
        Adjustment.objects.select_for_update(of=("self",))
        .select_related("inspection__inspectorate")
        .get(pk=adjustment.pk)
    )
    inspection = held.inspection
    check(by, "decide_adjustment", inspection)
    try:
        target = ADJUSTMENT.target(held.state, step)
    except NotAllowed as refusal:
        raise Refused(_("This was decided already: %(state)s.") % {"state": held.state.replace("_", " ")}) from refusal
    if not reason.strip():
        raise Refused(_("Give the reason. The service reads it."))
    held.state, held.reason, held.decided_at = target, reason.strip(), machine.now()
    held.decided_by = person_of(by)
    held.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    _record(by, held, "adjustments.decide", f"Decided on an adjustment in {inspection}: {step}.")
    write_to(
        [held.asked_by],
        subject=_("Your request for an adjustment is answered"),
        said=_("The inspectorate has answered what you asked for in the inspection “%(title)s”.")
        % {"title": inspection.title},
        path=reverse("asked-adjustments", args=[inspection.slug]),
    )
    adjustment.refresh_from_db()
    return adjustment


def _record(by: User | str, row: Adjustment, action: str, summary: str) -> None:
    audit.record(by=by, action=action, subject=row, owner=row.inspection.inspectorate.slug, summary=summary)
