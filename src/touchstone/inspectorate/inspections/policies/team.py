"""Who may be in a team, and how many days can be planned and logged?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.policies import allows
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.policies.opening import check_can_lead, check_untied
from touchstone.inspectorate.inspections.queries import team as queries

QUARTER = Decimal("0.25")


def check_can_join(person: User, inspection: Inspection) -> None:
    """Who inspects for this inspectorate, has no tie to the service, and is not in the team yet."""
    if not allows(person, Permission.INSPECT, inspection.inspectorate):
        raise Refused(
            _("%(person)s does not inspect for %(inspectorate)s. Choose one of its inspectors.")
            % {"person": person, "inspectorate": inspection.inspectorate}
        )
    check_untied(person, inspection.provider)
    if queries.member(inspection, person) is not None:
        raise Refused(_("%(person)s is in the team already.") % {"person": person})


def check_can_leave(member: TeamMember) -> None:
    """A lead hands over first; nobody leaves a timetable behind that still names them."""
    if member.role == TeamMember.Role.LEAD:
        raise Refused(
            _("%(person)s leads this inspection. Hand it over to somebody else first.") % {"person": member.user}
        )
    slots = queries.slots_to_come(member)
    if slots:
        raise Refused(
            _("%(person)s stands in the timetable on %(day)s. Give that to somebody else or remove it first.")
            % {"person": member.user, "day": format_date(slots[0].starts_at)}
        )


def check_can_take_over(person: User, inspection: Inspection) -> None:
    check_can_lead(person, inspection.inspectorate, inspection.provider)
    member = queries.member(inspection, person)
    if member is not None and member.role == TeamMember.Role.LEAD:
        raise Refused(_("%(person)s leads this inspection already.") % {"person": person})


def check_days(days: Decimal, most: int) -> None:
    """Quarters of a day, from none to `most`."""
    if days < 0 or days > most or days % QUARTER:
        raise Refused(
            _("Give days in quarters, from 0 to %(most)d: 0.25, 0.5, 1 … You gave %(days)s.")
            % {"most": most, "days": days.normalize()}
        )


def check_can_log(
    person: User, inspection: Inspection, day: date, days: Decimal, today: date, already: Decimal
) -> None:
    """`already`: what the person logged for that day elsewhere, in this inspection and others."""
    if queries.member(inspection, person) is None:
        raise Refused(_("%(person)s is not in the team, so no days are logged for them.") % {"person": person})
    if day > today:
        raise Refused(_("%(day)s is still to come. Log days once they are worked.") % {"day": format_date(day)})
    check_days(days, 1)
    if already + days > 1:
        raise Refused(
            _("With this, %(person)s would have worked %(days)s days on %(day)s. A day has one day of work.")
            % {"person": person, "days": (already + days).normalize(), "day": format_date(day)}
        )
