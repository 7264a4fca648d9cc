"""What of the sector was asked for? Reads the address; anything may stand in it, and nothing of it is refused."""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.http import QueryDict

from touchstone.domain.scales import SCALES
from touchstone.foundation.providers.models import Organisation

WHOLE = "overall_effectiveness"


@dataclass(frozen=True)
class Scope:
    """Which inspections a sector page is about. Empty means any; made-up services only where they are asked for.

    `of`: a kind of organisation. `judgement`: the judgement area whose grades are counted. `axis`: a scale onto which
    the others are mapped; empty: none is. The rest belongs to single pages.
    """

    framework: str = ""
    of: str = ""
    year: str = ""
    judgement: str = WHOLE
    axis: str = ""
    made_up: str = ""
    sort: str = ""
    start: str = ""  # scale:grade of the earlier inspection, or the bare grade where there is an axis
    end: str = ""
    q: str = ""

    @property
    def with_made_up(self) -> bool:
        return self.made_up == "yes"

    def address_with(self, **changes: str) -> str:
        """The query part of the address with some of it changed; empty takes a part away."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)} | changes
        defaults = {field.name: field.default for field in fields(self)}
        return urlencode({name: value for name, value in parts.items() if value and value != defaults[name]})


def scope(query: QueryDict) -> Scope:
    """The scope that an address asks for; what it asks for and no page knows counts as not asked."""
    values = {field.name: query.get(field.name, "").replace("\x00", "").strip()[:200] for field in fields(Scope)}
    values["judgement"] = values["judgement"] or WHOLE
    if values["axis"] not in numbered_scales():
        values["axis"] = ""
    if values["of"] not in Organisation.Kind.values:
        values["of"] = ""
    if not values["year"].isdigit() or len(values["year"]) != 4:
        values["year"] = ""
    return Scope(**values)


def numbered_scales() -> list[str]:
    """Scales whose steps print a number: only these can stand on one axis, by Ofsted's own equation."""
    return [key for key, scale in SCALES.items() if all(step.code is not None for step in scale.steps)]
