"""What does the index say of a service, an area or a document? Builds rows; saves none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Prefetch, Q, QuerySet

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.public.register.headlines import headline_of
from touchstone.public.register.models import SearchEntry

# A tsvector holds at most a megabyte; no report comes near this many characters of distinct words.
LONGEST_BODY = 400_000
# In the body of a document the facts come first, then each of its pages: place in the list is the page's number.
PAGE_BREAK = "\f"

_AREA_PLACES = ("local_authorities__local_authority", "offices", "teams")


def documents(inspections: QuerySet[Inspection], n_open: Mapping[int, int]) -> Iterator[SearchEntry]:
    """An entry for each published report of the inspections, and one for a stub under each later report that tells
    of it. Reports under embargo are included: the gate keeps their entries unseen until their moment. `n_open`: open
    areas for improvement of each inspection that has any."""
    published = Publication.objects.filter(state=Publication.State.PUBLISHED)
    reports = Report.objects.filter(Q(pk__in=published.values("report")))
    rows = inspections.select_related("provider", "inspectorate", "framework").prefetch_related(
        "provider__other_names",
        *(f"inspection_areas__area__{places}" for places in _AREA_PLACES),
        Prefetch("reports", reports, to_attr="published_reports"),
        Prefetch("followed_by__reports", reports.only("id", "inspection"), to_attr="published_reports"),
        "judgements",
        "areas_for_improvement",
        "findings",
        "evidence_counts",
    )
    for inspection in rows:
        for report in inspection.published_reports:
            yield _document(inspection, report, n_open.get(inspection.pk, 0), held=True)
        if inspection.stub and not inspection.published_reports:
            for later in inspection.followed_by.all():
                n = n_open.get(inspection.pk, 0)
                yield from (_document(inspection, report, n, held=False) for report in later.published_reports[:1])


def _document(inspection: Inspection, report: Report, n_open: int, *, held: bool) -> SearchEntry:
    areas = [row.area for row in inspection.inspection_areas.all()]
    headline = headline_of(inspection.judgements.all())
    when = inspection.published or inspection.starts
    return SearchEntry(
        kind=SearchEntry.Kind.DOCUMENT,
        organisation=inspection.provider,
        area=areas[0] if len(areas) == 1 else None,
        inspection=inspection,
        report=report,
        title=inspection.title[:300],
        names=_lines([*_organisation_names(inspection.provider), *_area_names(areas)]),
        places=_lines(_places(areas)),
        body=_body(inspection, report if held else None)[:LONGEST_BODY],
        sort_date=when.start.isoformat() if when else "",
        year=when.start.year if when else None,
        framework_key=inspection.framework.key if inspection.framework else "",
        inspection_kind=inspection.kind,
        scale_key=headline.scale_key if headline else "",
        grade_key=headline.grade_key if headline else "",
        n_open=n_open,
    )


def _body(inspection: Inspection, report: Report | None) -> str:
    said = [
        _date_words(inspection.published),
        _date_words(inspection.starts),
        inspection.reference,
        inspection.inspectorate.name,
        inspection.framework.title_en if inspection.framework else "",
        inspection.title_cy,
        inspection.legal_basis,
        inspection.summary,
        inspection.limits_note,
        *(_judged(judgement) for judgement in inspection.judgements.all()),
        *(afi.text for afi in inspection.areas_for_improvement.all()),
        *(finding.text for finding in inspection.findings.all()),
        *(count.label for count in inspection.evidence_counts.all()),
    ]
    if report is None:
        return _lines(said)
    facts = _lines([*said, report.title, *map(str, report.references)])
    return f"{facts}{PAGE_BREAK}{report.text}" if report.text else facts


def _judged(judgement: Judgement) -> str:
    return f"{judgement.heading} {judgement.grade_key.replace('_', ' ')} {judgement.words}".strip()


def _date_words(when: PreciseDate | None) -> str:
    return f"{when.start:%B %Y}" if when else ""


def providers(organisations: Iterable[Organisation], reports: dict[int, int]) -> Iterator[SearchEntry]:
    """An entry for each organisation. `reports`: organisation → a published report of it, for those not listed."""
    for organisation in organisations:
        listed = _is_listed(organisation)
        report_id = None if listed else reports.get(organisation.pk)
        if listed or report_id:
            yield SearchEntry(
                kind=SearchEntry.Kind.PROVIDER,
                organisation=organisation,
                report_id=report_id,
                title=organisation.name,
                names=_lines(_organisation_names(organisation)),
                places=_lines(_places(area for area in organisation.areas.all() if area.listed)),
            )


def areas(found: Iterable[Area], reports: dict[int, int]) -> Iterator[SearchEntry]:
    """An entry for each area. `reports`: area → a published report that covers it, for those not listed."""
    for area in found:
        listed = area.listed and _is_listed(area.organisation)
        report_id = None if listed else reports.get(area.pk)
        if listed or report_id:
            yield SearchEntry(
                kind=SearchEntry.Kind.AREA,
                organisation=area.organisation,
                area=area,
                report_id=report_id,
                title=area.name,
                names=_lines([*_area_names([area]), *_organisation_names(area.organisation)]),
                places=_lines(_places([area])),
            )


def _is_listed(organisation: Organisation) -> bool:
    return organisation.listed and organisation.kind == Organisation.Kind.SERVICE


def _organisation_names(organisation: Organisation) -> list[str]:
    others = [other.name for other in organisation.other_names.all()]
    return [organisation.name, organisation.name_cy, organisation.full_name, *others]


def _area_names(areas: Iterable[Area]) -> list[str]:
    return [name for area in areas for name in (area.name, area.name_cy, area.code)]


def _places(areas: Iterable[Area]) -> Iterator[str]:
    for area in areas:
        yield from (row.local_authority.name for row in area.local_authorities.all())
        yield from (office.name for office in area.offices.all())
        yield from (team.name for team in area.teams.all())


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))
