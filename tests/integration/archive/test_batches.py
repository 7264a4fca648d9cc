"""Is a batch read once, whatever ends in between, and does one bad file leave the others alone?"""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from tests.factories.document_forms import as_text
from tests.factories.documents import AreaReport
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.archive import batch_queries, tasks
from touchstone.inspectorate.archive.actions import batches, sending
from touchstone.inspectorate.archive.models import BatchDocument, DocumentReading, ImportBatch, SourceDocument

State = BatchDocument.State


def lay(folder: Path, n: int) -> list[Path]:
    """So many fictional reports, each different."""
    folder.mkdir(exist_ok=True)
    made = []
    for number in range(n):
        path = folder / f"report-{number:03}.txt"
        path.write_bytes(as_text(AreaReport.make(Random(number)).elements()) + f"\n{number}\n".encode())
        made.append(path)
    return made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that the reader was asked to read."""
    asked: list[str] = []
    real = tasks.Pool.read

    def read(pool, data, name):
        asked.append(name)
        return real(pool, data, name)

    monkeypatch.setattr(tasks.Pool, "read", read)
    return asked


def batch_of(folder: Path, by: User | str = "tests") -> ImportBatch:
    made = batches.begin(by=by, name=folder.name, source=str(folder))
    batches.add_paths(batch=made, paths=[str(path) for path in sorted(folder.iterdir())])
    return made


@pytest.mark.django_db
def test_bad_files_are_told_of_and_the_others_are_read(tmp_path, archivist, counted) -> None:
    good = lay(tmp_path / "in", 3)
    (tmp_path / "in" / "empty.pdf").touch()
    (tmp_path / "in" / "nonsense.pdf").write_bytes(b"%PDF-1.4 nonsense")
    (tmp_path / "in" / "same.txt").write_bytes(good[0].read_bytes())
    made = batch_of(tmp_path / "in", archivist)
    batches.add_paths(batch=made, paths=[str(tmp_path / "in" / "gone.pdf")])
    told: list[str] = []
    tasks.read_batch(batch=made, jobs=2, told=lambda row: told.append(Path(row.path).name))
    states = {Path(row.path).name: row.state for row in made.documents.all()}
    assert states["empty.pdf"] == states["gone.pdf"] == State.NOT_KEPT
    assert (states["nonsense.pdf"], states["same.txt"]) == (State.REFUSED, State.HELD)
    assert [states[path.name] for path in good] == [State.READ] * 3
    assert sorted(told) == sorted(states)
    assert "is empty" in made.documents.get(path__endswith="empty.pdf").note
    assert "cannot be opened" in made.documents.get(path__endswith="gone.pdf").note
    made.refresh_from_db()
    assert made.finished_at is not None and made.leased_until is None
    totals = batch_queries.totals(made)
    assert (totals.total, totals.read, totals.refused, totals.held, totals.not_kept) == (7, 3, 1, 1, 2)
    assert len(counted) == 4


@pytest.mark.django_db
def test_a_batch_again_reads_only_what_is_new(tmp_path, archivist, counted) -> None:
    lay(tmp_path / "in", 2)
    tasks.read_batch(batch=batch_of(tmp_path / "in", archivist), jobs=1)
    lay(tmp_path / "in", 3)
    again = batch_of(tmp_path / "in", archivist)
    assert again.finished_at is None
    tasks.read_batch(batch=again, jobs=1)
    assert counted == ["report-000.txt", "report-001.txt", "report-002.txt"]
    assert (ImportBatch.objects.count(), SourceDocument.objects.count()) == (1, 3)


@pytest.mark.django_db
def test_a_fault_of_the_program_is_kept_with_its_file_but_a_lost_database_stops(tmp_path, monkeypatch) -> None:
    lay(tmp_path / "in", 2)
    made = batch_of(tmp_path / "in")
    real = batches.keep_read

    def keep(**given):
        if given["row"].path.endswith("000.txt"):
            raise fault
        return real(**given)

    monkeypatch.setattr(batches, "keep_read", keep)
    fault: Exception = OperationalError("gone")
    with pytest.raises(OperationalError):
        tasks.read_batch(batch=made, jobs=1)
    assert made.documents.get(path__endswith="000.txt").state == State.WAITING
    fault = KeyError("x")
    tasks.read_batch(batch=made, jobs=1)
    assert "KeyError" in made.documents.get(path__endswith="000.txt").note
    assert made.documents.get(path__endswith="001.txt").state == State.READ


@pytest.mark.django_db
def test_only_one_process_reads_a_batch_and_a_dead_one_is_followed(tmp_path, monkeypatch) -> None:
    made = batch_of(tmp_path)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        name = batches.holder().rpartition(":")[0]
        monkeypatch.setattr(batches, "holder", lambda: f"{name}:{other.pid}")
        batches.take(batch=made)
        monkeypatch.undo()
        with pytest.raises(Refused, match="Another process"):
            tasks.read_batch(batch=made)
    made.refresh_from_db()
    assert not batches.is_being_read(made)
    tasks.read_batch(batch=made)
    ImportBatch.objects.filter(pk=made.pk).update(lease_holder="elsewhere:1", leased_until="2000-01-01T00:00Z")
    tasks.read_batch(batch=made)


@pytest.mark.django_db
def test_a_zip_is_unpacked_with_guards(archivist, monkeypatch) -> None:
    monkeypatch.setattr(sending, "MOST_BYTES", 50_000)
    report = as_text(AreaReport.make(Random(1)).elements())
    names = ["a/report.txt", "../../etc/report.txt", ".hidden", "__MACOSX/x", "empty.txt", "bomb.txt", "after.txt"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in names:
            bytes_of = b"" if name == "empty.txt" else b"0" * 1_000_000 if name == "bomb.txt" else report
            out.writestr(name, bytes_of)
    files = [
        SimpleUploadedFile("many.zip", packed.getvalue()),
        SimpleUploadedFile("broken.zip", b"PK nonsense"),
        SimpleUploadedFile("report.txt", report),
        SimpleUploadedFile("report.txt", report + b"\n2\n"),
    ]
    made = sending.send(by=archivist, files=files, refused=[("huge.pdf", "It is too large.")])
    rows = {row.path: row for row in made.documents.all()}
    assert rows["../../etc/report.txt"].file == rows["a/report.txt"].file
    assert {rows["report.txt"].state, rows["report.txt (2)"].state} == {State.WAITING}
    assert rows["huge.pdf"].note == "It is too large."
    assert "is empty" in rows["empty.txt"].note
    assert "more than can be taken at once" in rows["bomb.txt"].note
    assert "more than can be taken at once" in rows["many.zip"].note
    assert "damaged" in rows["broken.zip"].note
    assert not {".hidden", "__MACOSX/x", "after.txt"} & set(rows)
    monkeypatch.setattr(sending, "MOST_FILES", 3)
    many = sending.send(by=archivist, files=[SimpleUploadedFile("many.zip", packed.getvalue())], name="Many")
    assert many.name == "Many"
    assert "more than 3 files" in many.documents.get().note


# The program itself, with a note of every document that the reader is asked to read.
PROGRAM = """
import sys, time
from touchstone.reader import sandbox
real = sandbox.Pool.read
def read(pool, data, name):
    with open(sys.argv[1], "a") as out:
        out.write(name + "\\n")
    found = real(pool, data, name)
    time.sleep(0.2)
    return found
sandbox.Pool.read = read
from touchstone.cli.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def run(tmp_path: Path, project: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts the program with a database of its own."""
    (tmp_path / "data").mkdir()
    environment = {
        **os.environ,
        "TOUCHSTONE_DATA": str(tmp_path / "data"),
        "TOUCHSTONE_DATABASE": "",
        "PYTHONPATH": os.pathsep.join([str(project / "src"), str(project)]),
        "DJANGO_SETTINGS_MODULE": "touchstone.config.settings",
    }

    def start(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / "asked"), *words]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    quickly = "import django; django.setup(); from tests import quick_migrations; quick_migrations.install()"
    words = "from touchstone.cli.__main__ import main; main(['manage', 'migrate', '-v', '0'])"
    subprocess.run([sys.executable, "-c", f"{quickly}; {words}"], env=environment, cwd=project, check=True)
    return start


def test_killed_in_the_middle_it_goes_on_and_reads_nothing_twice(tmp_path: Path, run) -> None:
    """A real process, really killed: what it had finished is not read again, and nothing is lost or doubled."""
    lay(tmp_path / "in", 24)
    data, asked = tmp_path / "data", tmp_path / "asked"
    first = run("import", str(tmp_path / "in"), "--jobs", "2")
    while finished(data) < 6:
        assert first.poll() is None, first.communicate()
        time.sleep(0.05)
    first.kill()
    first.communicate()
    before, started = finished(data), len(asked.read_text().split())
    assert 6 <= before < 24
    said, _nothing = run("import", str(tmp_path / "in"), "--jobs", "2").communicate()
    assert f"{before} of 24 files were finished before and are not read again." in said
    assert "24 of 24 files" in said and "in: 24 files. 24 read" in said
    assert len(asked.read_text().split()[started:]) == 24 - before
    assert finished(data) == 24
    assert count(data, "SELECT count(*) FROM archive_documentreading") == 24


def finished(data: Path) -> int:
    return count(data, "SELECT count(*) FROM archive_batchdocument WHERE state != 'waiting'")


def count(data: Path, sql: str) -> int:
    with closing(sqlite3.connect(data / "touchstone.sqlite3")) as database:
        return int(database.execute(sql).fetchone()[0])


@pytest.mark.django_db
def test_totals_cost_the_same_however_many_documents(tmp_path, django_assert_num_queries) -> None:
    lay(tmp_path / "in", 3)
    made = batch_of(tmp_path / "in")
    tasks.read_batch(batch=made, jobs=1)
    with django_assert_num_queries(3):
        batch_queries.totals(made)
    assert DocumentReading.objects.count() == 3


@pytest.mark.django_db
def test_what_was_left_behind_is_gone_on_with(archivist, counted) -> None:
    report = as_text(AreaReport.make(Random(1)).elements())
    made = sending.send(by=archivist, files=[SimpleUploadedFile("report.txt", report)])
    folder = batches.begin(by=archivist, name="A folder", source="/nowhere")
    batches.add_paths(batch=folder, paths=["/nowhere/x.pdf"])
    assert tasks.go_on() == 1
    assert tasks.go_on() == 0
    assert made.documents.get().state == State.READ
    assert folder.documents.get().state == State.WAITING
    assert counted == ["report.txt"]
