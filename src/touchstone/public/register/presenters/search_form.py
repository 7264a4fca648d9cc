"""The search form: each filter with its choices, the chosen one, and a way to take it off."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.domain.scales import SCALES
from touchstone.public.register.forms import Asked
from touchstone.public.register.presenters import wording
from touchstone.public.register.queries.choices import Choice, Choices

FIRST_YEAR = 2007  # when one inspectorate took the service over; nothing older is in the sources


@dataclass(frozen=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """A list of choices. `groups`: (heading, options), one without a heading where they are not grouped."""

    name: str
    label: str
    hint: str
    groups: list[tuple[str, list[Option]]]

    @property
    def n_choices(self) -> int:
        return sum(len(options) for _heading, options in self.groups)

    @property
    def chosen(self) -> Option | None:
        return next((option for _heading, options in self.groups for option in options if option.chosen), None)


@dataclass(frozen=True)
class Chosen:
    """A filter that holds, in words, and the address without it."""

    text: str
    href: str


class SearchForm:
    """Everything that the form draws, from what was asked and what can be chosen."""

    def __init__(self, asked: Asked, choices: Choices, this_year: int) -> None:
        self.asked = asked
        filters = asked.filters
        fields = [
            _field("provider", _("Provider"), filters.provider, _named(choices.providers)),
            _field("area", _("Service area"), filters.area, _named(choices.areas)),
            _field("authority", _("Local authority"), filters.authority, _named(choices.authorities)),
            _field("framework", _("Framework"), filters.framework, _named(choices.frameworks)),
            _field("kind", _("Kind"), filters.kind, [(key, str(words)) for key, words in wording.KINDS.items()]),
            _grades(filters.grade),
            _field("year", _("Year"), filters.year,
                   [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]),
        ]  # fmt: skip
        self.fields = [field for field in fields if field.n_choices > 1]

    @property
    def chosen(self) -> list[Chosen]:
        found = [
            Chosen(f"{field.label}: {field.chosen.text}", "?" + self.asked.address_with(**{field.name: ""}))
            for field in self.fields
            if field.chosen is not None and field.chosen.value
        ]
        if self.asked.filters.open_only:
            found.append(Chosen(_("Has open areas for improvement"), "?" + self.asked.address_with(open="")))
        return found


def _named(choices: list[Choice]) -> list[tuple[str, str]]:
    return [(key, (welsh if wording.welsh() else "") or english) for key, english, welsh in choices]


def _field(name: str, label: str, value: str, pairs: list[tuple[str, str]]) -> Field:
    if value and value not in dict(pairs):
        pairs = [*pairs, (value, value)]
    options = [Option("", _("Any"), not value), *(Option(key, text, key == value) for key, text in pairs)]
    return Field(name, label, "", [("", options)])


def _grades(value: str) -> Field:
    """Grades by scale: a grade means nothing without its own."""
    groups = [("", [Option("", _("Any"), not value)])]
    for key, scale in SCALES.items():
        options = [
            Option(f"{key}:{step.key}", wording.grade_words(key, step.key), f"{key}:{step.key}" == value)
            for step in scale.steps
        ]
        groups.append((wording.scale_title(key), options))
    return Field("grade", _("Overall grade"), _("Each scale has its own grades."), groups)
