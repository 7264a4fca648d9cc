"""What may be done with an item of a request, by how far it is? Who may do it is said in domain/inspection_access.py.

Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.request_item import REQUEST_ITEM
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.requests import vocabulary
from touchstone.inspectorate.requests.models import WAITING_FOR_SERVICE, RequestItem

MOST_ITEMS = 200


def check_can_edit(item: RequestItem) -> None:
    if item.state != "draft":
        raise Refused(
            _("Item %(number)s was sent to the service. Withdraw it and write another, so that both know what changed.")
            % {"number": item.number}
        )


def can_edit(item: RequestItem) -> bool:
    return item.state == "draft"


def check_can_answer(item: RequestItem) -> None:
    if item.state not in WAITING_FOR_SERVICE:
        said = {
            "answered": _("Item %(number)s is answered, and waits for the inspectorate's decision."),
            "accepted": _("The answer to item %(number)s was accepted."),
            "withdrawn": _("Item %(number)s is no longer asked for."),
        }.get(item.state, _("Item %(number)s is not asked for."))
        raise Refused(said % {"number": item.number})


def can_answer(item: RequestItem) -> bool:
    return item.state in WAITING_FOR_SERVICE


def check_step(item: RequestItem, does: str) -> str:
    """The state that a step leads to. Raises Refused, with a sentence, where it does not lead from here."""
    try:
        return REQUEST_ITEM.target(item.state, does)
    except NotAllowed as error:
        raise Refused(
            _("Item %(number)s is %(state)s, so this cannot be done now. Load the page again.")
            % {"number": item.number, "state": item.state}
        ) from error


def can_step(item: RequestItem, does: str) -> bool:
    return any(step.does == does for step in REQUEST_ITEM.allowed(item.state))


def check_reason(code: str, words: str) -> None:
    """An answer is sent back for a reason of the list; “other” says which, in words."""
    if code not in vocabulary.reasons():
        raise Refused(_("Choose why it is sent back."))
    if code == vocabulary.OTHER and not words.strip():
        raise Refused(_("Say in words why it is sent back."))
