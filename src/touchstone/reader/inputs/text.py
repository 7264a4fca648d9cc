"""What does a plain text file say, and in which encoding was it written?

Encodings, in this order: a byte order mark; UTF-8 where every byte fits; UTF-16 without a mark where zero bytes
stand in every other place; Windows-1252. What was assumed is a note on the document.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from touchstone.reader.document import Document
from touchstone.reader.inputs.refusal import Unreadable
from touchstone.reader.inputs.sniff import TEXT

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAMPLE = 8192
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f�￾￿]")
_GAP = re.compile(r"\n(?:[ \t]*\n){3,}")  # three or more blank lines
_MAX_CONTROL_SHARE = 0.005


def open_bytes(data: bytes) -> Document:
    """The document in the bytes of a text file. Raises Unreadable where they are no text."""
    text, note = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = len(_CONTROL.findall(text))
    if "\x00" in text or control > max(2, len(text) * _MAX_CONTROL_SHARE):
        raise Unreadable(
            "The file is not text: its bytes mean nothing as UTF-8, UTF-16 or Windows-1252, and it is no PDF, Word or "
            "HTML document. Give the document itself."
        )
    pages, page_note = pages_of(text)
    return Document(pages, TEXT, notes=[n for n in (note, page_note) if n])


def decode(data: bytes) -> tuple[str, str]:
    """The text of the bytes, and a note on the encoding that had to be assumed (empty where none had to be)."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            note = "" if name == "UTF-8" else f"The text is {name}, as its byte order mark says."
            return data.decode(codec, errors="replace"), note
    wide = _wide_codec(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, errors="replace"), "The text was taken as UTF-16 from its zero bytes; it has no mark."
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        # A file cut in the middle of its last character is still UTF-8.
        if error.start >= len(data) - 3 and error.start > 0:
            return data[: error.start].decode("utf-8"), "The last character of the file is cut off."
    return _single_byte(data)


def _single_byte(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("cp1252"), "The text is not UTF-8; it was taken as Windows-1252."
    except UnicodeDecodeError:
        best = from_bytes(data[: _SAMPLE * 8]).best()
        if best is None:
            return data.decode("cp1252", errors="replace"), ""
        text = data.decode(best.encoding, errors="replace")
        return text, f"The text is not UTF-8; it was taken as {best.encoding}, which its bytes fit best."


def _wide_codec(sample: bytes) -> str | None:
    if len(sample) < 8:
        return None
    pairs = len(sample) // 2
    if sample[1::2].count(0) > pairs * 0.6 and sample[0::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > pairs * 0.6 and sample[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return None


def pages_of(text: str) -> tuple[list[str], str]:
    """The pages of a text, and a note on how they were found.

    Form feeds end pages. Without any, gaps of three or more blank lines do, but only in a text where at least two
    of them interrupt a sentence, which shows that they came from page ends; any other text is one page.
    """
    if "\f" in text:
        return text.rstrip("\f").split("\f"), ""
    gaps = list(_GAP.finditer(text))
    if sum(_interrupts(text, gap) for gap in gaps) < 2:
        return [text], "The file does not mark its pages: it counts as one page."
    pages, at = [], 0
    for gap in gaps:
        if text[at : gap.start()].strip():
            pages.append(text[at : gap.start()])
            at = gap.end()
    pages.append(text[at:])
    return pages, "Pages are taken from gaps of three or more blank lines, because some of them interrupt a sentence."


def _interrupts(text: str, gap: re.Match[str]) -> bool:
    return text[gap.start() - 1 : gap.start()].isalnum() and text[gap.end() : gap.end() + 1].islower()
