"""What becomes of PDF files, whole, locked, scanned, cut short, damaged and hostile?"""

from __future__ import annotations

import io

import pikepdf
import pytest
import typst

from tests.factories.la_documents import make
from tests.factories.la_layouts import pdf
from touchstone.reader.inputs import Unreadable, open_document
from touchstone.reader.inputs import pdf as reader_pdf
from touchstone.reader.inputs.pdf import open_bytes


def typeset(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def saved(change: object, data: bytes, **options: object) -> bytes:
    """The PDF after `change` (called with the open file), saved again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        if callable(change):
            change(opened)
        opened.save(out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def report() -> bytes:
    return pdf(make("ilacs_2018", 1))


def test_text_comes_page_by_page_with_plain_line_ends(report: bytes) -> None:
    document = open_bytes(report)
    assert document.media_type == "application/pdf"
    assert len(document.pages) > 1
    assert document.pages[0].split("\n")[2].startswith("Inspection dates:")
    assert not set("\r\x00\ufffe\x02\xa0") & set(document.text)
    assert document.notes == []


def test_hyphen_at_a_line_end_stays_a_hyphen() -> None:
    setup = "#set page(width: 6cm, height: 6cm, margin: 1cm)\n#set text(hyphenate: false)\n"
    text = open_bytes(typeset(setup + "The team of the out-of-hours-service")).text
    assert "out-of-hours-" in text.replace("\n", "")


def test_a_locked_file_asks_for_one_without_password(report: bytes) -> None:
    locked = saved(None, report, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable, match="locked with a password"):
        open_bytes(locked)


def test_a_file_that_only_forbids_printing_is_read(report: bytes) -> None:
    guarded = saved(None, report, encryption=pikepdf.Encryption(owner="a", user=""))
    assert open_bytes(guarded).pages == open_bytes(report).pages


def test_pages_without_text_are_called_pictures() -> None:
    with pytest.raises(Unreadable, match="pages are pictures"):
        open_bytes(typeset("#rect(width: 100%, height: 50%)\n#pagebreak()\n#circle(radius: 3cm)"))


def test_a_page_without_text_among_others_is_noted() -> None:
    pages = "Some words on the first page.\n#pagebreak()\n#rect(width: 5cm)\n#pagebreak()\nSome words on the last."
    document = open_bytes(typeset(pages))
    assert document.notes == ["Page 2 of 3 has no text: if it is a picture, it was not read."]


def test_a_file_cut_short_is_refused_or_noted(report: bytes) -> None:
    for share in (0.1, 0.5, 0.9):
        cut = report[: int(len(report) * share)]
        try:
            notes = open_bytes(cut).notes
        except Unreadable as refusal:
            assert "cut short" in refusal.sentence or "damaged" in refusal.sentence or "pictures" in refusal.sentence
        else:
            assert any("end of the file is missing" in note for note in notes)


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        open_bytes(b"%PDF-1.7\n" + b"nonsense " * 400 + b"\n%%EOF")


def test_a_web_page_named_pdf_is_read_as_what_it_is() -> None:
    page = b"<!DOCTYPE html><html><head><title>x</title></head><body><p>Not found</p></body></html>"
    document = open_document(page, "report.pdf")
    assert document.media_type == "text/html"
    assert "bytes are a web page" in document.notes[0]


def test_more_pages_than_any_report_are_refused(report: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_pdf, "MAX_PAGES", 2)
    with pytest.raises(Unreadable, match="takes at most 2"):
        open_bytes(report)


def test_ten_thousand_pages_are_refused_before_they_are_read() -> None:
    def fill(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        for _ in range(9_999):
            opened.pages.append(page)

    many = saved(fill, typeset("One page."))
    with pytest.raises(Unreadable, match="10,000 pages"):
        open_bytes(many)


def test_a_page_full_of_text_is_refused(monkeypatch: pytest.MonkeyPatch, report: bytes) -> None:
    monkeypatch.setattr(reader_pdf, "MAX_PAGE_CHARACTERS", 200)
    with pytest.raises(Unreadable, match="no page of a report does"):
        open_bytes(report)


def test_too_much_text_altogether_is_refused(monkeypatch: pytest.MonkeyPatch, report: bytes) -> None:
    monkeypatch.setattr(reader_pdf, "MAX_CHARACTERS", 2_000)
    with pytest.raises(Unreadable, match="characters of text"):
        open_bytes(report)


def test_geometry_says_where_pieces_stand(report: bytes) -> None:
    source = open_bytes(report).source
    assert isinstance(source, reader_pdf.PdfSource)
    pieces = source.pieces(1)
    words = {piece.text: piece for piece in pieces}
    head = [piece for piece in pieces if piece.text.startswith(("Judgement", "Grade"))]
    assert words and len(head) >= 1
    tops = [piece.top for piece in pieces]
    assert min(tops) >= 0 and tops[0] < tops[-1]
    assert all(piece.left < piece.right and piece.top < piece.bottom for piece in head)
