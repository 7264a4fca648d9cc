"""One document, many formats: elements (headings, paragraphs, items, page ends) written as text, HTML, Word or PDF."""

from __future__ import annotations

import html
import io
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import docx
import typst


@dataclass(frozen=True)
class Element:
    """`kind`: heading, text, item, break. `level`: of a heading from 1, of an item its depth from 0."""

    kind: str
    text: str = ""
    level: int = 1


def heading(text: str, level: int = 1) -> Element:
    return Element("heading", text, level)


def text(words: str) -> Element:
    return Element("text", words)


def item(words: str, depth: int = 0) -> Element:
    return Element("item", words, depth)


PAGE_END = Element("break")


def as_text(elements: Sequence[Element]) -> bytes:
    """Unmarked text, a blank line between paragraphs, form feeds at page ends."""
    return _text(elements, mark=False, wrap=0).encode()


def as_marked_text(elements: Sequence[Element]) -> bytes:
    """Text with "#" before headings."""
    return _text(elements, mark=True, wrap=0).encode()


def as_wrapped_text(elements: Sequence[Element]) -> bytes:
    """Text broken at 76 characters."""
    return _text(elements, mark=False, wrap=76).encode()


def as_utf16(elements: Sequence[Element]) -> bytes:
    return _text(elements, mark=False, wrap=0).encode("utf-16")


def as_windows(elements: Sequence[Element]) -> bytes:
    """Windows-1252 with its line ends and typographic quotes."""
    words = _text(elements, mark=False, wrap=0).replace("'", "’").replace("\n", "\r\n")
    return words.encode("cp1252", errors="replace")


def _text(elements: Sequence[Element], *, mark: bool, wrap: int) -> str:
    lines: list[str] = []
    for element in elements:
        if element.kind == "break":
            lines.append("\f")
            continue
        lead, rest = "", ""
        if element.kind == "heading" and mark:
            lead = "#" * element.level + " "
        elif element.kind == "item":
            lead = "  " * element.level + "- "
            rest = " " * len(lead)
        words = lead + element.text
        if wrap:
            words = "\n".join(textwrap.wrap(words, wrap, subsequent_indent=rest, break_on_hyphens=False))
        lines.append(words + ("\n" if element.kind != "item" or wrap else ""))
    return "\n".join(lines).replace("\n\f\n", "\f") + "\n"


def as_html(elements: Sequence[Element]) -> bytes:
    parts = ["<!doctype html><html lang='en'><head><title>A page</title></head><body><nav>Home</nav>"]
    depth = -1
    for element in elements:
        if element.kind == "item":
            while depth < element.level:
                parts.append("<ul>")
                depth += 1
            while depth > element.level:
                parts.append("</ul>")
                depth -= 1
            parts.append(f"<li>{html.escape(element.text)}</li>")
            continue
        parts += ["</ul>"] * (depth + 1)
        depth = -1
        if element.kind == "heading":
            parts.append(f"<h{element.level}>{html.escape(element.text)}</h{element.level}>")
        elif element.kind == "text":
            parts.append(f"<p>{html.escape(element.text)}</p>")
    parts += ["</ul>"] * (depth + 1)
    return "".join([*parts, "</body></html>"]).encode()


def as_docx(elements: Sequence[Element]) -> bytes:
    document = docx.Document()
    for element in elements:
        match element.kind:
            case "heading":
                document.add_heading(element.text, element.level)
            case "text":
                document.add_paragraph(element.text)
            case "item":
                document.add_paragraph(element.text, style="List Bullet" if element.level == 0 else "List Bullet 2")
            case _:
                document.add_page_break()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(elements: Sequence[Element]) -> bytes:
    lines = [
        "#set page(width: 210mm, height: 297mm, margin: 2cm, footer: context align(center, counter(page).display()))"
    ]
    for element in elements:
        words = '#"' + element.text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        match element.kind:
            case "heading":
                lines.append(f"\n{'=' * element.level} {words}\n")
            case "text":
                lines.append(f"\n{words}\n")
            case "item":
                lines.append(f"{'  ' * element.level}- {words}")
            case _:
                lines.append("\n#pagebreak(weak: true)\n")
    return bytes(typst.compile("\n".join(lines).encode()))


FORMS: dict[str, Callable[[Sequence[Element]], bytes]] = {
    "text": as_text,
    "marked text": as_marked_text,
    "wrapped text": as_wrapped_text,
    "UTF-16": as_utf16,
    "Windows-1252": as_windows,
    "HTML": as_html,
    "Word": as_docx,
    "PDF": as_pdf,
}
