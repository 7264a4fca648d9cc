"""The inspectorate records a meeting and shares its minutes; the service agrees, or says what it saw otherwise."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.fingerprints import content_hash
from touchstone.domain.workflows.minutes import MINUTES
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.presenters import due_sentence
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations import listeners, policies, queries
from touchstone.inspectorate.conversations.models import AgreedAction, Meeting, MinutesNote, MinutesSharing
from touchstone.inspectorate.conversations.models.meetings import HEADINGS
from touchstone.inspectorate.conversations.rows import MinutesRow, PromiseRow
from touchstone.inspectorate.inspections.people import write_to
from touchstone.inspectorate.inspections.queries import nation_of

TEXTS = ("kind", "held_on", "present_inspectorate", "present_service", "place", *HEADINGS)


@transaction.atomic
def write(*, by: Actor, inspectorate: Organisation, provider: Organisation, row: MinutesRow) -> Meeting:
    """Record a meeting that was held, and begin its minutes. Raises Refused where the person may not."""
    policies.check_can_write(by, inspectorate, provider)
    _check(row, inspectorate, provider)
    made = Meeting.objects.create(
        inspectorate=inspectorate, provider=provider, state=MINUTES.target(None, "write"), saved_by=person_of(by),
        saved_at=clock.now(), **_columns(row),
    )  # fmt: skip
    _link(made, row)
    _audit(by, made, "write", f"Recorded the {made.get_kind_display()} of {made.held_on} with {provider}.")
    listeners.tell(made)
    return made


@transaction.atomic
def save(*, by: Actor, meeting: Meeting, base: int, row: MinutesRow) -> Meeting:
    """Change what is being written. Raises Conflict where a colleague saved it since."""
    policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    policies.check_writable(held)
    _check(row, meeting.inspectorate, meeting.provider, besides=meeting)
    who = person_of(by)
    if conflicts.save(meeting, base=base, changes=_columns(row), saved_by=who, saved_at=clock.now()):
        _link(meeting, row)
        _audit(by, meeting, "save", f"Changed the minutes of {meeting.held_on} with {meeting.provider}.")
        listeners.tell(meeting)
    return meeting


def _check(row: MinutesRow, inspectorate: Organisation, provider: Organisation, besides: Meeting | None = None) -> None:
    policies.check_day(row.held_on)
    if not row.present_inspectorate.strip() or not row.present_service.strip():
        raise Refused(_("Say who was there, for each side."))
    if any(area.organisation_id != provider.pk for area in row.areas):
        raise Refused(_("One of the areas is of another service. Choose areas of this one."))
    if any(each.inspection.provider_id != provider.pk for each in row.areas_for_improvement):
        raise Refused(_("One of the areas for improvement is of another service. Choose those of this one."))
    same = Meeting.objects.filter(inspectorate=inspectorate, provider=provider, held_on=row.held_on, kind=row.kind)
    if row.kind == Meeting.Kind.ENGAGEMENT and same.exclude(pk=besides.pk if besides else 0).exists():
        said = _("The annual engagement meeting of %(day)s is recorded already. Open that one.")
        raise Refused(said % {"day": format_date(row.held_on)})


def _columns(row: MinutesRow) -> dict[str, object]:
    given = {name: getattr(row, name) for name in TEXTS}
    return {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}


def _link(meeting: Meeting, row: MinutesRow) -> None:
    meeting.areas.set(row.areas)
    meeting.areas_for_improvement.set(row.areas_for_improvement)


@transaction.atomic
def promise(*, by: Actor, meeting: Meeting, side: str, row: PromiseRow) -> AgreedAction:
    """Add what one side promised at the meeting, while the minutes are being written."""
    policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    policies.check_writable(held)
    policies.check_promise(row.text, row.owner, row.due, row.no_due_reason)
    if row.due is not None and row.due < held.held_on:
        raise Refused(_("That day is before the meeting. Give a day from then on."))
    if held.actions.count() >= policies.MOST:
        raise Refused(_("A meeting has at most %(most)s actions.") % {"most": policies.MOST})
    made = AgreedAction.objects.create(
        provider=held.provider, meeting=held, side=side, text=row.text.strip(), owner=row.owner.strip(), due=row.due,
        no_due_reason="" if row.due else row.no_due_reason.strip(), state="agreed", agreed_on=held.held_on,
        by=person_of(by),
    )  # fmt: skip
    _audit(by, held, "promise", f"Recorded a promise: {made.text[:120]}")
    return made


@transaction.atomic
def share(*, by: Actor, meeting: Meeting) -> MinutesSharing:
    """Share the minutes with the service exactly as they are. It agrees, or says what it saw otherwise."""
    policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    held = _held(meeting)
    state = policies.check_step(held, "share")
    if not any(getattr(held, name) for name in HEADINGS):
        raise Refused(_("The minutes are empty. Write under at least one heading before you share them."))
    content, due = queries.content_of(held), _clock(by, held)
    made = MinutesSharing.objects.create(
        meeting=held, number=held.sharings.count() + 1, content=content, sha256=content_hash(content),
        clock=due, shared_at=clock.now(), shared_by=person_of(by),
    )  # fmt: skip
    _to(held, state)
    _audit(by, held, "share", f"Shared the minutes of {held.held_on} with {held.provider}.")
    write_to(
        queries.answerers(held.provider, clock.today()),
        subject=_("Minutes of a meeting for you to agree"),
        said=_("%(who)s has shared the minutes of your meeting on %(day)s. Your answer is %(due)s.")
        % {"who": held.inspectorate, "day": format_date(held.held_on), "due": due_sentence(due)},
        path=f"/asked/conversations/{held.pk}/",
    )
    meeting.refresh_from_db()
    return made


def _clock(by: Actor, meeting: Meeting) -> Clock:
    """By when the service answers, from the day of sharing."""
    return start_clock(
        by=by, starts_on=clock.today(), length=settings.MINUTES_ANSWER_DAYS, unit=Clock.Unit.WORKING_DAYS,
        basis=_("How long a service has to answer minutes: a setting of this site. Silence is not agreement."),
        nation=nation_of(meeting.provider), owner=meeting.provider.slug, after=_("the minutes were shared"),
    )  # fmt: skip


@transaction.atomic
def take_back(*, by: Actor, meeting: Meeting) -> Meeting:
    """Take minutes back that have not been answered, to write on. What was shared stays in the list."""
    policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    held = _held(meeting)
    state = policies.check_step(held, "take back")
    waiting = held.sharings.select_related("clock").get(outcome="")
    _close(by, waiting, Clock.Stopped.CANCELLED)
    waiting.outcome, waiting.answered_at = MinutesSharing.Outcome.TAKEN_BACK, clock.now()
    waiting.save(update_fields=["outcome", "answered_at"])
    return _step(by, meeting, held, state, "take_back")


@transaction.atomic
def change(*, by: Actor, meeting: Meeting) -> Meeting:
    """Write on after the service saw something otherwise; then they are shared again."""
    policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    held = _held(meeting)
    return _step(by, meeting, held, policies.check_step(held, "change"), "change")


@transaction.atomic
def keep_both(*, by: Actor, meeting: Meeting, because: str) -> Meeting:
    """Leave both accounts beside each other for good, and say why."""
    policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    held = _held(meeting)
    state = policies.check_step(held, "keep both")
    if not because.strip():
        raise Refused(_("Say why the minutes stay as they are. The service reads it."))
    last = held.sharings.latest("number")
    last.kept_because = because.strip()
    last.save(update_fields=["kept_because"])
    _step(by, meeting, held, state, "keep_both")
    _tell_service(held, _("The minutes now stand with both accounts beside each other."))
    return meeting


@transaction.atomic
def answer(*, by: Actor, meeting: Meeting, agrees: bool, words: str = "") -> MinutesSharing:
    """The service agrees, or says in its own words what it saw otherwise. Both texts are kept."""
    policies.check_can_answer(by, meeting.provider)
    held = _held(meeting)
    state = policies.check_step(held, "agree" if agrees else "dispute")
    if not agrees and not words.strip():
        raise Refused(_("Say what you saw otherwise. Your words stand beside the minutes."))
    waiting = held.sharings.select_related("clock").get(outcome="")
    _close(by, waiting, Clock.Stopped.MET)
    waiting.outcome = MinutesSharing.Outcome.AGREED if agrees else MinutesSharing.Outcome.DISPUTED
    waiting.words, waiting.answered_at, waiting.answered_by = words.strip(), clock.now(), person_of(by)
    waiting.save(update_fields=["outcome", "words", "answered_at", "answered_by"])
    _step(by, meeting, held, state, "agree" if agrees else "dispute", owner=held.provider)
    said = _("agreed the minutes") if agrees else _("sees something in the minutes otherwise")
    write_to(
        queries.writers(held.inspectorate, clock.today()),
        subject=_("The minutes of a meeting were answered"),
        said=_("%(who)s %(did)s of %(day)s.") % {"who": held.provider, "did": said, "day": format_date(held.held_on)},
        path=f"/work/conversations/{held.pk}/",
    )
    return waiting


@transaction.atomic
def add_note(*, by: Actor, meeting: Meeting, organisation: Organisation, text: str) -> MinutesNote:
    """Add a note to minutes that no longer change: the only way to correct them."""
    if organisation.pk == meeting.provider_id:
        policies.check_can_answer(by, meeting.provider)
    else:
        policies.check_can_write(by, meeting.inspectorate, meeting.provider)
    if meeting.state not in policies.FINAL:
        raise Refused(_("These minutes are not settled yet, so they can still be changed."))
    if not text.strip():
        raise Refused(_("Write the note."))
    made = MinutesNote.objects.create(
        meeting=meeting, organisation=organisation, text=text.strip(), by=person_of(by), at=clock.now()
    )
    _audit(by, meeting, "add_note", f"Added a note to the minutes of {meeting.held_on}.", owner=organisation)
    return made


def _close(by: Actor, sharing: MinutesSharing, because: str) -> None:
    if sharing.clock is not None and sharing.clock.stopped_on is None:
        stop_clock(by=by, clock=sharing.clock, on=clock.today(), because=because)


def _held(meeting: Meeting) -> Meeting:
    """Locked: of two answers at once the second finds the first."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("provider", "inspectorate")
    return rows.get(pk=meeting.pk)


def _step(
    by: Actor, meeting: Meeting, held: Meeting, state: str, what: str, owner: Organisation | None = None
) -> Meeting:
    _to(held, state)
    _audit(by, held, what, f"The minutes of {held.held_on} with {held.provider} are now {state}.", owner=owner)
    meeting.refresh_from_db()
    return meeting


def _to(meeting: Meeting, state: str) -> None:
    meeting.state = state
    meeting.save(update_fields=["state"])


def _tell_service(meeting: Meeting, said: str) -> None:
    write_to(
        queries.answerers(meeting.provider, clock.today()),
        subject=_("Minutes of a meeting"), said=said, path=f"/asked/conversations/{meeting.pk}/",
    )  # fmt: skip


def _audit(by: Actor, meeting: Meeting, what: str, summary: str, owner: Organisation | None = None) -> None:
    slug = (owner or meeting.inspectorate).slug
    audit.record(by=by, action=f"conversations.{what}", subject=meeting, owner=slug, summary=summary)
