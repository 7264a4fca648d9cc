"""Bringing the organisations that the definition files describe into the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import events
from touchstone.foundation.providers import definition_files
from touchstone.foundation.providers.actions import organisations as write
from touchstone.foundation.providers.rows import Definition


@dataclass(frozen=True)
class Loaded:
    """The slugs of the organisations in the files, and of those where something was new or different."""

    slugs: Sequence[str]
    changed: Sequence[str]


def load_organisations(*, by: User | str, folder: Path = definition_files.FOLDER) -> Loaded:
    """Read every definition file and bring the record up to date with it. Again: changes nothing, no audit row.

    What a file states replaces what is held; what it does not name (an office that a document told of) stays.
    Raises `definition_files.DefinitionError`, naming file and line, before anything is written.
    """
    return load(by=by, definitions=definition_files.read_folder(folder))


@transaction.atomic
def load(*, by: User | str, definitions: Sequence[Definition]) -> Loaded:
    """The same for definitions that are made, not read."""
    slugs, changed = [], []
    for each in definitions:
        organisation, new = write.write_organisation(each.organisation)
        # Every part is written, whether or not something before it was new.
        news = [new]
        news += [write.write_count(organisation, row) for row in each.counts]
        news += [write.write_area(organisation, row)[1] for row in each.areas]
        news += [write.write_succession(organisation, row) for row in each.successions]
        slugs.append(organisation.slug)
        if any(news):
            changed.append(organisation.slug)
    for each in definitions:  # when all are held: one may become another of a later file
        if write.write_became(each.organisation) and (slug := write.slug_of(each.organisation)) not in changed:
            changed.append(slug)
    if changed:
        more = f" and {len(changed) - 10} others" if len(changed) > 10 else ""
        audit.record(
            by=by,
            action="providers.load",
            summary=f"Loaded the definitions of {', '.join(changed[:10])}{more}.",
        )
        events.record_changed()
    return Loaded(tuple(slugs), tuple(changed))
