"""Files are sent in a browser, many at once or in a zip: each is kept and listed; reading them comes after.

A zip is opened with guards: so many files, so many bytes each and in all, counted as they come out and not as the zip
says; nothing is written under a name that the zip chooses; a zip inside a zip is a file like any other.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_time
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.archive.actions import batches
from touchstone.inspectorate.archive.models import ImportBatch

MOST_FILES = 5_000
MOST_BYTES = 2 * 1024**3


class _Counted:
    """What comes out of a zip's file, counted: over `left` bytes it is refused, whatever the zip says of its size."""

    def __init__(self, stream: IO[bytes], left: int) -> None:
        self.stream, self.left, self.taken = stream, left, 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.taken += len(data)
        if self.taken > self.left:
            raise Refused(_("The zip holds more than can be taken at once. Send it in parts."))
        return data


def send(
    *, by: User, files: Sequence[UploadedFile], name: str = "", refused: Iterable[tuple[str, str]] = ()
) -> ImportBatch:
    """Keep what was sent and list it as a batch. A bad file is listed with the reason and stops no other."""
    batch = batches.begin(by=by, name=name.strip() or _("Sent %s") % format_time(clock.now()))
    for title, why in refused:
        batches.add_refused(batch=batch, name=title, why=why)
    for file in files:
        title = str(file.name)
        if title.lower().endswith(".zip"):
            _guarded(batch, title, lambda: _unpack(batch, file))  # noqa: B023 (called at once)
        else:
            _guarded(batch, title, lambda: batches.add_file(batch=batch, name=title, file=store(file)))  # type: ignore[arg-type]  # noqa: B023
    return batch


def _guarded(batch: ImportBatch, name: str, act: object) -> None:
    try:
        act()  # type: ignore[operator]
    except Refused as refusal:
        batches.add_refused(batch=batch, name=name, why=str(refusal))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        why = _("It cannot be opened: it is damaged, or locked with a password. Save it again, without one.")
        batches.add_refused(batch=batch, name=name, why=why)


def _unpack(batch: ImportBatch, file: UploadedFile) -> None:
    with zipfile.ZipFile(file) as packed:  # type: ignore[arg-type]
        entries = [each for each in packed.infolist() if not each.is_dir() and not _hidden(each.filename)]
        if len(entries) > MOST_FILES:
            raise Refused(_("The zip holds more than %s files. Send it in parts.") % f"{MOST_FILES:,}")
        left = MOST_BYTES
        for entry in entries:
            taken = _take(batch, packed, entry, min(left, settings.MAX_DOCUMENT_BYTES + 1))
            left -= taken
            if left <= 0:
                raise Refused(_("The zip holds more than can be taken at once. Send it in parts."))


def _take(batch: ImportBatch, packed: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """Keep one file of the zip; how many bytes came out of it."""
    taken = 0

    def keep() -> None:
        nonlocal taken
        with packed.open(entry) as stream:
            counted = _Counted(stream, left)
            try:
                batches.add_file(batch=batch, name=entry.filename, file=store(counted))  # type: ignore[arg-type]
            finally:
                taken = counted.taken

    _guarded(batch, entry.filename, keep)
    return taken


def _hidden(name: str) -> bool:
    """Files that programs leave in folders, which nobody sends on purpose."""
    return any(part.strip(".") and part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
