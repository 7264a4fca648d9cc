"""What may be done with a check, a comment and a challenge, by how far each is? Who may do it is in
domain/inspection_access.py. Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed, Workflow
from touchstone.domain.workflows.accuracy_check import ACCURACY_CHECK, ANSWERABLE, WITH_SERVICE
from touchstone.domain.workflows.accuracy_comment import ACCURACY_COMMENT, VERDICTS
from touchstone.domain.workflows.challenge import CHALLENGE
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment, Challenge

MOST_WORDS = 20_000  # characters in one comment
MOST_COMMENTS = 1_000
MOST_FILES = 20


def _target(workflow: Workflow, state: str, does: str) -> str:
    try:
        return workflow.target(state, does)
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal


def check_step(check: AccuracyCheck, does: str) -> str:
    """The state that a step of the check leads to. Raises Refused where it does not lead from here."""
    return _target(ACCURACY_CHECK, check.state, does)


def check_comment_step(comment: AccuracyComment, does: str) -> str:
    """The state that a step of the comment leads to. Raises Refused where it does not lead from here."""
    return _target(ACCURACY_COMMENT, comment.state, does)


def check_challenge_step(challenge: Challenge, does: str) -> str:
    """The state that a step of the challenge leads to. Raises Refused where it does not lead from here."""
    return _target(CHALLENGE, challenge.state, does)


def check_can_comment(check: AccuracyCheck) -> None:
    """Raise Refused unless the service may write and send comments: late too, until the inspectorate ends the check."""
    if check.state not in WITH_SERVICE:
        raise Refused(
            _("The draft is not open to comments now: %(meaning)s.") % {"meaning": ACCURACY_CHECK.statuses[check.state]}
        )


def can_comment(check: AccuracyCheck) -> bool:
    return check.state in WITH_SERVICE


def check_can_edit(comment: AccuracyComment) -> None:
    """Raise Refused where the comment was sent, or taken out."""
    check_can_comment(comment.check_of)
    if comment.state == "removed":
        raise Refused(_("Comment %(number)s was taken out. Bring it back first.") % {"number": comment.number})
    if comment.state != "draft":
        raise Refused(
            _("Comment %(number)s was sent, so it stays as it is. Write another, or withdraw it.")
            % {"number": comment.number}
        )


def can_edit(comment: AccuracyComment) -> bool:
    return comment.state == "draft" and can_comment(comment.check_of)


def check_can_answer(comment: AccuracyComment) -> None:
    """Raise Refused unless the comment was sent, and its answers were not sent to the service yet."""
    if comment.check_of.state not in ANSWERABLE:
        raise Refused(
            _("The answers were sent to the service, so they stay as they are.")
            if comment.check_of.state == "answered"
            else _("No comment of this check waits for an answer.")
        )
    if comment.state not in ("sent", *VERDICTS):
        raise Refused(
            _("Comment %(number)s was withdrawn by the service.") % {"number": comment.number}
            if comment.state == "withdrawn"
            else _("Comment %(number)s was not sent.") % {"number": comment.number}
        )


def can_answer(comment: AccuracyComment) -> bool:
    return comment.check_of.state in ANSWERABLE and comment.state in ("sent", *VERDICTS)


def shows_text(check: AccuracyCheck) -> bool:
    """May the service read the draft as it was sent? Not one that was taken back."""
    return check.state != "taken_back"


def shows_answers(check: AccuracyCheck) -> bool:
    """May the service read the answers and what changed?"""
    return check.state == "answered"


def check_words(text: str, empty: str) -> str:
    """The words, tidied. Raises Refused with the sentence `empty` where there are none, and where they are too many."""
    said = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not said:
        raise Refused(empty)
    if len(said) > MOST_WORDS:
        raise Refused(
            _("That is %(n)s characters; at most %(most)s are kept here. Say it shorter, or attach it as a file.")
            % {"n": f"{len(said):,}", "most": f"{MOST_WORDS:,}"}
        )
    return said
