"""Fictional reports and letters as trees, for the tests and benches of the forms.

Places, people and findings are invented. Those in Welsh are in forms_welsh.
"""

from __future__ import annotations

import struct
import zlib

from tests.factories import forms_welsh
from touchstone.domain.reporting.document import (
    Address,
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
    Signature,
    Table,
    bullets,
    text,
)

JUDGEMENTS = (
    ("Overall effectiveness", "Satisfactory", "Requires more than sound practice in most teams"),
    ("Capacity for improvement", "Good", "Leaders know their weaknesses and act on them"),
    ("Safeguarding", "Inadequate", "Limits the overall judgement"),
    ("Case planning and recording", "Satisfactory", "14 of 22 files were planned and recorded well"),
    ("Partnerships", "Outstanding", "Every partner we asked gave an example of joint work"),
)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120"><rect width="400" height="120" fill="#f5f3ee"/>'
    b'<rect x="20" y="70" width="220" height="24" fill="#0b5870"/><rect x="20" y="26" width="140" height="24" '
    b'fill="#d9a93a"/></svg>'
)


def png(width: int = 8, height: int = 4) -> bytes:
    """A small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x90" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def report(language: str = "en", statements: int = 24) -> Document:
    """A whole inspection report with every kind of part."""
    return forms_welsh.report(_english(3), SVG, TEAMS, statements) if language == "cy" else _english(statements)


def letter(language: str = "en") -> Document:
    """A letter after a visit, with addressee and signature."""
    return forms_welsh.letter(_letter(), TEAMS) if language == "cy" else _letter()


def numbered(count: int, first: int = 1) -> list[Block]:
    """So many numbered statements, all different."""
    return [Paragraph(text(_sentence(n)), number=str(n)) for n in range(first, first + count)]


TEAMS = ("Oakdale", "Brynmawr Road", "Harbour Street", "Llanfelin", "West Moor", "Kingsferry")
SUBJECTS = (
    "assessments are started on the day a referral arrives, and the family is told what will happen next",
    "managers read every report before it goes to the court and ask for more where the child’s wishes are missing",
    "plans say what will change, who will do it and by when, although few are looked at again after three months",
    "children are seen alone, and what they say is written down in their own words",
    "the reasons for decisions are recorded, but it is not always clear who made them",
    "supervision is regular and staff say that it helps them to reflect on difficult cases",
)


def _sentence(n: int) -> str:
    team, subject, seen, of = TEAMS[n % 6], SUBJECTS[(n * 5 + n // 6) % 6], 9 + n % 12, 22
    return (
        f"In the {team} team, {subject}. We saw this in {seen} of the {of} case files that we read, and in "
        f"{2 + n % 5} of the {6 + n % 3} meetings that we watched between 5 and 16 October 2009."
    )


OPENING: tuple[Block, ...] = (
    Heading("About this inspection", "about"),
    Paragraph(
        text(
            "We inspected the ",
            Run("Harrowgate Family Court Service", strong=True),
            " in its Northmere area. Six inspectors were on site for two weeks. How we judge is set out in ",
            Run("the framework", link="https://example.org/framework"),
            ", and the limits are under ",
            Run("Safeguarding", link="#safeguarding"),
            ".",
        )
    ),
    Facts(
        (
            ("Where", text("Northmere: Oakdale, Harbour Street and West Moor offices")),
            ("When", text("5 to 16 October 2009")),
            ("Lead inspector", text("Ruth Amberley")),
        )
    ),
    Heading("Judgements", "judgements"),
    Table(
        "Judgements made at this inspection",
        (Column("Judgement", header=True), Column("Grade"), Column("Why")),
        JUDGEMENTS,
    ),
    Box(
        "What limited the overall judgement",
        (
            text(
                "Where safeguarding is judged inadequate, overall effectiveness cannot be better than "
                "inadequate, or satisfactory with reasons."
            ),
            text("The reasons are in paragraphs 3 to 5."),
        ),
    ),
)
AREAS: tuple[Block, ...] = (
    Heading("Areas for improvement", "areas"),
    Paragraph(text("The service should put the following right. Each has its own date.")),
    Heading("Immediately", "immediately", 3),
    Listing(
        (
            Item(
                text("Check that every child in 31 open cases has been seen alone", Run(" (priority)", strong=True)),
                bullets(["by a qualified practitioner", "with a note in the child’s own words"]),
            ),
            Item(text("Tell the board each week how many checks are left")),
        ),
        numbered=True,
    ),
    Heading("Within three months", "three-months", 3),
    Listing(
        (
            Item(text("Record who made each decision, and why")),
            Item(text("Bring the backlog of 48 reports to none")),
        ),
        numbered=True,
        start=3,
    ),
)
EVIDENCE = Table(
    "What we looked at",
    (
        Column("Evidence", header=True),
        Column("Seen", numeric=True),
        Column("Asked for", numeric=True),
        Column("Share", numeric=True),
    ),
    (
        ("Case files", "22", "24", "92%"),
        ("Meetings watched", "7", "7", "100%"),
        ("Replies from parents", "118", "1,204", "10%"),
        ("Cost of late reports", "£14,250", "–", "–"),
    ),
)


def _english(statements: int) -> Document:
    third = statements // 3
    found: tuple[Block, ...] = (
        Heading("What we found", "findings"),
        Heading("Safeguarding", "safeguarding", 3),
        *numbered(third),
        Heading("Planning and recording", "planning", 3),
        *numbered(third, first=third + 1),
        Heading("Evidence behind this section", "evidence", 4),
        EVIDENCE,
        Picture(SVG, "image/svg+xml", "Bar chart: 22 of 24 case files were read; 118 of 1,204 parents replied."),
        Heading("Leadership", "leadership", 3),
        *numbered(statements - 2 * third, first=2 * third + 1),
        Heading("A note on words", "words"),
        Paragraph(text("In Welsh an area for improvement is ", Run("maes i’w wella", lang="cy"), ".")),
    )
    return Document(
        language="en",
        kind="report",
        title="Inspection of the Harrowgate Family Court Service: Northmere",
        subtitle="How well children’s needs are met when families come to court",
        publisher="Northmere Inspectorate",
        reference="NM/2009/017",
        dated="14 December 2009",
        facts=(
            ("Service inspected", "Harrowgate Family Court Service"),
            ("Area", "Northmere"),
            ("Fieldwork", "5 to 16 October 2009"),
            ("Framework", "Area inspections, 2009"),
        ),
        imprint=(
            "You can ask for this report in another form or language: write to reports@example.org or telephone "
            "01632 960123.",
            "© Northmere Inspectorate 2009. You may copy any part of it if you say where it is from.",
        ),
        blocks=(*OPENING, *AREAS, *found),
    )


LETTER: tuple[Block, ...] = (
    Address(
        (
            "Dr Elin Prys",
            "Chief Executive",
            "Harrowgate Family Court Service",
            "12 Mill Lane",
            "Northmere NM1 4QT",
        )
    ),
    Paragraph(text("Dear Dr Prys")),
    Paragraph(
        text(
            "Thank you for the help that your staff gave when we visited. This letter says what has "
            "improved since the inspection of October 2009 and what has not."
        )
    ),
    Heading("Overall progress", "overall"),
    Paragraph(
        text(
            "Progress is ",
            Run("satisfactory", strong=True),
            " in four of the six areas for improvement, good in one and inadequate in one.",
        )
    ),
    Table(
        "Progress in each area for improvement",
        (Column("Number", header=True), Column("Area for improvement"), Column("Progress")),
        (
            ("1", "See every child in open cases alone", "Good"),
            ("2", "Report to the board weekly", "Satisfactory"),
            ("3", "Record who made each decision", "Inadequate"),
        ),
    ),
)


def _letter() -> Document:
    return Document(
        language="en",
        kind="letter",
        title="Monitoring visit to the Harrowgate Family Court Service",
        publisher="Northmere Inspectorate",
        reference="NM/2010/004",
        dated="22 March 2010",
        contents=False,
        facts=(("Visit", "1 to 3 March 2010"),),
        imprint=("Northmere Inspectorate, 4 Quayside, Northmere. reports@example.org",),
        blocks=(
            *LETTER,
            Heading("What we saw", "seen"),
            *numbered(4),
            Paragraph(text("We will publish this letter on our website in ten working days.")),
            Paragraph(text("Yours sincerely")),
            Signature("Ruth Amberley", "Lead inspector"),
        ),
    )
