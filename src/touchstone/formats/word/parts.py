"""Which parts of a Word file does python-docx leave to us? Links, bookmarks, page numbers, header rows, languages."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from touchstone.domain.reporting.document import Run, Text
from touchstone.formats.wording import direction, tag

NAMES = nsdecls("w", "r")


def paragraph(part: DocumentPart, style: str, words: Text, lead: str = "") -> BaseOxmlElement:
    """A paragraph with its runs, their language, weight and links. Written as XML and read once: several times as fast
    as run by run, and a report has a thousand of them. `lead` comes before the words, a tab after it."""
    first = f"<w:r>{_text(lead)}<w:tab/></w:r>" if lead else ""
    inner = "".join(_run(part, run) for run in words)
    return parse_xml(f'<w:p {NAMES}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{first}{inner}</w:p>')


def _run(part: DocumentPart, run: Run) -> str:
    marks = "<w:b/>" if run.strong else ""
    if run.link:
        marks += '<w:u w:val="single"/>'
    if run.lang:
        rtl = direction(run.lang) == "rtl"
        kind = "bidi" if rtl else "val"
        marks += "<w:rtl/>" * rtl + f"<w:lang w:{kind}={quoteattr(tag(run.lang))}/>"
    written = f"<w:r><w:rPr>{marks}</w:rPr>{_text(run.text)}</w:r>"
    if run.link.startswith("#"):
        return f'<w:hyperlink w:anchor="{anchor(run.link[1:])}">{written}</w:hyperlink>'
    if run.link:
        relation = part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{relation}">{written}</w:hyperlink>'
    return written


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def bookmark(paragraph: Paragraph, key: str, number: int) -> None:
    """A place that links lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), anchor(key))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def anchor(key: str) -> str:
    """A bookmark's name: Word allows letters, digits and underscores, forty of them, a letter first. The characters
    that it does not allow are written by number, so that two keys never share a name while they are short enough."""
    name = "k_" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in key)
    return name[:40]


def header_and_footer(file: WordFile, title: str, publisher: str, page: str) -> None:
    """The title above, the publisher and the page's number below. The first page has the number alone."""
    section = file.sections[0]
    section.header.paragraphs[0].text = title
    for place in (section.footer, section.first_page_footer):
        paragraph = place.paragraphs[0]
        paragraph.text = f"{publisher}   {page} " if publisher else f"{page} "
        _field(paragraph, "PAGE")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    written = paragraph.add_run("1")
    field.append(written._r)
    paragraph._p.append(field)


def repeat(row: _Row) -> None:
    """Makes a row the head of its table, said again on every page."""
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        element = OxmlElement(name)
        element.set(qn("w:val"), "true")
        properties.append(element)


def describe(table: Table, caption: str, *, first_column: bool) -> None:
    """What assistive technology is told: the table's title, and which cells are heads."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    for name in list(look.attrib):
        del look.attrib[name]
    values = {"firstRow": "1", "lastRow": "0", "firstColumn": "1" if first_column else "0", "lastColumn": "0",
              "noHBand": "1", "noVBand": "1"}  # fmt: skip
    look.set(qn("w:val"), "06A0" if first_column else "0620")
    for name, value in values.items():
        look.set(qn(f"w:{name}"), value)
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), caption)
    properties.append(title)


def restarted(file: WordFile, style: str, start: int) -> int:
    """A new count for a list in a numbered style, from `start`. Gives the number of the count."""
    numbering: BaseOxmlElement = file.part.numbering_part.element
    base = file.styles[style].element.pPr.numPr.numId.val
    known = next(num for num in numbering.findall(qn("w:num")) if num.numId == base)
    count = numbering.add_num(known.abstractNumId.val)
    count.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(count.numId)


def count_with(paragraph: Paragraph, count: int) -> None:
    """Makes a paragraph an item of that count."""
    number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = 0
    number.get_or_add_numId().val = count
