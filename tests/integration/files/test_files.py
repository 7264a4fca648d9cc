"""The store: the same bytes once, whole or not at all, and handed out so that they cannot run."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest
from django.conf import settings

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files import actions
from touchstone.foundation.files.actions import store
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.files.queries import download, folder, open_stored, read_stored

pytestmark = pytest.mark.django_db


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (zipped("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (zipped("anything.txt"), "application/zip"),
        (b"PK\x03\x04 broken", "application/octet-stream"),
        (b"<!doctype html><p>x", "text/html"),
        (b"An inspection of nothing", "text/plain"),
        ("Adroddiad tŷ".encode("utf-16"), "text/plain"),
        (b"ab\x00\x01\x02", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\x00" * 64, "application/octet-stream"),
    ],
)
def test_the_kind_is_decided_from_the_bytes(data: bytes, kind: str) -> None:
    stored = store(data)
    assert (stored.media_type, stored.size, read_stored(stored)) == (kind, len(data), data)


def test_the_same_bytes_are_kept_once() -> None:
    first, again, stream = store(b"the same"), store(b"the same"), store(io.BytesIO(b"the same"))
    assert first == again == stream
    assert StoredFile.objects.count() == 1
    assert first.path == f"{first.sha256[:2]}/{first.sha256[2:]}"


def test_bytes_that_were_lost_are_put_back_by_storing_them_again() -> None:
    stored = store(b"lost and found")
    (folder() / stored.path).unlink()
    with pytest.raises(Refused, match="missing from the data folder"):
        open_stored(stored)
    store(b"lost and found")
    assert read_stored(stored) == b"lost and found"


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"x" * 2_097_153, "larger than 2 MB")])
def test_what_is_refused_leaves_nothing_behind(data: bytes, words: str) -> None:
    before = sorted(folder().rglob("*"))
    with pytest.raises(Refused, match=words):
        store(data, limit=2_097_152)
    assert not StoredFile.objects.exists()
    assert [path for path in sorted(folder().rglob("*")) if path not in before and path.is_file()] == []


def test_too_large_is_said_before_all_of_it_is_read() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"\x00" * size

    endless = Endless()
    with pytest.raises(Refused, match="larger than 50 MB"):
        store(endless)  # type: ignore[arg-type]
    assert endless.given <= settings.MAX_DOCUMENT_BYTES + 2 * 1024 * 1024


def test_a_failure_half_way_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_stream: BinaryIO) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(actions.media_types, "decide", fail)
    with pytest.raises(OSError, match="disk full"):
        store(b"half a file that is new")
    assert list((folder() / "incoming").iterdir()) == []
    assert not StoredFile.objects.exists()


def test_only_the_owner_may_read_the_bytes_on_disk() -> None:
    place: Path = folder() / store(b"private").path
    assert place.stat().st_mode & 0o077 == 0


def test_a_download_can_only_be_saved() -> None:
    response = download(store(b"<html><script>alert(1)</script>"), 'adroddiad "tŷ".html')
    assert b"".join(response.streaming_content) == b"<html><script>alert(1)</script>"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Cache-Control"] == "private, no-store"
