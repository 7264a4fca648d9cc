"""What can a search be narrowed to? Only what is public by itself, so that no choice tells of what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import AreaLocalAuthority, Organisation
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.queries.compiled import Compiled

# More choices than a list can be read with: the search box is the better way then, so none are offered.
MOST = 100

# Slug or key, English name, Welsh name.
Choice = tuple[str, str, str]


@dataclass(frozen=True)
class Choices:
    """Choices by filter; empty where there are none, or more than MOST."""

    providers: list[Choice]
    areas: list[Choice]
    authorities: list[Choice]
    frameworks: list[Choice]


_PROVIDERS = Compiled(
    lambda now: gate.public_providers(now).order_by("name").values_list("slug", "name", "name_cy")[: MOST + 1],
    now=datetime,
)
_AREAS = Compiled(
    lambda provider, now: (
        gate.public_areas(now)
        .filter(organisation__slug=provider)
        .order_by("name")
        .values_list("slug", "name", "name_cy")[: MOST + 1]
    ),
    provider=str,
    now=datetime,
)
_AUTHORITIES = Compiled(
    lambda: (
        Organisation.objects.filter(
            pk__in=AreaLocalAuthority.objects.filter(area__listed=True, area__organisation__listed=True).values(
                "local_authority"
            )
        )
        .order_by("name")
        .values_list("slug", "name", "name_cy")[: MOST + 1]
    )
)
_FRAMEWORKS = Compiled(
    lambda: FrameworkVersion.objects.order_by("valid_from", "key", "version").values_list("key", "title_en", "title_cy")
)


def choices(now: datetime, provider: str, stamp: object) -> Choices:
    """Areas are offered only of the provider that was chosen. At most four queries; none where nothing public has
    changed since this process last asked (`stamp`: see `queries.stamp`)."""
    if _remembered.get("stamp") != stamp or len(_remembered["choices"]) > MOST:
        _remembered.update(stamp=stamp, choices={})
    known: dict[str, Choices] = _remembered["choices"]
    if provider not in known:
        known[provider] = _asked(now, provider)
    return known[provider]


# What was offered last: the stamp, and choices by the chosen provider's slug.
_remembered: dict[str, Any] = {}


def _asked(now: datetime, provider: str) -> Choices:
    newest = {row[0]: row for row in _FRAMEWORKS()}
    return Choices(
        providers=_few(_PROVIDERS(now=now)),
        areas=_few(_AREAS(provider=provider, now=now)) if provider else [],
        authorities=_few(_AUTHORITIES()),
        frameworks=list(newest.values()),
    )


def _few(rows: list[Choice]) -> list[Choice]:
    return rows if len(rows) <= MOST else []
