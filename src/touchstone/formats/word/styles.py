"""How does the Word file look? A4, a face that every computer has, and one style for each part."""

from __future__ import annotations

import io
from functools import lru_cache

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from touchstone.domain.reporting.document import Document
from touchstone.formats.wording import direction, tag

FACE = "Arial"
INK, PETROL, DARK = RGBColor(0x15, 0x19, 0x1D), RGBColor(0x0B, 0x58, 0x70), RGBColor(0x06, 0x32, 0x3F)
HEADINGS = {1: (18, PETROL), 2: (14, DARK), 3: (12, DARK), 4: (12, INK), 5: (12, INK)}
# name: points, bold, colour, millimetres from the left, points before and after
OWN = {
    "Publisher": (16, True, DARK, 0, 0, 18),
    "Contents Heading": (18, True, PETROL, 0, 18, 8),
    "Contents 1": (12, True, INK, 0, 4, 2),
    "Contents 2": (12, False, INK, 8, 0, 2),
    "Fact": (12, False, INK, 0, 0, 4),
    "Address": (12, False, INK, 0, 12, 12),
    "Signature Block": (12, False, INK, 0, 30, 18),
    "Box Title": (12, True, DARK, 5, 12, 4),
    "Box": (12, False, INK, 5, 0, 6),
    "Record Title": (12, True, INK, 0, 10, 4),
    "Numbered Paragraph": (12, False, INK, 14, 0, 8),
    "Table Cell": (11, False, INK, 0, 3, 3),
    "After Table": (12, False, INK, 0, 0, 4),
    "Imprint": (11, False, INK, 0, 6, 4),
}


def prepared(document: Document) -> WordFile:
    """An empty file with its page, properties, language and styles."""
    file = docx.Document(io.BytesIO(_skeleton(document.language)))
    file.sections[0].different_first_page_header_footer = document.kind != "children"
    properties = file.core_properties
    properties.title, properties.subject = document.title[:255], document.subtitle[:255]
    properties.author = properties.last_modified_by = document.publisher[:255]
    return file


@lru_cache(maxsize=8)
def _skeleton(language: str) -> bytes:
    """What is the same in every file of a language. Making it takes longer than writing a letter."""
    file = docx.Document()
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(26)
    page.top_margin, page.bottom_margin = Mm(28), Mm(25)
    properties = file.core_properties
    properties.language, properties.comments, properties.revision = tag(language), "", 1
    _language(file, language)
    _known(file)
    _own(file)
    _table(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _own(file: WordFile) -> None:
    """The styles of the parts that Word has no name for."""
    for name, (size, bold, colour, left, before, after) in OWN.items():
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = file.styles["Normal"]
        _look(style, size, bold, colour, before, after)
        style.paragraph_format.left_indent = Mm(left)
    numbered = file.styles["Numbered Paragraph"].paragraph_format
    numbered.first_line_indent = Mm(-14)
    numbered.tab_stops.add_tab_stop(Mm(14))
    for name in ("Box Title", "Record Title", "Caption"):
        file.styles[name].paragraph_format.keep_with_next = True
    for name in ("Box Title", "Box"):
        _boxed(file.styles[name])


def _known(file: WordFile) -> None:
    """The styles that Word knows by name: assistive technology finds its way by them."""
    normal = file.styles["Normal"]
    _look(normal, 12, False, INK, 0, 8)
    normal.paragraph_format.line_spacing = 1.25
    for level, (size, colour) in HEADINGS.items():
        style = file.styles[f"Heading {level}"]
        _look(style, size, True, colour, 20 if level == 1 else 14, 6)
        style.paragraph_format.keep_with_next = True
    _look(file.styles["Title"], 26, True, DARK, 24, 10)
    border = file.styles["Title"].element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)
    _look(file.styles["Subtitle"], 15, False, PETROL, 0, 16)
    file.styles["Subtitle"].font.italic = False
    _look(file.styles["Caption"], 12, True, DARK, 12, 6)
    _look(file.styles["Body Text"], 12, False, INK, 0, 8)
    for name in ("Header", "Footer"):
        _look(file.styles[name], 10, False, INK, 0, 0)


def _look(style: ParagraphStyle, size: float, bold: bool, colour: RGBColor, before: float, after: float) -> None:
    font = style.font
    font.name, font.size, font.bold, font.color.rgb = FACE, Pt(size), bold, colour
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        faces.set(qn(f"w:{script}"), FACE)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _language(file: WordFile, language: str) -> None:
    """The language of every word that has none of its own; and the direction of the page."""
    default = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in default.findall(qn("w:lang")):
        default.remove(old)
    mark = OxmlElement("w:lang")
    for attribute in ("w:val", "w:bidi", "w:eastAsia"):
        mark.set(qn(attribute), tag(language))
    default.append(mark)
    if direction(language) == "rtl":
        properties = file.styles["Normal"].element.get_or_add_pPr()
        properties.append(OxmlElement("w:bidi"))


def _boxed(style: ParagraphStyle) -> None:
    """A rule on the left and a tint, both properties of the style."""
    properties = style.element.get_or_add_pPr()
    border, left, shade = OxmlElement("w:pBdr"), OxmlElement("w:left"), OxmlElement("w:shd")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", "0B5870")):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F5F3EE")):
        shade.set(qn(f"w:{name}"), value)
    following = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
    properties.insert_element_before(border, *following)
    properties.insert_element_before(shade, *following)


def _table(file: WordFile) -> None:
    """Rules between the rows, a stronger one under the head."""
    style = file.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE)
    style.base_style = file.styles["Normal Table"]
    properties, borders = OxmlElement("w:tblPr"), OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B9B3A8")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    style.element.append(properties)
    head, cell, cell_borders = OxmlElement("w:tblStylePr"), OxmlElement("w:tcPr"), OxmlElement("w:tcBorders")
    head.set(qn("w:type"), "firstRow")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "0"), ("color", "0B5870")):
        line.set(qn(f"w:{name}"), value)
    cell_borders.append(line)
    cell.append(cell_borders)
    head.append(cell)
    style.element.append(head)
