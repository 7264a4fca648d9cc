"""How does the board say what it shows: the tree, the findings with their sources, and the bar of what binds?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.evidence import METHODS
from touchstone.domain.frameworks import Area, Framework
from touchstone.domain.moderation import Obstacle
from touchstone.foundation.core.pages import language
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.findings.models import Finding, JudgementProposal, SettledJudgement, Settlement
from touchstone.inspectorate.findings.policies.proposals import SAYS, title_of
from touchstone.inspectorate.findings.queries import urgent as urgent_findings
from touchstone.inspectorate.findings.queries.board import Sources
from touchstone.inspectorate.findings.queries.standing import Board, Standing

OWN_BANDS = "touchstone"


@dataclass(frozen=True)
class Line:
    """One line of the tree. `href` empty: a group that only holds others."""

    title: str
    depth: int
    href: str
    chosen: bool
    standing: Standing | None


def tree(board: Board, chosen: str) -> list[Line]:
    """The framework's areas that are judged, and the groups that hold them, in order."""
    by_key = {each.key: each for each in board.areas}
    lines = []
    for depth, area in board.framework.walk():
        standing = by_key.get(area.key)
        if standing is None and not any(below.key in by_key for _n, below in area.walk()):
            continue
        href = reverse("board-area", args=[board.inspection.slug, area.key]) if standing else ""
        lines.append(Line(area.title(language()), depth, href, area.key == chosen, standing))
    return lines


def outcome(proposal: JudgementProposal | None) -> str:
    """What is proposed, where it is no grade."""
    if proposal is None:
        return _("Nothing proposed")
    return _("In words") if proposal.outcome == "narrative" else _("Not judged")


def grade_words(standing: Standing) -> str:
    """The proposed grade as the framework words it; empty where there is none."""
    held, scale = standing.proposal, standing.asked.scale
    return scale.grade(held.grade_key).label(language()) if held and held.grade_key and scale else ""


@dataclass(frozen=True)
class Shown:
    """A finding on the board: its count, the word for it, and its sources as labels."""

    finding: Finding
    count: str
    word: str
    sources: tuple[str, ...]
    against: str
    single: bool
    unsupported: bool
    changed: int


def shown(finding: Finding, sources: Sources, framework: Framework) -> Shown:
    return Shown(
        finding=finding,
        count=count_words(finding),
        word=word_for(finding, framework),
        sources=tuple(_label(method, n) for method, n in sources.supports.items()),
        against=_against(sources),
        single=sources.single,
        unsupported=not (sources.n_supports or sources.n_contradicts),
        changed=sources.changed,
    )


def shown_page(page: Page[Finding], sources: Mapping[int, Sources], framework: Framework) -> list[Shown]:
    return [shown(each, sources.get(each.pk, Sources()), framework) for each in page]


def _label(method: str, n: int) -> str:
    name = _(METHODS.get(method, method))
    return name if n == 1 else f"{name} × {n}"


def _against(sources: Sources) -> str:
    """The line of text that joins what contradicts a finding to it."""
    if not sources.n_contradicts:
        return ""
    said = ngettext(
        "But %(n)s item of evidence points the other way: %(sources)s.",
        "But %(n)s items of evidence point the other way: %(sources)s.",
        sources.n_contradicts,
    )
    named = ", ".join(_label(method, n).lower() for method, n in sources.contradicts.items())
    return said % {"n": sources.n_contradicts, "sources": named}


def count_words(finding: Finding) -> str:
    """ "12 of 20 case files, of the sample drawn"; empty where it counts nothing."""
    if finding.of is None:
        return ""
    where = _("of the sample drawn") if finding.basis == Finding.Basis.SAMPLE else _("of those seen only")
    return _("%(n)s of %(of)s %(base)s, %(where)s") % {
        "n": finding.n,
        "of": finding.of,
        "base": finding.base,
        "where": where,
    }


def word_for(finding: Finding, framework: Framework) -> str:
    """The proportion word that the counts allow, by the framework's list or this project's own; empty: none.

    What was so in none or in all of those looked at is said of those alone: it says little of the rest.
    """
    if finding.n is None or not finding.of:
        return ""
    if finding.n in (0, finding.of):
        return _("all of those looked at") if finding.n else _("none of those looked at")
    lists = frameworks.bands()
    bands = lists.get(framework.bands.value or OWN_BANDS) or lists[OWN_BANDS]
    band = bands.band(finding.n, finding.of)
    return band.words(language()) if band is not None else ""


@dataclass(frozen=True)
class Warn:
    """One line of the bar: what it says; `stop` where it stands in the way."""

    kind: str
    says: str
    stop: bool = True


def bar(board: Board) -> list[Warn]:
    """Which limits bind, what is stale, what still waits: said once, above everything."""
    found = []
    for area, advice in board.advice.items():
        for rule in advice.bound:
            standing = board.area(area)
            against = standing is not None and standing.proposal is not None and standing.proposal.against
            found.append(Warn(_("A limit binds"), rule.says, against))
    left = urgent_findings.open_for(board.inspection).count()
    if left:
        said = ngettext("%(num)s urgent finding is not closed.", "%(num)s urgent findings are not closed.", left)
        found.append(Warn(_("Urgent"), said % {"num": left}))
    waiting = 0
    for standing, why in board.obstacles:
        waiting += why is Obstacle.NOT_AGREED
        if why not in (Obstacle.NOT_PROPOSED, Obstacle.NOT_AGREED):
            found.append(Warn(title_of(standing), SAYS[why]().capitalize() + "."))
    if waiting:
        said = ngettext("%(num)s proposal waits.", "%(num)s proposals wait.", waiting)
        found.append(Warn(_("For moderation"), said % {"num": waiting}, False))
    changed = sum(each.findings.changed for each in board.areas)
    if changed:
        said = ngettext(
            "%(num)s finding rests on evidence that changed.",
            "%(num)s findings rest on evidence that changed.",
            changed,
        )
        found.append(Warn(_("Look again"), said % {"num": changed}))
    unsupported = sum(each.findings.unsupported for each in board.areas)
    if unsupported:
        said = ngettext("%(num)s finding has no evidence.", "%(num)s findings have no evidence.", unsupported)
        found.append(Warn(_("Unsupported"), said % {"num": unsupported}, False))
    return found


def criteria(area: Area) -> tuple[list[str], str]:
    """The criteria, and (where the library holds none) why they are not known."""
    value = area.criteria.value
    if value is None:
        return [], area.criteria.standing.why(language())
    return [each(language()) for each in value], ""


def method(key: str) -> str:
    """How an item of evidence was seen."""
    return _(METHODS.get(key, key))


def settled_lines(settlement: Settlement, board: Board) -> list[tuple[str, SettledJudgement]]:
    """What stood then, each under its area's title."""
    titles = {area.key: area.title(language()) for _depth, area in board.framework.walk()}
    return [(titles.get(each.proposal.area_key, each.proposal.area_key), each) for each in settlement.judgements.all()]
