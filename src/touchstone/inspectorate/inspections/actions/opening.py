"""Opening an inspection here: under a framework version, of a service, for an inspectorate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from touchstone.domain.dates import PreciseDate
from touchstone.domain.frameworks import Framework
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.actions import mark_used
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections import policies
from touchstone.inspectorate.inspections.actions.moving import keep_step, moment_of
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamChange, TeamMember
from touchstone.inspectorate.inspections.rows import AreaRow, InspectionRow


@transaction.atomic
def open_inspection(
    *,
    by: User | str,
    provider: Organisation,
    inspectorate: Organisation,
    framework: FrameworkVersion,
    kind: str,
    title: str,
    areas: Sequence[Area] = (),
    lead: User | None = None,
    follows: Inspection | None = None,
    theme: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    judged: Sequence[str] = (),
    at: datetime | None = None,
) -> Inspection:
    """Open an inspection, planned. Its legal basis is the framework's, where that is known.

    `kind` is an Inspection.Kind value; `theme` what a focused visit looks at, or the plan that progress is judged
    against; `starts_on` and `ends_on` the first and last day of fieldwork; `judged` the keys of the judgement areas
    chosen (none: all); `at` another moment than now, for parts of the program only. Raises Refused, with a sentence,
    unless a planner of the inspectorate opens it and it has what its kind needs.
    """
    row = InspectionRow(
        origin=Inspection.Origin.HELD, kind=kind, inspectorate=inspectorate, provider=provider, title=title.strip(),
        framework=framework, areas=[AreaRow(area) for area in areas], starts=_day(starts_on), ends=_day(ends_on),
    )  # fmt: skip
    moment = moment_of(by, at)
    policies.check_can_open(by, row, follows=follows, theme=theme, judged=judged, lead=lead)
    inspection = _create(row, moment.date(), theme=theme.strip(), judged=list(judged))
    _follow(inspection, follows)
    mark_used(framework=framework, on=clock.today())
    if lead is not None:
        _give_lead(by, inspection, lead, moment)
    keep_step(by, inspection, step="open", before="", reason="", at=moment)
    return inspection


def _create(row: InspectionRow, today: date, *, theme: str, judged: list[str]) -> Inspection:
    assert row.framework is not None  # `policies.check_can_open` has seen to it
    basis, source = legal_basis_of(frameworks.definition(row.framework))
    made = Inspection.objects.create(
        slug=_free_slug(row, today), origin=row.origin, state="planned", kind=row.kind, title=row.title,
        inspectorate=row.inspectorate, provider=row.provider, framework=row.framework, theme=theme, judged=judged,
        starts=row.starts, ends=row.ends, legal_basis=basis, legal_basis_source=source,
    )  # fmt: skip
    InspectionArea.objects.bulk_create(InspectionArea(inspection=made, area=each.area) for each in row.areas)
    return made


def _day(day: date | None) -> PreciseDate | None:
    return PreciseDate(day) if day else None


def _follow(inspection: Inspection, follows: Inspection | None) -> None:
    if follows is not None:
        policies.check_can_follow(inspection, follows)
        inspection.follows = follows
        inspection.save(update_fields=["follows"])


def _give_lead(by: User | str, inspection: Inspection, lead: User, at: datetime) -> None:
    TeamMember.objects.create(inspection=inspection, user=lead, role=TeamMember.Role.LEAD)
    joined = TeamChange.Change.TOOK_OVER
    TeamChange.objects.create(inspection=inspection, person=lead, change=joined, by_label=str(by)[:200], at=at)


def legal_basis_of(framework: Framework) -> tuple[str, str]:
    """The framework's legal basis and its source, each as one text; empty where it is not known."""
    fact = framework.legal_basis
    if fact.value is None:
        return "", ""
    source = framework.sources.get(fact.standing.source)
    return "; ".join(fact.value), source.title if source else framework.title.en


def _free_slug(row: InspectionRow, today: date) -> str:
    """Service, area where there is one, kind and month: northmere-fen-monitoring-visit-2026-11; then numbers."""
    when = row.starts.start if row.starts else today
    areas = [each.area.slug for each in row.areas] if len(row.areas) == 1 else []
    kind = [] if row.kind == Inspection.Kind.FULL else [slugify(row.kind)]
    base = "-".join([row.provider.slug[:90], *(slug[:60] for slug in areas), *kind, f"{when:%Y-%m}"])
    taken = set(Inspection.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 1000))) if slug not in taken)
