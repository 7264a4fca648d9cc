"""What stands in the record after a reading was confirmed, and what must be said before it can be?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import readings
from tests.factories.records import make_area, make_inspection, make_organisation
from tests.integration.archive.helpers import answer, brought, confirm, decide, proposal
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.archive import policies
from touchstone.inspectorate.archive.actions import confirming, decisions
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as public
from touchstone.inspectorate.reports.models import Publication, Report

pytestmark = pytest.mark.django_db
State = DocumentReading.State


@pytest.fixture
def reading(desk, archivist, world) -> DocumentReading:
    return brought(desk, archivist, readings.report())


def test_a_confirmed_reading_stands_in_the_record(reading, archivist, saltmarsh, frameworks) -> None:
    inspection = confirm(archivist, reading)
    assert (inspection.origin, inspection.kind) == (Inspection.Origin.READ, Inspection.Kind.FULL)
    assert inspection.framework == frameworks["northmere-2020"]
    assert list(inspection.areas.all()) == [saltmarsh]
    assert str(inspection.published) == "March 2024"
    assert str(inspection.starts) == "week commencing 5 February 2024"
    assert inspection.reference == "NM 7"
    judged = [(j.area_key, j.state, j.scale_key, j.grade_key, j.limiting) for j in inspection.judgements.all()]
    assert judged == [
        ("overall_effectiveness", "graded", "ofsted-2009", "good", False),
        ("safeguarding", "graded", "ofsted-2009", "inadequate", True),
        ("complaints", "graded", "ofsted-2009", "satisfactory", False),
    ]
    assert "limited by safeguarding" in inspection.limits_note
    afis = [(a.number, a.timescale_key, a.text, a.clock.due) for a in inspection.areas_for_improvement.all()]
    assert afis == [
        (1, "immediately", "Answer every letter within the week.", date(2024, 3, 31)),
        (2, "within_three_months", "Share plans with families in time.", date(2024, 6, 30)),
    ]
    counted = inspection.evidence_counts.get()
    assert (counted.kind, counted.count) == ("case_file", 24)


def test_it_is_public_with_its_document_from_its_own_date(reading, archivist) -> None:
    inspection = confirm(archivist, reading)
    publication = Publication.objects.get(report__inspection=inspection)
    assert publication.state == Publication.State.PUBLISHED
    assert publication.public_from.date() <= date(2024, 3, 1)
    assert publication.document == reading.document.file
    assert publication.report.text == readings.REPORT_TEXT
    assert publication.report.references == ["NM 7"]
    assert public.public_inspections(clock.now()).filter(pk=inspection.pk).exists()


def test_every_value_leads_to_the_row_it_became(reading, archivist) -> None:
    inspection = confirm(archivist, reading)
    grade = ReadValue.objects.get(path="judgements[1].grade")
    assert grade.judgement.area_key == "safeguarding"
    assert grade.judgement.inspection == inspection
    assert ReadValue.objects.get(path="areas_for_improvement[0].text").area_for_improvement.number == 1
    assert ReadValue.objects.get(path="evidence[0].count").evidence_count.count == 24
    assert ReadValue.objects.get(path="published").inspection == inspection
    reading.refresh_from_db()
    assert reading.document.inspection == inspection


def test_a_named_person_confirmed_it(reading, archivist) -> None:
    confirm(archivist, reading)
    reading.refresh_from_db()
    assert (reading.state, reading.confirmed_by) == (State.CONFIRMED, archivist)
    event = AuditEvent.objects.get(action="archive.confirm")
    assert event.actor == archivist
    assert event.summary.startswith("Confirmed the reading of report.txt and recorded ")


def test_a_framework_is_used_from_its_first_confirmed_reading(reading, archivist, frameworks) -> None:
    confirm(archivist, reading)
    frameworks["northmere-2020"].refresh_from_db()
    assert frameworks["northmere-2020"].first_used_on == clock.today()


def test_nothing_is_written_while_a_value_waits(reading, archivist) -> None:
    with pytest.raises(Refused, match="values have not been looked at"):
        confirming.confirm(by=archivist, reading=reading, stamp=proposal(reading).stamp)
    assert not Inspection.objects.exists()


def test_what_was_not_seen_is_not_written(reading, archivist) -> None:
    decisions.accept_sure(by=archivist, reading=reading)
    seen = proposal(reading).stamp
    decide(archivist, reading, "judgements-0", "corrected", grade="outstanding")
    with pytest.raises(policies.Changed, match="has changed since you opened the page"):
        confirming.confirm(by=archivist, reading=reading, stamp=seen)
    assert not Inspection.objects.exists()


def test_an_analyst_may_not_confirm(reading, analyst) -> None:
    with pytest.raises(Refused, match="roles do not let you confirm"):
        confirming.confirm_without_doubts(by=analyst, reading=reading)


def test_without_doubts_it_is_confirmed_in_one_go_and_the_trail_names_the_person(reading, archivist) -> None:
    inspection = confirming.confirm_without_doubts(by=archivist, reading=reading)
    assert inspection.judgements.count() == 3
    assert set(reading.values.values_list("decision", "decided_by")) == {("right", archivist.pk)}


def test_with_a_doubt_it_is_not(desk, archivist, world) -> None:
    doubted = readings.report(area_name=readings.cell("Saltmarsh", confidence=0.7, doubt="Two names."))
    reading = brought(desk, archivist, doubted)
    with pytest.raises(Refused, match="a person must look"):
        confirming.confirm_without_doubts(by=archivist, reading=reading)
    assert not Inspection.objects.exists()
    assert reading.values.filter(decision="pending").count() == reading.values.count()


def test_a_rule_of_the_record_that_is_broken_is_said_and_nothing_is_written(desk, archivist, world) -> None:
    early = readings.cell(readings.day("2020-01-01", "month", "January 2020"))
    reading = brought(desk, archivist, readings.report(published=early))
    with pytest.raises(Refused, match="cannot be published"):
        confirm(archivist, reading)
    assert not Inspection.objects.exists()


def test_a_killed_confirmation_leaves_nothing(reading, archivist, monkeypatch) -> None:
    decisions.accept_sure(by=archivist, reading=reading)

    def killed(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(confirming, "_point", killed)
    with pytest.raises(KeyboardInterrupt):
        confirming.confirm(by=archivist, reading=reading, stamp=proposal(reading).stamp)
    reading.refresh_from_db()
    assert reading.state == State.WAITING
    assert not (Inspection.objects.exists() or Publication.objects.exists())


def test_an_unknown_provider_is_asked_and_never_guessed(desk, archivist, world) -> None:
    near = readings.report(provider=readings.cell("Northmere Family Courts Services"))
    reading = brought(desk, archivist, near)
    asked = proposal(reading)
    assert [question.name for question in asked.questions] == ["provider"]
    assert asked.questions[0].options[0][1] == "Northmere Family Court Service"
    with pytest.raises(Refused, match="Which provider was inspected"):
        confirming.confirm_without_doubts(by=archivist, reading=reading)
    answer(archivist, reading, provider=str(world.organisation_id))
    assert confirm(archivist, reading).provider == world.organisation
    again = brought(desk, archivist, {**near, "notes": ["another copy"]}, "again.txt")
    assert proposal(again).provider == world.organisation, "the printed name is known from now on"


def test_an_area_that_two_names_fit_is_asked(desk, archivist, world) -> None:
    make_area(world.organisation, "Saltmarsh Area", slug="saltmarsh-2")
    reading = brought(desk, archivist, readings.report())
    questions = proposal(reading).questions
    assert [q.name for q in questions] == ["area"]
    assert questions[0].options[-1][0] == "none"
    answer(archivist, reading, area="none")
    assert confirm(archivist, reading).areas.count() == 0


def test_an_area_out_of_force_at_the_time_is_not_matched(desk, archivist, world) -> None:
    world.valid_to = PreciseDate.year(2020)
    world.save()
    later = make_area(world.organisation, "Saltmarsh", slug="saltmarsh-later", valid_from=PreciseDate.year(2021))
    reading = brought(desk, archivist, readings.report())
    assert [each.area for each in proposal(reading).areas] == [later]


def test_a_judgement_that_the_framework_does_not_know_becomes_a_finding(desk, archivist, world) -> None:
    report = readings.report()
    report["lists"]["judgements"][2]["key"] = readings.cell("gardens")
    inspection = confirm(archivist, brought(desk, archivist, report))
    assert inspection.judgements.count() == 2
    assert inspection.findings.get().text == "Complaints: satisfactory"


def test_a_theme_without_grades_is_shown_as_such(desk, archivist, world) -> None:
    report = readings.report(framework=readings.cell("northmere-narrative-2021"), kind=readings.cell("narrative"))
    theme = {
        "number": readings.cell("1"),
        "key": readings.cell("private_law_practice"),
        "heading": readings.cell("Private law"),
    }
    days = {"response_due_days": readings.cell(20), "published": readings.cell(readings.day("2024-03-04"))}
    report["fields"].update(days)
    report["lists"] = {
        "themes": [theme],
        "strengths": [{"number": readings.cell("1"), "text": readings.cell("Kind staff.")}],
    }
    inspection = confirm(archivist, brought(desk, archivist, report))
    judgement = inspection.judgements.get()
    assert (judgement.state, judgement.grade_key, judgement.heading) == ("not in regime", "", "Private law")
    assert judgement.words == "No grade is given under this framework."
    assert [f.text for f in inspection.findings.filter(direction="strength")] == ["Kind staff."]
    clock_ = inspection.response_clock
    assert (clock_.unit, clock_.due, clock_.due_if_working) == ("unknown", date(2024, 3, 24), date(2024, 4, 3))
    assert "does not say whether they are working or calendar days" in clock_.basis


def test_a_letter_makes_an_outline_of_an_inspection_that_is_not_held(desk, archivist, world) -> None:
    letter = confirm(archivist, brought(desk, archivist, readings.letter(), "letter.txt"))
    stub = letter.follows
    assert stub.stub
    assert str(stub.starts) == "March 2024"
    assert list(stub.areas.all()) == [world]
    assert [a.text for a in stub.areas_for_improvement.all()] == [
        "Answer every letter within the week.",
        "Share plans with families in time.",
    ]
    judged = [(p.area_for_improvement.number, p.grade_key, p.residual) for p in letter.progress_judgements.all()]
    assert judged == [(1, "satisfactory", "Some answers are still late."), (2, "inadequate", "")]
    assert letter.judgements.get().grade_key == "inadequate"
    assert [str(m.on) for m in letter.milestones.all()] == ["January 2025"]
    report = letter.reports.get()
    assert (report.kind, report.addressee) == (Report.Kind.LETTER, "The Head of Service")
    assert letter.team.get().printed_name == "Ivo Heron"


def test_a_letter_follows_the_inspection_that_is_held(desk, archivist, reading) -> None:
    held = confirm(archivist, reading)
    letter = confirm(archivist, brought(desk, archivist, readings.letter(), "letter.txt"))
    assert letter.follows == held
    assert not Inspection.objects.filter(stub=True).exists()
    judged = {p.area_for_improvement.text: p.grade_key for p in letter.progress_judgements.all()}
    assert judged == {
        "Answer every letter within the week.": "satisfactory",
        "Share plans with families in time.": "inadequate",
    }


def test_a_report_fills_the_outline_that_a_letter_made(desk, archivist, world) -> None:
    letter = confirm(archivist, brought(desk, archivist, readings.letter(), "letter.txt"))
    reading = brought(desk, archivist, readings.report())
    assert [q.name for q in proposal(reading).questions] == []
    report = confirm(archivist, reading)
    letter.refresh_from_db()
    assert report == letter.follows
    assert not report.stub
    assert report.areas_for_improvement.count() == 2
    second = report.areas_for_improvement.get(number=2)
    assert second.progress.get().grade_key == "inadequate"
    assert (second.timescale_key, second.clock.due) == ("within_three_months", date(2024, 6, 30))


def test_progress_that_fits_no_area_for_improvement_is_asked(desk, archivist, world, inspectorate) -> None:
    make_inspection(
        world.organisation,
        published=PreciseDate.month(2024, 3),
        starts=PreciseDate.month(2024, 2),
        areas=[world],
        inspectorate=inspectorate,
        afis=["Mend the roof before the winter comes.", "Buy new chairs for every waiting room."],
    )
    reading = brought(desk, archivist, readings.letter(), "letter.txt")
    asked = proposal(reading)
    assert len(asked.doubtful_progress) == 2
    with pytest.raises(Refused, match="which area for improvement it is about"):
        confirm(archivist, reading)
    answer(archivist, reading, progress={plan.restated.item: "new" for plan in asked.progress})
    letter = confirm(archivist, reading)
    assert letter.follows.areas_for_improvement.count() == 4


def test_listeners_are_told(reading, archivist, settings, django_capture_on_commit_callbacks) -> None:
    settings.RECORD_CHANGED_LISTENERS = [f"{__name__}.heard"]
    with django_capture_on_commit_callbacks(execute=True):
        confirm(archivist, reading)
    assert told


told: list[bool] = []


def heard() -> None:
    told.append(True)


def test_another_service_of_a_like_name_is_another(desk, archivist, world) -> None:
    make_organisation("Northmere Family Court Service Trust")
    assert proposal(brought(desk, archivist, readings.report())).provider == world.organisation
