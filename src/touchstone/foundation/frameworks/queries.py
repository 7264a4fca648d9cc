"""Which framework versions are there, and what do they say?"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from touchstone.domain.frameworks import Framework
from touchstone.domain.proportions import Bands
from touchstone.foundation.frameworks import definition_files
from touchstone.foundation.frameworks.models import FrameworkVersion


def versions() -> QuerySet[FrameworkVersion]:
    """Every version, by key and number."""
    return FrameworkVersion.objects.order_by("key", "version")


def newest() -> list[FrameworkVersion]:
    """The newest version of each framework, by key. One query."""
    return list({version.key: version for version in versions()}.values())


def by_key(key: str, version: int | None = None) -> FrameworkVersion | None:
    """The newest version with this key, or the one with this number; None where there is none. One query."""
    found = versions().filter(key=key)
    return found.last() if version is None else found.filter(version=version).first()


def definition(version: FrameworkVersion) -> Framework:
    """What the version says. No query; read once for each content."""
    return definition_files.framework_of_content(version.content, version.content_hash)


def bands() -> Mapping[str, Bands]:
    """The lists of proportion words, by key. No query."""
    return definition_files.all_bands()
