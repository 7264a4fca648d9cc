"""What is written here: proposals of what is alike, and what a person decides of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflows.recurrence import RECURRENCE
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.learning import matching, policies
from touchstone.inspectorate.learning.models import Looked, Recurrence

BEGINS = RECURRENCE.target(None, "propose")


@transaction.atomic
def propose(
    *, by: Actor, areas: Sequence[AreaForImprovement], findings: Sequence[Finding] = (), now: datetime | None = None
) -> int:
    """Compare these with everything public and propose what is alike; how many are new.

    What is held already, proposed, confirmed or refused, stays as it is: so nothing refused is proposed again, and two
    runs at once do no harm.
    """
    moment = now or clock.now()
    found = matching.pairs(areas, findings, moment)
    rows = [
        Recurrence(
            earlier_id=pair.earlier,
            later_id=pair.later,
            later_finding_id=pair.later_finding,
            place=pair.place,
            score=pair.score,
            why=list(pair.why),
            state=BEGINS,
            proposed_at=moment,
        )
        for pair in found
    ]
    before = Recurrence.objects.count()
    Recurrence.objects.bulk_create(rows, ignore_conflicts=True)
    Looked.objects.bulk_create([Looked(area_for_improvement=row, at=moment) for row in areas], ignore_conflicts=True)
    Looked.objects.bulk_create([Looked(finding=row, at=moment) for row in findings], ignore_conflicts=True)
    new = Recurrence.objects.count() - before
    if new:
        audit.record(by=by, action="learning.propose", summary=f"Proposed {new} recurrences, from the words of both.")
    return new


def confirm(*, by: User, recurrence: Recurrence, reason: str = "") -> None:
    """It is the same weakness. Raises Refused."""
    _decide(by, recurrence, "confirm", reason.strip())


def refuse(*, by: User, recurrence: Recurrence, reason: str) -> None:
    """It is not, because of the reason. It is never proposed again. Raises Refused."""
    if not reason.strip():
        raise Refused(_("Say why it is not the same weakness, so that the next reader need not ask."))
    _decide(by, recurrence, "refuse", reason.strip())


def open_again(*, by: User, recurrence: Recurrence, reason: str) -> None:
    """Take a decision back, because of the reason: it waits for a decision again. Raises Refused."""
    if not reason.strip():
        raise Refused(_("Say why the decision is opened again."))
    _decide(by, recurrence, "open again", reason.strip())


@transaction.atomic
def _decide(by: User, recurrence: Recurrence, does: str, reason: str) -> None:
    policies.check_can_decide(by, recurrence, does)
    before, target = recurrence.state, RECURRENCE.target(recurrence.state, does)
    decided = target != BEGINS
    changed = Recurrence.objects.filter(pk=recurrence.pk, state=before).update(
        state=target,
        reason=reason if decided else "",
        decided_by=by if decided else None,
        decided_at=clock.now() if decided else None,
    )
    recurrence.refresh_from_db()
    if not changed:  # somebody else was quicker
        policies.check_can_decide(by, recurrence, does)
        raise Refused(_("Somebody has just changed this. Look at it again."))
    step = next(each for each in RECURRENCE.allowed(before) if each.does == does)
    audit.record(
        by=by,
        action=step.audit,
        subject=recurrence,
        owner=policies.later_inspection(recurrence).inspectorate.slug,
        changes={"state": [before, target], "reason": ["", reason]},
        summary=f"Recurrence {recurrence.pk}: {target}. {reason}".strip(),
    )
