"""What was asked of the search? Reads the address; anything may stand in it, and nothing of it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from touchstone.public.register.search.find import Filters

LONGEST_QUERY = 200
FILTERS = ("provider", "area", "authority", "framework", "kind", "grade", "year")


@dataclass(frozen=True)
class Asked:
    """The words, the filters and the page that an address asks for."""

    query: str
    filters: Filters
    page: str

    def address_with(self, **changes: str) -> str:
        """The query part of the address with some of it changed; empty takes a part away. Without the page."""
        parts = {"q": self.query, **{name: getattr(self.filters, name) for name in FILTERS}}
        parts["open"] = "yes" if self.filters.open_only else ""
        return urlencode({name: value for name, value in {**parts, **changes}.items() if value})


def asked(query: QueryDict) -> Asked:
    values = {name: query.get(name, "").strip()[:120].replace("\x00", "") for name in FILTERS}
    return Asked(
        query=" ".join(query.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY],
        filters=Filters(**values, open_only=query.get("open") == "yes"),
        page=query.get("page", ""),
    )
