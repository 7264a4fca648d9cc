"""`./touchstone import --reread`: what does this version of the reader read otherwise in documents that are held?

It lists each value that differs and writes nothing. With `--apply`, the new readings are kept: they wait for a person,
and one that was confirmed stands until that person confirms the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from touchstone.reader.record import READER_VERSION

if TYPE_CHECKING:
    from touchstone.foundation.accounts.models import User
    from touchstone.inspectorate.archive.models import DocumentReading
    from touchstone.inspectorate.archive.values import Change


def run(by: User | str, *, apply: bool) -> int:
    """Go through every document that an older reader read. Exit status 1 where something differs."""
    read = differ = 0
    for held in _older():
        read += 1
        changes = _changes(held, by, apply)
        if changes:
            differ += 1
            print(f"{held.document} (read by {held.reader_version}, {held.get_state_display()}):", flush=True)
            for change in changes:
                print(f"  {change.label}: {change.before!r} → {change.after!r}")
    print(f"{read:,} documents were read by an older reader; this is {READER_VERSION}. {differ:,} differ.")
    if differ and not apply:
        print("Nothing was written. To keep the new readings, for a person to look at: --reread --apply")
    return 1 if differ else 0


def _older() -> Iterator[DocumentReading]:
    """The newest reading of every document, where an older reader made it; one at a time."""
    from touchstone.inspectorate.archive import queries
    from touchstone.inspectorate.archive.actions import imports
    from touchstone.inspectorate.archive.models import SourceDocument

    last = 0
    documents = SourceDocument.objects.order_by("pk").values_list("pk", "file__sha256")
    while some := list(documents.filter(pk__gt=last)[:200]):
        last = some[-1][0]
        for _pk, sha256 in some:
            held = queries.latest(sha256)
            if held is not None and imports.is_older(held):
                yield held


def _changes(held: DocumentReading, by: User | str, apply: bool) -> list[Change]:
    from touchstone.foundation.files.queries import folder
    from touchstone.inspectorate.archive.actions import imports

    document = held.document
    data = (folder() / document.file.path).read_bytes()
    if apply:
        return list(imports.bring_in(by=by, data=data, name=document.name, again=True).changes)
    return imports.would_change(held, imports.sandbox.read_bytes(data, document.name))
