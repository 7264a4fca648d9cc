"""Everything that writes urgent referrals: raising, telling the service, sending, acknowledging, outcome, closing.

Each writes a step of its history, a row of the trail, and e-mails that say nothing of the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.deadlines import Nation
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.core.wording import format_time
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.safeguarding import mail, policies, queries
from touchstone.foundation.safeguarding.identifying import fault_of_reference
from touchstone.foundation.safeguarding.models import ReferralEvent, UrgentReferral

State = UrgentReferral.State


@dataclass(frozen=True)
class Raised:
    """A new referral, and how many people of the service were told of it by e-mail (0: telephone them)."""

    referral: UrgentReferral
    told: int


@transaction.atomic
def raise_referral(
    *,
    by: Actor,
    inspectorate: Organisation,
    service: Organisation,
    reference: str,
    worry: str,
    seen_on: date | None = None,
    context: str = "",
    kept_marks: str = "",
) -> Raised:
    """Say that a child may be at risk in a case known by its pseudonymous reference, and tell the service at once.

    `context` is a plain word of a room above, say "inspection northmere-2026", by which reports count. `kept_marks`
    are words that looked as if they could identify somebody and that the person kept. Raises Refused with a sentence:
    for a reference that could tell who the child is, for an empty worry, and where `by` may not raise one.
    """
    policies.check_can_raise(by, inspectorate, service)
    fault = fault_of_reference(reference.strip())
    if fault:
        raise Refused(fault)
    if not worry.strip():
        raise Refused(_("Say what was seen: the service must know what to act on."))
    now = machine.now()
    referral = UrgentReferral.objects.create(
        inspectorate=inspectorate,
        service=service,
        reference=reference.strip(),
        worry=worry.strip(),
        seen_on=seen_on or machine.today(),
        context=context,
        raised_by=person_of(by),
        raised_at=now,
        clock=_service_clock(by, inspectorate, service),
    )
    kept = _("Kept although it looked as if it could identify somebody: %(words)s.") % {"words": kept_marks}
    _record(by, referral, "raise", now, note=kept if kept_marks else "")
    return Raised(referral, _tell_by_mail(referral, now))


def _service_clock(by: Actor, inspectorate: Organisation, service: Organisation) -> Clock:
    return start_clock(
        by=by,
        starts_on=machine.today(),
        length=settings.REFERRAL_SENT_WITHIN_DAYS,
        unit=Clock.Unit.CALENDAR_DAYS,
        basis=_("The service must send an urgent referral to an agency. The length is this project’s own setting, in "
                "whole days because its clocks count days; weekends count, because a child’s danger does not wait."),
        nation=_nation(service),
        owner=inspectorate.slug,
        after=_("it was raised"),
    )  # fmt: skip


def _agency_clock(by: Actor, referral: UrgentReferral, sent_at: datetime) -> Clock:
    return start_clock(
        by=by,
        starts_on=timezone.localtime(sent_at).date(),
        length=settings.REFERRAL_ACKNOWLEDGED_WITHIN_DAYS,
        unit=Clock.Unit.WORKING_DAYS,
        basis=_("The agency is expected to acknowledge an urgent referral. The length is this project’s own setting, "
                "in whole working days because its clocks count days."),
        nation=_nation(referral.service),
        owner=referral.inspectorate.slug,
        after=_("it was sent to the agency"),
    )  # fmt: skip


def _nation(service: Organisation) -> Nation:
    return Nation.WALES if service.nation == "Wales" else Nation.ENGLAND


def _tell_by_mail(referral: UrgentReferral, now: datetime) -> int:
    """Tell everybody of the service who may answer; how many. Nobody: it stays raised, and the tick tries again."""
    people = queries.people_with(Permission.ANSWER_REFERRALS, referral.service)
    if people:
        mail.raised(referral, people)
        referral.told_at = now
        note = _("%(n)d people of %(service)s were told by e-mail.") % {"n": len(people), "service": referral.service}
        _advance("the program", referral, "tell the service of", now, note=note)
    return len(people)


@transaction.atomic
def tell(*, by: Actor, referral: UrgentReferral, how: str) -> UrgentReferral:
    """Record that a person told the service another way, say by telephone: `how` names the role, never a child."""
    held = _locked(referral)
    policies.check_can_follow(by, held)
    if not how.strip():
        raise Refused(_("Say whom you told and how, for example: the duty manager, by telephone."))
    held.told_at = held.told_at or machine.now()
    return _advance(by, held, "tell the service of", machine.now(), note=how.strip())


@transaction.atomic
def send(
    *, by: Actor, referral: UrgentReferral, agency: str, sent_at: datetime, immediate_steps: str = ""
) -> UrgentReferral:
    """The service found who the child is, outside this program, and sent the case to an agency at a time.

    Again, to another agency, while nobody has acknowledged it. The wait for an acknowledgement begins then.
    """
    held = _locked(referral)
    policies.check_can_answer(by, held)
    policies.check_step(held, "send")
    _check_past(sent_at)
    if not agency.strip():
        raise Refused(_("Say which agency it was sent to."))
    _stop(by, held, sent_at)
    held.agency, held.sent_at, held.escalated_on = agency.strip()[:200], sent_at, None
    held.immediate_steps = "\n\n".join(part for part in (held.immediate_steps, immediate_steps.strip()) if part)
    held.clock = _agency_clock(by, held, sent_at)
    note = _("To %(agency)s, on %(time)s.") % {"agency": held.agency, "time": format_time(sent_at)}
    done = _advance(by, held, "send", machine.now(), note=f"{note}\n\n{immediate_steps.strip()}".strip())
    mail.progressed(done)
    return done


@transaction.atomic
def acknowledge(*, by: Actor, referral: UrgentReferral, at: datetime, who: str) -> UrgentReferral:
    """The agency said that it has it: when, and who said so, by role ("duty social worker")."""
    held = _locked(referral)
    policies.check_can_answer(by, held)
    policies.check_step(held, "acknowledge")
    _check_past(at)
    if held.sent_at is not None and at < held.sent_at:
        raise Refused(
            _("It was sent on %(time)s; it cannot have been acknowledged before.") % {"time": format_time(held.sent_at)}
        )
    if not who.strip():
        raise Refused(_("Say who acknowledged it, by role: duty social worker."))
    _stop(by, held, at)
    held.acknowledged_at, held.acknowledged_by = at, who.strip()[:200]
    note = _("By %(who)s, on %(time)s.") % {"who": held.acknowledged_by, "time": format_time(at)}
    done = _advance(by, held, "acknowledge", machine.now(), note=note)
    mail.progressed(done)
    return done


@transaction.atomic
def record_outcome(*, by: Actor, referral: UrgentReferral, outcome: str, text: str, on: date) -> UrgentReferral:
    """What the agency decided (an UrgentReferral.Outcome), in words, and on which day."""
    held = _locked(referral)
    policies.check_can_answer(by, held)
    policies.check_step(held, "record the outcome of")
    if outcome not in UrgentReferral.Outcome.values:
        raise Refused(_("Choose what the agency decided."))
    if outcome in (UrgentReferral.Outcome.OTHER, UrgentReferral.Outcome.NO_ACTION) and not text.strip():
        raise Refused(_("Say what was decided and why, where it is no further action or something else."))
    if on > machine.today():
        raise Refused(_("The day of the outcome cannot be in the future."))
    if held.sent_at is not None and on < timezone.localtime(held.sent_at).date():
        raise Refused(_("The outcome cannot be older than the day on which it was sent to the agency."))
    held.outcome, held.outcome_text, held.outcome_on = outcome, text.strip(), on
    done = _advance(by, held, "record the outcome of", machine.now(), note=text.strip())
    mail.progressed(done)
    return done


@transaction.atomic
def close(*, by: Actor, referral: UrgentReferral, note: str = "") -> UrgentReferral:
    """The inspectorate has read the outcome. There is no other end."""
    held = _locked(referral)
    policies.check_can_follow(by, held)
    held.closed_at = machine.now()
    return _advance(by, held, "close", held.closed_at, note=note.strip())


def escalate_due(now: datetime) -> int:
    """Tell the service of what nobody there was told of yet, and escalate what is late, once a day; how many escalated.

    Safe however often, and from several processes at once: the day is claimed by one conditional UPDATE.
    """
    for referral in UrgentReferral.objects.filter(state=State.RAISED).order_by("pk"):
        with transaction.atomic():
            held = _locked(referral)
            if held.state == State.RAISED:
                _tell_by_mail(held, now)
    today = timezone.localtime(now).date()
    return sum(_escalate(referral, now, today) for referral in queries.late(today))


@transaction.atomic
def _escalate(referral: UrgentReferral, now: datetime, today: date) -> bool:
    unsaid = UrgentReferral.objects.filter(pk=referral.pk, state=referral.state, escalated_on=referral.escalated_on)
    if not unsaid.update(escalated_on=today):
        return False
    held = _locked(referral)
    told = mail.escalated(held)
    note = _("%(n)d people of the service and the inspectorate were told by e-mail.") % {"n": told}
    _advance("the clock", held, "escalate", now, note=note)
    return True


def _locked(referral: UrgentReferral) -> UrgentReferral:
    return UrgentReferral.objects.select_for_update(of=("self",)).select_related(
        "inspectorate", "service", "raised_by", "clock"
    ).get(pk=referral.pk)  # fmt: skip


def _check_past(at: datetime) -> None:
    if at > machine.now():
        raise Refused(_("This time is in the future. Say when it happened."))


def _stop(by: Actor, referral: UrgentReferral, at: datetime) -> None:
    """The deadline of this stage is met on that day; not before it began, where the service had acted already."""
    if referral.clock.stopped_on is None:
        on = max(timezone.localtime(at).date(), referral.clock.starts_on)
        stop_clock(by=by, clock=referral.clock, on=on, because=Clock.Stopped.MET)


def _advance(by: Actor, referral: UrgentReferral, step: str, now: datetime, note: str) -> UrgentReferral:
    before, referral.state = referral.state, policies.check_step(referral, step)
    referral.save()
    changes = {"state": [before, referral.state]} if before != referral.state else {}
    _record(by, referral, step, now, note, changes)
    return referral


def _record(
    by: Actor,
    referral: UrgentReferral,
    step: str,
    now: datetime,
    note: str,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    """The history's row and the trail's. The trail gets no word of the case: more people may read it."""
    person = person_of(by)
    ReferralEvent.objects.create(
        referral=referral, at=now, by=person, by_label=str(by)[:200], step=step, state=referral.state, note=note
    )
    audit.record(
        by=by,
        action="safeguarding." + step.split()[0],
        summary=f"{step.capitalize()} {referral}",
        subject=referral,
        owner=referral.inspectorate.slug,
        changes=changes or {},
    )
