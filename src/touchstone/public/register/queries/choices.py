"""What can a search be narrowed to? Only what is public by itself, so that no choice tells of what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, AreaLocalAuthority, Organisation
from touchstone.inspectorate.reports import queries as gate

# More choices than a list can be read with: then the search box is the better way, and the page says so.
MOST = 400


@dataclass(frozen=True)
class Choices:
    """Choices by filter. `frameworks` are (key, version row); the others rows."""

    providers: list[Organisation]
    areas: list[Area]
    authorities: list[Organisation]
    frameworks: list[FrameworkVersion]


def choices(now: datetime, provider: str) -> Choices:
    """Areas are offered only of the provider that was chosen. At most four queries."""
    areas = gate.public_areas(now).filter(organisation__slug=provider).order_by("name") if provider else []
    served = AreaLocalAuthority.objects.filter(area__listed=True, area__organisation__listed=True)
    frameworks = FrameworkVersion.objects.defer("content").order_by("-valid_from", "-key", "version")
    newest = {row.key: row for row in frameworks}
    return Choices(
        providers=list(gate.public_providers(now).order_by("name")[:MOST]),
        areas=list(areas[:MOST]),
        authorities=list(Organisation.objects.filter(pk__in=served.values("local_authority")).order_by("name")[:MOST]),
        frameworks=list(reversed(newest.values())),
    )
