"""How do the pages of the editor say what they show: a statement with its problems, why a rule is there, a redline?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.checks import RULES, urgent
from touchstone.domain.frameworks import Framework
from touchstone.domain.sentences import Sentence
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.drafting.checking import AREA, RECORD, STATEMENT, Checker, Standing
from touchstone.inspectorate.drafting.models import AcceptedWarning, Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.queries.editor import Line, Stub
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.presenters import count_words, word_for
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.inspections.access import may

AROUND = 40  # letters of the text that are shown on each side of the place


def noun(draft: Draft) -> str:
    """What the document is called inside a sentence."""
    return _("letter") if draft.form == "letter" else _("report")


def said(sentence: Sentence) -> str:
    return _(sentence.text) % sentence.values


@dataclass(frozen=True)
class Problem:
    """A problem as a page shows it. `extract`: before the place, the place, after it; `href` where it is put right."""

    title: str
    says: str
    satisfy: str
    stops: bool
    welsh: bool
    start: int
    end: int
    extract: tuple[str, str, str]
    why: str
    source: str
    offer: str
    seen: str
    kind: str
    place: str
    href: str
    accepted: AcceptedWarning | None


def problem(draft: Draft, standing: Standing) -> Problem:
    found, text = standing.problem, standing.text
    rule = RULES[found.rule]
    return Problem(
        title=said(rule.title),
        says=said(found.says),
        satisfy=said(found.satisfy),
        stops=standing.stops,
        welsh=found.language == "cy",
        start=found.start,
        end=found.end,
        extract=_extract(text, found.start, found.end),
        why=said(rule.explanation),
        source=rule.source,
        offer=standing.offer,
        seen=standing.seen,
        kind=found.kind,
        place=found.place,
        href=_href(draft, standing),
        accepted=standing.accepted,
    )


def _extract(text: str, start: int, end: int) -> tuple[str, str, str]:
    if end <= start:
        return "", "", ""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return ("…" if start > AROUND else "") + before, text[start:end], after + ("…" if end + AROUND < len(text) else "")


def _href(draft: Draft, standing: Standing) -> str:
    """Where it is put right; empty where that page is not open to the person whom `draft_for` found."""
    slug, found = draft.inspection.slug, standing.problem
    if found.kind == STATEMENT:
        return reverse("draft-statement", args=[slug, int(found.place)]) + f"#statement-{found.place}"
    if found.kind == AREA:
        return reverse("draft-area", args=[slug, int(found.place)])
    if found.kind == RECORD:
        return reverse("draft-welsh", args=[slug]) + f"#welsh-{found.place}"
    if found.rule == urgent.RULE.key:
        may_follow = may(draft.inspection, "follow_urgent")
        return reverse("finding-urgent", args=[slug, int(found.place)]) if may_follow else ""
    if found.language == "cy":
        return reverse("draft-preview-of", args=[slug, "cy"])
    return reverse("evidence-sources", args=[slug]) if may(draft.inspection, "see_evidence") else ""


@dataclass(frozen=True)
class Shown:
    """A statement in the middle of the editor, with what stands beside it."""

    statement: Statement
    number: str
    unsupported: bool
    welsh: str
    problems: Sequence[Problem]
    findings: Sequence[tuple[Finding, str, str]]
    open_comments: int
    first: bool
    last: bool

    @property
    def stops(self) -> int:
        return sum(each.stops for each in self.problems)

    @property
    def warnings(self) -> int:
        return sum(not each.stops and each.accepted is None for each in self.problems)


def welsh_state(draft: Draft, row: Statement | DraftArea) -> str:
    """missing, older (the English was changed after it), or empty where there is nothing to say."""
    if not draft.welsh or not row.text:
        return ""
    if not row.text_cy:
        return "missing"
    return "older" if row.text_cy_at is not None and row.text_cy_at < row.text_at else ""


def behind(findings: Iterable[Finding], framework: Framework) -> list[tuple[Finding, str, str]]:
    """Findings, each with its count and the proportion word that the count allows."""
    return [(each, count_words(each), word_for(each, framework)) for each in findings]


def shown(draft: Draft, line: Line, page: Page[Statement], checker: Checker, framework: Framework) -> list[Shown]:
    """The statements of a page. No query beyond those of the page."""
    stubs: dict[int, Stub] = {stub.pk: stub for stub in line.stubs}
    ends = (line.stubs[0].pk, line.stubs[-1].pk) if line.stubs else (0, 0)
    return [
        Shown(
            statement=each,
            number=line.number(each.pk),
            unsupported=line.section.audience != "children" and stubs[each.pk].unsupported,
            welsh=welsh_state(draft, each),
            problems=[problem(draft, standing) for standing in checker.of_statement(each.pk)],
            findings=behind(each.findings.all(), framework),
            open_comments=sum(comment.done_by_id is None for comment in each.comments.all()),
            first=each.pk == ends[0],
            last=each.pk == ends[1],
        )
        for each in page
    ]


@dataclass(frozen=True)
class ShownArea:
    """An area for improvement with what stands beside it."""

    area: DraftArea
    welsh: str
    problems: Sequence[Problem]
    findings: Sequence[tuple[Finding, str, str]]
    facts: str

    @property
    def stops(self) -> int:
        return sum(each.stops for each in self.problems)

    @property
    def warnings(self) -> int:
        return sum(not each.stops and each.accepted is None for each in self.problems)


def shown_area(draft: Draft, area: DraftArea, checker: Checker) -> ShownArea:
    """No query where the findings are there already."""
    framework = framework_of(draft.inspection)
    return ShownArea(
        area=area,
        welsh=welsh_state(draft, area),
        problems=[problem(draft, standing) for standing in checker.of_area(area.pk)],
        findings=behind(area.findings.all(), framework),
        facts=", ".join(value for _name, value in area_facts(area, framework)),
    )


def area_facts(area: DraftArea, framework: Framework) -> list[tuple[str, str]]:
    """When it is due, what it is, and where it comes from, as the framework words them."""
    tongue = language()
    titles = {
        "timescale_key": {each.key: each.title(tongue) for each in framework.timescales},
        "class_key": {each.key: each.title(tongue) for each in framework.classes},
        "judgement_key": {each.key: each.title(tongue) for _depth, each in framework.walk()},
    }
    names = {"timescale_key": _("By when"), "class_key": _("What it is"), "judgement_key": _("From the judgement of")}
    keys = {name: getattr(area, name) for name in titles}
    return [(names[name], titles[name].get(key, key)) for name, key in keys.items() if key]


def section_title(line: Line) -> str:
    section = line.section
    return (section.title_cy or section.title) if language() == "cy" else section.title


def places(draft: Draft, lines: Sequence[Line], areas: Sequence[DraftArea]) -> dict[tuple[str, str], str]:
    """What a page calls each statement and area for improvement, by kind and key: "Leadership, statement 2.3"."""
    found = {}
    for line in lines:
        for place, stub in enumerate(line.stubs, 1):
            said_of = {"section": section_title(line), "number": line.number(stub.pk) or place}
            found[STATEMENT, str(stub.pk)] = _("%(section)s, statement %(number)s") % said_of
    for place, area in enumerate((each for each in areas if not each.removed), 1):
        found[AREA, str(area.pk)] = _("Area for improvement %(number)s") % {"number": place}
    return found
