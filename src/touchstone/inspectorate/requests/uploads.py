"""Is this a file that an answer may hold? Decided by its bytes; a name that says otherwise is refused with both."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files import media_types
from touchstone.foundation.files.media_types import XLSX
from touchstone.reader.inputs.sniff import DOCX, HTML, PDF, TEXT

LISTS = (TEXT, XLSX)
MOST_LIST_BYTES = 30 * 1024 * 1024  # it is checked in memory
# What the bytes may be: how it is called, and the endings that its names may have.
ACCEPTED = {
    PDF: (gettext_lazy("a PDF file"), {".pdf"}),
    DOCX: (gettext_lazy("a Word document"), {".docx"}),
    XLSX: (gettext_lazy("a spreadsheet (XLSX)"), {".xlsx"}),
    TEXT: (gettext_lazy("plain text"), {".txt", ".csv", ".tsv", ".md"}),
    "image/png": (gettext_lazy("a PNG picture"), {".png"}),
    "image/jpeg": (gettext_lazy("a JPEG picture"), {".jpg", ".jpeg"}),
}
REFUSED = {
    HTML: gettext_lazy("a web page"),
    "application/zip": gettext_lazy("a packed file"),
    "application/x-ole-storage": gettext_lazy("an old Office file"),
    "application/gzip": gettext_lazy("a packed file"),
    "application/x-7z-compressed": gettext_lazy("a packed file"),
    "application/rtf": gettext_lazy("a rich-text file"),
    "image/tiff": gettext_lazy("a TIFF picture"),
    "image/gif": gettext_lazy("a GIF picture"),
}
ENDINGS = ",".join(sorted(ending for _said, endings in ACCEPTED.values() for ending in endings))


def checked(data: BinaryIO, name: str) -> str:
    """The name, without folders, under which these bytes may be kept; the stream is left at its beginning.

    Raises Refused, with a sentence, where they are empty, of no kind that is kept, or not what the name says.
    """
    name = plain_name(name)
    check_kind(name, media_types.decide(data), empty=not data.read(1))
    data.seek(0)
    return name


def check_kind(name: str, kind: str, *, empty: bool = False) -> None:
    """Raise Refused, with a sentence, for what an answer may not hold and for a name that its bytes contradict.

    `kind` is the media type of the bytes.
    """
    if empty:
        raise Refused(_("%(name)s is empty: it has no bytes at all. Fetch or save it again.") % {"name": name})
    kinds = _("PDF, Word (DOCX), a spreadsheet (XLSX), CSV, plain text, PNG or JPEG")
    if kind not in ACCEPTED:
        what = REFUSED.get(kind)
        if what is None:
            raise Refused(
                _("%(name)s: its bytes are of no kind that can be kept here. Send %(kinds)s.")
                % {"name": name, "kinds": kinds}
            )
        raise Refused(
            _("%(name)s is %(what)s by its bytes. Send %(kinds)s.") % {"name": name, "what": what, "kinds": kinds}
        )
    said, endings = ACCEPTED[kind]
    ending = PurePath(name).suffix.lower()
    if ending not in endings:
        raise Refused(
            _("The name %(name)s and the bytes do not agree: by its bytes it is %(what)s. Save it under its true kind.")
            % {"name": name, "what": said}
        )


def plain_name(name: str) -> str:
    """A file's name without folders and without signs that another system might read as something else."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter if letter.isalnum() or letter in " ._-()&,'+" else "_" for letter in last).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:180]}.{ending[:12]}" if dot and stem else (kept[:190] or "file")
