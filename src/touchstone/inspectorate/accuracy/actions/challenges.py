"""Making a challenge, answering it stage by stage, taking it on, and letting publication go on all the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.workflows.challenge import CHALLENGE
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.accuracy import policies, regime, telling
from touchstone.inspectorate.accuracy.actions.common import check_file, close, record
from touchstone.inspectorate.accuracy.models import AccuracyCheck, Challenge, ChallengeFile, ChallengeRound
from touchstone.inspectorate.accuracy.queries import challenges as queries
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.inspections.standing import check as check_person

MOST_CHALLENGES = 50
Outcome = ChallengeRound.Outcome


@dataclass(frozen=True)
class Asked:
    """What a service says: what the challenge is about, what happened, and what it asks for."""

    about: str
    text: str
    wanted: str
    judgement_key: str = ""


def _held(challenge: Challenge) -> Challenge:
    rows = Challenge.objects.select_for_update(of=("self",)).select_related(
        "inspection__inspectorate", "inspection__provider", "inspection__framework"
    )
    return rows.get(pk=challenge.pk)


def _checked(inspection: Inspection, asked: Asked) -> dict[str, str]:
    if asked.about not in Challenge.About.values:
        raise Refused(_("Choose what the challenge is about."))
    key = asked.judgement_key if asked.about == Challenge.About.JUDGEMENT else ""
    if asked.about == Challenge.About.JUDGEMENT and key not in dict(queries.judgements_of(inspection)):
        raise Refused(_("Choose the judgement that it is about."))
    return {
        "about": asked.about,
        "judgement_key": key,
        "text": policies.check_words(asked.text, _("Say what happened, or what is wrong, and why.")),
        "wanted": policies.check_words(asked.wanted, _("Say what you ask the inspectorate to do.")),
    }


@transaction.atomic
def make(*, by: Actor, inspection: Inspection, asked: Asked) -> Challenge:
    """Challenge the inspection: its first stage opens with the day of its answer. One that is made after its time is
    taken, and marked late: whether it is considered is answered with reasons."""
    check_person(by, "challenge", inspection)
    words = _checked(inspection, asked)
    Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)  # two at once get two numbers
    last = Challenge.objects.filter(inspection=inspection).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_CHALLENGES:
        raise Refused(_("An inspection takes at most %(most)s challenges here.") % {"most": MOST_CHALLENGES})
    procedure = regime.procedure_of(inspection)
    stage = procedure.stages[0]
    challenge = Challenge.objects.create(
        inspection=inspection, number=last + 1, procedure=procedure.key, state=CHALLENGE.target(None, "make"),
        made_by=person_of(by), made_at=machine.now(), **words,
    )  # fmt: skip
    late = _after(last_day_to_make(inspection, stage))
    opened = _open_round(by, challenge, stage, late=late)
    said = f"Challenged the inspection ({challenge.about}){', late' if late else ''}."
    record(by, inspection, "challenge.make", challenge, said)
    telling.tell_challenged(challenge, opened.clock)
    return challenge


def _after(last: date | None) -> bool:
    return last is not None and machine.today() > last


def last_day_to_make(inspection: Inspection, stage: regime.Stage) -> date | None:
    """The last day for a challenge that runs from the day the draft was sent; None while nothing was sent, and where
    the length is not known."""
    first = AccuracyCheck.objects.filter(draft__inspection=inspection).order_by("opened_at").first()
    if stage.make is None or stage.make_from != "draft" or first is None:
        return None
    day = timezone.localtime(first.opened_at).date()
    return regime.last_day(day, stage.make, nation_of(inspection.provider))


def _clock(by: Actor, inspection: Inspection, length: regime.Length | None, after: str) -> Clock | None:
    if length is None:
        return None
    return start_clock(
        by=by, starts_on=machine.today(), length=length.length, unit=length.unit, basis=length.basis,
        nation=nation_of(inspection.provider), owner=inspection.inspectorate.slug, after=after,
    )  # fmt: skip


def _open_round(by: Actor, challenge: Challenge, stage: regime.Stage, *, late: bool, words: str = "") -> ChallengeRound:
    last = challenge.rounds.aggregate(last=Max("number"))["last"] or 0
    return ChallengeRound.objects.create(
        challenge=challenge, number=last + 1, stage_key=stage.key, words=words, holds=stage.holds, late=late,
        clock=_clock(by, challenge.inspection, stage.answer, _("the day it was made")),
        asked_by=person_of(by), asked_at=machine.now(),
    )  # fmt: skip


@transaction.atomic
def add_file(*, by: Actor, challenge: Challenge, data: BinaryIO, name: str) -> ChallengeFile:
    """Add a file to a challenge that waits for its answer."""
    held = _held(challenge)
    check_person(by, "challenge", held.inspection)
    if held.state != "open":
        raise Refused(_("The challenge does not wait for an answer, so nothing is added to it."))
    plain = check_file(data, name, set(held.files.values_list("name", flat=True)))
    return ChallengeFile.objects.create(
        challenge=held, file=store(data), name=plain, added_by=person_of(by), added_at=machine.now()
    )


@transaction.atomic
def answer(*, by: Actor, challenge: Challenge, number: int, outcome: str, reasons: str) -> ChallengeRound:
    """Answer the stage that a challenge is in. `number`: the round that the person looked at.

    Whoever answered an earlier stage does not answer the next one. Raises Refused with a sentence.
    """
    held = _held(challenge)
    check_person(by, "answer_challenge", held.inspection)
    said = policies.check_words(reasons, _("Give the reasons. The service reads them."))
    if outcome not in Outcome.values:
        raise Refused(_("Choose the outcome."))
    state = policies.check_challenge_step(held, "answer")
    row = queries.round_of(held)
    if row.number != number:
        raise Refused(_("The challenge was taken on since you opened this page. Look at it again first."))
    _check_another_person(by, held)
    row.outcome, row.answer = outcome, said
    row.answered_by, row.answered_at = person_of(by), machine.now()
    further = regime.procedure_of(held.inspection).after(row.stage_key)
    row.next_clock = _clock(by, held.inspection, further.make, _("the day of the answer")) if further else None
    row.save(update_fields=["outcome", "answer", "answered_by", "answered_at", "next_clock"])
    close(by, row.clock, Clock.Stopped.MET)
    _settle(held, state if further else "closed")
    record(by, held.inspection, "challenge.answer", held, f"Answered challenge {held.number}: {row.outcome}.")
    telling.tell_challenge_answered(held)
    return row


def _check_another_person(by: Actor, challenge: Challenge) -> None:
    person = person_of(by)
    if person is not None and challenge.rounds.filter(answered_by=person).exists():
        raise Refused(_("You answered this challenge at an earlier stage. Another director answers it now."))


def _settle(challenge: Challenge, state: str) -> None:
    challenge.state = state
    challenge.closed_at = machine.now() if state in CHALLENGE.final else None
    challenge.save(update_fields=["state", "closed_at"])


@transaction.atomic
def take_on(*, by: Actor, challenge: Challenge, words: str) -> ChallengeRound:
    """Take an answered challenge on to the next stage, and say why. One that comes after its time is marked late."""
    held = _held(challenge)
    check_person(by, "challenge", held.inspection)
    state = policies.check_challenge_step(held, "take on")
    said = policies.check_words(words, _("Say why you take it on."))
    row = queries.round_of(held)
    stage = regime.procedure_of(held.inspection).after(row.stage_key)
    if stage is None:
        raise Refused(_("There is no further stage."))
    late = is_over_time(row.next_clock, machine.today())
    close(by, row.next_clock, Clock.Stopped.MET)
    opened = _open_round(by, held, stage, late=late, words=said)
    _settle(held, state)
    record(by, held.inspection, "challenge.take_on", held, f"Took challenge {held.number} on to: {stage.title}.")
    telling.tell_challenged(held, opened.clock)
    return opened


@transaction.atomic
def be_content(*, by: Actor, challenge: Challenge) -> None:
    """The service takes the answer as it is."""
    held = _held(challenge)
    check_person(by, "challenge", held.inspection)
    _over(by, held, "be content", "Took the answer as it is.")


@transaction.atomic
def close_answered(*, by: Actor, challenge: Challenge) -> None:
    """A director closes an answered challenge once the time to take it on is over."""
    held = _held(challenge)
    check_person(by, "answer_challenge", held.inspection)
    row = queries.round_of(held)
    if row.next_clock is not None and not is_over_time(row.next_clock, machine.today()):
        raise Refused(_("The service may still take it on. Close it once the time for that is over."))
    _over(by, held, "close", "Closed: it was not taken on in time.")


@transaction.atomic
def withdraw(*, by: Actor, challenge: Challenge) -> None:
    """The service takes a challenge back. It stays to be read."""
    held = _held(challenge)
    check_person(by, "challenge", held.inspection)
    _over(by, held, "withdraw", "Withdrew the challenge.")


def _over(by: Actor, challenge: Challenge, does: str, said: str) -> None:
    state = policies.check_challenge_step(challenge, does)
    row = queries.round_of(challenge)
    for due in (row.clock, row.next_clock):
        close(by, due, Clock.Stopped.CANCELLED)
    _settle(challenge, state)
    name = {"be content": "close"}.get(does, does)
    record(by, challenge.inspection, f"challenge.{name}", challenge, f"Challenge {challenge.number}. {said}")


@transaction.atomic
def set_day(*, by: Actor, challenge: Challenge, length: int, unit: str, basis: str) -> Clock:
    """Set another day for the answer of the stage that it is in, counted from today; with what that rests on."""
    held = _held(challenge)
    check_person(by, "answer_challenge", held.inspection)
    if held.state != "open":
        raise Refused(_("The challenge does not wait for an answer."))
    if not 1 <= length <= 365:
        raise Refused(_("Give between 1 and 365 days."))
    row = queries.round_of(held)
    close(by, row.clock, Clock.Stopped.CANCELLED)
    row.clock = _clock(by, held.inspection, regime.Length(length, unit, basis), "")
    row.save(update_fields=["clock"])
    assert row.clock is not None
    said = f"Set the day for the answer to challenge {held.number}: {row.clock.due}."
    record(by, held.inspection, "challenge.set_day", held, said)
    return row.clock


@transaction.atomic
def lift(*, by: Actor, challenge: Challenge, reason: str) -> None:
    """Let the report be published although this challenge would hold it, and say why; the service reads it."""
    held = _held(challenge)
    check_person(by, "answer_challenge", held.inspection)
    if held.lifted_at is not None:
        raise Refused(_("It does not hold publication any more."))
    said = policies.check_words(reason, _("Say why publication does not wait. The service reads it."))
    held.lifted_by, held.lifted_at, held.lifted_reason = person_of(by), machine.now(), said
    held.save(update_fields=["lifted_by", "lifted_at", "lifted_reason"])
    record(by, held.inspection, "challenge.lift", held, f"Challenge {held.number} holds publication no more: {said}")
