"""Where a PDF breaks its lines and pages: no line that leads to something is left behind at the foot of a page, no
letter is closed without its name, and dates and telephone numbers stay in one piece."""

from __future__ import annotations

import pypdfium2
import pytest

from touchstone.domain.reporting.document import (
    Address,
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    bullets,
    text,
)
from touchstone.domain.reporting.document import Column as C
from touchstone.formats import make
from touchstone.formats.pdf.data import Builder

FILL = "Plans say what is to change and who does it."
LEADS = {
    "A part", "Leading to a list:", "Copies:", "Yours sincerely", "Short words.", "A part of it", "Between the two.",
}  # fmt: skip


def document(lines: int) -> Document:
    """So many lines before what must stay together, so that it comes to every place of a page."""
    filling: list[Block] = [Paragraph(text(FILL)) for _ in range(lines)]
    kept: tuple[Block, ...] = (
        Heading("A part", "part"), Paragraph(text("Between the two.")), Heading("A part of it", "of-it", 3),
        Paragraph(text("Short words.")), Paragraph(text(FILL)), Paragraph(text("Leading to a list:")),
        bullets(["the first", "the second"]), Paragraph(text("Yours sincerely")), Signature("Ann Marsh", "Reader"),
        Paragraph(text("Copies:")), Address(("The Board", "The Panel")),
    )  # fmt: skip
    return Document("en", "letter", "A letter", (*filling, *kept), publisher="The Inspectorate")


def pages(document: Document, form: str) -> list[list[str]]:
    """The lines of each page, without its foot."""
    found = []
    for page in pypdfium2.PdfDocument(make(document, form).data):
        lines = [line.strip() for line in page.get_textpage().get_text_range().splitlines() if line.strip()]
        found.append([line for line in lines if not line.startswith("Page ") and line != document.publisher])
    return found


@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_no_line_that_leads_to_something_ends_a_page(form):
    ends, several = set(), 0
    for lines in range(4, 40, 1):
        split = pages(document(lines), form)
        several += len(split) > 1
        ends |= {page[-1] for page in split[:-1]}
    assert several > 20
    assert ends & LEADS == set()


def test_a_date_and_a_telephone_number_stay_on_one_line():
    whole = ("16 September 2026", "16 Tachwedd 2026", "3 May", "01632 960123", "020 7946 0000")
    broken = []
    for width in range(0, 70, 3):
        for said in whole:
            words = f"{'x' * width} and then on {said} they wrote of it"
            read = pages(Document("en", "letter", "A letter", (Paragraph(text(words)),)), "pdf")
            if not any(said in line for line in read[0]):
                broken.append((width, said))
    assert broken == []


@pytest.mark.parametrize(
    ("title", "large", "shown"),
    [
        ("Inspection of Northmere", False, "Inspection of Northmere"),
        ("Inspection of Northmere Family Court Service: Fen service area", False,
         "Inspection of Northmere Family Court Service"),
        ("Arolygiad: Gwasanaeth Northmere: ardal gwasanaeth Fen (NM1) a Moor", False,
         "Arolygiad: Gwasanaeth Northmere"),
        ("One two three four five six seven eight nine", False, "One two three four five six seven …"),
        ("Inspection of Northmere Family Court Service: Fen", True, "Inspection of Northmere Family Court Service"),
    ],
)  # fmt: skip
def test_the_running_title_ends_where_a_part_of_the_title_ends(title, large, shown):
    given = Document("en", "report", title, (Paragraph(text(FILL)),))
    assert Builder(given, large).data()["running"] == shown


def test_a_paragraph_before_a_table_stays_with_it_and_one_between_paragraphs_may_part():
    table = Table("A table", (C("Name", header=True), C("Grade")), (("Fen", "Good"),))
    parts = (Paragraph(text("See:")), table, Paragraph(text("One.")), Paragraph(text("Two.")))
    data = Builder(Document("en", "report", "A report", parts), large=False).data()
    assert [block["keep"] for block in data["blocks"]] == [True, False, False, False]


def test_the_imprint_of_a_report_is_never_parted_in_print():
    facts, imprint = (("Where", "Northmere"), ("When", "In May")), ("Another form: ask.", "No. 14")
    foots = []
    for lines in range(20, 60):
        filling = tuple(Paragraph(text(FILL)) for _ in range(lines))
        given = Document("en", "report", "A report", filling, contents=False, facts=facts, imprint=imprint)
        last = pages(given, "pdf")[-1]
        foots.append(all(any(line.startswith(part) for line in last) for part in ("Where", "When", *imprint)))
    assert all(foots)
