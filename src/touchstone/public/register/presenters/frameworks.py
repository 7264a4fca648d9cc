"""A framework as a page shows it. What is not known is said to be so, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.frameworks import Clock, Fact, Framework, Standing
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.public.register.presenters import links, wording


@dataclass(frozen=True)
class Listed:
    """A framework in the list."""

    title: str
    href: str
    valid: str
    n_inspections: int
    data: dict[str, Any]


def in_list(row: Any) -> Listed:
    n = row.n_inspections or 0
    return Listed(
        title=wording.framework_title(row),
        href=links.framework(row.key),
        valid=valid_words(row),
        n_inspections=n,
        data={
            "key": row.key,
            "version": row.version,
            "title_en": row.title_en,
            "title_cy": row.title_cy,
            "inspectorate": row.inspectorate_key,
            "inspections": n,
        },
    )


def valid_words(row: FrameworkVersion) -> str:
    begin = format_date(row.valid_from) if row.valid_from else _("beginning not known")
    end = format_date(row.valid_to) if row.valid_to else _("end not known, or in force")
    return _("From %(begin)s to %(end)s") % {"begin": begin, "end": end}


@dataclass(frozen=True)
class Known:
    """A fact in words, and how it is known."""

    name: str
    said: str
    standing: str


def facts_of(row: FrameworkVersion, definition: Framework | None) -> list[Known]:
    """What stands at the top of a framework's page."""
    facts = [Known(_("In force"), valid_words(row), "")]
    if definition is None:
        return facts
    language = "cy" if wording.welsh() else "en"
    legal = "; ".join(definition.legal_basis.value or ())
    facts.append(Known(_("Legal basis"), legal or _("Not known"), standing_words(definition.legal_basis.standing)))
    overall = definition.area(definition.overall.value) if definition.overall.value else None
    said = overall.title(language) if overall else _("There is none, or it is not known")
    facts.append(Known(_("Overall judgement"), said, standing_words(definition.overall.standing)))
    facts.append(_suggestion(definition))
    facts.append(_progress(definition))
    return facts


def _suggestion(definition: Framework) -> Known:
    roll = definition.suggestion.value
    methods = {"median": _("The middle of the grades"), "mode": _("The commonest of the grades")}
    said = methods.get(roll.method, roll.method) if roll else _("Not known")
    name = _("What this register takes the judgements to point to")
    return Known(name, said, standing_words(definition.suggestion.standing))


def _progress(definition: Framework) -> Known:
    progress = definition.progress.value
    said = progress.scale.title("cy" if wording.welsh() else "en") if progress else _("None judged, or not known")
    return Known(_("Progress"), said, standing_words(definition.progress.standing))


def standing_words(standing: Standing) -> str:
    """How a fact is known: verified, this project's own, or why not."""
    if standing.own:
        said = _("Written by this project; no inspectorate printed it.")
    elif standing.verified:
        said = _("Verified.")
    else:
        said = _("Not verified.")
    return f"{said} {standing.why('cy' if wording.welsh() else 'en')}".strip()


def fact_words(fact: Fact[Any]) -> str:
    return str(fact.value) if fact.known else _("Not known")


@dataclass(frozen=True)
class AreaRow:
    """One judgement area in the tree."""

    depth: int
    title: str
    said: str
    criteria: str
    data: dict[str, Any]


def areas_of(definition: Framework | None) -> list[AreaRow]:
    """The tree, in order."""
    if definition is None:
        return []
    language = "cy" if wording.welsh() else "en"
    rows = []
    for depth, area in definition.walk():
        criteria = area.criteria.value
        told = "; ".join(title(language) for title in criteria) if criteria else _("Not known")
        rows.append(
            AreaRow(
                depth=depth,
                title=area.title(language),
                said=_area_words(area),
                criteria="" if area.areas and not area.graded else told,
                data={
                    "key": area.key,
                    "title_en": area.title.en,
                    "title_cy": area.title.cy,
                    "depth": depth,
                    "graded": area.graded,
                    "scale": area.scale.key if area.scale else None,
                },
            )
        )
    return rows


def _area_words(area: Any) -> str:
    if area.graded:
        return area.scale.title("cy" if wording.welsh() else "en")
    return _("A theme, reported without a grade") if area.theme else _("A group, without a grade of its own")


def length_words(clock: Clock) -> str:
    """20 working days; 3 years; not known."""
    if clock.length is None:
        return _("Not known")
    n = clock.length
    words = {
        "calendar": ngettext("%(n)d calendar day", "%(n)d calendar days", n),
        "working": ngettext("%(n)d working day", "%(n)d working days", n),
        "unknown": ngettext(
            "%(n)d day (working or calendar not stated)", "%(n)d days (working or calendar not stated)", n
        ),
        "weeks": ngettext("%(n)d week", "%(n)d weeks", n),
        "months": ngettext("%(n)d month", "%(n)d months", n),
        "years": ngettext("%(n)d year", "%(n)d years", n),
    }
    return words[clock.unit] % {"n": n}
