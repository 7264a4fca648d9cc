"""Is every kind of bad file refused with a sentence that says what was wrong and what to do?"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pikepdf
import pytest

from tests.factories.document_forms import as_docx, as_html, as_pdf, as_text, as_utf16, as_windows
from tests.factories.documents import AreaReport
from touchstone.reader.limits import MAX_FILE_BYTES
from touchstone.reader.read import read_in_process
from touchstone.reader.sandbox import read_file

ELEMENTS = AreaReport.make(Random(3)).elements()


def encrypted_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_pdf(ELEMENTS))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return out.getvalue()


def scanned_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def lying_bomb() -> bytes:
    """A bomb whose headers say that it unpacks to one byte."""
    data = bytearray(bomb())
    size = (200_000_000).to_bytes(4, "little")
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = (1).to_bytes(4, "little")
        at = data.find(size, at + 4)
    return bytes(data)


def workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\x00" * 5_000_000, "zero bytes", id="zeros"),
        pytest.param(b" \n\t\n ", "blank", id="blank"),
        pytest.param(encrypted_pdf(), "locked with a password", id="encrypted PDF"),
        pytest.param(scanned_pdf(), "no text", id="scanned PDF"),
        pytest.param(as_pdf(ELEMENTS)[:2000], "cut short", id="truncated PDF"),
        pytest.param(as_docx(ELEMENTS)[:9000], "damaged or cut short", id="truncated Word"),
        pytest.param(bomb(), "unpacks to far more", id="bomb"),
        pytest.param(lying_bomb(), "", id="bomb that lies about its size"),
        pytest.param(workbook(), "Excel", id="workbook"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old Word file", id="old Word"),
        pytest.param(b"{\\rtf1 Hello}", "Rich Text", id="rich text"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, "picture", id="picture"),
        pytest.param(Random(1).randbytes(20_000), "not text", id="junk"),
        pytest.param(b"Flour, eggs and milk make pancakes. Fry them.", "not an inspection report", id="recipe"),
    ],
)
def test_refused_with_a_sentence(data: bytes, says: str) -> None:
    reading = read_in_process(data, "file")
    assert reading.outcome == "refused"
    assert says in reading.data["refusal"]
    assert reading.data["refusal"].endswith(".")
    assert reading.data["fields"] == {} and reading.data["lists"] == {}


def test_web_page_named_pdf_says_both() -> None:
    page = b"<!doctype html><html><body><h1>Sorry</h1><p>This page does not exist.</p></body></html>"
    reading = read_in_process(page, "report.pdf")
    assert reading.outcome == "refused"
    assert "The name says a PDF, but the bytes are a web page (HTML)" in reading.data["refusal"]
    assert "not an inspection report" in reading.data["refusal"]


def test_report_as_web_page_named_pdf_is_read() -> None:
    reading = read_in_process(as_html(ELEMENTS), "report.pdf")
    assert reading.outcome == "read"
    assert reading.data["media_type"] == "text/html"
    assert any("the bytes are a web page" in note for note in reading.data["notes"])


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (as_utf16(ELEMENTS), "UTF-16, as its byte order mark says"),
        (as_text(ELEMENTS).decode().encode("utf-16-le"), "UTF-16 from its zero bytes"),
        (as_windows(ELEMENTS), "Windows-1252"),
    ],
)
def test_encoding_is_said(data: bytes, note: str) -> None:
    reading = read_in_process(data, "report.txt")
    assert reading.outcome == "read"
    assert any(note in said for said in reading.data["notes"])


def test_large_file_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "zeros.txt"
    with path.open("wb") as file:
        file.truncate(500_000_000)  # a hole: takes no room on the disk
    reading = read_file(path)
    assert reading.outcome == "refused"
    assert "500 MB" in reading.data["refusal"]
    assert f"{MAX_FILE_BYTES // 1_000_000} MB" in reading.data["refusal"]


@pytest.mark.parametrize(
    ("name", "says"), [("missing.txt", "There is no file"), (".", "a folder"), ("a\x00b", "cannot be opened")]
)
def test_paths_that_cannot_be_read(tmp_path: Path, name: str, says: str) -> None:
    reading = read_file(f"{tmp_path}/{name}")
    assert reading.outcome == "refused"
    assert says in reading.data["refusal"]
