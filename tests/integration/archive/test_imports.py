"""What becomes of a document that is brought in: once, twice, by a newer reader, refused, cut short?"""

from __future__ import annotations

import pytest

from tests.factories import readings
from tests.integration.archive.helpers import decide
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.archive.actions import imports
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue, SourceDocument

pytestmark = pytest.mark.django_db
State = DocumentReading.State


def test_a_document_is_kept_with_its_reading_and_waits(desk, archivist) -> None:
    data = desk.lay(b"report", readings.report())
    brought = imports.bring_in(by=archivist, data=data, name="report.txt")
    assert brought.outcome == imports.Outcome.READ
    assert brought.reading.state == State.WAITING
    assert brought.doubts == 0
    value = ReadValue.objects.get(path="published")
    assert value.value == {"start": "2024-03-01", "precision": "month", "printed": "March 2024"}
    place = readings.REPORT_TEXT[value.start : value.end]
    assert (value.page, place) == (1, "March 2024")
    assert brought.reading.pages == [readings.REPORT_TEXT]
    assert brought.reading.document.file.size == 6
    assert AuditEvent.objects.get(action="archive.import").actor == archivist


def test_what_nothing_is_written_from_is_not_asked(desk, archivist) -> None:
    imports.bring_in(by=archivist, data=desk.lay(b"report", readings.report()), name="report.txt")
    assert not ReadValue.objects.filter(path__startswith="proportion_words").exists()
    assert DocumentReading.objects.get().record["lists"]["proportion_words"]


def test_the_same_bytes_twice_change_nothing_and_are_not_read_again(desk, archivist) -> None:
    data = desk.lay(b"report", readings.report())
    first = imports.bring_in(by=archivist, data=data, name="report.txt")
    trail, asked = AuditEvent.objects.count(), desk.asked
    again = imports.bring_in(by=archivist, data=data, name="another name.txt")
    assert again.outcome == imports.Outcome.UNCHANGED
    assert again.reading == first.reading
    assert (AuditEvent.objects.count(), desk.asked) == (trail, asked)
    assert SourceDocument.objects.get().name == "report.txt"


def test_a_newer_reader_proposes_a_reading_and_lists_what_changes(desk, archivist, monkeypatch) -> None:
    data = desk.lay(b"report", readings.report())
    old = imports.bring_in(by=archivist, data=data, name="report.txt").reading
    decide(archivist, old, "kind")
    newer = readings.report(area_name=readings.cell("Fenland", confidence=0.7, doubt="Two names are printed."))
    desk.lay(b"report", {**newer, "reader_version": "9.0"})
    monkeypatch.setattr(imports, "READER_VERSION", "9.0")
    brought = imports.bring_in(by=archivist, data=data, name="report.txt", again=True)
    old.refresh_from_db()
    assert brought.outcome == imports.Outcome.READ_AGAIN
    assert [(c.path, c.before, c.after) for c in brought.changes] == [("area_name", "Saltmarsh", "Fenland")]
    assert (old.state, brought.reading.state) == (State.REPLACED, State.WAITING)
    assert brought.reading.replaces == old
    carried = brought.reading.values.get(path="kind")
    assert (carried.decision, carried.decided_by) == ("right", archivist)


def test_a_newer_reader_that_says_the_same_changes_nothing(desk, archivist, monkeypatch) -> None:
    data = desk.lay(b"report", readings.report())
    old = imports.bring_in(by=archivist, data=data, name="report.txt").reading
    monkeypatch.setattr(imports, "READER_VERSION", "9.0")
    brought = imports.bring_in(by=archivist, data=data, name="report.txt", again=True)
    assert (brought.outcome, brought.reading) == (imports.Outcome.UNCHANGED, old)


def test_what_is_no_inspection_document_is_kept_with_the_reason(desk, archivist) -> None:
    brought = imports.bring_in(by=archivist, data=b"news", name="news.txt")
    assert brought.outcome == imports.Outcome.REFUSED
    assert brought.reading.state == State.REFUSED
    assert brought.reading.refusal == "This is no inspection document: it is a news article."
    assert not brought.reading.values.exists()
    assert brought.reading.document.file.size == 4


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "report.txt is empty"), (b"x" * 11, "report.txt is larger than")],
)
def test_empty_and_oversized_files_are_refused_with_nothing_kept(desk, archivist, settings, data, sentence) -> None:
    settings.MAX_DOCUMENT_BYTES = 10
    with pytest.raises(Refused, match=sentence):
        imports.bring_in(by=archivist, data=data, name="report.txt")
    assert not (StoredFile.objects.exists() or SourceDocument.objects.exists() or desk.asked)


def test_whoever_may_not_import_is_refused_before_anything_is_read(desk, outsider) -> None:
    with pytest.raises(Refused, match="roles do not let you"):
        imports.bring_in(by=outsider, data=b"report", name="report.txt")
    assert desk.asked == 0


def test_cut_short_while_it_is_written_nothing_is_left(desk, archivist, monkeypatch) -> None:
    data = desk.lay(b"report", readings.report())

    def killed(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(imports, "_record", killed)
        with pytest.raises(KeyboardInterrupt):
            imports.bring_in(by=archivist, data=data, name="report.txt")
    tables = (StoredFile, SourceDocument, DocumentReading, ReadValue)
    assert [table.objects.count() for table in tables] == [0, 0, 0, 0]
    assert imports.bring_in(by=archivist, data=data, name="report.txt").outcome == imports.Outcome.READ


def test_contradictions_come_first_and_are_no_doubt_of_the_reader(desk, archivist) -> None:
    places = [{"page": 1, "start": 0, "end": 9}]
    said = {**readings.report(), "contradictions": [{"says": "The cover says 7, the imprint 8.", "places": places}]}
    reading = imports.bring_in(by=archivist, data=desk.lay(b"report", said), name="r.txt").reading
    first = reading.values.order_by("order").first()
    assert (first.path, first.value) == ("contradictions[0].says", "The cover says 7, the imprint 8.")
    assert not imports.has_doubts(reading)
