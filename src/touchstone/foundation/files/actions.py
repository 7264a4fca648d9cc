"""Putting bytes into the store: once each, whole or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files import media_types
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.files.queries import folder, place_of

_CHUNK = 1024 * 1024


def store(data: bytes | BinaryIO, *, limit: int | None = None) -> StoredFile:
    """Keep bytes and return their row; the same bytes again return the row that is there.

    `limit` is the most bytes accepted (default: the setting MAX_DOCUMENT_BYTES). Raises Refused, with a sentence, for
    an empty file or one that is too large; nothing is kept then. The caller writes the audit row: it knows what the
    file is for.
    """
    most = settings.MAX_DOCUMENT_BYTES if limit is None else limit
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    incoming = folder() / "incoming"
    incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=incoming, delete=False) as copy:
        try:
            digest, size = _copy(stream, copy, most)
            kind = media_types.decide(copy)  # type: ignore[arg-type]
            copy.flush()
            os.fsync(copy.fileno())
            path = _settle(Path(copy.name), digest)
        finally:
            Path(copy.name).unlink(missing_ok=True)
    stored, _created = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"media_type": kind, "size": size, "path": path, "stored_at": clock.now()}
    )
    return stored


def _copy(stream: BinaryIO, copy: object, most: int) -> tuple[str, int]:
    """Copy the stream while hashing it, and stop as soon as it is too large."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > most:
            raise Refused(
                _("The file is larger than %(most)s MB, the most that is accepted. Give a smaller file, or part of it.")
                % {"most": f"{most / 1_048_576:g}"}
            )
        digest.update(chunk)
        copy.write(chunk)  # type: ignore[attr-defined]
    if not size:
        raise Refused(_("The file is empty: it has no bytes at all. Fetch or save it again."))
    return digest.hexdigest(), size


def _settle(copy: Path, digest: str) -> str:
    """Move the copy to the place of its hash in one step, so that nobody ever sees half a file. Returns the place."""
    place = place_of(digest)
    target = folder() / place
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(copy, 0o600)
        os.replace(copy, target)
    return place


def discard(file: StoredFile) -> bool:
    """Throw a stored file away, unless any row still names it; whether it is gone.

    Its bytes go after the commit, and stay where the same bytes have been stored again meanwhile.
    """
    digest, path = file.sha256, folder() / file.path
    try:
        with transaction.atomic():
            StoredFile.objects.filter(pk=file.pk).delete()
    except (ProtectedError, IntegrityError):
        return False
    transaction.on_commit(lambda: _unlink(digest, path))
    return True


def _unlink(digest: str, path: Path) -> None:
    if not StoredFile.objects.filter(sha256=digest).exists():
        path.unlink(missing_ok=True)


def sweep(*, older_than: datetime, shelf: int) -> int:
    """Remove bytes that no row names, left by a process that died or a disk that was full; how many files.

    Looks through what was coming in, and one of the 256 shelves (`shelf` modulo 256), so that a call a minute goes
    through all of them a few times a day. Nothing younger than `older_than` is touched: it may be being stored.
    """
    names = f"{shelf % 256:02x}"
    old = [path for place in ("incoming", names) for path in _files_of(folder() / place, older_than)]
    digests = {path: names + path.name for path in old if path.parent.name == names}
    held = set(StoredFile.objects.filter(sha256__in=digests.values()).values_list("sha256", flat=True))
    gone = [path for path in old if digests.get(path) not in held]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _files_of(place: Path, older_than: datetime) -> list[Path]:
    if not place.is_dir():
        return []
    return [path for path in place.iterdir() if path.is_file() and path.stat().st_mtime < older_than.timestamp()]
