"""Who may write, submit, amend and withdraw an item of evidence, and who may read it? Rules in pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.evidence import EVIDENCE
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.inspections import standing
from touchstone.inspectorate.inspections.models import TeamMember

DRAFT, DISCARDED, SUBMITTED, WITHDRAWN = "draft", "discarded", "submitted", "withdrawn"
_STATES = {
    DRAFT: "a draft",
    DISCARDED: "put aside",
    SUBMITTED: "submitted",
    WITHDRAWN: "withdrawn",
}


def check_can_see(person: User, item: EvidenceItem) -> None:
    """Raise Refused unless the person may read it: a draft is its author's alone."""
    standing.check(person, "see_evidence", item.inspection)
    if item.state in (DRAFT, DISCARDED) and item.author_id != person.pk:
        raise Refused(_("This evidence is a draft, which only its author can see."))


def check_can_write(person: User, item: EvidenceItem) -> None:
    """Raise Refused unless the person may change the draft."""
    standing.check(person, "add_evidence", item.inspection)
    if item.author_id != person.pk:
        raise Refused(_("Only its author can change this draft."))
    if item.state != DRAFT:
        raise Refused(_("This evidence is %(state)s, so it is no draft any more.") % {"state": _said(item)})


def check_can_step(person: User, does: str, item: EvidenceItem) -> str:
    """Raise Refused unless the person may take this step of the workflow with it; gives the state afterwards."""
    standing.check(person, "add_evidence", item.inspection)
    try:
        after = EVIDENCE.target(item.state, does)
    except NotAllowed as error:
        raise Refused(_("This evidence is %(state)s: that cannot be done with it.") % {"state": _said(item)}) from error
    own = item.author_id == person.pk
    if not own and not (does in ("amend", "withdraw") and _leads(person, item)):
        raise Refused(_("Only its author or the lead inspector can do that."))
    return after


def _leads(person: User, item: EvidenceItem) -> bool:
    return item.inspection.team.filter(user=person, role=TeamMember.Role.LEAD).exists()


def _said(item: EvidenceItem) -> str:
    return _(_STATES[item.state])


def can_see(person: User, item: EvidenceItem) -> bool:
    return _allowed(check_can_see, person, item)


def can_write(person: User, item: EvidenceItem) -> bool:
    return _allowed(check_can_write, person, item)


def can_step(person: User, does: str, item: EvidenceItem) -> bool:
    return _allowed(check_can_step, person, does, item)


def _allowed(check: Callable[..., Any], *arguments: Any) -> bool:
    try:
        check(*arguments)
    except Refused:
        return False
    return True
