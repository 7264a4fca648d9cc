"""Files of evidence: kept under their hash, refused where name and bytes do not agree, handed out and never shown."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from tests.factories.people import browser_of
from tests.integration.evidence.conftest import Draft
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.evidence.actions import files, submitting
from touchstone.inspectorate.evidence.models import EvidenceFile, EvidenceItem

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def workbook() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return held.getvalue()


def kept(cast: Cast, item: EvidenceItem, name: str, data: bytes) -> EvidenceFile:
    return files.attach(by=cast["inspector"], item=item, name=name, stream=data)


@pytest.mark.parametrize(
    ("name", "data"),
    [("plan.pdf", b"%PDF-1.7 fictional"), ("board.PNG", PNG), ("notes.txt", b"Seen."), ("cases.xlsx", workbook())],
)
def test_what_its_name_says_is_kept(cast: Cast, draft: Draft, name: str, data: bytes) -> None:
    row = kept(cast, draft(), name, data)
    assert row.name == name and row.file.size == len(data)
    assert AuditEvent.objects.filter(action="evidence.attach").count() == 1


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("plan.pdf", PNG, "its bytes are of another kind"),
        ("photo.png", b"<html><script>alert(1)</script>", "its bytes are of another kind"),
        ("notes.txt", b"<html><body>Seen.", "its bytes are of another kind"),
        ("letter.docx", workbook(), "its bytes are of another kind"),
        ("page.html", b"<html><body>Seen.", "not kept here"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not kept here"),
        ("tool.exe", b"MZ\x90\x00", "not kept here"),
        ("nothing", b"Seen.", "not kept here"),
        ("photo.png\u202etxt.exe", PNG, "not kept here"),
        ("empty.txt", b"", "empty"),
    ],
)
def test_what_lies_is_refused_and_leaves_nothing(cast: Cast, draft: Draft, name: str, data: bytes, says: str) -> None:
    item = draft()
    with pytest.raises(Refused, match=says):
        kept(cast, item, name, data)
    assert not StoredFile.objects.exists() and not item.files.exists()


def test_names_are_tidied(cast: Cast, draft: Draft) -> None:
    item = draft()
    assert kept(cast, item, "C:\\Users\\x\\..\\plan\r\n.pdf", b"%PDF-1").name == "plan.pdf"
    assert len(kept(cast, item, "n" * 500 + ".txt", b"Seen.").name) <= 200
    assert kept(cast, item, "../../etc/notes.txt", b"Seen too.").name == "notes.txt"


def test_the_same_bytes_are_kept_once(cast: Cast, draft: Draft) -> None:
    item = draft()
    assert kept(cast, item, "one.txt", b"Seen.") == kept(cast, item, "two.txt", b"Seen.")
    assert item.files.count() == 1


def test_an_item_takes_twenty_files(cast: Cast, draft: Draft) -> None:
    item = draft()
    for number in range(files.MOST):
        kept(cast, item, f"{number}.txt", f"Seen {number}.".encode())
    with pytest.raises(Refused, match="20 files"):
        kept(cast, item, "more.txt", b"Seen more.")


def test_handed_out_to_be_saved_and_to_do_nothing(cast: Cast, draft: Draft) -> None:
    item = draft()
    row = kept(cast, item, "plan.pdf", b"%PDF-1.7 fictional")
    address = reverse("evidence-file", args=[cast.inspection.slug, item.public_id, row.pk])
    answer = browser_of(cast["inspector"]).get(address)
    assert b"".join(answer) == b"%PDF-1.7 fictional"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    for who in ("second", "moderator", "head"):  # still a draft
        assert browser_of(cast[who]).get(address).status_code in (403, 404)
    submitting.submit(by=cast["inspector"], item=item)
    assert browser_of(cast["moderator"]).get(address).status_code == 200
    assert browser_of(cast["head"]).get(address).status_code in (403, 404)


def test_a_file_of_another_item_is_not_reached_through_this_one(cast: Cast, draft: Draft) -> None:
    one, other = draft(), draft()
    row = kept(cast, other, "notes.txt", b"Seen.")
    address = reverse("evidence-file", args=[cast.inspection.slug, one.public_id, row.pk])
    assert browser_of(cast["inspector"]).get(address).status_code == 404


def test_files_are_part_of_the_fingerprint_and_stay_after_submitting(cast: Cast, draft: Draft) -> None:
    with_file, without = draft(), draft()
    row = kept(cast, with_file, "notes.txt", b"Seen.")
    for item in (with_file, without):
        submitting.submit(by=cast["inspector"], item=item)
        item.refresh_from_db()
    assert with_file.content_hash != without.content_hash
    row.item = with_file
    with pytest.raises(Refused, match="submitted"):
        files.remove(by=cast["inspector"], file=row)
    with pytest.raises(Refused, match="submitted"):
        kept(cast, with_file, "more.txt", b"More.")


def sent(**more: Any) -> dict[str, Any]:
    return {"revision": "0", "text": "Seen with a file.", "do": "save", **more}


def test_sent_with_the_form_and_taken_off_again(cast: Cast) -> None:
    browser, number = browser_of(cast["inspector"]), uuid4()
    address = reverse("evidence-write", args=[cast.inspection.slug, number])
    good = SimpleUploadedFile("notes.txt", b"Seen.")
    lies = SimpleUploadedFile("plan.pdf", PNG)
    page = browser.post(address, sent(files=[good, lies])).content.decode()
    assert "plan.pdf: Its name ends with .pdf" in page and "Seen with a file." in page
    item = EvidenceItem.objects.get(public_id=number)
    assert [row.name for row in item.files.all()] == ["notes.txt"]
    off = reverse("evidence-file-remove", args=[cast.inspection.slug, number, item.files.get().pk])
    assert browser.get(off).status_code == 405
    assert browser.post(off).status_code == 302 and not item.files.exists()


def test_a_file_too_large_is_refused_with_a_sentence_and_the_text_is_saved(cast: Cast, settings: Any) -> None:
    settings.MAX_DOCUMENT_BYTES = 100_000
    browser, number = browser_of(cast["inspector"]), uuid4()
    address = reverse("evidence-write", args=[cast.inspection.slug, number])
    large = SimpleUploadedFile("recording.txt", b"Seen. " * 50_000)
    page = browser.post(address, sent(files=[large], do="submit")).content.decode()
    assert "recording.txt is larger than" in page and "Seen with a file." in page
    item = EvidenceItem.objects.get(public_id=number)
    assert item.state == "draft" and item.text == "Seen with a file." and not item.files.exists()
