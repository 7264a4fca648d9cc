"""How does a document become a PDF that a screen reader can read? Typst sets it, to the standard PDF/UA-1."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from touchstone.domain.reporting.document import Document
from touchstone.formats.forms import CannotMake
from touchstone.formats.pdf.data import Builder
from touchstone.formats.pdf.glyphs import FONTS, note
from touchstone.formats.pdf.rows import named

TEMPLATE = Path(__file__).with_name("template.typ")
COMPILERS = threading.local()  # one a thread: a compiler keeps the files of the document it last set


def write(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """Print: 11 points."""
    return _written(document, large=False)


def write_large(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """Large print: nothing smaller than 18 points."""
    return _written(document, large=True)


def _written(document: Document, *, large: bool) -> tuple[bytes, tuple[str, ...]]:
    builder = Builder(document, large)
    data = builder.data()
    written = json.dumps(data, ensure_ascii=False).encode()
    made = set_in_type({"main": _template(), "document.json": written})
    return named(made, builder.heads), (*builder.notes, *note(builder.lost))


def set_in_type(files: Mapping[str, bytes], form: Literal["pdf", "png"] = "pdf") -> bytes:
    """What typst makes of these files, "main" first. Raises CannotMake with what it said."""
    standard: Literal["ua-1"] | None = "ua-1" if form == "pdf" else None
    given: Any = dict(files)  # its type hints know one file only
    try:
        made = _compiler().compile(input=given, format=form, ppi=192, pdf_standards=standard)
    except typst.TypstError as problem:
        said = problem.message.strip().rstrip(".")
        raise CannotMake(f"The page could not be set: {said}.") from problem
    if not isinstance(made, bytes):
        raise CannotMake("The page could not be set: it came out as several.")
    return made


def _compiler() -> typst.Compiler:
    own: typst.Compiler | None = getattr(COMPILERS, "own", None)
    if own is None:
        own = COMPILERS.own = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    return own


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def rasterised(svg: bytes) -> bytes:
    """An SVG picture as PNG, for forms that cannot hold SVG."""
    page = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("picture.svg", width: 158mm)'
    return set_in_type({"main": page, "picture.svg": svg}, "png")
