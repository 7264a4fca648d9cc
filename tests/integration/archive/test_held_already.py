"""What becomes of a document about an inspection that is held already, and of a reading opened again?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import readings
from tests.factories.records import NOW, make_inspection
from tests.integration.archive.helpers import answer, brought, confirm, decide, proposal
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.archive.actions import confirming
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as public
from touchstone.inspectorate.reports.models import Publication, Report

pytestmark = pytest.mark.django_db
State = DocumentReading.State


@pytest.fixture
def facts(world, inspectorate, frameworks) -> Inspection:
    """The same inspection as the fictional report, entered from published facts in other words."""
    held = make_inspection(
        world.organisation,
        inspectorate=inspectorate,
        framework=frameworks["northmere-2020"],
        published=PreciseDate.month(2024, 3, "March 2024"),
        starts=PreciseDate.month(2024, 2, "February 2024"),
        areas=[world],
        judgements={"overall_effectiveness": "good", "safeguarding": "satisfactory"},
        scale="ofsted-2009",
        title="Inspection of Saltmarsh, March 2024",
    )
    for number, text in enumerate(("Answer letters quickly.", "Share plans early."), start=1):
        AreaForImprovement.objects.create(
            inspection=held,
            number=number,
            slug=f"{held.slug}-{number}",
            text=text,
            own_words=True,
            timescale_key="immediately" if number == 1 else "within_three_months",
        )
    Report.objects.filter(inspection=held).update(kind=Report.Kind.FACTS)
    return held


@pytest.fixture
def reading(desk, archivist, facts) -> DocumentReading:
    return brought(desk, archivist, readings.report())


def test_the_document_is_attached_and_differences_are_listed(reading, facts) -> None:
    shown = proposal(reading)
    assert shown.inspection == facts
    listed = {d.key: (d.held, d.document, d.chosen, d.asked) for d in shown.differences}
    assert listed["judgement-safeguarding"] == ("satisfactory (ofsted-2009)", "inadequate (ofsted-2009)", "", True)
    assert listed["afi-1-text"][2:] == ("document", False)
    assert listed["title"][2:] == ("held", False)
    assert "starts" not in listed, "a week inside the month that is held is the same date, known better"
    assert [each.row.area_key for each in shown.adds.judgements] == ["complaints"]


def test_a_grade_that_differs_must_be_said_by_a_person(reading, archivist) -> None:
    with pytest.raises(Refused, match="Safeguarding differs: say whose value holds"):
        confirming.confirm_without_doubts(by=archivist, reading=reading)
    assert Inspection.objects.count() == 1


@pytest.mark.parametrize(("chosen", "grade"), [("document", "inadequate"), ("held", "satisfactory")])
def test_the_value_that_was_chosen_holds(reading, archivist, facts, chosen, grade) -> None:
    answer(archivist, reading, differences={"judgement-safeguarding": chosen})
    assert confirm(archivist, reading) == facts
    assert facts.judgements.get(area_key="safeguarding").grade_key == grade
    corrected = AuditEvent.objects.filter(action="findings.correct_judgement")
    assert corrected.exists() == (chosen == "document")


@pytest.fixture
def confirmed(reading, archivist, facts) -> Inspection:
    answer(archivist, reading, differences={"judgement-safeguarding": "document"})
    return confirm(archivist, reading)


def test_what_was_not_known_is_filled_in(confirmed) -> None:
    confirmed.refresh_from_db()
    assert str(confirmed.starts) == "week commencing 5 February 2024"
    assert confirmed.reference == "NM 7"
    assert confirmed.judgements.get(area_key="complaints").grade_key == "satisfactory"
    assert confirmed.evidence_counts.get().count == 24
    assert confirmed.title == "Inspection of Saltmarsh, March 2024"


def test_own_words_give_way_to_the_wording_published_and_the_trail_keeps_them(confirmed) -> None:
    texts = list(confirmed.areas_for_improvement.values_list("text", "own_words"))
    assert texts == [
        ("Answer every letter within the week.", False),
        ("Share plans with families in time.", False),
    ]
    kept = AuditEvent.objects.filter(action="improvement.replace_wording").order_by("id").first()
    assert kept.changes["text"] == ["Answer letters quickly.", "Answer every letter within the week."]


def test_the_document_stands_in_the_place_of_the_facts(confirmed) -> None:
    states = dict(Publication.objects.filter(report__inspection=confirmed).values_list("report__kind", "state"))
    assert states == {"facts": "withdrawn", "full": "published"}
    assert public.public_inspections(NOW).get() == confirmed


def test_every_value_leads_to_its_row_also_where_the_row_was_held(confirmed, reading) -> None:
    assert reading.values.get(path="judgements[0].grade").judgement.area_key == "overall_effectiveness"
    assert reading.values.get(path="areas_for_improvement[1].text").area_for_improvement.number == 2


def test_a_person_may_say_that_it_is_another_inspection(desk, archivist, facts, inspectorate, world) -> None:
    make_inspection(
        world.organisation,
        inspectorate=inspectorate,
        areas=[world],
        published=PreciseDate.month(2024, 3),
        starts=PreciseDate.month(2024, 2),
    )
    reading = brought(desk, archivist, readings.report())
    assert [question.name for question in proposal(reading).questions] == ["inspection"]
    answer(archivist, reading, inspection="new")
    assert confirm(archivist, reading) not in {facts}
    assert Inspection.objects.count() == 3


def test_a_letter_gives_the_earlier_areas_for_improvement_their_wording(desk, archivist, facts) -> None:
    reading = brought(desk, archivist, readings.letter(), "letter.txt")
    shown = proposal(reading)
    assert [plan.afi.number for plan in shown.progress] == [1, 2]
    letter = confirm(archivist, reading)
    assert letter.follows == facts
    assert facts.areas_for_improvement.get(number=1).text == "Answer every letter within the week."


def test_a_reading_opened_again_corrects_the_record_and_keeps_the_old_reading(desk, archivist, world) -> None:
    reading = brought(desk, archivist, readings.report())
    inspection = confirm(archivist, reading)
    again = confirming.reopen(by=archivist, reading=reading)
    decide(archivist, again, "judgements-0", "corrected", grade="outstanding")
    shown = proposal(again)
    assert shown.inspection == inspection
    assert [(d.key, d.asked) for d in shown.differences] == [("judgement-overall_effectiveness", True)]
    answer(archivist, again, differences={"judgement-overall_effectiveness": "document"})
    assert confirm(archivist, again) == inspection
    reading.refresh_from_db()
    again.refresh_from_db()
    assert (reading.state, again.state) == (State.REPLACED, State.CONFIRMED)
    assert reading.values.get(path="judgements[0].grade").value == "good"
    assert inspection.judgements.get(area_key="overall_effectiveness").grade_key == "outstanding"
    assert Publication.objects.filter(report__inspection=inspection).count() == 1
    assert inspection.areas_for_improvement.count() == 2


def test_only_one_reading_is_open_again_at_a_time(desk, archivist, world) -> None:
    reading = brought(desk, archivist, readings.report())
    confirm(archivist, reading)
    confirming.reopen(by=archivist, reading=reading)
    with pytest.raises(Refused, match="A newer reading of this document is waiting"):
        confirming.reopen(by=archivist, reading=reading)


def test_a_confirmed_value_is_not_changed_without_opening_again(desk, archivist, world) -> None:
    reading = brought(desk, archivist, readings.report())
    confirm(archivist, reading)
    with pytest.raises(Refused, match="Open it again to correct it"):
        decide(archivist, reading, "published", "not there")


def test_due_dates_start_once_publication_is_known(desk, archivist, world) -> None:
    undated = readings.report(published=readings.cell(None, confidence=1.0, doubt="No date is printed."))
    reading = brought(desk, archivist, undated)
    inspection = confirm(archivist, reading)
    assert not inspection.areas_for_improvement.exclude(clock=None).exists()
    again = confirming.reopen(by=archivist, reading=reading)
    decide(archivist, again, "published", "corrected", value=readings.day("2024-03-28", printed="28 March 2024"))
    confirm(archivist, again)
    assert inspection.areas_for_improvement.get(number=2).clock.due == date(2024, 6, 28)
