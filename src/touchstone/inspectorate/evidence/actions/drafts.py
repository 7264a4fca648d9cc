"""Beginning and saving a draft, putting it aside and taking it up again.

Saving writes no audit row: it happens every few seconds, to something that only its author sees. The other steps write
one each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflows.evidence import EVIDENCE
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence import policies
from touchstone.inspectorate.evidence.models import EvidenceArea, EvidenceItem
from touchstone.inspectorate.evidence.written import Written
from touchstone.inspectorate.inspections import standing
from touchstone.inspectorate.inspections.models import Inspection


@transaction.atomic
def save_draft(*, by: User, inspection: Inspection, public_id: UUID, written: Written, base: int) -> EvidenceItem:
    """Save a draft, which begins with its first saving; `public_id` is the one that the page was opened with.

    `base` is the revision that the page knew. Raises Conflict where the draft was saved otherwise since (from another
    device, say); Refused where the person may not write it.
    """
    standing.check(by, "add_evidence", inspection)
    item, begun = _begun(by, inspection, public_id, written)
    if begun:
        return item
    if item.inspection_id != inspection.pk:
        raise Refused(_("This evidence belongs to another inspection."))
    policies.check_can_write(by, item)
    write(by=by, item=item, written=written, base=base)
    return item


def _begun(by: User, inspection: Inspection, public_id: UUID, written: Written) -> tuple[EvidenceItem, bool]:
    """The item of this number, and whether this was its first saving. Of two first savings at once, one begins it."""
    now = clock.now()
    people = {"author": by, "saved_by": by}
    begins = {"state": EVIDENCE.target(None, "begin"), "begun_at": now, "saved_at": now, "revision": 1}
    item, begun = EvidenceItem.objects.select_related("inspection__inspectorate").get_or_create(
        public_id=public_id, defaults={"inspection": inspection, **people, **begins, **written.columns()}
    )
    if begun:
        set_areas(item, written.areas)
        record(by, item, "begin", "Began to write evidence.")
    return item, begun


def write(*, by: User, item: EvidenceItem, written: Written, base: int, **also: Any) -> bool:
    """Write the columns and areas of an item; `also` goes with them. False: the very same was saved already.

    Raises Conflict where it was saved otherwise since `base`. The caller has asked the policy.
    """
    held = sorted(item.areas.values_list("area_key", flat=True))
    mine = sorted(set(written.areas))
    also = {"saved_by": by, "saved_at": clock.now(), **also}
    try:
        saved = conflicts.save(item, base=base, changes=written.columns(), **also)
    except conflicts.Conflict as conflict:
        conflict.mine["areas"], conflict.theirs["areas"] = mine, held
        raise
    if saved:
        set_areas(item, written.areas)
    elif mine != held:
        raise conflicts.conflict_with(item, base=base, mine={"areas": mine}, theirs={"areas": held})
    return saved


def set_areas(item: EvidenceItem, areas: Iterable[str]) -> None:
    """These judgement areas and no others."""
    wanted = set(areas)
    held = set(item.areas.values_list("area_key", flat=True))
    if held - wanted:
        item.areas.filter(area_key__in=held - wanted).delete()
    EvidenceArea.objects.bulk_create([EvidenceArea(item=item, area_key=key) for key in sorted(wanted - held)])


@transaction.atomic
def discard(*, by: User, item: EvidenceItem) -> None:
    """Put a draft aside. It is kept, and its author can take it up again."""
    _move(by, item, "discard", "Put a draft of evidence aside.")


@transaction.atomic
def take_up(*, by: User, item: EvidenceItem) -> None:
    """Make a draft again of what was put aside."""
    _move(by, item, "take up", "Took up a draft of evidence again.")


def _move(by: User, item: EvidenceItem, does: str, summary: str) -> None:
    after = policies.check_can_step(by, does, item)
    moved = EvidenceItem.objects.filter(pk=item.pk, state=item.state).update(state=after)
    if not moved:
        raise Refused(_("Somebody did something else with this evidence at the same moment. Look at it again."))
    item.state = after
    record(by, item, does, summary)


def record(by: User, item: EvidenceItem, does: str, summary: str) -> None:
    """The audit row of a step of an item's workflow. It says nothing of what was written."""
    step = next(step for step in EVIDENCE.steps if step.does == does)
    audit.record(by=by, action=step.audit, subject=item, owner=item.inspection.inspectorate.slug, summary=summary)
