"""What does the editor show: the sections with how far each is, and one section's statements a page at a time?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from touchstone.inspectorate.drafting.models import Comment, Draft, DraftArea, Section, Statement, StatementVersion
from touchstone.inspectorate.findings.models import Finding

PER_PAGE = 20
SITTING = timedelta(minutes=10)
LISTS = ("strengths",)  # sections whose statements are points of a list, without numbers


@dataclass(frozen=True)
class Stub:
    """A statement as far as the outline needs it. `said`: it says something; `comments` are open ones."""

    pk: int
    plain: bool
    said: bool
    supported: bool
    comments: int

    @property
    def unsupported(self) -> bool:
        return self.said and not self.plain and not self.supported


@dataclass(frozen=True)
class Line:
    """A section in the outline, with its statements in order, and what is printed before the number of each."""

    section: Section
    stubs: Sequence[Stub]
    theme: str
    first: int

    @property
    def unsupported(self) -> int:
        """A children's version says in simple words what the report says, so its texts need no findings."""
        return 0 if self.section.audience == "children" else sum(stub.unsupported for stub in self.stubs)

    @property
    def comments(self) -> int:
        return sum(stub.comments for stub in self.stubs)

    def number(self, pk: int) -> str:
        """The number of a statement as the report prints it; empty where it prints none."""
        place = next((place for place, stub in enumerate(self.stubs) if stub.pk == pk), None)
        if place is None or not (self.theme or self.first):
            return ""
        return f"{self.theme}.{place + 1}" if self.theme else str(self.first + place)


def outline(draft: Draft) -> list[Line]:
    """Every section, those of everybody's version first, in order. Two queries."""
    stubs: dict[int, list[Stub]] = defaultdict(list)
    there = Statement.objects.filter(section__draft=draft, removed=False).order_by("order", "pk")
    rests = Statement.findings.through.objects.filter(statement=OuterRef("pk"))
    said = there.annotate(supported=Exists(rests), comments_open=Count("comments", filter=Q(comments__done_by=None)))
    for pk, home, plain, text, text_cy, supported, comments in said.values_list(
        "pk", "section", "plain", "text", "text_cy", "supported", "comments_open"
    ):
        stubs[home].append(Stub(pk, plain, bool(text or text_cy), supported, comments))
    lines, theme, last = [], 0, 0
    for section in draft.sections.order_by("-audience", "order"):
        held = stubs[section.pk]
        printed = section.audience == "everyone" and draft.form == "report" and section.key not in LISTS
        if section.numbered and printed:
            theme += 1
            lines.append(Line(section, held, str(theme), 0))
        else:
            lines.append(Line(section, held, "", last + 1 if printed else 0))
            last += len(held) if printed else 0
    return lines


def page_of(line: Line, wanted: str | None, statement: int | None = None) -> Page[Statement]:
    """A page of a section's statements: the wanted one, or the one on which `statement` stands. Five queries."""
    numbers = [stub.pk for stub in line.stubs]
    if statement in numbers:
        wanted = str(numbers.index(statement) // PER_PAGE + 1)
    findings = Finding.objects.order_by("direction", "order", "pk")
    comments = Comment.objects.select_related("by", "done_by").order_by("pk")
    rows = Statement.objects.filter(section=line.section, removed=False).order_by("order", "pk")
    rows = rows.select_related("saved_by").prefetch_related(
        Prefetch("findings", findings), Prefetch("comments", comments)
    )
    return Paginator(rows, PER_PAGE).get_page(wanted)


def removed(section: Section) -> QuerySet[Statement]:
    """What was taken out of a section. One query."""
    return Statement.objects.filter(section=section, removed=True).select_related("saved_by").order_by("order", "pk")


def statement_of(draft: Draft, number: int) -> Statement | None:
    """A statement of this draft, taken out or not. One query."""
    return Statement.objects.filter(section__draft=draft, pk=number).select_related("section", "saved_by").first()


def area_of(draft: Draft, number: int) -> DraftArea | None:
    """An area for improvement of this draft, taken out or not. One query."""
    return DraftArea.objects.filter(draft=draft, pk=number).select_related("saved_by").first()


def areas(draft: Draft) -> list[DraftArea]:
    """Every area for improvement with the findings behind it, those taken out last. Two queries."""
    rows = draft.areas.select_related("saved_by").order_by("removed", "order", "pk")
    return list(rows.prefetch_related(Prefetch("findings", Finding.objects.order_by("direction", "order", "pk"))))


def versions(row: Statement | DraftArea) -> list[StatementVersion]:
    """Every version, the latest first. One query."""
    return list(row.versions.select_related("by").order_by("-revision", "-pk"))


def sittings(found: Sequence[StatementVersion]) -> list[StatementVersion]:
    """Of versions, the latest first, those at which somebody stopped writing; the first and those with a reason too.

    A script saves every few seconds: what one person saved with less than ten minutes between is one sitting.
    """
    kept: list[StatementVersion] = []
    for place, each in enumerate(found):
        later = found[place - 1] if place else None
        went_on = later is not None and later.by_id == each.by_id and later.at - each.at < SITTING and not later.why
        if not went_on or each.why or each is found[-1]:
            kept.append(each)
    return kept


def choosable(draft: Draft, area_key: str, words: str) -> QuerySet[Finding]:
    """Findings of this inspection that count, of one judgement area or (empty) of all, with these words."""
    found = Finding.objects.filter(inspection=draft.inspection_id, withdrawn_reason="")
    if area_key:
        found = found.filter(area_key=area_key)
    for word in words.split():
        found = found.filter(text__icontains=word)
    return found.order_by("direction", "order", "pk")
