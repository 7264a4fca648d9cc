"""Which services of the demonstration are inspected under which framework, from when?

Cafcass and Cafcass Cymru by what is published: what is due for them follows from the published history alone. Of their
self-evaluations and meetings nothing is known, so nothing of that kind is late before they are recorded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.programme.actions.programmes import start_programme
from touchstone.inspectorate.programme.models import Programme


@dataclass(frozen=True)
class Place:
    """One service in the programme. `kept_from`: self-evaluations and meetings are recorded here from that day."""

    inspectorate: str
    provider: str
    framework: str
    starts_on: date
    kept_from: date


PLACES = (
    Place("ofsted", "cafcass", "ofsted-cafcass-2021", date(2021, 4, 1), date(2026, 4, 1)),
    Place("ciw", "cafcass-cymru", "ciw-cafcass-cymru-2018", date(2018, 1, 1), date(2026, 4, 1)),
    Place("northmere-inspectorate", "northmere", "ofsted-cafcass-2021", date(2021, 4, 1), date(2026, 1, 1)),
)


def start_programmes(*, by: User | str) -> list[Programme]:
    """Put each service that is here into the programme; those that are in it already stay as they are."""
    held = {
        (row.inspectorate.slug, row.provider.slug, row.framework.key)
        for row in Programme.objects.select_related("inspectorate", "provider", "framework")
    }
    organisations = {row.slug: row for row in Organisation.objects.all()}
    return [
        _start(by, place, organisations)
        for place in PLACES
        if (place.inspectorate, place.provider, place.framework) not in held
        and {place.inspectorate, place.provider} <= organisations.keys()
    ]


def _start(by: User | str, place: Place, organisations: dict[str, Organisation]) -> Programme:
    framework = frameworks.by_key(place.framework)
    assert framework is not None  # the definitions are loaded first
    return start_programme(
        by=by,
        inspectorate=organisations[place.inspectorate],
        provider=organisations[place.provider],
        framework=framework,
        starts_on=place.starts_on,
        kept_from=place.kept_from,
    )
