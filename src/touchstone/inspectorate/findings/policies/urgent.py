"""May this be done about an urgent finding, may its flag be taken away, may the report say nothing of it?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.urgent_flag import URGENT_FLAG
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.policies.words import check_words
from touchstone.inspectorate.findings.queries import urgent
from touchstone.inspectorate.findings.rows import FollowRow, LiveFinding
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check

ALONE = ("close", "open again")  # steps in which nobody else has a part
OF_THE_SERVICE = ("answer", "start wider work")  # steps that it may take on its own page


def state_of(finding: Finding) -> str:
    """How it stands; what a document calls urgent, and nobody has followed up, was told to the service by it."""
    flag = getattr(finding, "urgent_flag", None)
    if flag is not None:
        return str(flag.state)
    return "raised" if finding.fingerprint else "told"


def check_can_follow(by: User, inspection: Inspection, finding: Finding, row: FollowRow) -> None:
    """Raise Refused unless the person may do this about it, from this inspection. Seven queries at most."""
    check(by, "follow_urgent", inspection)
    if not finding.urgent or urgent.seen_from(inspection, finding.pk) is None:
        raise Refused(_("That is no urgent finding of this inspection or an earlier one of the service."))
    try:
        URGENT_FLAG.target(state_of(finding), row.does)
    except NotAllowed as error:
        raise Refused(_("That cannot be done now: look how it stands, and choose one of the steps offered.")) from error
    check_day(finding, row.on)
    if not row.text.strip():
        asked = _("Say why it is closed.") if row.does == "close" else _("Say what was said or done.")
        raise Refused(asked)
    if row.does not in ALONE and not row.who.strip():
        raise Refused(_("Say who was told, or who said it: the post, not the name."))
    check_told(inspection, finding, row)
    check_words(finding.inspection, row.text, row.who, row.told, row.must)


def check_told(inspection: Inspection, finding: Finding, row: FollowRow) -> None:
    """Raise Refused where the service would not read what it is told, or would read what is not for it."""
    tells = row.does == "tell"
    if not tells and (row.must.strip() or row.due):
        raise Refused(_("What the service must do, and by when, is only said where it is told."))
    if row.told.strip() and row.does not in ("tell", "close"):
        raise Refused(_("The service reads something only where it is told, or where it is closed."))
    if tells:
        _check_telling(inspection, finding, row)
    elif row.does == "close" and urgent.was_told(finding) and not row.told.strip():
        raise Refused(_("Write what the service reads: it was told of this, and should read why it is closed."))


def _check_telling(inspection: Inspection, finding: Finding, row: FollowRow) -> None:
    if urgent.read_in(inspection, finding) is None:
        raise Refused(_("The service cannot read it yet: it has not been told of this inspection."))
    if not row.told.strip():
        raise Refused(_("Write what the service reads: what was found, in words that are for it."))
    if not row.must.strip():
        raise Refused(_("Say what the service must do."))
    if row.due is None or (row.on is not None and row.due < row.on):
        raise Refused(_("Say by which day the service must do it, on or after the day on which it is told."))


def check_can_answer(by: User, inspection: Inspection, finding: Finding, does: str, text: str) -> None:
    """Raise Refused unless the person may say for the service what it does about an urgent finding it was told of."""
    check(by, "answer_urgent", inspection)
    if urgent.told_one(inspection, finding.pk) is None:
        raise Refused(_("You were told of no such finding."))
    if does not in OF_THE_SERVICE or not URGENT_FLAG.can_become(state_of(finding), "answered"):
        raise Refused(_("There is nothing to answer now: look how it stands."))
    if not text.strip():
        raise Refused(_("Say what you did, or are doing."))
    check_words(finding.inspection, text)


def can_answer(by: User, inspection: Inspection, finding: Finding, does: str, text: str) -> bool:
    try:
        check_can_answer(by, inspection, finding, does, text)
    except Refused:
        return False
    return True


def check_can_withdraw(finding: Finding) -> None:
    """Raise Refused where the service was told of it and has not read that it is over."""
    if urgent.was_told(finding) and not urgent.is_closed(finding):
        raise Refused(_("The service was told that this is urgent. Close it first, and say what the service reads."))


def check_day(finding: Finding, on: date | None) -> None:
    if on is None:
        raise Refused(_("Say on which day it was done."))
    if on > clock.today():
        raise Refused(_("That day is still to come."))
    began = finding.inspection.starts
    if began is not None and on < began.start:
        raise Refused(_("That day is before the inspection began."))


def can_follow(by: User, inspection: Inspection, finding: Finding, row: FollowRow) -> bool:
    try:
        check_can_follow(by, inspection, finding, row)
    except Refused:
        return False
    return True


def check_can_unflag(finding: Finding, row: LiveFinding) -> None:
    """Raise Refused where a finding that was flagged is to be no longer urgent: a flag ends by being closed."""
    if not row.urgent and hasattr(finding, "urgent_flag"):
        raise Refused(_("It was flagged as urgent, and that stays on record. Close the flag with the reason."))


def check_can_leave_out(by: User, finding: Finding, reason: str) -> None:
    """Raise Refused unless the person may let the report say nothing of an urgent finding, with a reason."""
    check(by, "lead_report", finding.inspection)
    if not finding.urgent or not finding.fingerprint:
        raise Refused(_("That is no urgent finding of this inspection."))
    if not reason.strip():
        raise Refused(_("Say why the report says nothing of it."))
