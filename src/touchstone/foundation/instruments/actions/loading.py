"""Loading instrument definitions. Nothing else writes instrument versions, except the note of a first use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from touchstone.domain.located import InvalidDefinition
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import definition_files, policies
from touchstone.foundation.instruments.definition_files import Definition
from touchstone.foundation.instruments.models import InstrumentVersion


@dataclass
class Loaded:
    """What a loading did, as "key vN" of each definition."""

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def load_definitions(*, by: User | str, folder: Path = definition_files.DEFINITIONS) -> Loaded:
    """Load every definition file of a folder, all or none. Two queries when nothing has changed.

    A file that says what is held changes nothing; one that differs replaces a version that nobody has answered.
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
    rows = InstrumentVersion.objects.select_for_update()
    held = {(version.key, version.version): version for version in rows}
    for definition in definitions:
        key = (definition.instrument.id, definition.instrument.version)
        try:
            _load_one(by=by, definition=definition, held=held.get(key), done=done)
        except Refused as refusal:
            refusals.append(str(refusal))
    if refusals:
        raise Refused("\n".join(refusals))
    return done


def _load_one(*, by: User | str, definition: Definition, held: InstrumentVersion | None, done: Loaded) -> None:
    instrument = definition.instrument
    if held is not None and held.content_hash == definition.hash:
        done.unchanged.append(str(held))
        return
    if held is None:
        version = InstrumentVersion(key=instrument.id, version=instrument.version)
        which, action, did = done.new, "instruments.load", "Loaded"
    else:
        policies.check_can_replace(held, definition)
        version = held
        which, action, did = done.replaced, "instruments.replace", "Replaced, before any use,"
    version.title_en, version.title_cy = instrument.title.en, instrument.title.cy
    version.audience = instrument.audience
    version.content, version.content_hash = definition.content, definition.hash
    version.loaded_at = clock.now()
    version.save()
    which.append(str(version))
    audit.record(by=by, action=action, subject=version, summary=f"{did} {version} ({definition.hash[:12]}).")
