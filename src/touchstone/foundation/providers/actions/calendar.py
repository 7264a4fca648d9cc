"""Correcting the calendar of working days, and telling the people whose deadlines that moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks import actions as clocks
from touchstone.foundation.clocks.presenters import due_sentence
from touchstone.foundation.clocks.queries import Moved
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding

MOST_LISTED = 40  # of one e-mail
TOLD = (Permission.PLAN_INSPECTIONS, Permission.INSPECT)


@dataclass(frozen=True)
class Done:
    """A corrected day: the deadlines that it moved, and how many people were told."""

    corrected: clocks.Corrected
    told: int


@transaction.atomic
def correct_day(*, by: Actor, day: date, working: bool, reason: str, nation: str = "") -> Done:
    """Say that a day is (or is no) working day; move what runs past it; tell the people of the owners by e-mail."""
    policies.check_can_manage_calendar(by)
    corrected = clocks.override_holiday(by=by, day=day, working=working, reason=reason, nation=nation)
    return Done(corrected, _tell(corrected.moved, reason))


@transaction.atomic
def recount(*, by: str) -> list[Moved]:
    """Count every running deadline again by what is known now, and tell of those that moved. For the tick."""
    moved = clocks.recount(by=by)
    _tell(moved, _("the calendar of bank holidays is known better now"))
    return moved


def _tell(moved: Sequence[Moved], reason: str) -> int:
    """One e-mail to each person who plans or inspects in an organisation whose deadlines moved; how many people."""
    told = 0
    by_owner = sorted((each for each in moved if each.clock.owner), key=lambda each: each.clock.owner)
    for owner, found in groupby(by_owner, key=lambda each: each.clock.owner):
        rows = list(found)
        with translation.override("en"):  # the readers' language is not the writer's
            subject = ngettext("%(n)d deadline moved", "%(n)d deadlines moved", len(rows)) % {"n": len(rows)}
            body = _body(rows, reason)
        for person in people_of(owner):
            enqueue(to=person.email, subject=subject, body=body)
            told += 1
    return told


def people_of(owner: str) -> Iterable[User]:
    """Who plans or inspects in an organisation today, by its slug. One query."""
    roles = {role for permission in TOLD for role in policies.roles_with(permission)}
    grants = RoleGrant.objects.filter(
        holding(clock.today()), organisation__slug=owner, role__in=roles, person__is_active=True
    )
    return User.objects.filter(pk__in=grants.values("person")).order_by("pk")


def _body(rows: Sequence[Moved], reason: str) -> str:
    lines = [_("The calendar of working days was corrected: %(reason)s.") % {"reason": reason.rstrip(".")}, ""]
    for each in rows[:MOST_LISTED]:
        words = {"now": due_sentence(each.clock), "before": format_date(each.before.latest), "basis": each.clock.basis}
        lines.append(_("- Now %(now)s. It was %(before)s. %(basis)s") % words)
    if len(rows) > MOST_LISTED:
        lines.append(_("… and %(n)d more.") % {"n": len(rows) - MOST_LISTED})
    return "\n".join([*lines, "", settings.SITE_URL + reverse("calendar")])
