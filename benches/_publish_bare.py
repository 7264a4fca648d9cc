"""The words of a document as the typst markup that a person would write by hand, and a compile of nothing else."""

from __future__ import annotations

import re
from functools import cache

import typst

from touchstone.domain.reporting.document import (
    Address,
    Block,
    Box,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Signature,
    Table,
    Text,
)
from touchstone.formats.pdf.glyphs import FONTS
from touchstone.formats.wording import primary

SPECIAL = re.compile(r"([\\#$*_`<>@=\-+/~\[\]'\"])")


LOOK = """#set page(paper: "a4", margin: (x: 26mm, top: 30mm, bottom: 27mm), numbering: "1")
#set text(font: "Atkinson Hyperlegible Next", size: 11pt, hyphenate: false, top-edge: 0.75em, bottom-edge: -0.25em)
#set par(leading: 0.42em, spacing: 0.95em)
"""


def markup(document: Document) -> bytes:
    """Headings, paragraphs, lists and tables, on pages and in a typeface like ours, so that both fill as many pages.
    Title and language are set, as PDF/UA asks."""
    head = f'#set document(title: "{document.title}")\n#set text(lang: "{primary(document.language)}")\n{LOOK}'
    head += "#outline()\n" if document.contents else ""
    return (head + f"= {escaped(document.title)}\n" + "\n\n".join(map(_block, document.blocks))).encode()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def compiled(source: bytes) -> bytes:
    """Typst alone, to the same standard, with its typefaces already found."""
    made = _compiler().compile(input={"main": source}, format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def escaped(words: str) -> str:
    return SPECIAL.sub(r"\\\1", words)


def _runs(words: Text) -> str:
    return "".join(f"*{escaped(run.text)}*" if run.strong else escaped(run.text) for run in words)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'=' * block.level} {escaped(block.words)}"
        case Paragraph():
            return f"{escaped(block.number)} {_runs(block.words)}".strip()
        case Listing():
            return "\n".join(f"{'+' if block.numbered else '-'} {_runs(item.words)}" for item in block.items)
        case Table():
            cells = ", ".join(f"[{escaped(cell)}]" for row in block.rows for cell in row)
            heads = ", ".join(f"[{escaped(column.title)}]" for column in block.columns)
            table = f"table(columns: {len(block.columns)}, table.header({heads}), {cells})"
            return f"#figure({table}, caption: [{escaped(block.caption)}])"
        case Facts():
            return "\n".join(f"/ {escaped(name)}: {_runs(value)}" for name, value in block.pairs)
        case Box():
            return f"#rect[*{escaped(block.title)}*\n\n" + "\n\n".join(map(_runs, block.paragraphs)) + "]"
        case Address():
            return " \\\n".join(map(escaped, block.lines))
        case Signature():
            return f"*{escaped(block.name)}* \\\n{escaped(block.post)}"
        case Picture():
            return ""  # the document that is measured has none
