"""What a person writes about one thing seen, and how it stands in a row: one value for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from touchstone.domain.evidence import Content
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.evidence.models import EvidenceItem

COLUMNS = ("method", "source_key", "seen_on", "place", "area", "about_role", "case_reference", "direction", "text")
# Where a person writes freely, and so where the text check looks.
FREE = ("text", "about_role", "place", "case_reference")


@dataclass(frozen=True)
class Written:
    """All that the form asks for; a draft may leave anything empty."""

    text: str = ""
    method: str = ""
    seen_on: date | None = None
    direction: str = ""
    areas: tuple[str, ...] = ()
    place: str = ""
    area: Area | None = None
    about_role: str = ""
    case_reference: str = ""
    source_key: str = ""

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in COLUMNS}


def written_in(item: EvidenceItem, areas: Iterable[str] | None = None) -> Written:
    """What a row says. One query for its areas, unless they are given."""
    held = item.areas.values_list("area_key", flat=True) if areas is None else areas
    return Written(areas=tuple(held), **{name: getattr(item, name) for name in COLUMNS})


def content_of(written: Written, files: Iterable[str] = ()) -> Content:
    """What the fingerprint covers; `files` are the SHA-256 of the files that belong to it."""
    plain = {name: getattr(written, name) for name in COLUMNS if name != "area"}
    where = written.place if written.area is None else f"{written.area.slug}: {written.place}"
    return Content(areas=written.areas, files=tuple(files), **{**plain, "place": where})
