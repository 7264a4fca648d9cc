"""How large may a file be that somebody sends? One limit for every upload, kept while the bytes come in.

The form parser asks each handler for every piece, so a file over the limit is dropped as soon as it passes it: it is
never kept whole in memory or on disk, and the other files of the same form still arrive.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

_REFUSED = "touchstone_refused_uploads"


class LimitedUpload(FileUploadHandler):
    """Drops a file that is larger than MAX_DOCUMENT_BYTES, and remembers its name for the page."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.MAX_DOCUMENT_BYTES:
            assert self.request is not None
            self.request.META.setdefault(_REFUSED, []).append(self.file_name or _("A file"))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def refused_uploads(request: HttpRequest) -> list[tuple[str, str]]:
    """The files of this form that were too large: each one's name, and a sentence about it."""
    _files = request.FILES  # nothing is known before the form has been parsed
    most = f"{settings.MAX_DOCUMENT_BYTES / 1_048_576:g}"
    return [
        (
            name,
            _("%(name)s is larger than %(most)s MB, the most that is accepted. Give a smaller file, or part of it.")
            % {"name": name, "most": most},
        )
        for name in request.META.get(_REFUSED, [])
    ]
