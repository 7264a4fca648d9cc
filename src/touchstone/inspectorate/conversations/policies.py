"""Who may write minutes, promise, tell and listen? And what may be done with a thing, by how far it is?

Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers. A part of the program (the demonstration) is
held to the stages only.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from touchstone.domain.promises import OPEN
from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.agreed_action import AGREED_ACTION, NEEDS_REASON
from touchstone.domain.workflows.minutes import MINUTES
from touchstone.domain.workflows.new_day import NEW_DAY
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers import policies as roles
from touchstone.foundation.providers.models import ConflictOfInterest, Organisation
from touchstone.inspectorate.conversations.models import ActionCorrection, AgreedAction, Meeting, Recommendation, Side

WRITING = (Permission.PLAN_INSPECTIONS, Permission.LEAD_INSPECTIONS)
SEEING = (*WRITING, Permission.INSPECT, Permission.AUTHORISE)
ANSWERING = Permission.ANSWER_INSPECTORATE
FINAL = MINUTES.final
MOST = 100  # actions of a meeting, recommendations of a session, files of an action


def inspectorates_of(person: User, permissions: tuple[Permission, ...] = SEEING) -> QuerySet[Organisation]:
    """The inspectorates whose conversations the person may see (or, with WRITING, write). One query."""
    held = Q()
    for permission in permissions:
        held |= Q(pk__in=roles.organisations_of(person, permission).values("pk"))
    return Organisation.objects.filter(held, kind=Organisation.Kind.INSPECTORATE).order_by("name")


def services_of(person: User) -> QuerySet[Organisation]:
    """The services for which the person answers. One query."""
    return roles.organisations_of(person, ANSWERING).filter(kind=Organisation.Kind.SERVICE).order_by("name")


def tied_to(person: User) -> QuerySet[ConflictOfInterest]:
    """Ties that the person has declared and that have not ended. Part of another query."""
    return ConflictOfInterest.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=clock.today()), person=person)


def check_can_write(by: Actor, inspectorate: Organisation, provider: Organisation) -> None:
    """A planner or lead inspector of the inspectorate, without a declared tie to the service."""
    if inspectorate.fictional != provider.fictional:
        raise Refused(_("A real inspectorate does not meet a made-up service. Choose another service."))
    if not isinstance(by, User):
        return
    if not any(roles.allows(by, each, inspectorate) for each in WRITING):
        raise Refused(roles.why_not(Permission.PLAN_INSPECTIONS, inspectorate))
    if tied_to(by).filter(organisation=provider).exists():
        raise Refused(
            _("You have declared a tie to %(provider)s, so a colleague writes this.") % {"provider": provider}
        )


def can_write(by: Actor, inspectorate: Organisation, provider: Organisation) -> bool:
    try:
        check_can_write(by, inspectorate, provider)
    except Refused:
        return False
    return True


def check_can_answer(by: Actor, provider: Organisation) -> None:
    if isinstance(by, User):
        roles.check_allows(by, ANSWERING, provider)


def can_answer(by: Actor, provider: Organisation) -> bool:
    return not isinstance(by, User) or roles.allows(by, ANSWERING, provider)


def check_can_own(by: Actor, action: AgreedAction) -> None:
    """Only the side that promised says how far it is."""
    if action.side == Side.SERVICE:
        check_can_answer(by, action.provider)
    elif action.meeting is not None:
        check_can_write(by, action.meeting.inspectorate, action.provider)


def can_own(by: Actor, action: AgreedAction) -> bool:
    try:
        check_can_own(by, action)
    except Refused:
        return False
    return True


def check_can_correct(by: Actor, action: AgreedAction, side: str) -> None:
    """Either side of the meeting puts an action right; the service alone what it promised to a panel."""
    if side == Side.SERVICE:
        check_can_answer(by, action.provider)
    elif action.meeting is not None:
        check_can_write(by, action.meeting.inspectorate, action.provider)
    else:
        raise Refused(_("The service promised this to its own panel, so the service corrects it."))


def can_correct(by: Actor, action: AgreedAction, side: str) -> bool:
    try:
        check_can_correct(by, action, side)
    except Refused:
        return False
    return True


def check_correction(action: AgreedAction, after: tuple[str, str, date | None], reason: str, *, waits: bool) -> None:
    """`after`: wording, owner and day as they are to be; `waits`: another day was asked for, and is not answered."""
    if after == (action.text, action.owner, action.due):
        raise Refused(_("Nothing is changed. Change the wording, the owner or the day."))
    if not reason.strip():
        raise Refused(_("Say why it is corrected. The other side reads it."))
    due = after[2]
    if due == action.due:
        return
    if action.state not in OPEN:
        raise Refused(_("This is no longer to be done, so it has no day to move."))
    if due is None:
        raise Refused(_("A day that was agreed is not taken away. Give another day."))
    if due < clock.today():
        raise Refused(_("Give another day, from today on."))
    if waits:
        raise Refused(_("Another day waits for an answer already. It must be answered or taken back first."))


def check_day_step(correction: ActionCorrection, does: str) -> None:
    try:
        NEW_DAY.target(correction.day_state, does)
    except NotAllowed as error:
        raise Refused(_("This was answered or taken back already. Load the page again.")) from error


def check_can_hold(action: AgreedAction, correction: ActionCorrection) -> None:
    """May the day that is asked for hold from now on?"""
    if action.state not in OPEN:
        raise Refused(_("This is no longer to be done, so it has no day to move."))
    if correction.due_after is None or correction.due_after < clock.today():
        raise Refused(_("That day has passed. Say that it will not do, and another can be asked for."))


def check_day(day: date) -> None:
    """What has happened is recorded afterwards."""
    if day > clock.today():
        raise Refused(_("%(day)s is still to come. Record it when it has happened.") % {"day": format_date(day)})


def check_step(meeting: Meeting, does: str) -> str:
    """The state that a step leads to. Raises Refused, with a sentence, where it does not lead from here."""
    try:
        return MINUTES.target(meeting.state, does)
    except NotAllowed as error:
        said = _("The minutes are %(state)s, so this cannot be done now. Load the page again.")
        raise Refused(said % {"state": _(meeting.state.replace("_", " "))}) from error


def can_step(meeting: Meeting, does: str) -> bool:
    return any(step.does == does for step in MINUTES.allowed(meeting.state))


def check_writable(meeting: Meeting) -> None:
    if meeting.state in FINAL:
        raise Refused(_("These minutes no longer change. Add a note to them instead."))
    if meeting.state != "writing":
        raise Refused(_("The minutes are with the service. Take them back first, if something in them must change."))


def check_promise(text: str, owner: str, due: date | None, no_due_reason: str) -> None:
    if not text.strip() or not owner.strip():
        raise Refused(_("Say what will be done, and who answers for it."))
    if due is None and not no_due_reason.strip():
        raise Refused(_("Say by when it will be done, or why no day is agreed."))


def check_can_become(action: AgreedAction, state: str, says: str, on: date) -> None:
    """May its owner say of it that it is so?"""
    check_day(on)
    if on < action.agreed_on:
        said = _("It was agreed on %(day)s. Give a day from then on.")
        raise Refused(said % {"day": format_date(action.agreed_on)})
    if state in NEEDS_REASON and not says.strip():
        raise Refused(_("Say why. The other side reads it."))
    if state != action.state and not AGREED_ACTION.can_become(action.state, state):
        said = _("An action that is %(now)s cannot become %(then)s.")
        words = {"now": _(action.state.replace("_", " ")), "then": _(state.replace("_", " "))}
        raise Refused(said % words)


def check_can_show(recommendation: Recommendation) -> None:
    """Everyone may read what is theirs to read: words that a check went over, of a day that has come."""
    check_day(recommendation.session.held_on)
