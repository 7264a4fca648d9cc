"""What was asked for, how far is each item, and what was answered and decided?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core import clock
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests.models import WAITING_FOR_SERVICE, Answer, AnswerFile, Decision, RequestItem


def areas_of(inspection: Inspection) -> list[tuple[str, str]]:
    """The judgement areas of the inspection's framework, parents first: (key, title). No query."""
    assert inspection.framework is not None  # the database holds it for inspections held here
    definition = frameworks.definition(inspection.framework)
    return [(area.key, area.title("en")) for top in definition.areas for _depth, area in top.walk()]


def items(inspection: Inspection, *, sent_only: bool = False) -> list[RequestItem]:
    """The items with their clocks, by number; `sent_only`: what the service may see. Three queries at most."""
    found = inspection.request_items.select_related("clock").prefetch_related("clock__pauses")
    return list(found.exclude(state="draft") if sent_only else found)


def item(inspection: Inspection, number: int, *, sent_only: bool = False) -> RequestItem | None:
    """One item by its number, or None."""
    found = inspection.request_items.select_related("clock", "saved_by").prefetch_related("clock__pauses")
    found = found.exclude(state="draft") if sent_only else found
    made = found.filter(number=number).first()
    if made is not None:
        made.inspection = inspection  # with what the view has found out about the person
    return made


def answers(item: RequestItem) -> list[Answer]:
    """Every answer that was given, with its files and decisions, the latest first. Three queries."""
    given = item.answers.filter(given_at__isnull=False).select_related("given_by").order_by("-round")
    return list(given.prefetch_related(_files(), _decisions()))


def draft(item: RequestItem) -> Answer | None:
    """The answer that the service is writing, or None. Two queries."""
    found = item.answers.filter(given_at__isnull=True).select_related("saved_by")
    return found.prefetch_related(_files()).first()


def _files() -> Prefetch[str]:
    return Prefetch("files", AnswerFile.objects.select_related("file"))


def _decisions() -> Prefetch[str]:
    return Prefetch("decisions", Decision.objects.select_related("by"))


def file_of(inspection: Inspection, number: int, *, given_only: bool) -> AnswerFile | None:
    """A file of an answer in this inspection; `given_only`: not of an answer that is still being written."""
    found = AnswerFile.objects.filter(answer__item__inspection=inspection, pk=number)
    found = found.filter(answer__given_at__isnull=False) if given_only else found
    return found.select_related("file", "answer__item").first()


def everything(inspection: Inspection) -> list[RequestItem]:
    """Every item that was sent, with all its answers given, their files and decisions. Four queries."""
    given = Answer.objects.filter(given_at__isnull=False).select_related("given_by")
    whole = given.prefetch_related(_files(), _decisions()).order_by("round")
    return list(inspection.request_items.exclude(state="draft").prefetch_related(Prefetch("answers", whole)))


def is_late(item: RequestItem, today: date) -> bool:
    """Does the service owe an answer whose day has passed? No query where the clock was loaded."""
    return item.state in WAITING_FOR_SERVICE and item.clock is not None and clocks.is_late(item.clock, today)


@dataclass(frozen=True)
class Counts:
    """How far a request is. `waiting` are with the service, `undecided` with the inspectorate."""

    drafts: int = 0
    waiting: int = 0
    returned: int = 0
    undecided: int = 0
    accepted: int = 0
    withdrawn: int = 0
    late: int = 0

    @property
    def asked(self) -> int:
        """What is asked for now: everything sent that was not withdrawn."""
        return self.waiting + self.returned + self.undecided + self.accepted


def counts(inspection: Inspection) -> Counts:
    """One query."""
    late = Q(state__in=WAITING_FOR_SERVICE) & clocks.late_clocks(clock.today(), "clock__")
    rows = inspection.request_items.order_by().values("state").annotate(n=Count("pk"), late=Count("pk", filter=late))
    found: Counter[str] = Counter()
    for row in rows:
        found[row["state"]] += row["n"]
        found["late"] += row["late"]
    return Counts(
        drafts=found["draft"],
        waiting=found["asked"],
        returned=found["returned"],
        undecided=found["answered"],
        accepted=found["accepted"],
        withdrawn=found["withdrawn"],
        late=found["late"],
    )


_FOR_SERVICE = {"asked": 1, "returned": 1, "answered": 2, "accepted": 3, "withdrawn": 4, "draft": 5}
_FOR_INSPECTORATE = {"answered": 1, "returned": 2, "asked": 2, "draft": 3, "accepted": 4, "withdrawn": 5}


def in_order(items: Iterable[RequestItem], today: date, *, service: bool) -> list[RequestItem]:
    """Late first, then what waits for this side, what is due soonest before the rest. No query."""
    ranks = _FOR_SERVICE if service else _FOR_INSPECTORATE

    def key(item: RequestItem) -> tuple[int, date, int]:
        late = is_late(item, today)
        return (0 if late else ranks[item.state], item.clock.due if item.clock else date.max, item.number)

    return sorted(items, key=key)


def latest_files(inspection: Inspection) -> QuerySet[AnswerFile]:
    """The files of answers that were accepted, for the rooms above. One query."""
    accepted = AnswerFile.objects.filter(answer__item__inspection=inspection, answer__item__state="accepted")
    return accepted.filter(answer__decisions__verdict=Decision.Verdict.ACCEPTED).select_related("file", "answer__item")
