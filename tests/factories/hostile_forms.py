"""Documents that are hard to write: very long, very wide, in many scripts, or full of what looks like markup."""

from __future__ import annotations

from tests.factories import forms
from touchstone.domain.reporting.document import (
    Block,
    Box,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Run,
    Table,
    bullets,
    text,
)

SCRIPTS = (
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✅️ 1️⃣ 👍🏽",
    "שָׁלוֹם עולם, הילד נראה לבד",
    "السَّلام عليكم، تمت مقابلة الطفل",
    "A child said “أريد البقاء” and then “לא” 😀.",
    "中文 हिन्दी ไทย",
    "Ŵŷẃẁ ŵyr Dŵr £14,250 ½ ² ≥ ≤ → ✓ ☐ …",
    "q\u0302\u0323 x\u05b0 a\u064b ا\u0301 \u2066ab\u2069 \u200e x\ufe01y soft\u00adhyphen",
    "\ue000 \u0378 𝒳 ﷺ ㎡ ℃ № ™",
)
MARKUP = (
    "#let x = 1; #panic() $x^2$ *b* _i_ `c` \\ <a> @ref // /* [b] {c} ~ -- --- ' \" = - + / 1.",
    "<script>alert(1)</script> &amp; \"quoted\" 'single'",
    "]]> <!-- --> %s {0} {{x}} ${y} \\input{z}",
)


def long_report(statements: int = 300) -> Document:
    """So many numbered statements."""
    return forms.report(statements=statements)


def wide(columns: int = 40, rows: int = 12) -> Document:
    """A table of so many columns."""
    heads = (Column("Area", header=True), *(Column(f"Quarter {n}", numeric=True) for n in range(1, columns)))
    body = tuple((f"Area {r}", *(f"{r},{n:03}" for n in range(1, columns))) for r in range(1, rows + 1))
    return _document(Heading("Figures", "figures"), Table("Cases by quarter", heads, body))


def scripts(language: str = "en") -> Document:
    """Right-to-left text, emoji, and characters that no bundled typeface has, in every kind of part."""
    return _document(*_every_part(SCRIPTS), language=language)


def markup() -> Document:
    """Words that would be commands to a careless writer of typst, HTML or XML."""
    return _document(*_every_part(MARKUP))


def _every_part(lines: tuple[str, ...]) -> list[Block]:
    blocks: list[Block] = []
    for number, line in enumerate(lines, 1):
        blocks += [
            Heading(line, f"h{number}"),
            Paragraph(text(line, Run(line, strong=True)), number=f"2.{number}"),
            Listing((Item(text(line), bullets([line])),), numbered=True),
            Table(line, (Column(line[:18], header=True), Column("n", numeric=True)), ((line, "1"), (line, "2"))),
            Facts(((line, text(line)),)),
            Box(line, (text(line),)),
            Picture(forms.png(), "image/png", f"A grey square that stands after part {number}."),
        ]
    return blocks


def _document(*blocks: Block, language: str = "en") -> Document:
    return Document(
        language=language,
        kind="report",
        title="A hard document",
        subtitle="To be written whole",
        publisher="Northmere Inspectorate",
        blocks=blocks,
    )
