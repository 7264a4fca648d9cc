"""How do a draft, its table for comments and the letter with the answers read as plain files?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from touchstone.domain.redline import KEPT, OUT
from touchstone.domain.spreadsheets import csv_text
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.accuracy import presenters
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment, SentLine

WIDTH = 78
COLUMNS = ("line", "heading", "text", "text in Welsh", "kind of comment", "comment", "words instead")


def confidential() -> str:
    return _(
        "Confidential until it is published. This is a draft: share it only with people who help to check it, and keep "
        "no copy once it is published."
    )


def draft_text(check: AccuracyCheck, lines: Iterable[SentLine]) -> str:
    """The draft as it was sent, as plain text; each line with the label to name it by."""
    out = [str(check.draft.title), "", *_wrapped(confidential()), ""]
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            out += ["", heading.upper() if heading.isascii() else heading, ""]
        for text in filter(None, (line.text, line.text_cy)):
            out += [*_wrapped(f"[{line.label}] {text}"), ""]
    return "\n".join(out).rstrip() + "\n"


def _wrapped(text: str, indent: str = "") -> list[str]:
    made: list[str] = []
    for part in text.split("\n"):
        made += textwrap.wrap(part, WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]
    return made


def draft_table(lines: Iterable[SentLine], comments: Iterable[AccuracyComment]) -> str:
    """The draft as CSV with empty columns to comment in; what is written already stands in them, a row a comment."""
    written: dict[int, list[AccuracyComment]] = {}
    for comment in comments:
        if comment.state == "draft" and comment.line_id is not None:
            written.setdefault(comment.line_id, []).append(comment)
    rows: list[Sequence[str]] = [COLUMNS]
    for line in lines:
        begin = [line.label, line.heading, line.text, line.text_cy]
        held = written.get(line.pk, [])
        rows += [[*begin, comment.kind, comment.text, comment.proposed] for comment in held]
        if not held:
            rows.append([*begin, "", "", ""])
    return csv_text(rows)


def answers_text(check: AccuracyCheck, comments: Sequence[AccuracyComment], lines: Sequence[SentLine]) -> str:
    """The letter with the answer to every comment and what changed, as plain text."""
    inspection = check.draft.inspection
    head = _("Answers to the comments of %(who)s on the draft of “%(title)s”") % {
        "who": inspection.provider,
        "title": check.draft.title,
    }
    out = [*_wrapped(head), ""]
    if check.answered_at is not None:
        out += [f"{inspection.inspectorate}, {format_date(check.answered_at)}", ""]
    if check.answer_words:
        out += [*_wrapped(check.answer_words), ""]
    for comment in comments:
        out += _answer(comment)
    changed = [line for line in lines if line.changed]
    out += [_("What changed in the draft"), ""] if changed else [_("Nothing was changed in the draft."), ""]
    for line in changed:
        out += [f"[{line.label}] {line.heading}", *_change(line), ""]
    return "\n".join(out).rstrip() + "\n"


def _answer(comment: AccuracyComment) -> list[str]:
    where = _("on line %(label)s") % {"label": comment.line.label} if comment.line else _("on the draft as a whole")
    kind, state = str(presenters.KINDS[comment.kind]), str(presenters.COMMENTS[comment.state][0])
    made = [_("Comment %(n)s, %(where)s: %(kind)s") % {"n": comment.number, "where": where, "kind": kind}]
    made += _wrapped(comment.text, "    ")
    if comment.proposed:
        made += [f"    {_('Words proposed:')}", *_wrapped(comment.proposed, "    ")]
    made += [f"{state}."]
    return [*made, *(_wrapped(comment.answer, "    ") if comment.answer else []), ""]


def _change(line: SentLine) -> list[str]:
    """What was taken out stands in [- -], what was put in in [+ +]."""
    if not line.after and not line.after_cy:
        return [_("Taken out of the draft.")]
    made: list[str] = []
    for change in presenters.frozen_changes(line):
        marks = {KEPT: "{}", OUT: "[-{}-]"}
        said = "".join(marks.get(part.kind, "[+{}+]").format(part.text) for part in change.parts)
        made += _wrapped(said, "    ")
    return made
