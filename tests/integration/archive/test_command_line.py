"""Does `./touchstone import` say of each file what became of it, and does one bad file leave the others alone?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import readings
from touchstone.cli.__main__ import main
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.inspectorate.archive.models import DocumentReading, SourceDocument
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(desk, tmp_path: Path, world) -> Path:
    return lay(desk, tmp_path, "report.txt", readings.report())


def lay(desk, folder: Path, name: str, reading: dict) -> Path:
    path = folder / name
    path.write_bytes(desk.lay(name.encode(), reading))
    return path


def test_a_line_says_what_it_is_how_much_and_what_next(report, capsys) -> None:
    assert main(["import", str(report)]) == 0
    line = capsys.readouterr().out
    assert line.startswith(f"{report}: Inspection of Northmere Family Court Service: Saltmarsh area ")
    assert "(Full inspection, dated March 2024). 34 values, no doubts. Next: look at it and confirm it at http" in line
    assert SourceDocument.objects.get().imported_by is None
    assert AuditEvent.objects.get(action="archive.import").actor_label == "the command line"


def test_the_worst_file_gives_the_status_and_the_others_go_on(desk, report, tmp_path, capsys) -> None:
    doubted = readings.report(area_name=readings.cell("Saltmarsh", confidence=0.7, doubt="Two names."))
    other = lay(desk, tmp_path, "doubted.txt", doubted)
    news, empty = tmp_path / "news.txt", tmp_path / "empty.pdf"
    news.write_bytes(b"news")
    empty.touch()
    assert main(["import", str(report), str(other)]) == 1
    assert main(["import", str(news), str(empty), str(tmp_path / "nowhere.pdf"), str(report)]) == 2
    said = capsys.readouterr().out.splitlines()
    assert ", 1 doubt. Next:" in said[1]
    assert "Refused: This is no inspection document: it is a news article. It is kept with this reason:" in said[2]
    assert "empty.pdf is empty: it has no bytes at all." in said[3] and said[3].endswith("Nothing was kept.")
    assert "the file cannot be opened (No such file or directory). Nothing was kept." in said[4]
    assert "The same bytes are here already; nothing was changed." in said[5]
    assert SourceDocument.objects.count() == 3


def test_a_file_over_the_limit_is_refused_unread(desk, tmp_path, settings, capsys) -> None:
    settings.MAX_DOCUMENT_BYTES = 1000
    zeros = tmp_path / "zeros.bin"
    with zeros.open("wb") as stream:
        stream.truncate(500_000_000)
    assert main(["import", str(zeros)]) == 2
    assert "zeros.bin is larger than" in capsys.readouterr().out
    assert desk.asked == 0


def test_confirmed_in_the_name_of_a_person_who_may(report, archivist, capsys) -> None:
    assert main(["import", str(report), "--confirm-by", archivist.email.upper()]) == 0
    inspection = Inspection.objects.get()
    assert f"Confirmed by Ada Marsh; it stands in the register as {inspection.slug}." in capsys.readouterr().out
    assert DocumentReading.objects.get().confirmed_by == archivist
    assert AuditEvent.objects.get(action="archive.confirm").actor == archivist


def test_what_was_brought_in_earlier_is_confirmed_on_request(report, archivist, capsys) -> None:
    main(["import", str(report)])
    assert main(["import", str(report), "--confirm-by", archivist.email]) == 0
    assert DocumentReading.objects.get().state == "confirmed"


def test_a_doubt_is_not_confirmed_and_the_line_says_why(desk, tmp_path, archivist, world, capsys) -> None:
    doubted = readings.report(area_name=readings.cell("Saltmarsh", confidence=0.7, doubt="Two names."))
    path = lay(desk, tmp_path, "doubted.txt", doubted)
    assert main(["import", str(path), "--confirm-by", archivist.email]) == 1
    assert "Not confirmed: The reader has doubts about it, so a person must look at them." in capsys.readouterr().out
    assert not Inspection.objects.exists()


@pytest.mark.parametrize(
    ("option", "who", "says"),
    [
        ("--confirm-by", "analyst", "Your roles do not let you confirm"),
        ("--confirm-by", "nobody@northmere.example", "Nobody signs in here as nobody@northmere.example"),
        ("--by", "nobody@northmere.example", "Nobody signs in here as"),
    ],
)
def test_a_person_who_may_not_is_refused_before_anything_is_read(
    report, analyst, desk, capsys, option, who, says
) -> None:
    email = analyst.email if who == "analyst" else who
    assert main(["import", str(report), option, email]) == 2
    assert says in capsys.readouterr().err
    assert desk.asked == 0


def test_whoever_may_not_import_is_told_so_for_each_file(report, outsider, capsys) -> None:
    assert main(["import", str(report), "--by", outsider.email]) == 2
    assert "Your roles do not let you read published documents into the archive" in capsys.readouterr().out
    assert not SourceDocument.objects.exists()
