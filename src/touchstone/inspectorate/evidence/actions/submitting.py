"""Submitting a draft, amending what was submitted, and withdrawing it.

What was submitted binds judgements by its fingerprint: so nothing of it is overwritten. An amendment keeps the earlier
text as a version; a withdrawal keeps all of it with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.disclosure import Mark
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence import marks, policies
from touchstone.inspectorate.evidence.actions.drafts import record, write
from touchstone.inspectorate.evidence.models import EvidenceItem, EvidenceVersion, KeptMark
from touchstone.inspectorate.evidence.written import Written, content_of, written_in

Reasons = Mapping[tuple[str, str], str]  # (kind, word) → why it is kept


class Marked(Refused):
    """The text holds words that must be removed, or kept with a reason. `found` are those still open."""

    def __init__(self, found: tuple[Mark, ...]) -> None:
        self.found = found
        super().__init__(
            _("This evidence waits: remove each marked word, or keep it with a reason. Marked: %(what)s.")
            % {"what": ", ".join(dict.fromkeys(_(mark.why.text) for mark in found))}
        )


@transaction.atomic
def submit(*, by: User, item: EvidenceItem, reasons: Reasons | None = None) -> None:
    """Make a draft part of the inspection's evidence.

    `reasons` keep marked words. Raises Refused, naming what is missing, for a draft that is not whole; Marked while a
    marked word has no reason.
    """
    item = _locked(item)
    after = policies.check_can_step(by, "submit", item)
    written = written_in(item)
    check_whole(written)
    _keep(by, item, written, reasons or {})
    now = clock.now()
    item.state, item.submitted_at = after, now
    item.content_hash = fingerprint(item, written)
    item.revision += 1
    item.save(update_fields=["state", "submitted_at", "content_hash", "revision"])
    record(by, item, "submit", "Submitted evidence.")


@transaction.atomic
def amend(
    *, by: User, item: EvidenceItem, written: Written, base: int, reason: str, reasons: Reasons | None = None
) -> None:
    """Change submitted evidence; what it said before is kept as a version, with the reason.

    Raises Conflict where somebody amended it since `base`; Refused without a reason or a change; Marked as `submit`.
    """
    row = _locked(item)
    policies.check_can_step(by, "amend", row)
    if not reason.strip():
        raise Refused(_("Say why this evidence is amended."))
    check_whole(written)
    before, files = written_in(row), _hashes(row)
    was = content_of(before, files)
    if content_of(written, files) == was and base == row.revision:
        raise Refused(_("Nothing is changed."))
    earlier = EvidenceVersion(
        item=row,
        number=row.version,
        content=json.loads(was.canonical()),
        content_hash=row.content_hash,
        written_by=row.saved_by,
        written_at=row.saved_at,
        replaced_by=by,
        replaced_at=clock.now(),
        reason=reason.strip(),
    )
    _keep(by, row, written, reasons or {})
    after = content_of(written, files).fingerprint
    if write(by=by, item=row, written=written, base=base, version=row.version + 1, content_hash=after):
        earlier.save()
        record(by, row, "amend", f"Amended evidence; version {earlier.number} is kept.")


@transaction.atomic
def withdraw(*, by: User, item: EvidenceItem, reason: str) -> None:
    """Take submitted evidence back, with a reason; it is kept and shown as withdrawn."""
    row = _locked(item)
    after = policies.check_can_step(by, "withdraw", row)
    if not reason.strip():
        raise Refused(_("Say why this evidence is withdrawn."))
    row.state, row.withdrawn_by, row.withdrawn_at, row.withdrawn_reason = after, by, clock.now(), reason.strip()
    row.save(update_fields=["state", "withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    record(by, row, "withdraw", "Withdrew evidence, with the reason.")


def check_whole(written: Written) -> None:
    """Raise Refused, naming everything that evidence must say and this does not."""
    missing = [
        said
        for name, said in (
            ("method", _("how it was seen")),
            ("seen_on", _("when it was seen")),
            ("areas", _("which judgement areas it speaks to")),
            ("direction", _("whether it is a strength, a weakness or neither")),
            ("text", _("what was seen")),
        )
        if not getattr(written, name)
    ]
    if missing:
        raise Refused(_("Before this can be submitted, say %(what)s.") % {"what": "; ".join(missing)})
    if written.seen_on is not None and written.seen_on > clock.today():
        raise Refused(_("The day when it was seen has not come yet. Say the day of the thing that was seen."))


def fingerprint(item: EvidenceItem, written: Written) -> str:
    return content_of(written, _hashes(item)).fingerprint


def _hashes(item: EvidenceItem) -> list[str]:
    return list(item.files.values_list("file__sha256", flat=True))


def _locked(item: EvidenceItem) -> EvidenceItem:
    found = EvidenceItem.objects.select_for_update(of=("self",)).select_related("inspection__inspectorate", "saved_by")
    return found.get(pk=item.pk)


def _keep(by: User, item: EvidenceItem, written: Written, reasons: Reasons) -> None:
    """Keep the marked words that have a reason; raise Marked where some have none."""
    found = marks.open_marks(item, written)
    unanswered = tuple(mark for mark in found if not reasons.get(mark.key, "").strip())
    if unanswered:
        raise Marked(unanswered)
    for kind, word in dict.fromkeys(mark.key for mark in found):
        reason = reasons[kind, word].strip()[:300]
        KeptMark.objects.create(item=item, word=word[:200], kind=kind, reason=reason, kept_by=by, kept_at=clock.now())
