"""A fictional service and its fictional inspectorate, made by a seeded generator: the same seed, the same world.

Nothing in it is real: no place, no grade, no finding. It exists so that journeys can be tried that must never be
played on a real service.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from touchstone.demonstration.facts import AREA_2009, OFSTED_2009, OFSTED_2014, PROGRESS, Past, Progress, graded
from touchstone.demonstration.northmere_words import FOUND, MATTERS, PLACES, RESIDUAL, STREETS, TITLES
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.providers.rows import AreaRow, CountRow, Definition, OfficeRow, OrganisationRow
from touchstone.inspectorate.findings.rows import EvidenceRow, JudgementRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow

INSPECTORATE, SERVICE = "northmere-inspectorate", "northmere"
SOURCE = "fictional"
BEST_FIRST = ("outstanding", "good", "satisfactory", "inadequate")
LIMITING = ("safeguarding", "equality_and_diversity")
# How likely each grade is, best first, in a strong, a middling and a weak area.
CHANCES = ((15, 55, 28, 2), (4, 36, 52, 8), (0, 12, 50, 38))


@dataclass(frozen=True)
class World:
    """The fictional organisations, and their past inspections in the order in which they happened."""

    definitions: Sequence[Definition]
    history: Sequence[Past]


def northmere(*, seed: int = 5, areas: int = 17, offices: int = 33) -> World:
    """Make the world. Raises ValueError where there are more areas than names, or fewer offices than areas."""
    rng = Random(seed)
    if offices < areas:
        raise ValueError(f"{areas} areas need at least {areas} offices, one each; {offices} were asked for.")
    rows = _areas(rng, areas, offices)
    service = Definition(
        OrganisationRow(
            kind="service",
            name="Northmere Family Court Service",
            slug=SERVICE,
            nation="Northmere",
            listed=True,
            fictional=True,
            note="A fictional service. No place, person or result in it is real.",
        ),
        counts=(CountRow("offices", offices, PreciseDate.year(2009), "made up for this demonstration", verified=True),),
        areas=rows,
    )
    inspectorate = Definition(
        OrganisationRow(
            kind="inspectorate",
            name="Northmere Inspectorate of Family Services",
            slug=INSPECTORATE,
            nation="Northmere",
            listed=True,
            fictional=True,
            note="A fictional inspectorate. It inspects under the published frameworks of real ones.",
            address="1 Fen Row, Northmere NM1 1AA",
            telephone="01632 960100",
            textphone="01632 960101",
            email="enquiries@northmere-inspectorate.example",
            website="https://northmere-inspectorate.example",
            complaints="complaints@northmere-inspectorate.example",
            licence="Open Government Licence v3.0",
        )
    )
    return World((inspectorate, service), (*_area_inspections(rng, rows), *_national(rng, rows)))


def _areas(rng: Random, areas: int, offices: int) -> tuple[AreaRow, ...]:
    names = [f"{prefix}{place}" for prefix in ("", "North ", "South ", "East ", "West ") for place in PLACES]
    if areas > len(names):
        raise ValueError(f"There are names for {len(names)} areas; {areas} were asked for.")
    extra = Counter(rng.choices(range(areas), k=offices - areas))
    rows = []
    for n, name in enumerate(names[:areas]):
        streets = rng.sample(STREETS, k=min(1 + extra[n], len(STREETS)))
        councils = [f"{name} Borough", f"Upper {name}", f"Lower {name}"][: rng.randint(1, 3)]
        rows.append(
            AreaRow(
                name=name,
                code=f"NM{n + 1}",
                sector=("north", "middle", "south")[n * 3 // areas],
                local_authorities=councils,
                offices=tuple(OfficeRow(f"{name}, {street}") for street in streets),
            )
        )
    return tuple(rows)


def _area_inspections(rng: Random, areas: Sequence[AreaRow]) -> list[Past]:
    """Each area once, from May 2009 on, every seven weeks; the inadequate ones again, fourteen months later."""
    found = []
    monday = date(2009, 5, 4)
    for area in rng.sample(list(areas), k=len(areas)):
        inspection = _area_inspection(rng, area, monday)
        found.append(inspection)
        if inspection.judgements[0].grade_key == "inadequate":
            found.append(_monitoring(rng, area, inspection, monday + timedelta(weeks=61)))
        monday += timedelta(weeks=7)
    return found


def _slug(area: AreaRow) -> str:
    return area.name.lower().replace(" ", "-")


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def _printed(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _day(day: date) -> PreciseDate:
    return PreciseDate(day, printed=_printed(day))


def _area_inspection(rng: Random, area: AreaRow, monday: date) -> Past:
    chances = rng.choice(CHANCES)
    grades = {key: rng.choices(BEST_FIRST, chances)[0] for key in AREA_2009}
    limiting = {key: "" for key in LIMITING if grades[key] == "inadequate"}
    parts = sorted(BEST_FIRST.index(grades[key]) for key in AREA_2009[2:])
    grades["overall_effectiveness"] = "inadequate" if limiting else BEST_FIRST[min(parts[len(parts) // 2], 2)]
    published = monday + timedelta(days=25)
    named = " and ".join(TITLES[key] for key in limiting)
    return Past(
        slug=f"{SERVICE}-{_slug(area)}-{published:%Y-%m}",
        kind="full",
        inspectorate=INSPECTORATE,
        provider=SERVICE,
        framework="ofsted-cafcass-2009",
        areas={_slug(area): ()},
        title=f"Inspection of {area.name}, {_month(monday)}",
        source=SOURCE,
        starts=PreciseDate.week(monday, f"week commencing {_printed(monday)}"),
        published=_day(published),
        reference=f"{area.code} 001",
        references=(f"{area.code} 001",),
        limits_note=f"Overall effectiveness was limited by the inadequate judgement of {named}." if limiting else "",
        judgements=graded(OFSTED_2009, grades, limiting=limiting),
        evidence=_evidence(rng),
        afis=_afis(grades),
    )


def _evidence(rng: Random) -> tuple[EvidenceRow, ...]:
    return (
        EvidenceRow("case_file", "closed case files", rng.randint(20, 50)),
        EvidenceRow("observation", "observations of practice", rng.randint(4, 12)),
        EvidenceRow("survey", "children who responded to the survey", rng.randint(15, 80)),
        EvidenceRow("complaint", "complaints and their answers", rng.randint(3, 15)),
    )


def _afis(grades: dict[str, str]) -> tuple[AreaForImprovementRow, ...]:
    """One for each weak judgement, the inadequate ones first and sooner; at most nine."""
    weak = [key for key in MATTERS if grades[key] in ("inadequate", "satisfactory")]
    weak.sort(key=lambda key: grades[key] != "inadequate")
    rows = []
    for number, key in enumerate(weak[:9], start=1):
        if grades[key] == "inadequate":
            timescale = "immediately" if key in LIMITING else "within_three_months"
        else:
            timescale = "within_six_months"
        rows.append(AreaForImprovementRow(number, MATTERS[key], timescale_key=timescale, judgement_key=key))
    return tuple(rows)


def _monitoring(rng: Random, area: AreaRow, inspection: Past, monday: date) -> Past:
    judged = [rng.choices(BEST_FIRST[1:], (25, 55, 20))[0] for _ in inspection.afis]
    counts = Counter(judged)
    # The commonest; of several equally common, the worst.
    overall = max(counts, key=lambda grade: (counts[grade], BEST_FIRST.index(grade)))
    published = monday + timedelta(days=16)
    return Past(
        slug=f"{SERVICE}-{_slug(area)}-{published:%Y-%m}-monitoring",
        kind="monitoring",
        inspectorate=INSPECTORATE,
        provider=SERVICE,
        framework="ofsted-cafcass-monitoring-2010",
        areas={_slug(area): ()},
        follows=inspection.slug,
        title=f"Monitoring of {area.name}, {_month(monday)}",
        source=SOURCE,
        starts=_day(monday + timedelta(days=1)),
        ends=_day(monday + timedelta(days=2)),
        published=_day(published),
        judgements=graded(PROGRESS, {"overall_progress": overall}),
        progress=tuple(
            Progress(afi.number, grade, FOUND[grade], "" if grade == "good" else RESIDUAL[grade])
            for afi, grade in zip(inspection.afis, judged, strict=True)
        ),
        evidence=(EvidenceRow("case_file", "recently closed case files", rng.randint(10, 20)),),
    )


def _national(rng: Random, areas: Sequence[AreaRow]) -> list[Past]:
    """Inspections of the whole service in 2014, 2018 and 2024, and a focused visit to three areas in 2022."""
    in_2014 = {
        "overall_effectiveness": "requires_improvement",
        "private_law_practice": "requires_improvement",
        "public_law_practice": "good",
        "leadership_and_governance": "good",
        "local_leadership_and_management": "requires_improvement",
    }
    in_2018 = {**in_2014, "overall_effectiveness": "good", "local_leadership_and_management": "good"}
    in_2024 = {
        "overall_effectiveness": "good",
        "private_law_practice": "requires_improvement",
        "public_law_practice": "good",
        "leadership": "good",
    }
    visited = rng.sample(list(areas), k=min(3, len(areas)))
    return [
        _whole(date(2014, 5, 12), "ofsted-cafcass-national-2014", in_2014, ("safeguarding", "complaints")),
        _whole(date(2018, 6, 4), "ofsted-cafcass-national-2014", in_2018, ("user_engagement",)),
        _focused(date(2022, 10, 10), visited),
        _whole(date(2024, 9, 9), "ofsted-cafcass-2021", in_2024, ("service_responsiveness", "user_engagement")),
    ]


def _whole(monday: date, framework: str, grades: dict[str, str], matters: Sequence[str]) -> Past:
    published = monday + timedelta(days=46)
    return Past(
        slug=f"{SERVICE}-{published:%Y-%m}",
        kind="full",
        inspectorate=INSPECTORATE,
        provider=SERVICE,
        framework=framework,
        title=f"National inspection of Northmere Family Court Service, {monday.year}",
        source=SOURCE,
        starts=_day(monday),
        ends=_day(monday + timedelta(days=18)),
        published=_day(published),
        judgements=graded(OFSTED_2014, grades),
        afis=tuple(AreaForImprovementRow(n, MATTERS[key]) for n, key in enumerate(matters, start=1)),
    )


def _focused(monday: date, areas: Sequence[AreaRow]) -> Past:
    published = monday + timedelta(days=32)
    return Past(
        slug=f"{SERVICE}-{published:%Y-%m}-focused",
        kind="focused",
        inspectorate=INSPECTORATE,
        provider=SERVICE,
        framework="ofsted-cafcass-2021",
        areas={_slug(area): (area.offices[0].name,) for area in areas},
        title=f"Focused visit to Northmere Family Court Service, {_month(monday)}",
        source=SOURCE,
        starts=_day(monday),
        ends=_day(monday + timedelta(days=3)),
        published=_day(published),
        scope_note="Theme: how long children wait for an adviser. Three areas were visited.",
        judgements=[JudgementRow(key, state="not judged") for key in ("private_law_practice", "public_law_practice")],
        afis=(AreaForImprovementRow(1, MATTERS["service_responsiveness"]),),
    )
