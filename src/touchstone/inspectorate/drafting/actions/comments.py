"""What colleagues say of a statement, and that it was dealt with."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import base as common
from touchstone.inspectorate.drafting.actions.words import tidy
from touchstone.inspectorate.drafting.models import Comment, Statement
from touchstone.inspectorate.inspections.standing import check

LONGEST = 8000


@transaction.atomic
def comment(*, by: User, statement: Statement, text: str) -> Comment:
    """Say something of a statement. Whoever may see the draft may: a comment does not change its text."""
    draft = statement.section.draft
    check(by, "see_draft", draft.inspection)
    said = tidy(text.replace("\0", ""))
    if not said:
        raise Refused(_("A comment needs words: say what should be looked at."))
    if len(said) > LONGEST:
        raise Refused(_("A comment may have %(most)s letters at most. Say it more shortly.") % {"most": f"{LONGEST:,}"})
    made = Comment.objects.create(statement=statement, text=said, by=by, at=clock.now())
    common.record(by, draft, "comment", made, _("Commented on a statement."))
    return made


@transaction.atomic
def done(*, by: User, comment: Comment) -> None:
    """Say that a comment was dealt with. It stays in view, with who said so."""
    draft = comment.statement.section.draft
    check(by, "see_draft", draft.inspection)
    marked = Comment.objects.filter(pk=comment.pk, done_by=None).update(done_by=by, done_at=clock.now())
    if marked:
        common.record(by, draft, "comment_done", comment, _("Dealt with a comment."))
    comment.refresh_from_db()


@transaction.atomic
def not_done(*, by: User, comment: Comment) -> None:
    """Open a comment again."""
    draft = comment.statement.section.draft
    check(by, "see_draft", draft.inspection)
    if Comment.objects.filter(pk=comment.pk).exclude(done_by=None).update(done_by=None, done_at=None):
        common.record(by, draft, "comment_open", comment, _("Opened a comment again."))
    comment.refresh_from_db()
