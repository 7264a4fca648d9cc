"""From bytes to the record through the real reader: fictional documents of every layout, in the formats people send."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.factories.document_forms import as_docx, as_html, as_pdf, as_text
from tests.factories.document_letters import MonitoringLetter, ProgressLetter
from tests.factories.documents import AreaReport, Article, Narrative
from tests.factories.records import make_area
from tests.integration.archive.helpers import confirm, decide, item, proposal
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks.actions import load_definitions
from touchstone.foundation.providers.actions.loading import load_organisations
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.archive import queries
from touchstone.inspectorate.archive.actions.imports import bring_in
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.values import items_of
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def england(db) -> Organisation:
    load_definitions(by="tests")
    load_organisations(by="tests")
    return Organisation.objects.get(slug="cafcass")


def read_and_confirm(archivist: User, data: bytes, name: str) -> Inspection:
    """Bring a document in, say of every doubt that the reader was right, and confirm what the summary shows."""
    reading = bring_in(by=archivist, data=data, name=name).reading
    assert reading.state == DocumentReading.State.WAITING, reading.refusal
    for each in items_of(queries.values(reading)):
        if each.doubtful:
            decide(archivist, reading, each.key)
    shown = proposal(reading)
    assert not shown.questions, shown.questions
    assert not shown.problems, shown.problems
    return confirm(archivist, reading)


@pytest.mark.parametrize("form", [as_text, as_docx, as_html, as_pdf], ids=lambda form: form.__name__)
def test_an_area_report(archivist, england, form) -> None:
    report = AreaReport.make(Random(7))
    area = make_area(england, report.area, code=report.code)
    inspection = read_and_confirm(archivist, form(report.elements()), "report")
    assert list(inspection.areas.all()) == [area]
    steps = {1: "outstanding", 2: "good", 3: "satisfactory", 4: "inadequate"}
    assert {j.area_key: j.grade_key for j in inspection.judgements.all()} == {
        key: steps[grade] for key, grade in report.grades.items()
    }
    written = Counter(a.timescale_key for a in inspection.areas_for_improvement.all())
    assert written == Counter(key for key, _ in report.improvements)
    assert {a.clock is not None for a in inspection.areas_for_improvement.all()} <= {True}
    held = {link.local_authority.name for link in area.local_authorities.all()}
    assert held == set(report.authorities)


def test_a_monitoring_letter_of_an_inspection_that_is_not_held(archivist, england) -> None:
    letter = MonitoringLetter.make(Random(3))
    make_area(england, letter.area, code=letter.code)
    inspection = read_and_confirm(archivist, as_text(letter.elements()), "letter.txt")
    judged = inspection.progress_judgements.order_by("area_for_improvement__number")
    assert [p.grade_key for p in judged] == letter.progress
    assert inspection.follows.stub
    assert inspection.follows.areas_for_improvement.count() == len(letter.progress)
    assert inspection.judgements.get(area_key="overall_progress").grade_key == letter.overall
    report = inspection.reports.get()
    assert (report.kind, report.references) == ("letter", [letter.reference])
    assert list(inspection.inspection_areas.get().offices_visited) == letter.offices


def test_a_progress_letter(archivist, england) -> None:
    letter = ProgressLetter.make(Random(5))
    make_area(england, letter.area, code=letter.code)
    inspection = read_and_confirm(archivist, as_text(letter.elements()), "letter.txt")
    assert inspection.kind == "progress"
    assert inspection.judgements.get(area_key="overall_progress").grade_key == letter.headline
    assert not inspection.progress_judgements.exists()


def test_a_narrative_without_grades(archivist, england) -> None:
    narrative = Narrative.make(Random(2))
    inspection = read_and_confirm(archivist, as_text(narrative.elements()), "narrative.txt")
    assert inspection.provider.slug == "cafcass-cymru"
    assert {(j.state, j.grade_key) for j in inspection.judgements.all()} == {("not in regime", "")}
    assert inspection.judgements.count() == 3


def test_an_article_is_refused_with_its_reason(archivist, england) -> None:
    brought = bring_in(by=archivist, data=as_text(Article.make(Random(1)).elements()), name="article.txt")
    assert brought.reading.state == DocumentReading.State.REFUSED
    assert "not an inspection report" in brought.reading.refusal
    assert not Inspection.objects.exists()


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 cut short", b"PK\x03\x04 not a zip", b"\x89PNG\r\n\x1a\n" + bytes(40), bytes(2000)],
    ids=["truncated PDF", "broken DOCX", "picture", "zeros"],
)
def test_what_cannot_be_read_is_kept_with_a_sentence(archivist, data) -> None:
    reading = bring_in(by=archivist, data=data, name="report.pdf").reading
    assert reading.state == DocumentReading.State.REFUSED
    assert reading.refusal.endswith(".")
    assert not reading.values.exists()


def test_every_value_of_a_report_stands_where_it_says(archivist, england) -> None:
    report = AreaReport.make(Random(11))
    reading = bring_in(by=archivist, data=as_pdf(report.elements()), name="report.pdf").reading
    text = "\f".join(reading.pages)
    area = item(reading, "area_name").values[0]
    assert " ".join(text[area.start : area.end].split()) == report.area
    assert area.page == text[: area.start].count("\f") + 1
