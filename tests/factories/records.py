"""Rows of the record for tests: fictional services, areas, inspections, judgements, improvements, publications.

Each `make_…` takes what the test cares about and fills in the rest; names are unique without being told.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.text import slugify

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, AreaLocalAuthority, Organisation
from touchstone.inspectorate.findings.models import EvidenceCount, Finding, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports.models import Publication, Report

# Every test looks at the register from here unless it says otherwise.
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

_numbers = itertools.count(1)


def make_organisation(name: str = "", **fields: Any) -> Organisation:
    name = name or f"Fictional Family Court Service {next(_numbers)}"
    defaults = {"kind": Organisation.Kind.SERVICE, "slug": slugify(name), "listed": True, "fictional": True}
    return Organisation.objects.create(name=name, **{**defaults, **fields})


def make_inspectorate(name: str = "Northmere Inspectorate of Family Services", **fields: Any) -> Organisation:
    """The inspectorate of that name; the same row when it is there already."""
    defaults = {"name": name, "kind": Organisation.Kind.INSPECTORATE, "listed": True, "fictional": True}
    return Organisation.objects.get_or_create(slug=slugify(name), defaults={**defaults, **fields})[0]


def make_area(organisation: Organisation, name: str = "", *, authorities: Iterable[str] = (), **fields: Any) -> Area:
    name = name or f"Area {next(_numbers)}"
    area = Area.objects.create(
        organisation=organisation, name=name, **{"slug": slugify(name), "listed": True, **fields}
    )
    for authority in authorities:
        local = Organisation.objects.get_or_create(
            slug=slugify(authority),
            defaults={"name": authority, "kind": Organisation.Kind.LOCAL_AUTHORITY, "listed": True},
        )[0]
        AreaLocalAuthority.objects.create(area=area, local_authority=local)
    return area


def make_framework(key: str = "northmere-2020", **fields: Any) -> FrameworkVersion:
    """A framework version with no content; the same row when it is there already."""
    defaults = {
        "title_en": key.replace("-", " ").title(),
        "title_cy": key.replace("-", " ").title(),
        "inspectorate_key": "northmere-inspectorate",
        "content": {},
        "content_hash": "0" * 64,
        "loaded_at": NOW,
    }
    version = fields.pop("version", 1)
    return FrameworkVersion.objects.get_or_create(key=key, version=version, defaults={**defaults, **fields})[0]


def make_inspection(
    provider: Organisation | None = None,
    *,
    published: date | PreciseDate | None = date(2025, 3, 14),
    areas: Iterable[Area] = (),
    judgements: Mapping[str, str] | None = None,
    scale: str = "ofsted-2014",
    afis: Iterable[str] = (),
    public: bool = True,
    text: str = "",
    **fields: Any,
) -> Inspection:
    """An inspection with its judgements (key → grade), areas for improvement (texts) and, if `public`, its report."""
    provider = provider or make_organisation()
    when = PreciseDate(published) if isinstance(published, date) else published
    number = next(_numbers)
    defaults = {
        "slug": f"{provider.slug}-{number}",
        "origin": Inspection.Origin.FACTS,
        "state": "settled" if fields.get("origin") == Inspection.Origin.HELD else "",
        "kind": Inspection.Kind.FULL,
        "title": f"Inspection of {provider.name} {number}",
        "starts": PreciseDate(when.start - timedelta(days=30)) if when else None,
        "published": when,
    }
    if "inspectorate" not in fields:
        fields["inspectorate"] = make_inspectorate()
    inspection = Inspection.objects.create(provider=provider, **{**defaults, **fields})
    for area in areas:
        InspectionArea.objects.create(inspection=inspection, area=area)
    for order, (key, grade) in enumerate((judgements or {}).items()):
        make_judgement(inspection, key, grade, scale=scale, order=order)
    for place, wording in enumerate(afis, start=1):
        make_afi(inspection, wording, number=place)
    if public:
        make_publication(inspection, text=text)
    return inspection


def make_judgement(
    inspection: Inspection, key: str, grade: str = "", *, scale: str = "ofsted-2014", **fields: Any
) -> Judgement:
    """A grade, or (without one) a judgement that was not made."""
    defaults: dict[str, Any] = {"heading": key.replace("_", " ").capitalize(), "state": Judgement.State.NOT_JUDGED}
    if grade:
        defaults.update(state=Judgement.State.GRADED, scale_key=scale, grade_key=grade)
    return Judgement.objects.create(inspection=inspection, area_key=key, **{**defaults, **fields})


def make_afi(inspection: Inspection, text: str = "", *, number: int = 0, **fields: Any) -> AreaForImprovement:
    number = number or inspection.areas_for_improvement.count() + 1
    afi = AreaForImprovement.objects.create(
        inspection=inspection,
        number=number,
        text=text or f"Put matter {next(_numbers)} right.",
        **{"slug": f"{inspection.slug}-{number}", **fields},
    )
    afi.areas.set(inspection.areas.all())
    return afi


def make_progress(
    afi: AreaForImprovement, inspection: Inspection, grade: str = "satisfactory", **fields: Any
) -> ProgressJudgement:
    return ProgressJudgement.objects.create(
        area_for_improvement=afi,
        inspection=inspection,
        **{"scale_key": "progress-2010", "grade_key": grade, **fields},
    )


def make_publication(
    inspection: Inspection,
    *,
    text: str = "",
    state: str = Publication.State.PUBLISHED,
    public_from: datetime | None = NOW - timedelta(days=30),
    kind: str = Report.Kind.FULL,
    document: StoredFile | None = None,
    **report: Any,
) -> Publication:
    """A report and one publishing of it; withdrawn ones say why."""
    made = Report.objects.create(
        inspection=inspection, text=text, **{"kind": kind, "title": inspection.title, **report}
    )
    withdrawn = state == Publication.State.WITHDRAWN
    return Publication.objects.create(
        report=made,
        state=state,
        public_from=public_from,
        document=document,
        withdrawn_at=NOW if withdrawn else None,
        withdrawn_reason="Published in error." if withdrawn else "",
    )


def make_strength(inspection: Inspection, text: str, **fields: Any) -> Finding:
    return Finding.objects.create(inspection=inspection, direction=Finding.Direction.STRENGTH, text=text, **fields)


def make_evidence(inspection: Inspection, label: str, count: int | None = None, **fields: Any) -> EvidenceCount:
    return EvidenceCount.objects.create(
        inspection=inspection, label=label, count=count, **{"kind": slugify(label).replace("-", "_"), **fields}
    )
