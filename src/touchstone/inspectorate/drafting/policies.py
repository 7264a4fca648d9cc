"""May this draft be written in, and decided about, now? Rules in pairs."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from touchstone.domain.workflows.draft import DRAFT, EDITABLE
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.inspections.standing import check


def check_changes(draft: Draft) -> None:
    """Raise Refused where the text stands still: it is with the service, signed, or public."""
    if draft.state not in EDITABLE:
        raise Refused(_("The text does not change now: %(meaning)s.") % {"meaning": DRAFT.statuses[draft.state]})


def check_can_write(by: Actor, draft: Draft) -> None:
    """Raise Refused unless the person may write in the draft, and its text may change now. Three queries."""
    check(by, "write_report", draft.inspection)
    check_changes(draft)


def can_write(by: Actor, draft: Draft) -> bool:
    try:
        check_can_write(by, draft)
    except Refused:
        return False
    return True


def check_there(row: Statement | DraftArea) -> None:
    """Raise Refused where it was taken out."""
    if row.removed:
        raise Refused(_("This was taken out of the draft. Bring it back first, then change it."))


def check_findings(draft: Draft, findings: Iterable[Finding]) -> None:
    """Raise Refused unless each finding is of this inspection and still counts."""
    for finding in findings:
        if finding.inspection_id != draft.inspection_id:
            raise Refused(_("That finding is of another inspection."))
        if finding.withdrawn_reason:
            raise Refused(
                _("That finding was withdrawn, so nothing can rest on it: %(why)s") % {"why": finding.withdrawn_reason}
            )


def check_area(draft: Draft, row: AreaRow) -> None:
    """Raise Refused unless an area for improvement says something and its keys are the framework's. No query."""
    if not row.text.strip():
        raise Refused(_("An area for improvement needs words: say what has to improve."))
    framework = framework_of(draft.inspection)
    known = {
        _("timescale"): (row.timescale_key, {each.key for each in framework.timescales}),
        _("class"): (row.class_key, {each.key for each in framework.classes}),
        _("judgement area"): (row.judgement_key, {area.key for _depth, area in framework.walk()}),
    }
    for what, (key, keys) in known.items():
        if key and key not in keys:
            raise Refused(
                _("The framework of this inspection has no %(what)s “%(key)s”. Choose one from the list.")
                % {"what": what, "key": key}
            )


def check_can_sign(by: User, draft: Draft) -> None:
    """Raise Refused unless the person may sign reports off, and this one is as far as that."""
    check(by, "sign_off", draft.inspection)
    if draft.state == "writing":
        raise Refused(
            _("The service has not checked this report. Send it to them first, or say why they do not check it.")
        )
    if draft.state != "answering":
        raise Refused(_("It cannot be signed now: %(meaning)s.") % {"meaning": DRAFT.statuses[draft.state]})


def can_sign(by: User, draft: Draft) -> bool:
    try:
        check_can_sign(by, draft)
    except Refused:
        return False
    return True


def check_unpublished(draft: Draft | None) -> None:
    """Raise Refused where what was judged may not be opened again, because it was signed for or is public."""
    if draft is None or draft.state not in ("signed", "publishing", "published"):
        return
    if draft.state == "signed":
        raise Refused(
            _("The report is signed, so its judgements stay as they are. Open the report to change again first.")
        )
    raise Refused(
        _("The report is %(state)s, so its judgements stay as they are. What is public is put right by a correction.")
        % {"state": draft.state}
    )
