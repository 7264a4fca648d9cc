"""What does a web page say? Its text, one block a line, with "# " before headings and "- " before list items.

The marks are those of the plain-text documents, so that every later rule meets one kind of text. Scripts, styles,
navigation and forms are no part of the document.
"""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from touchstone.reader.document import Document
from touchstone.reader.inputs.refusal import Unreadable
from touchstone.reader.inputs.sniff import HTML

_SKIPPED = frozenset(
    "script style noscript template head nav form button select option svg math iframe object video audio".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure footer header hr "
    "html legend main p pre section summary table tbody tfoot thead tr ul ol li h1 h2 h3 h4 h5 h6 br".split()
)
_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MAX_ELEMENTS = 500_000


def open_bytes(data: bytes) -> Document:
    """The document in the bytes of a web page. Raises Unreadable where nothing in them is a page."""
    encoding, note = _encoding(data)
    parser = lxml_html.HTMLParser(encoding=encoding, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("The web page is empty or too damaged to read. Save it again.") from error
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            writer.start(tag, element.text or "")
        else:
            writer.end(tag, element.tail or "")
    writer.flush()
    return Document(["\n".join(writer.lines)], HTML, notes=[note] if note else [])


class _Writer:
    """Turns the tags of a page into lines. It keeps no tree of its own, so depth costs it nothing."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._mark = ""
        self._hidden = 0
        self._lists: list[int] = []  # for each open list the number of its last item; -1 where it has no numbers
        self._elements = 0

    def start(self, tag: str, text: str) -> None:
        self._elements += 1
        if self._elements > _MAX_ELEMENTS:
            raise Unreadable("The web page has too many elements to be a report. Save the report alone.")
        self._hidden += tag in _SKIPPED
        if self._hidden:
            return
        if tag in _BLOCKS:
            self.flush()
            if tag in ("ul", "ol"):
                self._lists.append(0 if tag == "ol" else -1)
            self._mark = self._mark_of(tag) or self._mark
        elif tag in ("td", "th"):
            self._pieces.append("\t")
        self._pieces.append(text)

    def end(self, tag: str, tail: str) -> None:
        if not self._hidden and tag in _BLOCKS:
            self.flush()
            self._mark = ""
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
        self._hidden -= tag in _SKIPPED
        if not self._hidden:
            self._pieces.append(tail)

    def flush(self) -> None:
        """Ends the line that is being written, if it holds anything."""
        cells = "".join(self._pieces).split("\t") if "\t" in self._pieces else ["".join(self._pieces)]
        text = "\t".join(cell for part in cells if (cell := _SPACE.sub(" ", part).strip()))
        self._pieces = []
        if text:
            self.lines.append(self._mark + text)
            self._mark = ""

    def _mark_of(self, tag: str) -> str:
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "#" * int(tag[1]) + " "
        if tag != "li":
            return ""
        indent = "  " * max(0, len(self._lists) - 1)
        if not self._lists or self._lists[-1] < 0:
            return indent + "- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "


def _encoding(data: bytes) -> tuple[str, str]:
    """The encoding of a page, and a note where it had to be assumed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", ""
    try:
        data.decode("utf-8")
        return "utf-8", ""
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:4096])
    name = stated.group(1).decode("ascii", "replace").lower() if stated else ""
    if name and name not in ("utf-8", "utf8"):
        try:
            "".encode(name)
            return name, ""
        except LookupError:
            pass  # a made-up name: as if none had been given
    return "cp1252", "The page's bytes are not UTF-8; they were taken as Windows-1252."
