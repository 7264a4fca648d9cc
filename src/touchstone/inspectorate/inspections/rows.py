"""What the actions of this room take in: plain rows, so that the archive and the demonstration write alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation


@dataclass(frozen=True)
class AreaRow:
    """An area that the inspection covered, and the offices visited there, as printed."""

    area: Area
    offices_visited: Sequence[str] = ()


@dataclass(frozen=True)
class TeamRow:
    """Who inspected: a name as printed, or a person who signs in. `role` is a TeamMember.Role value."""

    role: str
    printed_name: str = ""
    user: User | None = None


@dataclass(frozen=True)
class InspectionRow:
    """An inspection as a whole. Kind and origin are Inspection.Kind and Inspection.Origin values.

    An empty `slug` is made from provider, area and month; an empty text or None is "not known".
    """

    origin: str
    kind: str
    inspectorate: Organisation
    provider: Organisation
    title: str
    title_cy: str = ""
    framework: FrameworkVersion | None = None
    areas: Sequence[AreaRow] = ()
    team: Sequence[TeamRow] = ()
    starts: PreciseDate | None = None
    ends: PreciseDate | None = None
    published: PreciseDate | None = None
    reference: str = ""
    legal_basis: str = ""
    scope_note: str = ""
    limits_note: str = ""
    summary: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Difference:
    """A value offered for a field that already holds another one. Nothing was changed."""

    field: str
    held: Any
    offered: Any


@dataclass(frozen=True)
class Extension:
    """What extending an inspection did: the fields that were empty and now are not, and those that differ."""

    filled: Sequence[str]
    differences: Sequence[Difference]
