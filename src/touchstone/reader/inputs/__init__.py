"""How do bytes become a Document? One module a format; the format is decided from the bytes, not the name."""

from __future__ import annotations

import importlib
from pathlib import PurePath

from touchstone.reader.document import Document
from touchstone.reader.inputs.refusal import Unreadable
from touchstone.reader.inputs.sniff import DOCX, HTML, PDF, TEXT, sniff

__all__ = ["Unreadable", "open_document"]

# media type → module with `open_bytes(data) -> Document`. Only the format that is needed is loaded, so that
# reading a text file does not wait for the PDF library.
_OPENERS = {
    PDF: "touchstone.reader.inputs.pdf",
    DOCX: "touchstone.reader.inputs.docx",
    HTML: "touchstone.reader.inputs.html",
    TEXT: "touchstone.reader.inputs.text",
}
_NAMES = {PDF: "a PDF", DOCX: "a Word document", HTML: "a web page (HTML)", TEXT: "plain text"}
_ENDINGS = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": TEXT,
}


def open_document(data: bytes, name: str = "") -> Document:
    """The document in `data`. `name` is only compared with what the bytes turned out to be.

    Raises Unreadable with one sentence saying what was wrong and what to do.
    """
    media_type = sniff(data)
    document: Document = importlib.import_module(_OPENERS[media_type]).open_bytes(data)
    promised = _ENDINGS.get(PurePath(name).suffix.lower())
    if promised is not None and promised != media_type:
        document.misnamed = (
            f"The name says {_NAMES[promised]}, but the bytes are {_NAMES[media_type]}: it was read as that."
        )
        document.notes.append(document.misnamed)
    if not document.text.strip():
        raise Unreadable(f"The file is {_NAMES[media_type]} without any text. Give a version that holds its text.")
    return document
