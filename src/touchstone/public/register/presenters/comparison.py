"""Many areas side by side: words in cells, in alphabetical order unless the reader sorts by something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.domain.frameworks import Framework
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.presenters import links, wording
from touchstone.public.register.presenters.judgements import is_whole


@dataclass(frozen=True)
class Cell:
    """A grade in words, or why there is none."""

    grade: str
    words: str


@dataclass(frozen=True)
class Line:
    """One area (or whole service), when it was judged, and a cell for each column."""

    name: str
    provider: str
    when: str
    href: str
    cells: list[Cell]


def columns(definition: Framework | None, headings: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The judgement areas that carry a grade, as (key, title): the framework's, or what documents print."""
    if definition is not None and definition.graded:
        language = "cy" if wording.welsh() else "en"
        return [(area.key, area.title(language)) for area in definition.graded]
    return list(headings)


def lines(
    inspections: Iterable[Inspection], judged: Mapping[int, Mapping[str, Judgement]], keys: Iterable[str]
) -> list[Line]:
    wanted = list(keys)
    return [
        Line(
            name=_name(row),
            provider=wording.named(row.provider),
            when=wording.when_of(row),
            href=links.inspection(row.slug),
            cells=[_cell(judged[row.pk].get(key), whole=is_whole(row)) for key in wanted],
        )
        for row in inspections
    ]


def _name(row: Inspection) -> str:
    covered = row.covered  # type: ignore[attr-defined]
    return wording.joined(wording.name_of(each.area) for each in covered) or wording.name_of(row.provider)


def _cell(judgement: Judgement | None, *, whole: bool) -> Cell:
    """`whole`: everything that the document prints is in the record, so what is not there was not judged."""
    if judgement is None:
        return Cell("", str(wording.STATES["not judged" if whole else "not held"]))
    if judgement.state != Judgement.State.GRADED:
        return Cell("", str(wording.STATES.get(judgement.state, judgement.state)))
    return Cell(judgement.grade_key, wording.grade_words(judgement.scale_key, judgement.grade_key))


@dataclass(frozen=True)
class Then:
    """One judgement of the chosen area: when, of whom, on which scale."""

    when: str
    name: str
    href: str
    scale: str
    cell: Cell


def _title(inspection: Inspection) -> str:
    title = wording.title_of(inspection)
    return _("%(name)s (made up)") % {"name": title} if inspection.provider.fictional else title


def through_time(rows: Iterable[Judgement]) -> list[Then]:
    return [
        Then(
            when=wording.when_of(row.inspection),
            name=_title(row.inspection),
            href=links.inspection(row.inspection.slug),
            scale=wording.scale_title(row.scale_key) if row.scale_key else "",
            cell=_cell(row, whole=True),
        )
        for row in rows
    ]
