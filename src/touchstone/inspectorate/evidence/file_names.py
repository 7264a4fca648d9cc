"""Does a file's name say what its bytes are?"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

# Ending → the types of bytes that may have it. What the bytes are is decided in foundation/files/media_types.py.
KINDS: dict[str, frozenset[str]] = {
    "pdf": frozenset({"application/pdf"}),
    "docx": frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}),
    "xlsx": frozenset({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}),
    "pptx": frozenset({"application/zip"}),
    "odt": frozenset({"application/zip"}),
    "ods": frozenset({"application/zip"}),
    "doc": frozenset({"application/x-ole-storage"}),
    "xls": frozenset({"application/x-ole-storage"}),
    "ppt": frozenset({"application/x-ole-storage"}),
    "msg": frozenset({"application/x-ole-storage"}),
    "rtf": frozenset({"application/rtf"}),
    "png": frozenset({"image/png"}),
    "jpg": frozenset({"image/jpeg"}),
    "jpeg": frozenset({"image/jpeg"}),
    "gif": frozenset({"image/gif"}),
    "tif": frozenset({"image/tiff"}),
    "tiff": frozenset({"image/tiff"}),
    "txt": frozenset({"text/plain"}),
    "csv": frozenset({"text/plain"}),
    "md": frozenset({"text/plain"}),
}
ACCEPT = ",".join(f".{ending}" for ending in KINDS)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]+")


def tidy(name: str) -> str:
    """A file's name without folders and without characters that could make it read as another: at most 200."""
    last = re.split(r"[/\\]", name)[-1]
    clean = _UNSAFE.sub("", last).strip(" .") or _("file")
    stem, dot, ending = clean.rpartition(".")
    if not dot:
        return clean[:200]
    return f"{stem[: 199 - len(ending[:20])]}.{ending[:20]}"


def fault(name: str, media_type: str) -> str:
    """Why a file of this name with bytes of this type is refused, as a sentence; empty where it is kept."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    allowed = KINDS.get(ending)
    if allowed is None:
        return _(
            "This kind of file is not kept here. Give a PDF, an office document, a picture or plain text, with the "
            "right ending to its name."
        )
    if media_type not in allowed:
        return _(
            "Its name ends with .%(ending)s, but its bytes are of another kind (%(kind)s). Save it again in the form "
            "that its name says."
        ) % {"ending": ending, "kind": media_type}
    return ""
