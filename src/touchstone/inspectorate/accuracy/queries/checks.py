"""How far is the check of a draft, and what was said of which line?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.workflows.accuracy_check import WITH_SERVICE
from touchstone.domain.workflows.accuracy_comment import VERDICTS
from touchstone.inspectorate.accuracy.models import (
    AccuracyCheck,
    AccuracyComment,
    AccuracyReturn,
    CommentFile,
    SentLine,
)
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.models import Inspection

_FOR_SERVICE = ("draft", "removed", "sent", *VERDICTS, "withdrawn")
_FOR_INSPECTORATE = ("sent", *VERDICTS, "withdrawn")


def _checks(inspection: Inspection) -> QuerySet[AccuracyCheck]:
    found = AccuracyCheck.objects.filter(draft__inspection=inspection)
    return found.select_related("clock", "draft", "opened_by", "ended_by", "answered_by").order_by(
        "-draft__edition", "-number"
    )


def of_inspection(inspection: Inspection) -> list[AccuracyCheck]:
    """Every check, the latest first, with its clock and returns. Three queries at most."""
    returns = Prefetch("returns", AccuracyReturn.objects.select_related("by"))
    return [_with(inspection, row) for row in _checks(inspection).prefetch_related(returns, "clock__pauses")]


def latest(inspection: Inspection) -> AccuracyCheck | None:
    """The check that pages show: the last one. Three queries at most."""
    returns = Prefetch("returns", AccuracyReturn.objects.select_related("by"))
    row = _checks(inspection).prefetch_related(returns, "clock__pauses").first()
    return _with(inspection, row) if row is not None else None


def numbered(inspection: Inspection, check: int) -> AccuracyCheck | None:
    """A check by its key, in this inspection."""
    row = _checks(inspection).prefetch_related("returns__by", "clock__pauses").filter(pk=check).first()
    return _with(inspection, row) if row is not None else None


def _with(inspection: Inspection, check: AccuracyCheck) -> AccuracyCheck:
    check.draft.inspection = inspection  # with what the view has found out about the person
    return check


def _comments(check: AccuracyCheck, states: tuple[str, ...]) -> QuerySet[AccuracyComment]:
    found = AccuracyComment.objects.filter(check_of=check, state__in=states)
    files = Prefetch("files", CommentFile.objects.select_related("file"))
    return found.select_related("saved_by", "answered_by", "line", "sent_in").prefetch_related(files).order_by("number")


def _of(check: AccuracyCheck, rows: QuerySet[AccuracyComment]) -> list[AccuracyComment]:
    found = list(rows)
    for row in found:
        row.check_of = check
    return found


def for_service(check: AccuracyCheck) -> list[AccuracyComment]:
    """The service's own comments, sent or not, with their files. Two queries."""
    return _of(check, _comments(check, _FOR_SERVICE))


def for_inspectorate(check: AccuracyCheck) -> list[AccuracyComment]:
    """What was sent, with its files, line by line as it stands now: never what is still being written. Two queries."""
    rows = _comments(check, _FOR_INSPECTORATE).select_related("line__statement__section", "line__area")
    return _of(check, rows)


def comment(check: AccuracyCheck, number: int, *, service: bool) -> AccuracyComment | None:
    """One comment by its number, as far as this side may know of it. Two queries."""
    rows = _comments(check, _FOR_SERVICE if service else _FOR_INSPECTORATE).filter(number=number)
    if not service:
        rows = rows.select_related("line__statement__section", "line__area")
    return next(iter(_of(check, rows)), None)


def lines(check: AccuracyCheck) -> list[SentLine]:
    """The draft as it was sent. One query."""
    return list(check.lines.all())


def line(check: AccuracyCheck, order: int) -> SentLine | None:
    return check.lines.filter(order=order).first()


def file_of(inspection: Inspection, number: int, *, service: bool) -> CommentFile | None:
    """A file of a comment in this inspection; for the inspectorate only of one that was sent."""
    found = CommentFile.objects.filter(comment__check_of__draft__inspection=inspection, pk=number)
    found = found if service else found.filter(comment__state__in=_FOR_INSPECTORATE)
    return found.select_related("file", "comment").first()


@dataclass(frozen=True)
class Counts:
    """Comments of a check by how far they are; `answered` are those with an answer."""

    drafts: int
    waiting: int
    answered: int
    withdrawn: int

    @property
    def sent(self) -> int:
        return self.waiting + self.answered + self.withdrawn


def counts(check: AccuracyCheck) -> Counts:
    """One query."""
    states = Counter(check.comments.values_list("state", flat=True))
    return Counts(
        drafts=states["draft"],
        waiting=states["sent"],
        answered=sum(states[verdict] for verdict in VERDICTS),
        withdrawn=states["withdrawn"],
    )


def is_late(check: AccuracyCheck, today: date) -> bool:
    """Has the service sent nothing, and is its last day over? No query."""
    return check.state == "with_service" and is_over_time(check.clock, today)


def unanswered(draft: Draft) -> int:
    """Comments of this draft that were sent and wait for an answer, in whichever check. One query."""
    return AccuracyComment.objects.filter(check_of__draft=draft, state="sent").count()


def before_signing(draft: Draft) -> list[str]:
    """What keeps the draft from being signed, a sentence each. Two queries."""
    waiting = unanswered(draft)
    said = []
    if waiting:
        said.append(
            ngettext(
                "%(n)s comment of the service waits for its answer.",
                "%(n)s comments of the service wait for their answers.",
                waiting,
            )
            % {"n": waiting}
        )
    if AccuracyCheck.objects.filter(draft=draft, state__in=WITH_SERVICE).exists():
        said.append(_("The service is still checking the draft."))
    return said


def before_publishing(inspection: Inspection) -> list[str]:
    """What keeps the report from being published: answers that the service was not sent. One query."""
    untold = AccuracyComment.objects.filter(
        check_of__draft__inspection=inspection, check_of__state__in=("ended", "taken_back"), state__in=VERDICTS
    ).count()
    if not untold:
        return []
    return [
        ngettext(
            "The service was not sent the answer to its %(n)s comment.",
            "The service was not sent the answers to its %(n)s comments.",
            untold,
        )
        % {"n": untold}
    ]
