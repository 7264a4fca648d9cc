"""Which public pages are there, and when did each last change?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.inspectorate.reports import queries as gate

PER_PART = 10_000  # the protocol's most is 50,000 addresses, and 50 MB, in a file


@dataclass(frozen=True)
class Section:
    """One sort of page: the name of its address, and its rows as (parts of the address, when it changed)."""

    name: str
    rows: Callable[[datetime], QuerySet[Any, Any]]


def _last(**of: str) -> Callable[[datetime], Subquery]:
    """When something public of the row was last published."""
    (path, outer) = next(iter(of.items()))

    def latest(now: datetime) -> Subquery:
        found = gate.public(now).filter(**{path: OuterRef(outer)}).order_by().values(path)
        return Subquery(found.annotate(at=Max("public_from")).values("at"))

    return latest


_OF_PROVIDER = _last(report__inspection__provider="pk")
_OF_AREA = _last(report__inspection__areas="pk")
_OF_INSPECTION = _last(report__inspection="pk")
_OF_IMPROVEMENT = _last(report__inspection="inspection")


def _providers(now: datetime) -> QuerySet[Any, Any]:
    return gate.public_providers(now).order_by("pk").values_list("slug", _OF_PROVIDER(now))


def _areas(now: datetime) -> QuerySet[Any, Any]:
    return gate.public_areas(now).order_by("pk").values_list("organisation__slug", "slug", _OF_AREA(now))


def _inspections(now: datetime) -> QuerySet[Any, Any]:
    return gate.public_inspections(now).order_by("pk").values_list("slug", _OF_INSPECTION(now))


def _reports(now: datetime) -> QuerySet[Any, Any]:
    """Those that were made here: each has a page of its own."""
    found = gate.offered(now).order_by("report__inspection").values_list("report__inspection__slug")
    return found.annotate(at=Max("public_from"))


def _improvements(now: datetime) -> QuerySet[Any, Any]:
    return gate.public_areas_for_improvement(now).order_by("pk").values_list("slug", _OF_IMPROVEMENT(now))


def _frameworks(now: datetime) -> QuerySet[Any, Any]:
    return FrameworkVersion.objects.order_by("key").values_list("key").distinct()


SECTIONS = {
    "providers": Section("register-provider", _providers),
    "areas": Section("register-area", _areas),
    "inspections": Section("register-inspection", _inspections),
    "reports": Section("register-report", _reports),
    "areas-for-improvement": Section("register-improvement", _improvements),
    "frameworks": Section("register-framework", _frameworks),
}


def parts(section: str, now: datetime) -> int:
    """Of how many files a section is made. One query."""
    return -(-SECTIONS[section].rows(now).count() // PER_PART)


def part(section: str, number: int, now: datetime) -> list[tuple[tuple[str, ...], date | None]]:
    """The rows of one file, counted from 1: the parts of each address, and the day it last changed. One query."""
    rows = SECTIONS[section].rows(now)[(number - 1) * PER_PART : number * PER_PART]
    found: list[tuple[tuple[str, ...], date | None]] = []
    for row in rows:
        words = tuple(value for value in row if isinstance(value, str))
        moment = row[-1]
        found.append((words, timezone.localdate(moment) if isinstance(moment, datetime) else None))
    return found
