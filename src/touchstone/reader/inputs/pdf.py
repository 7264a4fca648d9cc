"""What does a PDF say, page by page? Its text in reading order; where each piece stands, only when somebody asks.

PDFium reads the text in one pass. Geometry costs several times as much, so a family asks `Document.source` for the
pieces of a page only where the text alone leaves a doubt (a table whose cells came out in the wrong order).
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from touchstone.reader.document import Document
from touchstone.reader.inputs.refusal import Unreadable
from touchstone.reader.inputs.sniff import PDF

MAX_PAGES = 1500  # the longest real report has some 120
MAX_PAGE_CHARACTERS = 400_000  # of one page; a dense page has 6,000
MAX_CHARACTERS = 5_000_000  # of all pages together

# How PDFium writes a hyphen at the end of a line (it joins the two lines), depending on the call.
_SIMPLER = (("\ufffe", "-"), ("\x02", "-"), ("\xad", "-"), ("\xa0", " "), ("\x00", " "))
_PASSWORD_ERROR = "password"
_SPARSE = 12  # characters on a page, fewer of which count as no text


@dataclass(frozen=True)
class Piece:
    """A run of text on one line of a page: its text, and its box in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass
class PdfSource:
    """The bytes of a PDF, asked again for the geometry of single pages."""

    data: bytes = field(repr=False)

    def pieces(self, page: int) -> list[Piece]:
        """The pieces of text on a page (from 1), in PDFium's order."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            sheet = document[page - 1]
            height = sheet.get_height()
            words = sheet.get_textpage()
            found = []
            for index in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(index)
                text = _simple(words.get_text_bounded(left, bottom, right, top)).strip()
                if text:
                    found.append(Piece(text, left, height - top, right, height - bottom))
            return found
        finally:
            document.close()


def open_bytes(data: bytes) -> Document:
    """The document in a PDF's bytes.

    Raises Unreadable where the file is locked, broken, larger than any report, or has no text at all.
    """
    pdf = _opened(data)
    try:
        pages, notes = _pages(pdf)
    finally:
        pdf.close()
    if b"%%EOF" not in data[-2048:]:
        notes.insert(0, "The end of the file is missing: what stood there may be lost. Fetch the file again.")
    return Document(pages=pages, media_type=PDF, notes=notes, source=PdfSource(data))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD_ERROR in str(error).lower():
            raise Unreadable("The PDF is locked with a password. Save it without one and try again.") from error
        if b"%%EOF" not in data[-2048:]:
            raise Unreadable("The PDF is cut short: its end is missing. Fetch the file again.") from error
        raise Unreadable("The PDF is damaged and cannot be opened. Fetch or save it again.") from error
    count = len(pdf)
    if not 0 < count <= MAX_PAGES:
        pdf.close()
        if count <= 0:
            raise Unreadable("The PDF has no pages. Fetch or save it again.")
        raise Unreadable(f"The PDF has {count:,} pages; the reader takes at most {MAX_PAGES:,}. Give one report alone.")
    return pdf


def _pages(pdf: pypdfium2.PdfDocument) -> tuple[list[str], list[str]]:
    """The text of every page, and what a person should know about those that have none."""
    pages: list[str] = []
    broken: list[int] = []
    total = 0
    for number in range(1, len(pdf) + 1):
        text = _page_text(pdf.raw, number)
        if text is None:
            broken.append(number)
        pages.append(text or "")
        total += len(pages[-1])
        if total > MAX_CHARACTERS:
            raise Unreadable(f"The PDF has more than {MAX_CHARACTERS:,} characters of text. Give one report at a time.")
    bare = [number for number, text in enumerate(pages, 1) if len(text.strip()) < _SPARSE and number not in broken]
    if len(broken) == len(pages):
        raise Unreadable("None of the PDF's pages can be read: the file is damaged. Fetch or save it again.")
    if len(bare) + len(broken) == len(pages):
        raise Unreadable(
            "The PDF has no text: its pages are pictures, as from a scanner. Give the original, or run text "
            "recognition (OCR) on it first."
        )
    return pages, _notes(pages, broken, bare)


def _notes(pages: list[str], broken: list[int], bare: list[int]) -> list[str]:
    notes = []
    if broken:
        notes.append(f"{_numbered(broken)} could not be read: the file is damaged there.")
    # A last page may well be blank; a blank page between others is more likely a picture.
    inner = [number for number in bare if number < len(pages)]
    if inner:
        notes.append(f"{_numbered(inner)} of {len(pages)} has no text: if it is a picture, it was not read.")
    return notes


def _numbered(pages: list[int]) -> str:
    shown = ", ".join(str(page) for page in pages[:10]) + (" and others" if len(pages) > 10 else "")
    return f"Page {shown}" if len(pages) == 1 else f"Pages {shown}"


def _page_text(pdf: pdfium.FPDF_DOCUMENT, number: int) -> str | None:
    """The text of one page (from 1) with "\\n" between lines; None where the page is broken.

    The raw calls take a fifth less time than pypdfium2's own objects, and free each page at once.
    """
    page = pdfium.FPDF_LoadPage(pdf, number - 1)
    if not page:
        return None
    try:
        words = pdfium.FPDFText_LoadPage(page)
        if not words:
            return None
        try:
            return _text(words, number)
        finally:
            pdfium.FPDFText_ClosePage(words)
    finally:
        pdfium.FPDF_ClosePage(page)


_ODD_BREAKS = re.compile(r"[\r\x0b\x0c\u2028]")


def _simple(text: str) -> str:
    for odd, plain in _SIMPLER:
        text = text.replace(odd, plain)
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _text(words: pdfium.FPDF_TEXTPAGE, number: int) -> str:
    count = pdfium.FPDFText_CountChars(words)
    if count > MAX_PAGE_CHARACTERS:
        raise Unreadable(
            f"Page {number} holds {count:,} characters of text; no page of a report does. The file is damaged or "
            "was made to be hostile."
        )
    if count <= 0:
        return ""
    # PDFium may insert characters while it writes; the buffer leaves room, and it never writes more than `count`.
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(words, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", errors="replace")
    text = _simple(text.replace("\r\n", "\n"))
    return _ODD_BREAKS.sub("\n", text)
