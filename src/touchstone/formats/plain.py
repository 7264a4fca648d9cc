"""How does a document read as plain text? Lines of at most 76 characters, headings underlined, tables in columns."""

from __future__ import annotations

import textwrap

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
    Run,
    Signature,
    Table,
    Text,
)
from touchstone.formats import tables
from touchstone.formats.order import addressed, sections
from touchstone.formats.wording import wording

WIDTH = 76
UNDERLINES = {2: "=", 3: "-"}


def write(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """UTF-8, lines ended as on every system by a line feed."""
    words = wording(document.language)
    before, blocks = addressed(document)
    parts = [document.publisher]
    if document.kind == "letter":
        parts += [_front(document), *(_block(block, document.language) for block in before), _title(document)]
    else:
        parts += [_title(document), _front(document)]
    if document.contents and (found := sections(document)):
        lines = [line for heading, inner in found for line in (heading.words, *(f"    {h.words}" for h in inner))]
        parts.append(
            "\n".join([_underlined(words.contents, "="), "", *(_wrapped(line, hang="    ") for line in lines)])
        )
    parts += [_block(block, document.language) for block in blocks]
    if document.imprint:
        parts.append("\n\n".join(["-" * WIDTH, *map(_wrapped, document.imprint)]))
    whole = "\n\n".join(part for part in parts if part.strip()) + "\n"
    return whole.encode(), tuple(tables.note(b) for b in blocks if isinstance(b, Table) and not fits(b))


def fits(table: Table) -> bool:
    return tables.fits(table, WIDTH, 7)


def _title(document: Document) -> str:
    lines = [_wrapped(document.title), "=" * min(WIDTH, max(1, len(document.title)))]
    if document.subtitle:
        lines += ["", _wrapped(document.subtitle)]
    return "\n".join(lines)


def _front(document: Document) -> str:
    words = wording(document.language)
    pairs = [(words.reference, document.reference), (words.dated, document.dated), *document.facts]
    return "\n".join(_wrapped(f"{name}: {value}", hang="    ") for name, value in pairs if value)


def _block(block: Block, language: str) -> str:
    match block:
        case Heading():
            line = _wrapped(block.words)
            return _underlined(line, UNDERLINES[block.level]) if block.level in UNDERLINES else line
        case Paragraph():
            number = f"{block.number}. " if block.number.isdigit() else f"{block.number} " if block.number else ""
            return _wrapped(f"{number}{_said(block.words)}", hang=" " * len(number))
        case Listing():
            return "\n".join(_listing(block, ""))
        case Table():
            return _table(block) if fits(block) else _records(block, language)
        case Facts():
            return "\n".join(_wrapped(f"{name}: {_said(value)}", hang="    ") for name, value in block.pairs)
        case Box():
            inner = "\n\n".join([block.title, *map(_said, block.paragraphs)])
            return "\n".join(f"| {line}".rstrip() for line in _wrapped(inner, width=WIDTH - 2).splitlines())
        case Address():
            return "\n".join(block.lines)
        case Signature():
            return f"{block.name}\n{block.post}"
        case Picture():
            return _wrapped(f"[{wording(language).picture}: {block.instead}]")


def _listing(listing: Listing, indent: str) -> list[str]:
    out = []
    for number, item in enumerate(listing.items, listing.start):
        mark = f"{number}. " if listing.numbered else "* "
        hang = indent + " " * len(mark)
        out.append(_wrapped(f"{indent}{mark}{_said(item.words)}", hang=hang))
        if item.inner is not None:
            out += _listing(item.inner, hang)
    return out


def _table(table: Table) -> str:
    widths = _widths(table)
    heads = _row(tuple(column.title for column in table.columns), table, widths)
    rule = "  ".join("-" * width for width in widths)
    rows = [line for row in table.rows for line in _row(row, table, widths)]
    return "\n".join([_wrapped(table.caption), "", *heads, rule, *rows])


def _widths(table: Table) -> list[int]:
    """At least the longest word of each column; what is left is shared by those that would like more."""
    least = tables.least_widths(table)
    liked = [max([len(column.title), *(len(row[place]) for row in table.rows)])
             for place, column in enumerate(table.columns)]  # fmt: skip
    room = WIDTH - 2 * (len(least) - 1) - sum(least)
    wanting = sum(max(0, like - low) for like, low in zip(liked, least, strict=True))
    if wanting <= room:
        return [max(like, low) for like, low in zip(liked, least, strict=True)]
    return [low + room * max(0, like - low) // wanting for like, low in zip(liked, least, strict=True)]


def _row(cells: tuple[str, ...], table: Table, widths: list[int]) -> list[str]:
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped))):
        parts = []
        for cell, column, width in zip(wrapped, table.columns, widths, strict=True):
            line = cell[number] if number < len(cell) else ""
            parts.append(line.rjust(width) if column.numeric else line.ljust(width))
        lines.append("  ".join(parts).rstrip())
    return lines


def _records(table: Table, language: str) -> str:
    parts = [_wrapped(table.caption)]
    for record in tables.records(table, language):
        lines = [_wrapped(f"{name}: {value}", indent="  ", hang="      ") for name, value in record.pairs]
        parts.append("\n".join([_wrapped(record.title), *lines]))
    return "\n\n".join(parts)


def _said(words: Text) -> str:
    """The words, with the address of a link after it where it is not the words themselves."""
    return "".join(_run(run) for run in words)


def _run(run: Run) -> str:
    if run.link and not run.link.startswith("#") and run.link.removeprefix("mailto:") not in run.text:
        return f"{run.text} <{run.link}>"
    return run.text


def _underlined(line: str, mark: str) -> str:
    return f"{line}\n{mark * max(1, max(map(len, line.splitlines() or [''])))}"


def _wrapped(words: str, indent: str = "", hang: str = "", width: int = WIDTH) -> str:
    """Each line of the words, wrapped; a word longer than a line stands whole on a line of its own."""
    return "\n".join(
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=hang, break_long_words=False,
                      break_on_hyphens=False) for line in words.split("\n")
    )  # fmt: skip
