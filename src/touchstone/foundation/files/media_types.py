"""What kind of file do these bytes make? The reader's decision where it reads the kind; otherwise its own marks."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from touchstone.reader.inputs.refusal import Unreadable
from touchstone.reader.inputs.sniff import DOCX, TEXT, sniff

UNKNOWN = "application/octet-stream"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = 4096  # bytes that the decision looks at, besides the list of contents of a ZIP file

_MARKS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
)


def decide(stream: BinaryIO) -> str:
    """The media type of a file's bytes, never of its name. Leaves the stream at its beginning."""
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    try:
        kind = sniff(head)
    except Unreadable:
        return next((kind for mark, kind in _MARKS if head.startswith(mark)), UNKNOWN)
    if kind == DOCX:
        return _inside_zip(stream)
    if kind == TEXT and _is_binary(head):
        return UNKNOWN
    return kind


def _inside_zip(stream: BinaryIO) -> str:
    """A Word document or a spreadsheet is a ZIP file that holds one; any other is only a ZIP file."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return UNKNOWN
    finally:
        stream.seek(0)
    if "xl/workbook.xml" in names:
        return XLSX
    return DOCX if "word/document.xml" in names else "application/zip"


def _is_binary(head: bytes) -> bool:
    """Text in UTF-16 has zero bytes and a mark of byte order; anything else with zero bytes is no text."""
    return b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
