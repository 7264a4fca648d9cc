"""The page of one inspection: everything that the register holds of it, in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.frameworks import Framework
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
from touchstone.public.register.headlines import headline_of
from touchstone.public.register.presenters import evidence, history, improvements, judgements, links, wording
from touchstone.public.register.queries import inspections as read
from touchstone.public.register.queries.definitions import definition_of


@dataclass(frozen=True)
class Page:
    """What the template, the JSON and the CSV are all made of."""

    inspection: Inspection
    definition: Framework | None
    title: str
    sentence: str
    facts: list[tuple[str, Any]]
    scale: str
    judgements: list[judgements.Row]
    limits: judgements.Limits | None
    groups: list[improvements.Group]
    strengths: list[Finding]
    weaknesses: list[Finding]
    urgent: list[Finding]
    seen: list[evidence.Seen]
    not_seen: list[evidence.Seen]
    figures: list[evidence.Measured]
    response: improvements.Deadline | None
    documents: list[evidence.Document]
    contradictions: list[str]
    before: history.Row | None
    after: list[history.Row]
    counted: improvements.Counted | None
    progress_href: str

    def area_of(self, finding: Finding) -> str:
        """The judgement area that a strength belongs to, as its framework names it; empty where neither is known."""
        area = self.definition.area(finding.area_key) if self.definition and finding.area_key else None
        return area.title(language()) if area is not None else ""

    @property
    def n_improvements(self) -> int:
        return sum(len(group.items) for group in self.groups)

    @property
    def n_graded(self) -> int:
        return sum(1 for row in self.judgements if row.grade)


def page(found: Inspection, now: datetime, said: Callable[[str], str] = str) -> Page:
    """Reads everything of the inspection; the number of queries does not depend on how much there is. `said`: how
    facts that were typed in English stand on the page."""
    definition = definition_of(found.framework)
    held = read.judgements(found)
    rows = judgements.rows(found, held, definition)
    findings = read.findings(found)
    published = read.publications(found, now)
    looked_at = evidence.looked_at(read.evidence(found), published)
    made = read.progress_made(found, now)
    headline = headline_of(held)
    earlier = read.before(found, now)
    return Page(
        inspection=found,
        definition=definition,
        title=wording.title_of(found),
        sentence=wording.judged_sentence(found, headline),
        facts=_facts(found, read.areas(found), read.team(found), said),
        scale=_scales(rows),
        judgements=rows,
        limits=judgements.limits(found, held, definition),
        groups=improvements.groups(read.improvements(found, now), definition),
        strengths=[each for each in findings if each.direction == Finding.Direction.STRENGTH],
        weaknesses=[each for each in findings if each.direction == Finding.Direction.WEAKNESS and not each.urgent],
        urgent=[each for each in findings if each.urgent],
        seen=looked_at.seen,
        not_seen=looked_at.not_seen,
        figures=evidence.measured(read.figures(found)),
        response=improvements.deadline(found.response_clock),
        documents=evidence.documents(published, found.slug),
        contradictions=read.contradictions(found, now),
        before=history.row(earlier) if earlier else None,
        after=history.rows(read.after(found, now)),
        counted=improvements.counted(made, headline.grade_key if headline else "", definition) if made else None,
        progress_href=links.progress(found.slug) if made else "",
    )


def _scales(rows: list[judgements.Row]) -> str:
    """Every scale used, by name: a grade means nothing without its own."""
    return wording.joined(dict.fromkeys(wording.scale_title(row.scale_key) for row in rows if row.scale_key))


def _facts(
    found: Inspection, areas: list[InspectionArea], team: list[TeamMember], said: Callable[[str], str]
) -> list[tuple[str, Any]]:
    """What, where, when, who, under what; an unknown is said to be so."""
    facts = [
        (_("Kind"), wording.kind_of(found)),
        (_("Where"), _where(found, areas)),
        (_("Fieldwork"), wording.fieldwork_of(found)),
        (_("Published"), wording.format_date(found.published) if found.published else _("Not known")),
        (_("Inspectorate"), wording.name_of(found.inspectorate)),
        (_("Framework"), wording.framework_title(found.framework)),
        (_("Legal basis"), said(found.legal_basis) or (_("Not known") if _from_facts(found) else _("Not printed"))),
    ]
    facts += [(_roles()[role], names) for role, names in _people(team)]
    if found.reference:
        facts.append((_("Reference"), found.reference))
    if found.scope_note:
        facts.append((_("Scope"), said(found.scope_note)))
    if found.summary:
        facts.append((_("In short"), said(found.summary)))
    return facts


def _from_facts(found: Inspection) -> bool:
    """Is it known from other sources than its own document? Then nobody here can say what that prints."""
    return found.stub or found.origin == Inspection.Origin.FACTS


def _where(found: Inspection, areas: list[InspectionArea]) -> str:
    if not areas:
        return _("%(provider)s as a whole") % {"provider": wording.name_of(found.provider)}
    return wording.joined(_area_words(row) for row in areas)


def _area_words(row: InspectionArea) -> str:
    name = wording.name_of(row.area)
    code = f" ({row.area.code})" if row.area.code else ""
    if not row.offices_visited:
        return name + code
    return _("%(area)s, offices visited: %(offices)s") % {
        "area": name + code,
        "offices": wording.joined(map(str, row.offices_visited)),
    }


def _roles() -> dict[str, str]:
    return {
        TeamMember.Role.LEAD: _("Lead inspector"),
        TeamMember.Role.INSPECTOR: _("Inspectors"),
        TeamMember.Role.SIGNATORY: _("Signed by"),
    }


def _people(team: list[TeamMember]) -> list[tuple[str, str]]:
    named: dict[str, list[str]] = {}
    for member in team:
        named.setdefault(member.role, []).append(member.printed_name)
    return [(role, wording.joined(named[role])) for role in _roles() if role in named]
