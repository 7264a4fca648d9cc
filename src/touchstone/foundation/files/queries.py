"""Where are the bytes of a stored file, and how are they handed out?"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.models import StoredFile


def folder() -> Path:
    """The storage folder."""
    return Path(settings.DATA_DIR) / "files"


def place_of(digest: str) -> str:
    """Where bytes with this SHA-256 lie, inside the storage folder."""
    return f"{digest[:2]}/{digest[2:]}"


def open_stored(file: StoredFile) -> BinaryIO:
    """The bytes of a stored file, open for reading. Raises Refused, with a sentence, when they are not there."""
    try:
        return (folder() / file.path).open("rb")
    except FileNotFoundError as error:
        raise Refused(
            _("The stored file %(hash)s is missing from the data folder. Restore it from a backup.")
            % {"hash": file.sha256[:12]}
        ) from error


def read_stored(file: StoredFile) -> bytes:
    """All the bytes of a stored file."""
    with open_stored(file) as stream:
        return stream.read()


def download(file: StoredFile, name: str) -> FileResponse:
    """A response that hands the file over to be saved. The room that calls this has checked who may have it.

    The file never runs in the site's own name: it is sent as an attachment, its type is not guessed again, and if a
    browser should open it all the same, it may do nothing.
    """
    response = FileResponse(open_stored(file), as_attachment=True, filename=name, content_type=file.media_type)
    response["Content-Length"] = file.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
