"""The inspectorate's side: every comment is answered with its reason, the text changes where it must, and the service
is sent all answers at once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.workflows.accuracy_comment import VERDICTS, does
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy import policies, telling
from touchstone.inspectorate.accuracy.actions.common import held_check, record
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment, SentLine
from touchstone.inspectorate.accuracy.queries import lines
from touchstone.inspectorate.drafting.actions import areas, statements
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.inspections.standing import check as check_person


@transaction.atomic
def answer(*, by: Actor, comment: AccuracyComment, base: int, verdict: str, why: str) -> bool:
    """Accept a comment, accept it in part, or not, and say why. It can be answered otherwise until answers are sent.

    `base`: the revision that the form was opened with. Raises Conflict where a colleague answered since. False: the
    very same was saved already.
    """
    check_person(by, "write_report", comment.check_of.draft.inspection)
    held = held_check(comment.check_of)
    comment.refresh_from_db()
    comment.check_of = held
    policies.check_can_answer(comment)
    if verdict not in VERDICTS:
        raise Refused(_("Choose whether the comment is accepted."))
    said = policies.check_words(why, _("Say why. The service reads it."))
    state = policies.check_comment_step(comment, does(verdict))
    saved = conflicts.save(
        comment, base=base, changes={"state": state, "answer": said},
        stamp=lambda row: (row.answered_by, row.answered_at), answered_by=person_of(by), answered_at=machine.now(),
    )  # fmt: skip
    if saved:
        record(by, held.draft.inspection, "accuracy.answer", comment, f"Comment {comment.number}: {state}.")
    return saved


def why_of(comment: AccuracyComment) -> str:
    """What is kept with a version of a statement that was changed because of a comment."""
    named = {"n": comment.number, "check": comment.check_of.number}
    return _("Comment %(n)s of the service, check %(check)s") % named


@transaction.atomic
def change(*, by: User, comment: AccuracyComment, base: int, text: str, text_cy: str) -> bool:
    """Change the line that a comment is about; its new version names the comment. Raises Conflict and Refused as the
    drafting room does: the text changes only while the comments are answered."""
    if comment.line is None:
        raise Refused(_("The comment is about the draft as a whole. Change the text in the draft itself."))
    why = why_of(comment)
    if comment.line.statement is not None:
        return statements.save_statement(
            by=by, statement=comment.line.statement, base=base, text=text, text_cy=text_cy, why=why
        )
    area = comment.line.area
    assert area is not None  # the database holds it
    kept = {name: getattr(area, name) for name in ("timescale_key", "class_key", "section", "judgement_key")}
    row = AreaRow(text=text, text_cy=text_cy, **kept)
    return areas.save_area(by=by, area=area, base=base, row=row, why=why)


@transaction.atomic
def send_answers(*, by: Actor, check: AccuracyCheck, words: str = "") -> AccuracyCheck:
    """Send the service the answer to every comment, and what changed. Nothing of it changes after that."""
    check_person(by, "lead_report", check.draft.inspection)
    held = held_check(check)
    state = policies.check_step(held, "send answers")
    waiting = held.comments.filter(state="sent").count()
    if waiting:
        raise Refused(
            ngettext(
                "%(n)s comment waits for its answer. Answer it first.",
                "%(n)s comments wait for their answers. Answer them first.",
                waiting,
            )
            % {"n": waiting}
        )
    _freeze_changes(held)
    held.state, held.answer_words = state, words.replace("\r\n", "\n").strip()
    held.answered_by, held.answered_at = person_of(by), machine.now()
    held.save(update_fields=["state", "answer_words", "answered_by", "answered_at"])
    record(by, held.draft.inspection, "accuracy.send_answers", held, "Sent the answers to the service's comments.")
    telling.tell_answered(held)
    return held


def _freeze_changes(check: AccuracyCheck) -> None:
    """Keep what each line says now, where it says something else than was sent."""
    changed: list[SentLine] = []
    for line in check.lines.select_related("statement", "area"):
        now = lines.now_of(line)
        if now.differs(line):
            line.changed, line.after, line.after_cy = True, now.text, now.text_cy
            changed.append(line)
    SentLine.objects.bulk_update(changed, ["changed", "after", "after_cy"])
