"""What kind of file is this? Decided from the bytes, never from the name."""

from __future__ import annotations

from touchstone.reader.inputs.refusal import Unreadable

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"

_HEAD = 4096  # bytes looked at to tell HTML from text

# First bytes → what such a file is, and what a person can do about it.
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word file, or an encrypted Office file", "Save it as .docx without a password"),
    (b"{\\rtf", "a Rich Text file", "Save it as .docx or .pdf"),
    (b"\x89PNG", "a picture (PNG)", "Give the document itself, with its text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Give the document itself, with its text"),
    (b"GIF8", "a picture (GIF)", "Give the document itself, with its text"),
    (b"II*\x00", "a picture (TIFF)", "Give the document itself, with its text"),
    (b"MM\x00*", "a picture (TIFF)", "Give the document itself, with its text"),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it first"),
    (b"7z\xbc\xaf", "a compressed archive (7z)", "Unpack it first"),
    (b"Rar!", "a compressed archive (RAR)", "Unpack it first"),
    (b"\x7fELF", "a program", "Give a PDF, Word, HTML or text document"),
    (b"MZ\x90", "a program", "Give a PDF, Word, HTML or text document"),
    (b"SQLite format 3\x00", "a database", "Give a PDF, Word, HTML or text document"),
)


def sniff(data: bytes) -> str:
    """The media type of a document's bytes.

    Raises Unreadable for an empty file, a file of zeros, and the kinds that are recognised but not read.
    """
    if not data:
        raise Unreadable("The file is empty: it has no bytes at all. Fetch or save it again.")
    if not data.strip(b"\x00"):
        raise Unreadable(f"The file holds {len(data):,} zero bytes and nothing else. Fetch or save it again.")
    if not data.strip():
        raise Unreadable("The file holds only blank space. Fetch or save it again.")
    for start, what, remedy in _REFUSED:
        if data.startswith(start):
            raise Unreadable(f"The file is {what}, which the reader does not read. {remedy}.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return DOCX
    return HTML if _looks_like_html(data[:_HEAD]) else TEXT


def _looks_like_html(head: bytes) -> bool:
    # Zero bytes are dropped so that UTF-16 shows its tags too.
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if plain.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return True
    opens_as_markup = plain.startswith((b"<?xml", b"<!--", b"<"))
    return opens_as_markup and any(tag in plain for tag in (b"<html", b"<body", b"<head>", b"<p>", b"<h1", b"<div"))
