"""What the actions of this room take in: plain rows, so that files, the archive and the demonstration write alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.domain.dates import PreciseDate


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation. `kind` is an Organisation.Kind value; an empty slug is made from the name.

    `became`: the slugs of those that took its ground over on the day after `valid_to`.
    """

    kind: str
    name: str
    slug: str = ""
    name_cy: str = ""
    full_name: str = ""
    nation: str = "England"
    listed: bool = False
    fictional: bool = False
    note: str = ""
    valid_from: PreciseDate | None = None
    valid_to: PreciseDate | None = None
    other_names: Sequence[str] = ()
    became: Sequence[str] = ()
    address: str = ""
    telephone: str = ""
    textphone: str = ""
    email: str = ""
    website: str = ""
    other_forms: str = ""
    complaints: str = ""
    licence: str = ""
    address_cy: str = ""
    other_forms_cy: str = ""
    complaints_cy: str = ""
    licence_cy: str = ""


# The fields that say how to reach an organisation, and those of them that can be said in Welsh too.
IN_WELSH = ("address", "other_forms", "complaints", "licence")
CONTACTS = (
    "address", "telephone", "textphone", "email", "website", "other_forms", "complaints", "licence",
    *(f"{name}_cy" for name in IN_WELSH),
)  # fmt: skip


@dataclass(frozen=True)
class OfficeRow:
    name: str
    note: str = ""
    valid_from: PreciseDate | None = None
    valid_to: PreciseDate | None = None


@dataclass(frozen=True)
class AreaRow:
    """A service area with its parts. Local authorities are named; those not held are recorded with the area."""

    name: str
    slug: str = ""
    name_cy: str = ""
    code: str = ""
    sector: str = ""
    listed: bool = True
    note: str = ""
    valid_from: PreciseDate | None = None
    valid_to: PreciseDate | None = None
    local_authorities: Sequence[str] = ()
    offices: Sequence[OfficeRow] = ()
    teams: Sequence[str] = ()


@dataclass(frozen=True)
class SuccessionRow:
    """What became of an area's ground. Slugs of areas of one organisation; `after` empty: the sources do not say.

    `kind` is an AreaSuccession.Kind value.
    """

    before: str
    kind: str
    after: str = ""
    on: PreciseDate | None = None
    note: str = ""


@dataclass(frozen=True)
class CountRow:
    """How many of something there were. `of` is an OrganisationCount.Of value."""

    of: str
    count: int
    on: PreciseDate
    source: str
    verified: bool = False
    qualifier: str = ""
    note: str = ""


@dataclass(frozen=True)
class Definition:
    """One file: an organisation with everything that is known of it."""

    organisation: OrganisationRow
    counts: Sequence[CountRow] = ()
    areas: Sequence[AreaRow] = ()
    successions: Sequence[SuccessionRow] = ()
