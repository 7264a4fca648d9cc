"""What does a Word document say? Its text, one paragraph a line, with the marks of the plain-text documents.

A .docx is a ZIP archive. It is unpacked here piece by piece, and counted while it is: what the archive says about its
own sizes is not trusted. Only the parts that hold text are read; pictures, macros and links are never touched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from touchstone.reader.document import Document
from touchstone.reader.inputs.refusal import Unreadable
from touchstone.reader.inputs.sniff import DOCX

MAX_UNPACKED = 60 * 1024 * 1024  # bytes of one part; the text of a long report has 3 MB
MAX_RATIO = 250  # unpacked to packed; text packs 10 to 40 times
MAX_ENTRIES = 5000
_CHUNK = 256 * 1024
_BOMB = (
    "The Word document unpacks to far more than a report can hold, as a file made to do harm does. "
    "Save it again from Word, or give a PDF."
)


def open_bytes(data: bytes) -> Document:
    """The document in a .docx file's bytes.

    Raises Unreadable where it is another kind of ZIP, damaged, encrypted, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            _check_kind(names)
            body = _part(archive, "word/document.xml")
            styles = _part(archive, "word/styles.xml") if "word/styles.xml" in names else b""
            numbering = _part(archive, "word/numbering.xml") if "word/numbering.xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise Unreadable("The Word document is locked with a password. Save it without one.") from error
        raise Unreadable("The Word document is damaged or cut short. Fetch or save it again.") from error
    writer = _Writer(_styles(styles), _numbering(numbering))
    _walk(body, writer)
    pages = ["\n".join(page) for page in writer.pages]
    note = "" if len(pages) > 1 else "The Word document does not mark its pages: it counts as one page."
    return Document(pages, DOCX, notes=[note] if note else [])


def _check_kind(names: list[str]) -> None:
    if len(names) > MAX_ENTRIES:
        raise Unreadable(_BOMB)
    if "word/document.xml" in names:
        return
    kinds = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation", "META-INF/container.xml": "an e-book"}
    what = next((kind for start, kind in kinds.items() if any(name.startswith(start) for name in names)), None)
    if what is None:
        what = "an OpenDocument file" if "content.xml" in names else "a ZIP archive without a Word document in it"
    raise Unreadable(f"The file is {what}, which the reader does not read. Save the report as .docx or .pdf.")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part unpacked, as long as it stays within the limits."""
    info = archive.getinfo(name)
    pieces, size = [], 0
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > MAX_UNPACKED or (size > 4 * _CHUNK and size > MAX_RATIO * max(1, info.compress_size)):
                raise Unreadable(_BOMB)
            pieces.append(chunk)
    return b"".join(pieces)


def _parser() -> dict[str, bool]:
    # No entities, no DTD, no network: none of them has a place in a Word document.
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def _tree(xml: bytes) -> etree._Element | None:
    if not xml:
        return None
    try:
        return etree.fromstring(xml, etree.XMLParser(**_parser()))
    except etree.XMLSyntaxError:
        return None  # styles and numbering are a help, not the text


@dataclass
class _Level:
    bullet: bool
    pattern: str
    start: int


@dataclass
class _Writer:
    """Turns paragraphs into lines. Lists are numbered here as Word would number them."""

    styles: _Styles
    numbering: dict[str, dict[int, _Level]]
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    counters: dict[str, list[int]] = field(default_factory=dict)

    def paragraph(self, text: str, style: str, number: tuple[str, int] | None) -> None:
        marked = False
        for index, part in enumerate(text.split("\f")):
            if index:
                self.pages.append([])
            if part.strip():
                self.pages[-1].append((self._mark(style, number) if not marked else "") + part.strip())
                marked = True

    def _mark(self, style: str, number: tuple[str, int] | None) -> str:
        level = self.styles.headings.get(style, 0)
        heading = "#" * level + " " if level else ""
        if number is None:
            number = self.styles.lists.get(style)
        kind = self.numbering.get(number[0], {}).get(number[1]) if number else None
        if number is not None and kind is not None and not kind.bullet:
            return heading + self._numeral(number[0], number[1], kind) + " "
        depth = self.styles.bullets.get(style, number[1] if number else -1)
        return heading or ("  " * depth + "- " if depth >= 0 else "")

    def _numeral(self, list_id: str, depth: int, kind: _Level) -> str:
        counts = self.counters.setdefault(list_id, [])
        levels = self.numbering[list_id]
        while len(counts) <= depth:
            above = levels.get(len(counts))
            counts.append((above.start if above else 1) - 1)
        del counts[depth + 1 :]
        counts[depth] += 1
        printed = kind.pattern
        for index in range(depth + 1):
            printed = printed.replace(f"%{index + 1}", str(max(1, counts[index])))
        return printed


def _walk(xml: bytes, writer: _Writer) -> None:
    """Every paragraph in order, those of tables too: one line a row, cells parted by tabs."""
    rows: list[list[str]] = []  # the open table rows, the innermost last; each its cells so far
    try:
        for event, element in etree.iterparse(io.BytesIO(xml), events=("start", "end"), **_parser()):
            tag = _local(element.tag)
            if event == "start":
                if tag == "tr":
                    rows.append([])
                elif tag == "tc" and rows:
                    rows[-1].append("")
            elif tag == "p":
                _paragraph(element, rows, writer)
                element.clear()
            elif tag == "tr" and rows:
                _row(rows, writer)
    except etree.XMLSyntaxError as error:
        raise Unreadable("The Word document is damaged or cut short. Fetch or save it again.") from error


def _paragraph(element: etree._Element, rows: list[list[str]], writer: _Writer) -> None:
    text = _text(element)
    if rows and rows[-1]:
        rows[-1][-1] = f"{rows[-1][-1]} {text.replace(chr(12), ' ').strip()}".strip()
    else:
        writer.paragraph(text, *_properties(element))


def _row(rows: list[list[str]], writer: _Writer) -> None:
    line = "\t".join(cell for cell in rows.pop() if cell)
    if rows and rows[-1]:
        rows[-1][-1] = f"{rows[-1][-1]} {line}".strip()
    elif line:
        writer.paragraph(line, "", None)


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(paragraph: etree._Element) -> str:
    pieces: list[str] = []
    for node in paragraph.iter():
        match _local(node.tag):
            case "t":
                pieces.append(node.text or "")
            case "tab":
                pieces.append("\t" if _local(node.getparent().tag) == "r" else "")
            case "br":
                kind = next((v for k, v in node.attrib.items() if k.endswith("}type")), "")
                pieces.append("\f" if kind == "page" else "\n" if kind != "column" else " ")
            case "lastRenderedPageBreak":
                pieces.append("\f")
            case "noBreakHyphen":
                pieces.append("-")
    return "".join(pieces)


def _properties(paragraph: etree._Element) -> tuple[str, tuple[str, int] | None]:
    style, list_id, depth = "", None, 0
    for child in paragraph:
        if _local(child.tag) != "pPr":
            continue
        for node in child.iter():
            value = next((str(v) for k, v in node.attrib.items() if k.endswith("}val")), "")
            match _local(node.tag):
                case "pStyle":
                    style = value
                case "numId":
                    list_id = value if value != "0" else None
                case "ilvl":
                    depth = int(value) if value.isdigit() else 0
    return style, (list_id, min(depth, 8)) if list_id else None


@dataclass
class _Styles:
    """By style id: the level of a heading, the list that a style's paragraphs belong to, the depth of a bullet."""

    headings: dict[str, int] = field(default_factory=dict)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    bullets: dict[str, int] = field(default_factory=dict)


def _styles(xml: bytes) -> _Styles:
    """What the styles' names ("heading 2", "List Bullet 2") and their numbering say."""
    found = _Styles()
    root = _tree(xml)
    for style in root.iter() if root is not None else ():
        if _local(style.tag) != "style":
            continue
        identity = _attribute(style, "styleId")
        name = next((_attribute(child, "val") for child in style if _local(child.tag) == "name"), "").lower()
        level = int(name[-1]) if name[-1:].isdigit() else 1
        if name.startswith("heading ") or name == "title":
            found.headings[identity] = min(6, max(1, level))
        elif name.startswith("list bullet"):
            found.bullets[identity] = level - 1
        _, number = _properties(style)
        if number is not None:
            found.lists[identity] = number
    return found


def _numbering(xml: bytes) -> dict[str, dict[int, _Level]]:
    """List id → level → how its items are marked."""
    root = _tree(xml)
    abstract: dict[str, dict[int, _Level]] = {}
    lists: dict[str, dict[int, _Level]] = {}
    for node in root if root is not None else ():
        if _local(node.tag) == "abstractNum":
            abstract[_attribute(node, "abstractNumId")] = {
                int(_attribute(level, "ilvl") or 0): _level(level) for level in node if _local(level.tag) == "lvl"
            }
    for node in root if root is not None else ():
        if _local(node.tag) == "num":
            of = next((_attribute(n, "val") for n in node if _local(n.tag) == "abstractNumId"), "")
            lists[_attribute(node, "numId")] = abstract.get(of, {})
    return lists


def _level(node: etree._Element) -> _Level:
    values = {_local(child.tag): _attribute(child, "val") for child in node}
    start = values.get("start", "1")
    pattern = values.get("lvlText", "%1.")
    return _Level(values.get("numFmt") == "bullet", pattern, int(start) if start.isdigit() else 1)


def _attribute(node: etree._Element, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if _local(key) == name), "")
