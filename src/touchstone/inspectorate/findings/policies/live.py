"""May this finding be written, this evidence be put behind it, this note be sent?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings.models import Finding, FindingEvidence, KeepInTouchNote
from touchstone.inspectorate.findings.policies.words import check_words
from touchstone.inspectorate.findings.queries.prints import COUNTS
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.rows import LiveFinding
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check


def check_can_find(by: User, inspection: Inspection, row: LiveFinding) -> None:
    """Raise Refused, with a sentence, unless the person may write this finding now. Three queries."""
    check(by, "find", inspection)
    if row.area_key not in {each.key for each in asked_of(inspection)}:
        raise Refused(_("This inspection does not judge that area. Choose one of the areas on the board."))
    if not row.text.strip():
        raise Refused(_("A finding needs words: say what the evidence shows."))
    if row.direction not in Finding.Direction.values:
        raise Refused(_("Say whether it is a strength, a weakness or neither."))
    _check_counts(row)
    if row.urgent and not row.urgent_why.strip():
        raise Refused(_("Say why it cannot wait for the report: whoever is told will ask."))
    check_words(inspection, row.text, row.base, row.urgent_why)


def _check_counts(row: LiveFinding) -> None:
    if row.n is None and row.of is None:
        if row.base or row.basis:
            raise Refused(
                _("You said what was counted, and not how many. Give both numbers, or leave all of it empty.")
            )
        return
    if row.n is None or row.of is None:
        raise Refused(_("A count needs both numbers: how many, and of how many."))
    if row.of < 1 or not 0 <= row.n <= row.of:
        raise Refused(
            _("%(n)s of %(of)s is not a count: the first number cannot be more than the second.")
            % {"n": row.n, "of": row.of}
        )
    if not row.base.strip() or row.basis not in Finding.Basis.values:
        raise Refused(_("Say what was counted, and whether it is of the sample drawn or only of those seen."))


def can_find(by: User, inspection: Inspection, row: LiveFinding) -> bool:
    try:
        check_can_find(by, inspection, row)
    except Refused:
        return False
    return True


def check_can_link(by: User, finding: Finding, item: EvidenceItem, bearing: str) -> None:
    """Raise Refused unless this evidence may be put behind this finding."""
    check(by, "find", finding.inspection)
    check_counts(finding)
    if item.inspection_id != finding.inspection_id:
        raise Refused(_("That evidence is of another inspection."))
    if item.state != COUNTS:
        raise Refused(_("Only submitted evidence can stand behind a finding. This item is %(state)s.") % vars(item))
    if bearing not in FindingEvidence.Bearing.values:
        raise Refused(_("Say whether the evidence supports the finding or contradicts it."))


def can_link(by: User, finding: Finding, item: EvidenceItem, bearing: str) -> bool:
    try:
        check_can_link(by, finding, item, bearing)
    except Refused:
        return False
    return True


def check_counts(finding: Finding) -> None:
    """Raise Refused where the finding was withdrawn."""
    if finding.withdrawn_reason:
        raise Refused(_("This finding was withdrawn: %(withdrawn_reason)s Write another one.") % vars(finding))


def check_can_write_note(by: User, inspection: Inspection, day: date | None, text: str) -> None:
    """Raise Refused unless the person may write a note about this day."""
    check(by, "send_note", inspection)
    if day is None:
        raise Refused(_("Say which day the note is about."))
    if not text.strip():
        raise Refused(_("A note needs words: say what the service should know of that day."))
    check_words(inspection, text)


def can_write_note(by: User, inspection: Inspection, day: date | None, text: str) -> bool:
    try:
        check_can_write_note(by, inspection, day, text)
    except Refused:
        return False
    return True


def check_can_change_note(by: User, note: KeepInTouchNote, day: date | None, text: str) -> None:
    """Raise Refused where the note was sent: what the service has read does not change."""
    check_can_write_note(by, note.inspection, day, text)
    if note.state == "sent":
        raise Refused(_("This note was sent, so it does not change any more. Write another one that puts it right."))


def check_can_send_note(by: User, note: KeepInTouchNote, revision: int) -> None:
    """Raise Refused unless the lead may send exactly the note that they read."""
    check_can_change_note(by, note, note.day, note.text)
    if note.revision != revision:
        raise Refused(_("The note was changed since you opened it. Read it again before you send it."))
    if note.inspection.state == "planned":
        raise Refused(_("The service has not been told of this inspection yet."))
