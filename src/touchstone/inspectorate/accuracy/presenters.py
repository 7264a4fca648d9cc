"""How are a check, its comments and a challenge said on a page?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.redline import Part, redline
from touchstone.inspectorate.accuracy import policies
from touchstone.inspectorate.accuracy.models import (
    AccuracyCheck,
    AccuracyComment,
    AccuracyReturn,
    Challenge,
    ChallengeRound,
    SentLine,
)
from touchstone.inspectorate.accuracy.queries import lines as now_lines
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.accuracy.regime import Procedure

Words = str | Promise
KINDS: dict[str, Words] = {
    "factual_error": gettext_lazy("A factual error"),
    "missing_context": gettext_lazy("Missing context"),
    "evidence": gettext_lazy("Evidence that was not considered"),
    "wording": gettext_lazy("Wording"),
    "other": gettext_lazy("Something else"),
}
# State → words and the kind of its tag, for each side.
COMMENTS: dict[str, tuple[Words, str]] = {
    "draft": (gettext_lazy("Not sent"), "wait"),
    "removed": (gettext_lazy("Taken out"), ""),
    "sent": (gettext_lazy("To answer"), "wait"),
    "accepted": (gettext_lazy("Accepted"), "done"),
    "in_part": (gettext_lazy("Accepted in part"), "done"),
    "not_accepted": (gettext_lazy("Not accepted"), "stop"),
    "withdrawn": (gettext_lazy("Withdrawn"), ""),
}
CHECKS: dict[str, tuple[Words, str]] = {
    "with_service": (gettext_lazy("With the service"), "wait"),
    "returned": (gettext_lazy("Comments are in"), "wait"),
    "ended": (gettext_lazy("Over"), "wait"),
    "no_return": (gettext_lazy("No return received"), "stop"),
    "taken_back": (gettext_lazy("Taken back"), ""),
    "answered": (gettext_lazy("Answered"), "done"),
}
ABOUT: dict[str, Words] = {
    "conduct": gettext_lazy("How somebody behaved"),
    "process": gettext_lazy("How the inspection was done"),
    "judgement": gettext_lazy("A judgement"),
}
OUTCOMES: dict[str, tuple[Words, str]] = {
    "upheld": (gettext_lazy("Upheld"), "done"),
    "partly": (gettext_lazy("Upheld in part"), "done"),
    "not_upheld": (gettext_lazy("Not upheld"), "stop"),
    "out_of_time": (gettext_lazy("Not considered: it came too late"), "stop"),
}
CHALLENGES: dict[str, tuple[Words, str]] = {
    "open": (gettext_lazy("Waits for its answer"), "wait"),
    "answered": (gettext_lazy("Answered"), "done"),
    "closed": (gettext_lazy("Closed"), "done"),
    "withdrawn": (gettext_lazy("Withdrawn"), ""),
}


def state_of(comment: AccuracyComment, *, service: bool) -> tuple[Words, str]:
    """Its state in words with the kind of its tag; for the service no verdict before the answers are sent."""
    if service and comment.state not in ("draft", "removed", "withdrawn"):
        if not policies.shows_answers(comment.check_of):
            return _("Sent"), "done"
    return COMMENTS[comment.state]


@dataclass(frozen=True)
class Change:
    """What became of the words in one language. `parts` show what was taken out and put in."""

    language: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Margin:
    """A line as it was sent, with what stands in its margin. `changes` is empty where its words stand."""

    line: SentLine
    comments: list[AccuracyComment] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    gone: bool = False


@dataclass(frozen=True)
class Chapter:
    """A heading of the draft with the lines under it."""

    heading: str
    heading_cy: str
    margins: list[Margin]


def parts(lines: Sequence[SentLine], comments: Iterable[AccuracyComment], *, changes: bool = False) -> list[Chapter]:
    """The draft heading by heading, each line with its comments; `changes`: and with what became of it, as it was
    sent to the service. No query."""
    by_line: dict[int, list[AccuracyComment]] = {}
    for comment in comments:
        if comment.line_id is not None:
            by_line.setdefault(comment.line_id, []).append(comment)
    made: list[Chapter] = []
    for line in lines:
        if not made or made[-1].heading != line.heading:
            made.append(Chapter(line.heading, line.heading_cy, []))
        held = by_line.get(line.pk, [])
        shown = frozen_changes(line) if changes and line.changed else ()
        gone = changes and line.changed and not line.after and not line.after_cy
        made[-1].margins.append(Margin(line, held, () if gone else shown, gone))
    return made


def frozen_changes(line: SentLine) -> tuple[Change, ...]:
    """What changed by the time the answers were sent."""
    return _changes(line, line.after, line.after_cy)


def changes_now(line: SentLine) -> tuple[Change, ...]:
    """What changed until now. No query where the line's statement and area were loaded."""
    now = now_lines.now_of(line)
    return () if now.gone else _changes(line, now.text, now.text_cy)


def _changes(line: SentLine, text: str, text_cy: str) -> tuple[Change, ...]:
    pairs = (("en", line.text, text), ("cy", line.text_cy, text_cy))
    return tuple(Change(language, redline(old, new)) for language, old, new in pairs if old != new)


def returns_said(check: AccuracyCheck) -> list[str]:
    """Each return in a sentence. No query where they were loaded."""
    return [_return_said(row) for row in check.returns.all()]


def _return_said(row: AccuracyReturn) -> str:
    if not row.count:
        return _("It said that it has no comments.")
    return ngettext("%(n)s comment was sent.", "%(n)s comments were sent.", row.count) % {"n": row.count}


@dataclass(frozen=True)
class Round:
    """A stage of a challenge for its page."""

    row: ChallengeRound
    title: str
    by: str
    outcome: tuple[Words, str] | None


def rounds(challenge: Challenge, procedure: Procedure) -> list[Round]:
    """The stages that it went through, in order. No query where they were loaded."""
    made = []
    for row in sorted(challenge.rounds.all(), key=lambda each: each.number):
        stage = procedure.stage(row.stage_key)
        made.append(Round(row, stage.title, stage.by, OUTCOMES[row.outcome] if row.outcome else None))
    return made


def is_secret(challenge: Challenge, *, director: bool, service: bool) -> bool:
    """Is what it says kept from this reader? Of a complaint about somebody's conduct only directors read."""
    return challenge.about == Challenge.About.CONDUCT and not director and not service


def late_words(today: date, check: AccuracyCheck) -> str:
    """What is said where nothing came by the day."""
    if check.state != "with_service" or not is_over_time(check.clock, today):
        return ""
    return _("Nothing came back by the day it was due. Comments are taken until the check is ended.")
