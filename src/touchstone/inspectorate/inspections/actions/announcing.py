"""Announcing an inspection by its letter, and beginning fieldwork when the notice has run or where none is given."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain import deadlines
from touchstone.domain import notice as rules
from touchstone.domain.deadlines import Deadline, Unit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections import policies
from touchstone.inspectorate.inspections.actions.moving import moment_of, move
from touchstone.inspectorate.inspections.actions.telling import heads_of_service
from touchstone.inspectorate.inspections.models import Inspection, Notice
from touchstone.inspectorate.inspections.queries import nation_of, planning
from touchstone.inspectorate.inspections.standing import check


@transaction.atomic
def announce(
    *,
    by: Actor,
    inspection: Inspection,
    letter: str,
    length: int | None = None,
    unit: str = "",
    basis: str = "",
    at: datetime | None = None,
) -> Notice:
    """Send the letter, start the notice's clock, and tell the heads of service by e-mail.

    `length` and `unit` (a Clock.Unit) None and empty: as the regime says. Where the regime's notice is not known, they
    must be said with `basis`, the sentence that they rest on. Raises Refused where the letter is empty, something that
    it needs is missing, the notice is shorter than the regime's, or fieldwork is planned before it has run.
    """
    check(by, "announce", inspection)
    policies.check_ready(inspection)
    moment = moment_of(by, at)
    regime = planning.regime_notice(inspection)
    given, counted_in = _length(regime, length, unit)
    why = basis.strip() or planning.basis_of_notice(inspection)
    if not why:
        raise Refused(_("How much notice this regime gives is not known. Say what the length that you chose rests on."))
    _check_letter(letter)
    deadline = _due(inspection, moment.date(), given, counted_in)
    if regime.length is not None:
        _check_long_enough(deadline, _due(inspection, moment.date(), regime.length, regime.unit))
    _check_fieldwork_after(inspection, deadline)
    running = start_clock(
        by=by, starts_on=moment.date(), length=given, unit=counted_in, basis=why, nation=nation_of(inspection.provider),
        owner=inspection.inspectorate.slug,
    )  # fmt: skip
    notice = _keep_letter(by, inspection, letter, moment)
    notice.clock = running
    notice.save(update_fields=["clock"])
    move(by=by, inspection=inspection, step="announce", at=at)
    return notice


@transaction.atomic
def begin_fieldwork(*, by: Actor, inspection: Inspection, letter: str = "", at: datetime | None = None) -> Inspection:
    """Begin: once the notice has run; or with a letter handed over at the door, where the regime gives no notice."""
    check(by, "begin", inspection)
    if inspection.state == "announced":
        return move(by=by, inspection=inspection, step="begin fieldwork", at=at)
    moment = moment_of(by, at)
    policies.check_without_notice(inspection, moment.date())
    _check_letter(letter)
    _keep_letter(by, inspection, letter, moment)
    return move(by=by, inspection=inspection, step="begin without notice", at=at)


def _length(regime: rules.RegimeNotice, length: int | None, unit: str) -> tuple[int, Unit]:
    if length is not None and unit:
        return length, Unit(unit)
    if regime.length is None:
        raise Refused(_("How much notice this regime gives is not known. Say how many days you give."))
    return regime.length, regime.unit


def _due(inspection: Inspection, day: date, length: int, unit: Unit) -> Deadline:
    known = clocks.overrides(since=day)
    return deadlines.due(day, length, unit, deadlines.Nation(nation_of(inspection.provider)), known)


def _check_letter(letter: str) -> None:
    if not letter.strip():
        raise Refused(_("Write the letter: it tells the service what will happen, when, and on which legal basis."))


def _check_long_enough(given: Deadline, regime: Deadline) -> None:
    if rules.falls_short(given, regime):
        raise Refused(
            _(
                "This notice would run out on %(given)s. The regime gives notice until %(regime)s, and it cannot be "
                "made shorter. Give at least that much."
            )
            % {"given": format_date(given.latest), "regime": format_date(regime.latest)}
        )


def _check_fieldwork_after(inspection: Inspection, notice: Deadline) -> None:
    if inspection.starts is not None and inspection.starts.start < notice.latest:
        raise Refused(
            _(
                "Fieldwork is planned from %(start)s, and this notice runs until %(latest)s. Move the first day of "
                "fieldwork to that day or later."
            )
            % {"start": format_date(inspection.starts), "latest": format_date(notice.latest)}
        )


def _keep_letter(by: Actor, inspection: Inspection, letter: str, at: datetime) -> Notice:
    return Notice.objects.create(
        inspection=inspection,
        letter=letter.strip().replace("\r\n", "\n"),
        sent_at=at,
        sent_by=person_of(by),
        sent_to=len(heads_of_service(inspection)),
    )
