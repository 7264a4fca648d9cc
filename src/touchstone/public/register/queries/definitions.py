"""Framework versions: what the register lists of them, and each as the method reads it, made once for each content."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery

from touchstone.domain.frameworks import Framework
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.inspectorate.reports import queries as gate

_made: dict[str, Framework | None] = {}


def definition_of(version: FrameworkVersion | None) -> Framework | None:
    """The definition; None where no framework is known, or its content holds no definition.

    One query the first time that a process meets a content that was deferred; none afterwards.
    """
    if version is None:
        return None
    if version.content_hash not in _made:
        _made[version.content_hash] = frameworks.definition(version) if version.content else None
    return _made[version.content_hash]


def newest(now: datetime) -> QuerySet[FrameworkVersion]:
    """The newest version of each framework, with the number of public inspections under any version. One query."""
    last = FrameworkVersion.objects.filter(key=OuterRef("key")).order_by("-version").values("pk")[:1]
    used = (
        gate.public_inspections(now)
        .filter(framework__key=OuterRef("key"))
        .order_by()
        .values("framework__key")
        .annotate(n=Count("pk"))
        .values("n")
    )
    rows = FrameworkVersion.objects.filter(pk=Subquery(last)).annotate(n_inspections=Subquery(used))
    return rows.order_by("valid_from", "key")


def versions(key: str) -> list[FrameworkVersion]:
    """Every version of a framework, newest first. One query."""
    return list(FrameworkVersion.objects.filter(key=key).order_by("-version"))
