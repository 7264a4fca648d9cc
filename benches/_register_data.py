"""A register of any size for benches: fictional services with twelve inspections each, twenty judgements an inspection,
six areas for improvement, and a report of made-up sentences. Seeded: the same size is the same register."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts import audit
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, AreaLocalAuthority, Office, Organisation
from touchstone.inspectorate.findings.models import EvidenceCount, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.public.register import actions

INSPECTIONS_EACH, JUDGEMENTS_EACH, IMPROVEMENTS_EACH = 12, 20, 6
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
HEADS = "Alder Birch Cedar Elm Fen Glen Hazel Iron Juniper Kestrel Linden Marsh Nettle Osier Pebble Quarry Reed".split()
TAILS = "bourne combe dale ford gate ham heath hurst leigh mere mouth stead stoke thorpe ton vale wick worth".split()
WORDS = (
    "inspectors found that the service plans work carefully and managers check letters before they are sent to court "
    "children are seen alone families understand decisions waiting lists are short risk is assessed complaints are "
    "answered late records show what changed supervision is regular training helps staff safeguarding improved"
).split()


class Builder:
    """Adds whole services until the register has the wanted number of inspections."""

    def __init__(self, seed: int = 2026) -> None:
        self.random = random.Random(seed)
        self.inspections = 0
        self.services = 0
        self.inspectorate = Organisation.objects.create(
            name="Bench Inspectorate", slug="bench-inspectorate", kind=Organisation.Kind.INSPECTORATE, listed=True
        )
        self.frameworks = [self._framework(year) for year in (2009, 2014, 2021)]

    def _framework(self, year: int) -> FrameworkVersion:
        title = f"Bench framework {year}"
        return FrameworkVersion.objects.create(
            key=f"bench-{year}", title_en=title, title_cy=title, inspectorate_key="bench-inspectorate",
            valid_from=PreciseDate.year(year), content={}, content_hash=f"{year:064d}",
            loaded_at=datetime(2026, 1, 1, tzinfo=UTC), first_used_on=date(year, 6, 1),
        )  # fmt: skip

    def grow_to(self, wanted: int) -> None:
        while self.inspections < wanted:
            services = [self._service() for _ in range(50)]
            self._inspect(Organisation.objects.bulk_create(services), wanted)
        audit.record(by="the bench", action="bench.grow", summary=f"{self.inspections} inspections")

    def _service(self) -> Organisation:
        self.services += 1
        head, tail = self.random.choice(HEADS), self.random.choice(TAILS)
        return Organisation(
            name=f"{head}{tail} Family Court Service {self.services}", slug=f"bench-service-{self.services}",
            kind=Organisation.Kind.SERVICE, listed=True, fictional=True,
        )  # fmt: skip

    def _inspect(self, services: list[Organisation], wanted: int) -> None:
        areas = Area.objects.bulk_create(
            Area(organisation=service, name=f"{service.name.split()[0]} {side}", code=f"{side[0]}{service.pk}",
                 slug=f"{service.slug}-{side.lower()}", listed=True)
            for service in services for side in ("North", "South")
        )  # fmt: skip
        Office.objects.bulk_create(Office(area=area, name=f"{area.name} office") for area in areas)
        councils = Organisation.objects.bulk_create(
            Organisation(name=f"{area.name} Council", slug=f"{area.slug}-council",
                         kind=Organisation.Kind.LOCAL_AUTHORITY, listed=True)
            for area in areas
        )  # fmt: skip
        AreaLocalAuthority.objects.bulk_create(
            AreaLocalAuthority(area=area, local_authority=council)
            for area, council in zip(areas, councils, strict=True)
        )
        rows = [
            self._inspection(service, number)
            for service in services
            for number in range(INSPECTIONS_EACH)
        ][: wanted - self.inspections]  # fmt: skip
        made = Inspection.objects.bulk_create(rows)
        self.inspections += len(made)
        of_service = {
            service.pk: [area for area in areas if area.organisation_id == service.pk] for service in services
        }
        InspectionArea.objects.bulk_create(
            InspectionArea(inspection=row, area=of_service[row.provider_id][number % 2])
            for number, row in enumerate(made) if number % 3
        )  # fmt: skip
        self._fill(made)

    def _inspection(self, service: Organisation, number: int) -> Inspection:
        day = date(2009, 1, 5) + timedelta(days=500 * number + self.random.randrange(300))
        return Inspection(
            slug=f"{service.slug}-{number}", origin=Inspection.Origin.FACTS, kind=Inspection.Kind.FULL,
            inspectorate=self.inspectorate, provider=service, framework=self.frameworks[min(2, number // 4)],
            title=f"Inspection of {service.name}, {day:%B %Y}", starts=PreciseDate(day),
            published=PreciseDate(day + timedelta(days=30)),
        )  # fmt: skip

    def _fill(self, made: list[Inspection]) -> None:
        Judgement.objects.bulk_create(self._judgements(made), 2000)
        afis = AreaForImprovement.objects.bulk_create(self._improvements(made), 2000)
        followed = {row.pk for row, later in pairwise(made) if row.provider_id == later.provider_id}
        ProgressJudgement.objects.bulk_create(
            (ProgressJudgement(area_for_improvement=afi, inspection_id=afi.inspection_id + 1, scale_key="progress-2010",
                               grade_key=self.random.choice(("good", "satisfactory", "inadequate")))
             for afi in afis if afi.inspection_id in followed and afi.number % 2), 2000,
        )  # fmt: skip
        EvidenceCount.objects.bulk_create(
            EvidenceCount(inspection=row, kind="case_files", label="case files", count=20) for row in made
        )
        reports = Report.objects.bulk_create(
            Report(inspection=row, kind=Report.Kind.FULL, title=row.title, text=self._text()) for row in made
        )
        Publication.objects.bulk_create(
            Publication(report=report, state=Publication.State.PUBLISHED, public_from=datetime(2026, 1, 1, tzinfo=UTC))
            for report in reports
        )

    def _judgements(self, made: list[Inspection]) -> Iterator[Judgement]:
        for row in made:
            for number in range(JUDGEMENTS_EACH):
                key = "overall_effectiveness" if number == 0 else f"judgement_{number}"
                yield Judgement(
                    inspection=row, area_key=key, heading=key.replace("_", " ").capitalize(),
                    state=Judgement.State.GRADED, scale_key="ofsted-2014", grade_key=self.random.choice(GRADES),
                    order=number,
                )  # fmt: skip

    def _improvements(self, made: list[Inspection]) -> Iterator[AreaForImprovement]:
        for row in made:
            for number in range(1, IMPROVEMENTS_EACH + 1):
                yield AreaForImprovement(
                    slug=f"{row.slug}-{number}", inspection=row, number=number, text=f"Improve {self._sentence()}",
                    timescale_key="within_three_months",
                )  # fmt: skip

    def _sentence(self) -> str:
        return " ".join(self.random.choices(WORDS, k=12)) + "."

    def _text(self) -> str:
        """A report's words; one in forty has a word that few reports have."""
        rare = self.random.choice(HEADS).lower() + self.random.choice(TAILS)
        return " ".join(self._sentence() for _ in range(60)) + (f" {rare}" if self.random.random() < 0.025 else "")


def build(wanted: int, builder: Builder | None = None) -> Builder:
    """A register of `wanted` inspections, indexed; adds to one that was built before."""
    builder = builder or Builder()
    builder.grow_to(wanted)
    actions.rebuild_index()
    return builder


def sizes() -> dict[str, Any]:
    return {
        "inspections": Inspection.objects.count(),
        "judgements": Judgement.objects.count(),
        "areas_for_improvement": AreaForImprovement.objects.count(),
    }
