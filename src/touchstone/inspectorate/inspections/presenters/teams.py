"""The team and its days as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.effort import Days
from touchstone.inspectorate.inspections.models import Inspection, Phase, TeamMember
from touchstone.inspectorate.inspections.queries import team as queries


@dataclass(frozen=True)
class MemberLine:
    """A member: who, as what, with which skills, planned for how long, and what else they are planned for."""

    number: int
    name: str
    role: str
    lead: bool
    skills: str
    planned: str
    elsewhere: str


def amount(days: Decimal) -> str:
    """Days without needless zeros: 3, 0.25."""
    return f"{days.normalize():f}"


def member_lines(inspection: Inspection, members: Sequence[TeamMember]) -> list[MemberLine]:
    """Five queries."""
    people = [member.user for member in members if member.user is not None]
    loads = queries.workload(inspection, people)
    ledger, _people = queries.effort(inspection)
    return [
        MemberLine(
            number=person.pk,
            name=str(person),
            role=str(member.get_role_display()),
            lead=member.role == TeamMember.Role.LEAD,
            skills=member.skills,
            planned=amount(ledger.of_member(str(person.pk)).planned),
            elsewhere=_elsewhere(loads.get(person.pk)),
        )
        for member, person in zip(members, people, strict=True)
    ]


def _elsewhere(load: queries.Load | None) -> str:
    if load is None:
        return _("nothing else in these weeks")
    said = ngettext(
        "%(days)s days planned in %(n)d other inspection in these weeks",
        "%(days)s days planned in %(n)d other inspections in these weeks",
        load.inspections,
    )
    return said % {"days": amount(load.days), "n": load.inspections}


@dataclass(frozen=True)
class EffortTable:
    """Planned and used days: a row for each member, a column for each phase, and sums on both sides."""

    phases: list[str]
    rows: list[list[str]]
    sums: list[str]
    says: str


def effort_table(inspection: Inspection) -> EffortTable:
    """Three queries."""
    ledger, people = queries.effort(inspection)
    rows = [
        [
            str(people[member]),
            *(_pair(ledger.cell(member, phase)) for phase in Phase.values),
            _pair(ledger.of_member(member)),
        ]
        for member in ledger.members
    ]
    whole = ledger.whole
    sums = [_("All"), *(_pair(ledger.of_phase(phase)) for phase in Phase.values), _pair(whole)]
    says = _("%(used)s of %(planned)s planned days are used.") % {
        "used": amount(whole.used), "planned": amount(whole.planned)
    }  # fmt: skip
    return EffortTable([str(phase.label) for phase in Phase], rows, sums, says)


def _pair(days: Days) -> str:
    """ "2.5 of 4": used of planned."""
    if not days.used and not days.planned:
        return "–"
    return _("%(used)s of %(planned)s") % {"used": amount(days.used), "planned": amount(days.planned)}
