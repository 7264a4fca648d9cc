"""Who may see proposals of recurrence, and decide on one?"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.recurrence import RECURRENCE
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies as roles
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.learning.models import Recurrence


def inspectorates_of(person: User) -> QuerySet[Organisation]:
    """The inspectorates of whose inspections the person decides. One query, or part of another."""
    return roles.organisations_of(person, Permission.DECIDE_RECURRENCE)


def later_inspection(recurrence: Recurrence) -> Inspection:
    later = recurrence.later or recurrence.later_finding
    assert later is not None  # the database holds exactly one
    return later.inspection


def check_can_decide(by: User, recurrence: Recurrence, does: str) -> None:
    """`does`: a step of the workflow. The permission in the inspectorate of the later inspection."""
    roles.check_allows(by, Permission.DECIDE_RECURRENCE, later_inspection(recurrence).inspectorate)
    try:
        RECURRENCE.target(recurrence.state, does)
    except NotAllowed as error:
        raise Refused(_already(recurrence)) from error


def can_decide(by: User, recurrence: Recurrence, does: str) -> bool:
    try:
        check_can_decide(by, recurrence, does)
    except Refused:
        return False
    return True


def _already(recurrence: Recurrence) -> str:
    if recurrence.state == "proposed":
        return _("Nobody has decided on this yet, so there is nothing to open again.")
    who = {"who": recurrence.decided_by}
    if recurrence.state == "confirmed":
        return _("%(who)s has confirmed this already. Open it again first if that was wrong.") % who
    return _("%(who)s has refused this already. Open it again first if that was wrong.") % who
