"""Loading framework definitions, and noting that one was used. Nothing else writes framework versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from touchstone.domain.located import InvalidDefinition
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import definition_files, policies
from touchstone.foundation.frameworks.definition_files import Definition
from touchstone.foundation.frameworks.models import FrameworkVersion


@dataclass
class Loaded:
    """What a loading did, as "key vN" of each definition."""

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def load_definitions(*, by: User | str, folder: Path = definition_files.DEFINITIONS) -> Loaded:
    """Load every definition file of a folder, all or none. Two queries when nothing has changed.

    A file that says what is held changes nothing; one that differs replaces a version that no inspection has used.
    Raises Refused with every problem: of a file that is not valid, and of a used version whose file was changed.
    """
    try:
        definitions = definition_files.read_folder(folder)
    except InvalidDefinition as invalid:
        raise Refused(str(invalid)) from invalid
    return load(by=by, definitions=definitions)


@transaction.atomic
def load(*, by: User | str, definitions: Iterable[Definition]) -> Loaded:
    """Load validated definitions, all or none. Raises Refused as `load_definitions` does."""
    done, refusals = Loaded(), []
    rows = FrameworkVersion.objects.select_for_update()
    held = {(version.key, version.version): version for version in rows}
    for definition in definitions:
        try:
            _load_one(by=by, definition=definition, held=held, done=done)
        except Refused as refusal:
            refusals.append(str(refusal))
    if refusals:
        raise Refused("\n".join(refusals))
    return done


def _load_one(
    *, by: User | str, definition: Definition, held: dict[tuple[str, int], FrameworkVersion], done: Loaded
) -> None:
    framework = definition.framework
    version = held.get((framework.id, framework.version))
    if version is not None and version.content_hash == definition.hash:
        done.unchanged.append(str(version))
        return
    if version is None:
        version = FrameworkVersion(key=framework.id, version=framework.version)
        which, action, did = done.new, "frameworks.load", "Loaded"
    else:
        policies.check_can_replace(version, definition)
        which, action, did = done.replaced, "frameworks.replace", "Replaced, before any use,"
    version.title_en, version.title_cy = framework.title.en, framework.title.cy
    version.inspectorate_key = framework.inspectorate
    version.valid_from, version.valid_to = framework.valid_from.value, framework.valid_to.value
    version.content, version.content_hash = definition.content, definition.hash
    version.loaded_at = clock.now()
    version.save()
    which.append(str(version))
    audit.record(by=by, action=action, subject=version, summary=f"{did} {version} ({definition.hash[:12]}).")


def mark_used(*, framework: FrameworkVersion, on: date) -> bool:
    """Note the first use of a version: from now on it never changes. Was this the first use?

    No audit row of its own: the action that uses the version writes one. At most one query.
    """
    if framework.first_used_on is not None:
        return False
    first = FrameworkVersion.objects.filter(pk=framework.pk, first_used_on=None).update(first_used_on=on)
    if first:
        framework.first_used_on = on
    else:
        framework.refresh_from_db(fields=["first_used_on"])
    return bool(first)
