"""Areas as a list shows them, and what became of each in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Area, AreaSuccession, OrganisationCount
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Report
from touchstone.public.register.presenters import links, wording
from touchstone.public.register.presenters.evidence import REPORT_KINDS
from touchstone.public.register.queries.providers import Place


@dataclass(frozen=True)
class Change:
    """What an area came from or became: a sentence, and where the other area's page is."""

    said: str
    when: str
    note: str
    href: str


@dataclass(frozen=True)
class PlaceRow:
    name: str
    code: str
    href: str
    valid: str
    authorities: list[str]
    offices: list[str]
    before: list[Change]
    after: list[Change]


def place_row(place: Place, provider_slug: str) -> PlaceRow:
    return PlaceRow(
        name=wording.name_of(place.area),
        code=place.area.code,
        href=links.area(provider_slug, place.area.slug),
        valid=valid_words(place.area),
        authorities=place.authorities,
        offices=place.offices,
        before=[change(each, provider_slug, each.before) for each in place.before],
        after=[change(each, provider_slug, each.after) for each in place.after],
    )


@dataclass(frozen=True)
class CountRow:
    """How many of something there were at a date, by a source: where numbers are known better than names."""

    of: str
    count: str
    when: str
    source: str
    is_link: bool
    note: str


COUNTED = {
    OrganisationCount.Of.SERVICE_AREAS: gettext_lazy("Service areas"),
    OrganisationCount.Of.SECTORS: gettext_lazy("Sectors"),
    OrganisationCount.Of.OFFICES: gettext_lazy("Offices"),
    OrganisationCount.Of.CHILDREN_A_YEAR: gettext_lazy("Children a year"),
}


def count_row(held: OrganisationCount) -> CountRow:
    qualifiers = {"more than": _("more than"), "about": _("about")}
    qualifier = qualifiers.get(held.qualifier, held.qualifier)
    return CountRow(
        of=str(COUNTED.get(held.of, held.of)),
        count=f"{qualifier} {held.count:,}".strip(),
        when=format_date(held.on),
        source=held.source,
        is_link=held.source.startswith(("http://", "https://")),
        note=held.note,
    )


def valid_words(area: Area) -> str:
    """From when to when it was there, as far as is known; empty where neither is."""
    if area.valid_from is None and area.valid_to is None:
        return ""
    begin = format_date(area.valid_from) if area.valid_from else _("a day not known")
    end = format_date(area.valid_to) if area.valid_to else _("now, or a day not known")
    return _("From %(begin)s to %(end)s") % {"begin": begin, "end": end}


def change(each: AreaSuccession, provider_slug: str, other: Area | None) -> Change:
    """`other`: the area whose page the sentence leads to."""
    return Change(
        said=change_words(each),
        when=format_date(each.on),
        note=each.note,
        href=links.area(provider_slug, other.slug) if other else "",
    )


def change_words(each: AreaSuccession) -> str:
    said = {
        "before": wording.name_of(each.before),
        "after": wording.name_of(each.after) if each.after else _("not known"),
    }
    titles = {
        AreaSuccession.Kind.MERGED: _("%(before)s was merged into %(after)s"),
        AreaSuccession.Kind.SPLIT: _("%(before)s was split; part of it became %(after)s"),
        AreaSuccession.Kind.RENAMED: _("%(before)s was renamed %(after)s"),
        AreaSuccession.Kind.LOST_PART: _("%(before)s lost part of its ground (to: %(after)s)"),
    }
    return titles[AreaSuccession.Kind(each.kind)] % said


@dataclass(frozen=True)
class DocumentRow:
    title: str
    href: str
    dated: str
    kind: str


def document_rows(reports: Iterable[Report], inspections: Iterable[Inspection]) -> list[DocumentRow]:
    """Each leads to the page of its inspection, which holds its facts and the document itself."""
    slugs = {row.pk: row.slug for row in inspections}
    return [
        DocumentRow(
            report.title,
            links.inspection(slugs[report.inspection_id]),
            format_date(report.dated) if report.dated else "",
            str(REPORT_KINDS.get(report.kind, report.kind)),
        )
        for report in reports
    ]
