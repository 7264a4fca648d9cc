"""The service's side: writing comments with their evidence, and sending them all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.accuracy import policies, telling
from touchstone.inspectorate.accuracy.actions.common import check_file, close, held_check, record
from touchstone.inspectorate.accuracy.models import (
    AccuracyCheck,
    AccuracyComment,
    AccuracyReturn,
    CommentFile,
    SentLine,
)
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.inspections.standing import check as check_person

COMMENT = "accuracy.comment"


@dataclass(frozen=True)
class Said:
    """What a comment says: its kind, in words, and the words that the service would put instead."""

    kind: str
    text: str
    proposed: str = ""


def _checked(said: Said) -> dict[str, str]:
    if said.kind not in AccuracyComment.Kind.values:
        raise Refused(_("Choose what kind of comment it is."))
    text = policies.check_words(said.text, _("Say what is wrong or missing."))
    proposed = policies.check_words(said.proposed, "") if said.proposed.strip() else ""
    return {"kind": said.kind, "text": text, "proposed": proposed}


@transaction.atomic
def write(*, by: Actor, check: AccuracyCheck, line: SentLine | None, said: Said) -> AccuracyComment:
    """Begin a comment on a line of the draft, or on the draft as a whole. The inspectorate sees it when it is sent."""
    check_person(by, "check_draft", check.draft.inspection)
    held = held_check(check)
    policies.check_can_comment(held)
    words = _checked(said)
    if line is not None and line.check_of_id != held.pk:
        raise Refused(_("That line is not of this draft as it was sent."))
    last = held.comments.aggregate(last=Max("number"))["last"] or 0
    if last >= policies.MOST_COMMENTS:
        raise Refused(_("A check has at most %(most)s comments.") % {"most": f"{policies.MOST_COMMENTS:,}"})
    return AccuracyComment.objects.create(
        check_of=held,
        number=last + 1,
        line=line,
        state="draft",
        saved_by=person_of(by),
        saved_at=machine.now(),
        **words,
    )


@transaction.atomic
def save(*, by: Actor, comment: AccuracyComment, base: int, said: Said) -> bool:
    """Keep the words of a comment that was not sent. `base`: the revision that the form was opened with.

    Raises Conflict where a colleague saved other words since. False: the very same was saved already.
    """
    _editable(by, comment)
    words = _checked(said)
    return conflicts.save(comment, base=base, changes=words, saved_by=person_of(by), saved_at=machine.now())


def _editable(by: Actor, comment: AccuracyComment) -> None:
    """Hold the check and ask the rules; the comment given is read again."""
    check_person(by, "check_draft", comment.check_of.draft.inspection)
    held = held_check(comment.check_of)
    comment.refresh_from_db(fields=["state", "revision"])
    comment.check_of = held
    policies.check_can_edit(comment)


@transaction.atomic
def add_file(*, by: Actor, comment: AccuracyComment, data: BinaryIO, name: str) -> CommentFile:
    """Attach evidence to a comment. Raises Refused, with a sentence, for what is no file that can be kept."""
    _editable(by, comment)
    plain = check_file(data, name, set(comment.files.values_list("name", flat=True)))
    return CommentFile.objects.create(
        comment=comment, file=store(data), name=plain, added_by=person_of(by), added_at=machine.now()
    )


@transaction.atomic
def remove_file(*, by: Actor, comment: AccuracyComment, number: int) -> None:
    """Take a file off a comment that was not sent."""
    _editable(by, comment)
    CommentFile.objects.filter(comment=comment, pk=number).delete()


@transaction.atomic
def remove(*, by: Actor, comment: AccuracyComment) -> None:
    """Take out a comment that was not sent; it can come back."""
    _editable(by, comment)
    _step(by, comment, "remove", f"Took out comment {comment.number}, which was not sent.")


@transaction.atomic
def bring_back(*, by: Actor, comment: AccuracyComment) -> None:
    """Bring back a comment that was taken out."""
    check_person(by, "check_draft", comment.check_of.draft.inspection)
    comment.check_of = held_check(comment.check_of)
    policies.check_can_comment(comment.check_of)
    _step(by, comment, "bring back", f"Brought comment {comment.number} back.")


def _step(by: Actor, comment: AccuracyComment, does: str, said: str) -> None:
    comment.state = policies.check_comment_step(comment, does)
    comment.save(update_fields=["state"])
    record(by, comment.check_of.draft.inspection, COMMENT, comment, said)


@transaction.atomic
def withdraw(*, by: Actor, comment: AccuracyComment) -> None:
    """Take back a comment that was sent and not answered. It stays to be read."""
    check_person(by, "check_draft", comment.check_of.draft.inspection)
    comment.check_of = held_check(comment.check_of)
    comment.refresh_from_db(fields=["state"])
    comment.state = policies.check_comment_step(comment, "withdraw")
    comment.save(update_fields=["state"])
    said = f"Withdrew comment {comment.number}."
    record(by, comment.check_of.draft.inspection, "accuracy.withdraw", comment, said)


@transaction.atomic
def send_all(*, by: Actor, check: AccuracyCheck, count: int, words: str = "") -> AccuracyReturn:
    """Send everything written, all at once; with `count` 0: say that there are no comments.

    `count` is how many the person saw on the page: where a colleague has written another since, it is refused, so that
    nobody sends what they have not seen. What comes after its day is taken and marked late.
    """
    check_person(by, "check_draft", check.draft.inspection)
    held = held_check(check)
    state = policies.check_step(held, "return")
    drafts = list(held.comments.select_for_update().filter(state="draft"))
    _check_seen(held, count, len(drafts))
    late = is_over_time(held.clock, machine.today())
    made = AccuracyReturn.objects.create(
        check_of=held, number=held.returns.count() + 1, words=words.replace("\r\n", "\n").strip(), count=len(drafts),
        late=late, by=person_of(by), at=machine.now(),
    )  # fmt: skip
    for comment in drafts:
        comment.state, comment.sent_in = policies.check_comment_step(comment, "send"), made
    AccuracyComment.objects.bulk_update(drafts, ["state", "sent_in"])
    held.state = state
    held.save(update_fields=["state"])
    close(by, held.clock, Clock.Stopped.MET)
    said = f"Sent {len(drafts)} comments on the draft." if drafts else "Said that it has no comments on the draft."
    record(by, held.draft.inspection, "accuracy.return", made, f"{said}{' It was late.' if late else ''}")
    telling.tell_returned(held, len(drafts), late=late)
    return made


def _check_seen(check: AccuracyCheck, count: int, drafts: int) -> None:
    if count != drafts:
        raise Refused(
            _("There are %(n)s comments to send now, and you saw %(seen)s: a colleague wrote or took out one. "
              "Look at them again, then send them.")
            % {"n": drafts, "seen": count}
        )  # fmt: skip
    if not drafts and check.state == "returned":
        raise Refused(_("Nothing was written since you sent your last comments. Write a comment first."))
