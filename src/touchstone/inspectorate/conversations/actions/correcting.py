"""An agreed action is put right in the open: the old wording stays, and another day needs the other side."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.workflows.new_day import HOLDS, NEW_DAY, begins
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.conversations import names, policies, queries
from touchstone.inspectorate.conversations.models import ActionCorrection, ActionUpdate, AgreedAction, Side
from touchstone.inspectorate.conversations.rows import PromiseRow
from touchstone.inspectorate.inspections.people import write_to


@transaction.atomic
def correct(*, by: Actor, action: AgreedAction, side: str, row: PromiseRow, reason: str) -> ActionCorrection:
    """Put wording, owner or day right, for one side of the meeting. What stood before stays readable to both.

    Wording and owner hold at once. A day that the other side had read is asked for, and holds when it agrees.
    Raises Refused where the person may not, nothing changes, no reason is given, or another day waits already.
    """
    policies.check_can_correct(by, action, side)
    held = _held(action)
    policies.check_promise(row.text, row.owner, row.due, row.no_due_reason or held.no_due_reason)
    text, owner, shared = row.text.strip(), row.owner.strip(), _read_by_the_other_side(held, side)
    day = begins(held.due, row.due, other_side_read_it=shared)
    policies.check_correction(
        held, (text, owner, row.due), reason, waits=day != "" and queries.asked_day(held) is not None
    )
    if held.meeting_id is None:
        names.check_words(held.provider, text, owner, reason)
    made = ActionCorrection.objects.create(
        action=held, number=held.corrected + 1, side=side, text_before=held.text, text_after=text,
        owner_before=held.owner, owner_after=owner, due_before=held.due, due_after=row.due, reason=reason.strip(),
        by=person_of(by), at=clock.now(), day_state=day,
    )  # fmt: skip
    held.text, held.owner, held.corrected = text, owner, made.number
    held.save(update_fields=["text", "owner", "corrected"])
    if made.day_state in HOLDS:
        _move(by, held, made)
    _audit(by, made, "correct", f"Corrected an agreed action: {made.text_before[:120]}")
    _tell(made, _("An agreed action was corrected"), asked=day == "asked")
    action.refresh_from_db()
    return made


def move_day(*, by: Actor, action: AgreedAction, side: str, due: date, reason: str) -> ActionCorrection:
    """As `correct`, of the day alone."""
    row = PromiseRow(text=action.text, owner=action.owner, due=due)
    return correct(by=by, action=action, side=side, row=row, reason=reason)


@transaction.atomic
def answer_day(
    *, by: Actor, correction: ActionCorrection, side: str, agrees: bool, words: str = ""
) -> ActionCorrection:
    """The other side agrees to another day, which then holds, or says why not. Raises Refused, with a sentence."""
    action = _held(correction.action)
    held = ActionCorrection.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    policies.check_can_correct(by, action, side)
    if side == held.side:
        raise Refused(_("Your own side asked for this day. The other side answers."))
    policies.check_day_step(held, "agree" if agrees else "refuse")
    if not agrees and not words.strip():
        raise Refused(_("Say why the day will not do. The other side reads it."))
    if agrees:
        policies.check_can_hold(action, held)
    _settle(by, held, "agree" if agrees else "refuse", words)
    if held.day_state in HOLDS:
        _move(by, action, held)
    _tell(held, _("Your other day for an agreed action was answered"), to=held.side)
    correction.refresh_from_db()
    return correction


@transaction.atomic
def take_back_day(*, by: Actor, correction: ActionCorrection, side: str) -> ActionCorrection:
    """The side that asked for another day no longer does."""
    action = _held(correction.action)
    held = ActionCorrection.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    policies.check_can_correct(by, action, side)
    if side != held.side:
        raise Refused(_("The other side asked for this day. Answer it."))
    policies.check_day_step(held, "take back")
    _settle(by, held, "take back", "")
    correction.refresh_from_db()
    return correction


def _held(action: AgreedAction) -> AgreedAction:
    rows = AgreedAction.objects.select_for_update(of=("self",)).select_related("provider", "meeting__inspectorate")
    return rows.get(pk=action.pk)


def _read_by_the_other_side(action: AgreedAction, side: str) -> bool:
    """The inspectorate wrote the minutes; the service has read what was shared. Panels have no other side here."""
    return action.meeting is not None and (side == Side.SERVICE or action.meeting.sharings.exists())


def _settle(by: Actor, held: ActionCorrection, does: str, words: str) -> None:
    held.day_state, held.answer = NEW_DAY.target(held.day_state, does), words.strip()
    held.answered_at, held.answered_by = clock.now(), person_of(by)
    held.save(update_fields=["day_state", "answer", "answered_at", "answered_by"])
    did = does.replace(" ", "_")
    day = format_date(held.due_after)
    _audit(by, held, f"{did}_day", f"Another day for an agreed action ({day}) is now {held.day_state}.")


def _move(by: Actor, action: AgreedAction, held: ActionCorrection) -> None:
    """The new day holds; the one before stays in what was told of the action."""
    ActionUpdate.objects.create(
        action=action, on=clock.today(), state=action.state, says=held.reason, due_before=action.due,
        due_after=held.due_after, by=person_of(by), at=clock.now(),
    )  # fmt: skip
    action.due = held.due_after
    action.save(update_fields=["due"])


def _tell(held: ActionCorrection, subject: str, *, asked: bool = False, to: str = "") -> None:
    """The other side, or the side `to`; where there is one, and it has read the action. No detail of what it is."""
    action, meeting = held.action, held.action.meeting
    if meeting is None or not meeting.sharings.exists():
        return
    to = to or (Side.INSPECTORATE if held.side == Side.SERVICE else Side.SERVICE)
    said = _("Another day is asked for, and waits for your answer.") if asked else _("The page says what changed.")
    if to == Side.SERVICE:
        people, name = queries.answerers(action.provider, clock.today()), "asked-agreed-action"
    else:
        people, name = queries.writers(meeting.inspectorate, clock.today()), "agreed-action"
    write_to(people, subject=subject, said=said, path=reverse(name, args=[action.pk]))


def _audit(by: Actor, held: ActionCorrection, what: str, summary: str) -> None:
    action = held.action
    ours = action.meeting is not None and held.side == Side.INSPECTORATE
    owner = action.meeting.inspectorate if ours and action.meeting is not None else action.provider
    audit.record(by=by, action=f"conversations.{what}", subject=action, owner=owner.slug, summary=summary)
