"""Do the archive's screens open for whom they should, do what they say, and lose nothing that was typed?"""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import readings
from tests.factories.people import browser_of
from tests.integration.archive.helpers import brought, confirm, decide, item, proposal
from touchstone.foundation.core import uploads
from touchstone.inspectorate.archive.models import DocumentReading, SourceDocument
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db
DOUBTED = readings.cell("Saltmarsh", readings.REPORT_TEXT, confidence=0.7, doubt="Two names are printed.")


@pytest.fixture
def reading(desk, archivist, world) -> DocumentReading:
    return brought(desk, archivist, readings.report(area_name=DOUBTED))


def addresses(reading: DocumentReading) -> list[tuple[str, list]]:
    return [
        ("archive-documents", []),
        ("archive-bring-in", []),
        ("archive-reading", [reading.pk]),
        ("archive-download", [reading.pk]),
        ("archive-value", [reading.pk, "area_name"]),
    ]


def confirming_addresses(reading: DocumentReading) -> list[tuple[str, list]]:
    return [
        ("archive-summary", [reading.pk]),
        ("archive-add", [reading.pk, "judgements"]),
        ("archive-add-provider", [reading.pk]),
        ("archive-add-area", [reading.pk]),
    ]


def test_whoever_imports_or_confirms_may_look_and_nobody_else(reading, archivist, analyst, outsider) -> None:
    for name, arguments in addresses(reading):
        address = reverse(name, args=arguments)
        assert browser_of(None).get(address).status_code == 302, name
        assert browser_of(outsider).get(address).status_code == 403, name
        assert browser_of(analyst).get(address).status_code == 200, name
        assert browser_of(archivist).get(address).status_code == 200, name


def test_only_whoever_confirms_may_say_what_is_written(reading, archivist, analyst) -> None:
    for name, arguments in confirming_addresses(reading):
        address = reverse(name, args=arguments)
        assert browser_of(analyst).get(address).status_code == 403, name
        assert browser_of(archivist).get(address).status_code == 200, name


def test_an_analyst_cannot_decide_by_sending_the_form(reading, analyst) -> None:
    address = reverse("archive-value", args=[reading.pk, "area_name"])
    data = {"decision": "right", "stamp": item(reading, "area_name").stamp}
    assert browser_of(analyst).post(address, data).status_code == 403
    assert reading.values.get(path="area_name").decision == "pending"


def test_the_list_says_what_waits_and_what_to_do_first(desk, reading, archivist) -> None:
    brought(desk, archivist, readings.report(kind=readings.cell("focused")), "second.txt")
    page = browser_of(archivist).get(reverse("archive-documents")).content.decode()
    assert "2 documents, those with the most doubts first." in page
    assert page.index("1 doubt") < page.index("second.txt")
    assert "Waiting (2)" in page


def test_the_list_narrows_by_words_and_says_when_nothing_fits(reading, archivist) -> None:
    browser = browser_of(archivist)
    assert "report.txt" in browser.get(reverse("archive-documents"), {"q": "saltmarsh"}).content.decode()
    assert "No document here matches" in browser.get(reverse("archive-documents"), {"q": "fenland"}).content.decode()


def test_an_empty_archive_says_how_to_begin(archivist) -> None:
    page = browser_of(archivist).get(reverse("archive-documents")).content.decode()
    assert "Documents that wait to be confirmed will be listed here" in page
    assert reverse("archive-bring-in") in page


def test_the_value_stands_beside_its_marked_place(reading, archivist) -> None:
    page = browser_of(archivist).get(reverse("archive-value", args=[reading.pk, "area_name"])).content.decode()
    marked = re.search(r'<mark id="place" class="app-place">([^<]*)</mark>', page)
    assert marked and marked[1] == "Saltmarsh"
    assert "Two names are printed." in page
    assert "1 of them doubted" in page


def test_deciding_goes_on_to_the_next_and_ends_at_the_summary(reading, archivist) -> None:
    browser = browser_of(archivist)
    browser.post(reverse("archive-accept", args=[reading.pk]))
    data = {"decision": "right", "stamp": item(reading, "area_name").stamp}
    answer = browser.post(reverse("archive-value", args=[reading.pk, "area_name"]), data)
    assert answer.url == reverse("archive-summary", args=[reading.pk])
    assert "Confirm and publish" in browser.get(answer.url).content.decode()


def test_a_correction_that_is_no_date_is_said_and_what_was_typed_stays(reading, archivist) -> None:
    address = reverse("archive-value", args=[reading.pk, "published"])
    data = {"decision": "corrected", "stamp": item(reading, "published").stamp, "v0": "the fifth of never"}
    answer = browser_of(archivist).post(address, data)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "“the fifth of never” is not a date. Write it like 5 October 2009" in page
    assert 'value="the fifth of never"' in page
    assert reading.values.get(path="published").decision == "pending"


def test_a_correction_is_kept_beside_what_was_read(reading, archivist) -> None:
    address = reverse("archive-value", args=[reading.pk, "published"])
    data = {"decision": "corrected", "stamp": item(reading, "published").stamp, "v0": "5 April 2024"}
    browser_of(archivist).post(address, data)
    value = reading.values.get(path="published")
    assert value.corrected == {"start": "2024-04-05", "precision": "day", "printed": "5 April 2024"}
    page = browser_of(archivist).get(address).content.decode()
    assert "March 2024" in page and "Corrected to:" in page


def test_two_people_are_told_of_each_other(reading, archivist) -> None:
    address = reverse("archive-value", args=[reading.pk, "published"])
    stamp = item(reading, "published").stamp
    decide(archivist, reading, "published")
    answer = browser_of(archivist).post(address, {"decision": "not there", "stamp": stamp}, follow=True)
    assert "Ada Marsh decided about this" in answer.content.decode()
    assert reading.values.get(path="published").decision == "right"


def test_a_row_that_was_missed_can_be_added(reading, archivist) -> None:
    address = reverse("archive-add", args=[reading.pk, "strengths"])
    answer = browser_of(archivist).post(address, {"text": "Kind staff."}, follow=True)
    assert "Strength 1 was added." in answer.content.decode()
    assert reading.values.get(path="strengths[0].text").corrected == "Kind staff."


def test_confirming_in_the_browser_writes_the_record(reading, archivist) -> None:
    decide(archivist, reading, "area_name")
    browser = browser_of(archivist)
    browser.post(reverse("archive-accept", args=[reading.pk]))
    summary = reverse("archive-summary", args=[reading.pk])
    page = browser.get(summary).content.decode()
    assert "A new inspection will be recorded" in page
    assert Inspection.objects.count() == 0
    answer = browser.post(summary, {"confirm": "1", "stamp": proposal(reading).stamp}, follow=True)
    assert "Confirmed. It stands in the register" in answer.content.decode()
    assert Inspection.objects.get().judgements.count() == 3


def test_a_name_that_fits_nothing_is_asked_and_may_be_added(desk, archivist, world) -> None:
    reading = brought(desk, archivist, readings.report(provider=readings.cell("Westerness Family Courts")))
    browser = browser_of(archivist)
    summary = reverse("archive-summary", args=[reading.pk])
    assert "The document prints “Westerness Family Courts”." in browser.get(summary).content.decode()
    form = {"name": "Westerness Family Courts", "kind": "service", "nation": "Wales", "checked": "on"}
    browser.post(reverse("archive-add-provider", args=[reading.pk]), form)
    asked = proposal(reading)
    assert (asked.provider.name, asked.provider.nation, asked.provider.listed) == (form["name"], "Wales", True)
    assert [question.name for question in asked.questions] == ["area"]
    browser.post(reverse("archive-add-area", args=[reading.pk]), {"name": "Saltmarsh", "code": "W1", "checked": "on"})
    assert [str(each.area) for each in proposal(reading).areas] == ["Saltmarsh (W1)"]


def test_answers_are_kept(desk, archivist, world) -> None:
    reading = brought(desk, archivist, readings.report(provider=readings.cell("Northmere Court Service")))
    summary = reverse("archive-summary", args=[reading.pk])
    browser_of(archivist).post(summary, {"answer": "1", "provider": str(world.organisation_id)})
    assert proposal(reading).provider == world.organisation


def test_a_confirmed_reading_is_opened_again_only_after_being_asked(desk, archivist, world) -> None:
    reading = brought(desk, archivist, readings.report())
    confirm(archivist, reading)
    address = reverse("archive-reopen", args=[reading.pk])
    browser = browser_of(archivist)
    assert "Open the reading again?" in browser.get(address).content.decode()
    assert DocumentReading.objects.count() == 1
    answer = browser.post(address)
    again = DocumentReading.objects.latest("id")
    assert answer.url == reverse("archive-reading", args=[again.pk])
    assert (again.state, again.replaces) == ("waiting", reading)


def upload(browser, *files):
    return browser.post(reverse("archive-bring-in"), {"files": list(files)}, follow=True)


def test_one_file_leads_to_its_reading(desk, archivist, world) -> None:
    desk.lay(b"report", readings.report())
    answer = upload(browser_of(archivist), SimpleUploadedFile("report.txt", b"report"))
    assert answer.redirect_chain[-1][0] == reverse("archive-reading", args=[DocumentReading.objects.get().pk])
    assert "Look at the doubts, then confirm." in answer.content.decode()


def test_one_bad_file_never_affects_the_others(desk, archivist, settings, world) -> None:
    settings.MAX_DOCUMENT_BYTES = 100
    desk.lay(b"report", readings.report())
    answer = upload(
        browser_of(archivist),
        SimpleUploadedFile("news.txt", b"news"),
        SimpleUploadedFile("empty.pdf", b""),
        SimpleUploadedFile("report.txt", b"report"),
    )
    page = answer.content.decode()
    assert "Refused: This is no inspection document" in page
    assert "empty.pdf is empty" in page
    assert "Read: " in page
    assert sorted(SourceDocument.objects.values_list("name", flat=True)) == ["news.txt", "report.txt"]


def test_a_file_over_the_limit_is_dropped_while_it_comes_in(desk, archivist, settings, data_folder, world) -> None:
    settings.MAX_DOCUMENT_BYTES = 200_000
    desk.lay(b"report", readings.report())
    answer = upload(
        browser_of(archivist),
        SimpleUploadedFile("zeros.bin", bytes(3_000_000)),
        SimpleUploadedFile("report.txt", b"report"),
    )
    page = answer.content.decode()
    assert "zeros.bin is larger than" in page
    assert [document.name for document in SourceDocument.objects.all()] == ["report.txt"]
    kept = [path.stat().st_size for path in data_folder.rglob("*") if path.is_file()]
    assert kept == [6]


def test_the_limit_stops_reading_a_file_at_once(rf, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 1000
    handler = uploads.LimitedUpload(rf.post("/"))
    handler.new_file("files", "zeros.bin", "application/octet-stream", None)
    assert handler.receive_data_chunk(bytes(1000), 0) == bytes(1000)
    with pytest.raises(uploads.SkipFile):
        handler.receive_data_chunk(b"\0", 1000)


def test_no_file_at_all_is_said(archivist) -> None:
    answer = browser_of(archivist).post(reverse("archive-bring-in"), {})
    assert "Choose a file" in answer.content.decode()


def test_a_reading_that_is_not_there(archivist) -> None:
    assert browser_of(archivist).get(reverse("archive-reading", args=[999])).status_code == 404


def test_the_document_is_handed_over_and_never_shown(reading, archivist) -> None:
    answer = browser_of(archivist).get(reverse("archive-download", args=[reading.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="report.txt"'
    assert b"".join(answer.streaming_content) == b"report.txt"


def test_the_screens_take_as_many_queries_for_many_as_for_few(desk, archivist, world) -> None:
    browser = browser_of(archivist)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(address)
        return len(seen)

    one = brought(desk, archivist, readings.report(), "report-0.txt")
    queries(reverse("archive-documents"))  # the first answer also begins the session
    few = queries(reverse("archive-documents"))
    for n in range(1, 8):
        brought(desk, archivist, readings.report(), f"report-{n}.txt")
    assert queries(reverse("archive-documents")) == few
    shown = queries(reverse("archive-reading", args=[one.pk]))
    report = readings.report()
    report["lists"]["strengths"] = [{"text": readings.cell(f"Strength {n}.")} for n in range(30)]
    long = brought(desk, archivist, report, "long.txt")
    assert queries(reverse("archive-reading", args=[long.pk])) == shown
