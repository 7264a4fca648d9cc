"""How is a document a web page? A fragment for the site's own pages, and a whole file that stands alone.

The fragment uses the classes of the GOV.UK components; the file brings its own few rules for them.
"""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path

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
    text,
)
from touchstone.formats import tables
from touchstone.formats.clean import cleaned, line
from touchstone.formats.order import sections
from touchstone.formats.wording import direction, wording

CHARACTERS, COLUMNS = 120, 9
SIZES = {2: "l", 3: "m", 4: "s"}
STYLE = Path(__file__).with_name("standalone.css")


def body(document: Document) -> str:
    """Everything but the title, escaped, for a page that has its own <h1>. Headings carry their keys as ids."""
    clean, _ = cleaned(document)
    return _fragment(clean)


def write(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """A whole page in one file."""
    language, title = escape(document.language), escape(document.title)
    publisher = f'<p class="publisher">{_marked(document.publisher)}</p>' if document.publisher else ""
    subtitle = f'<p class="subtitle">{_marked(document.subtitle)}</p>' if document.subtitle else ""
    page = (
        f'<!doctype html>\n<html lang="{language}" dir="{direction(document.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<header>{publisher}</header>\n<main>\n"
        f"<h1>{_marked(document.title)}</h1>\n{subtitle}\n{_fragment(document)}\n</main>\n</body>\n</html>\n"
    )
    return page.encode(), tuple(tables.note(table) for table in wide(document))


def wide(document: Document) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table) and not tables.fits(b, CHARACTERS, COLUMNS)]


def _fragment(document: Document) -> str:
    parts = [_facts(_front(document)), _contents(document)]
    parts += [_block(block, document.language) for block in document.blocks]
    parts.append(_imprint(document))
    words = "\n".join(part for part in parts if part)
    return (f'<div class="ts-report ts-report--{escape(document.kind)}" lang="{escape(document.language)}" '
            f'dir="{direction(document.language)}">\n{words}\n</div>')  # fmt: skip


def _front(document: Document) -> Facts:
    own = wording(document.language)
    pairs = [(own.reference, document.reference), (own.dated, document.dated), *document.facts]
    return Facts(tuple((name, line(value)) for name, value in pairs if value))


def _contents(document: Document) -> str:
    if not document.contents or not any(True for _ in document.headings()):
        return ""
    title = escape(wording(document.language).contents)
    items = "".join(_entry(heading, inner) for heading, inner in sections(document))
    return (f'<nav class="ts-report__contents" aria-labelledby="report-contents">\n'
            f'<h2 class="govuk-heading-m" id="report-contents">{title}</h2>\n'
            f'<ol class="govuk-list">{items}</ol>\n</nav>')  # fmt: skip


def _entry(heading: Heading, inner: list[Heading]) -> str:
    below = "".join(_entry(each, []) for each in inner)
    below = f'<ol class="govuk-list ts-report__inner">{below}</ol>' if below else ""
    return f'<li><a class="govuk-link" href="#{escape(heading.key)}">{_marked(heading.words)}</a>{below}</li>'


def _block(block: Block, language: str) -> str:
    match block:
        case Heading():
            size = SIZES.get(block.level, "s")
            level = min(block.level, 6)
            return f'<h{level} class="govuk-heading-{size}" id="{escape(block.key)}">{_marked(block.words)}</h{level}>'
        case Paragraph():
            return _paragraph(block)
        case Listing():
            return _listing(block)
        case Table():
            return _table(block, language)
        case Facts():
            return _facts(block)
        case Box():
            inner = "".join(f'<p class="govuk-body">{_runs(words)}</p>' for words in block.paragraphs)
            title = f'<p class="govuk-body"><strong>{_marked(block.title)}</strong></p>'
            return f'<div class="govuk-inset-text">{title}{inner}</div>'
        case Address():
            return f'<address class="govuk-body">{_lines(block.lines)}</address>'
        case Signature():
            name = f"<strong>{_marked(block.name)}</strong>"
            return f'<p class="govuk-body ts-report__signature">{name}<br>{_marked(block.post)}</p>'
        case Picture():
            data = base64.b64encode(block.data).decode()
            return (f'<p class="govuk-body"><img class="ts-report__picture" alt="{escape(block.instead)}" '
                    f'src="data:{escape(block.media_type)};base64,{data}"></p>')  # fmt: skip


def _paragraph(paragraph: Paragraph) -> str:
    if not paragraph.number:
        return f'<p class="govuk-body">{_runs(paragraph.words)}</p>'
    number = f'<span class="ts-report__number">{_marked(paragraph.number)}</span>'
    return f'<p class="govuk-body ts-report__numbered">{number} <span>{_runs(paragraph.words)}</span></p>'


def _listing(listing: Listing) -> str:
    items = "".join(f"<li>{_runs(item.words)}{_listing(item.inner) if item.inner else ''}</li>"
                    for item in listing.items)  # fmt: skip
    if listing.numbered:
        start = f' start="{listing.start}"' if listing.start != 1 else ""
        return f'<ol class="govuk-list govuk-list--number"{start}>{items}</ol>'
    return f'<ul class="govuk-list govuk-list--bullet">{items}</ul>'


def _table(table: Table, language: str) -> str:
    if not tables.fits(table, CHARACTERS, COLUMNS):
        return _records(table, language)
    numeric = ["--numeric" if column.numeric else "" for column in table.columns]
    heads = "".join(
        f'<th scope="col" class="govuk-table__header{_also("govuk-table__header", kind)}">{_marked(column.title)}</th>'
        for column, kind in zip(table.columns, numeric, strict=True)
    )
    rows = []
    for row in table.rows:
        cells = []
        for cell, column, kind in zip(row, table.columns, numeric, strict=True):
            if column.header:
                cells.append(f'<th scope="row" class="govuk-table__header">{_marked(cell)}</th>')
            else:
                also = _also("govuk-table__cell", kind)
                cells.append(f'<td class="govuk-table__cell{also}">{_marked(cell)}</td>')
        rows.append(f'<tr class="govuk-table__row">{"".join(cells)}</tr>')
    return (f'<div class="app-scroll" tabindex="0" role="region" aria-label="{escape(table.caption)}">'
            f'<table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--s">'
            f'{_marked(table.caption)}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">{heads}'
            f'</tr></thead><tbody class="govuk-table__body">{"".join(rows)}</tbody></table></div>')  # fmt: skip


def _records(table: Table, language: str) -> str:
    parts = [f'<p class="govuk-body"><strong>{_marked(table.caption)}</strong></p>']
    for record in tables.records(table, language):
        parts.append(f'<p class="govuk-body govuk-!-margin-bottom-1"><strong>{_marked(record.title)}</strong></p>')
        parts.append(_facts(Facts(tuple((name, text(value)) for name, value in record.pairs))))
    return f'<div class="ts-report__records">{"".join(parts)}</div>'


def _facts(facts: Facts) -> str:
    if not facts.pairs:
        return ""
    rows = "".join(
        f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{_marked(name)}</dt>'
        f'<dd class="govuk-summary-list__value">{_runs(value)}</dd></div>'
        for name, value in facts.pairs
    )
    return f'<dl class="govuk-summary-list">{rows}</dl>'


def _imprint(document: Document) -> str:
    lines = "".join(f'<p class="govuk-body-s">{_runs(line(words))}</p>' for words in document.imprint)
    return f'<div class="ts-report__imprint">{lines}</div>' if lines else ""


def _runs(words: Text) -> str:
    out = []
    for run in words:
        inner = escape(run.text)
        if run.strong:
            inner = f"<strong>{inner}</strong>"
        if run.link:
            inner = f'<a class="govuk-link" href="{escape(run.link)}">{inner}</a>'
        if run.lang:
            inner = f'<span lang="{escape(run.lang)}" dir="{direction(run.lang)}">{inner}</span>'
        out.append(inner)
    return "".join(out)


def _lines(lines: tuple[str, ...]) -> str:
    return "<br>".join(map(_marked, lines))


def _marked(words: str) -> str:
    return escape(words)


def _also(base: str, kind: str) -> str:
    return f" {base}{kind}" if kind else ""
