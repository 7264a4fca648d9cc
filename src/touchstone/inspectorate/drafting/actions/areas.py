"""Wording areas for improvement: adding, saving, moving, taking out and bringing back, and the findings behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import policies
from touchstone.inspectorate.drafting.actions import base as common
from touchstone.inspectorate.drafting.actions.words import dates, merged, tidy
from touchstone.inspectorate.drafting.models import Draft, DraftArea, StatementVersion
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.findings.models import Finding


@transaction.atomic
def add_area(*, by: User, draft: Draft, row: AreaRow, findings: Iterable[Finding] = ()) -> DraftArea:
    """Add an area for improvement at the end. Raises Refused unless its words and keys are right."""
    held = common.written_to(by, draft.pk)
    rests_on = list(findings)
    policies.check_area(held, row)
    policies.check_findings(held, rests_on)
    last, now, words = held.areas.aggregate(last=Max("order"))["last"], clock.now(), _words(row)
    area = DraftArea.objects.create(
        draft=held, order=0 if last is None else last + 1, saved_by=by, saved_at=now, text_at=now,
        text_cy_at=now if words["text_cy"] else None, **words,
    )  # fmt: skip
    area.findings.set(rests_on)
    _version(area, by)
    _record(by, area, "add_area", _("Added an area for improvement: %(area)s") % {"area": area})
    return area


def _words(row: AreaRow) -> dict[str, str]:
    return {**asdict(row), "text": tidy(row.text), "text_cy": tidy(row.text_cy)}


def _version(area: DraftArea, by: User, why: str = "") -> None:
    StatementVersion.objects.create(
        area=area, revision=area.revision, text=area.text, text_cy=area.text_cy, why=why[:200], by=by,
        at=area.saved_at,
    )  # fmt: skip


@transaction.atomic
def save_area(
    *,
    by: User,
    area: DraftArea,
    base: int,
    row: AreaRow,
    findings: Iterable[Finding] | None = None,
    why: str = "",
    merge: bool = False,
) -> bool:
    """Save an area for improvement; `base` is the revision that its form was opened with. False: saved already.

    Raises Conflict where somebody saved otherwise since; `merge` as in `statements.save_statement`.
    """
    draft = common.written_to(by, area.draft_id)
    policies.check_there(area)
    policies.check_area(draft, row)
    if findings is not None:
        rests_on = list(findings)
        policies.check_findings(draft, rests_on)
        area.findings.set(rests_on)
    area.refresh_from_db()
    changes: dict[str, Any] = dict(_words(row))
    if merge and base != area.revision:
        changes, base = merged(area, area.versions, changes, base)
    if base == area.revision and all(getattr(area, name) == said for name, said in changes.items()):
        return False
    now = clock.now()
    also: dict[str, Any] = {"saved_by": by, "saved_at": now, **dates(area, changes, now)}
    saved = conflicts.save(area, base=base, changes=changes, **also)
    if saved:
        _version(area, by, why)
    return saved


@transaction.atomic
def restore(*, by: User, area: DraftArea, version: StatementVersion, base: int) -> bool:
    """Bring back the words of an earlier version, as a new one; timescale and class stay as they are."""
    if version.area_id != area.pk:
        raise Refused(_("That version is of another area for improvement."))
    why = _("Brought back version %(revision)s") % {"revision": version.revision + 1}
    kept = {name: getattr(area, name) for name in ("timescale_key", "class_key", "section", "judgement_key")}
    row = AreaRow(text=version.text, text_cy=version.text_cy, **kept)
    saved = save_area(by=by, area=area, base=base, row=row, why=why)
    if saved:
        _record(by, area, "restore_area", why)
    return saved


@transaction.atomic
def link_finding(*, by: User, area: DraftArea, finding: Finding) -> None:
    """Put a finding behind an area for improvement."""
    draft = common.written_to(by, area.draft_id)
    policies.check_there(area)
    policies.check_findings(draft, [finding])
    if not area.findings.filter(pk=finding.pk).exists():
        area.findings.add(finding)
        said = _("The area for improvement rests on the finding: %(finding)s") % {"finding": finding}
        _record(by, area, "link_area", said, {str(finding.pk): ["", "linked"]})


@transaction.atomic
def unlink_finding(*, by: User, area: DraftArea, finding: Finding) -> None:
    """Take a finding from behind an area for improvement."""
    common.written_to(by, area.draft_id)
    if area.findings.filter(pk=finding.pk).exists():
        area.findings.remove(finding)
        said = _("The area for improvement rests no more on the finding: %(finding)s") % {"finding": finding}
        _record(by, area, "unlink_area", said, {str(finding.pk): ["linked", ""]})


@transaction.atomic
def confirm_welsh(*, by: User, area: DraftArea) -> None:
    """Say that the Welsh still says what the English says, though the English was changed after it."""
    common.written_to(by, area.draft_id)
    policies.check_there(area)
    if not area.text_cy:
        raise Refused(_("There is no Welsh of this yet. Write it first."))
    area.text_cy_at = clock.now()
    area.save(update_fields=["text_cy_at"])
    _record(by, area, "confirm_area_welsh", _("Read the Welsh against the English: it is still right."))


@transaction.atomic
def move(*, by: User, area: DraftArea, places: int) -> None:
    """Move an area for improvement among those that are there: -1 one up, 1 one down."""
    common.written_to(by, area.draft_id)
    policies.check_there(area)
    rows = list(DraftArea.objects.filter(draft=area.draft_id).order_by("removed", "order", "pk"))
    there = [row for row in rows if not row.removed]
    was = next(place for place, row in enumerate(there) if row.pk == area.pk)
    wanted = min(max(was + places, 0), len(there) - 1)
    if wanted == was:
        return
    rows.insert(wanted, rows.pop(was))
    for place, row in enumerate(rows):
        row.order = place
    DraftArea.objects.bulk_update(rows, ["order"])
    area.refresh_from_db(fields=["order"])
    _record(by, area, "move_area", _("Moved an area for improvement %(way)s.")
            % {"way": _("up") if places < 0 else _("down")})  # fmt: skip


@transaction.atomic
def remove(*, by: User, area: DraftArea) -> None:
    """Take an area for improvement out. Its words and history stay, and it can come back."""
    _set_removed(by, area, True, "remove_area", _("Took an area for improvement out."))


@transaction.atomic
def bring_back(*, by: User, area: DraftArea) -> None:
    """Bring back an area for improvement that was taken out."""
    _set_removed(by, area, False, "bring_back_area", _("Brought an area for improvement back."))


def _set_removed(by: User, area: DraftArea, removed: bool, action: str, said: str) -> None:
    common.written_to(by, area.draft_id)
    if DraftArea.objects.filter(pk=area.pk, removed=not removed).update(removed=removed):
        _record(by, area, action, said)
    area.removed = removed


def _record(by: User, area: DraftArea, action: str, said: str, changes: dict[str, list[Any]] | None = None) -> None:
    common.record(by, area.draft, action, area, said, changes)
