"""The form above every sector page: what it is narrowed to, each choice an address that stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.public.register.presenters import wording
from touchstone.public.register.presenters.search_form import Field, Option
from touchstone.public.register.queries.definitions import definition_of
from touchstone.public.register.queries.sector import Choices
from touchstone.public.register.scope import Scope, numbered_scales

KINDS_OF_ORGANISATION = {
    "inspectorate": gettext_lazy("Inspectorates"),
    "service": gettext_lazy("Services"),
    "court": gettext_lazy("Courts"),
    "local authority": gettext_lazy("Local authorities"),
    "safeguarding board": gettext_lazy("Safeguarding boards"),
    "partner": gettext_lazy("Partners"),
}


@dataclass(frozen=True)
class SectorForm:
    """The fields of a page. `about`: what its figures are of, as a sentence."""

    scope: Scope
    fields: list[Field]
    about: str


def form(scope: Scope, choices: Choices, names: Sequence[str]) -> SectorForm:
    """The form with the named fields. No query."""
    made = {
        "framework": lambda: _field("framework", _("Framework"), scope.framework, _frameworks(choices)),
        "of": lambda: _field("of", _("Kind of organisation"), scope.of, _kinds(choices)),
        "year": lambda: _field("year", _("Year"), scope.year, [(year, year) for year in choices.years]),
        "judgement": lambda: _field(
            "judgement", _("Judgement area"), scope.judgement, judgement_titles(choices), anything=False
        ),
        "axis": lambda: _field(
            "axis",
            _("Scale"),
            scope.axis,
            [(key, _("All on one: %(scale)s") % {"scale": wording.scale_title(key)}) for key in numbered_scales()],
            empty=_("Each in its own band"),
        ),
    }
    about = _("Made-up services are counted too.") if scope.with_made_up else _("Made-up services are left out.")
    return SectorForm(scope, [made[name]() for name in names], about)


def _frameworks(choices: Choices) -> list[tuple[str, str]]:
    return [(row.key, wording.framework_title(row)) for row in choices.frameworks]


def _kinds(choices: Choices) -> list[tuple[str, str]]:
    return [(kind, str(KINDS_OF_ORGANISATION.get(kind, kind))) for kind in choices.kinds]


def judgement_titles(choices: Choices) -> list[tuple[str, str]]:
    """Judgement areas, commonest first, as frameworks title them; as a document prints them where none does."""
    language = "cy" if wording.welsh() else "en"
    titles: dict[str, str] = {}
    for row in choices.frameworks:
        definition = definition_of(row)
        for _depth, area in definition.walk() if definition else ():
            titles.setdefault(area.key, area.title(language))
    found = [(key, titles.get(key, heading)) for key, heading in choices.judgements]
    named = [title for _key, title in found]
    return [(key, f"{title} ({key})" if named.count(title) > 1 else title) for key, title in found]


def _field(
    name: str, label: str, value: str, pairs: list[tuple[str, str]], *, anything: bool = True, empty: str = ""
) -> Field:
    if value and value not in dict(pairs):
        pairs = [*pairs, (value, value.replace("_", " "))]
    options = [Option(key, text, key == value) for key, text in pairs]
    return Field(name, label, "", [("", [Option("", empty or _("Any"), not value), *options] if anything else options)])
