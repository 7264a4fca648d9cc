"""Letters on progress: what is said of each area for improvement, and how all of them are counted."""

from __future__ import annotations

import pytest

from tests.factories.monitoring import visited
from tests.factories.settled import settled
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.drafting.building import documents_of
from touchstone.inspectorate.drafting.models import Draft, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db


def lines(draft: Draft, name: str = "en") -> list[str]:
    return documents_of(draft)[name].words().split("\n")


@pytest.mark.parametrize("recorded", [False, True])
def test_each_area_for_improvement_has_its_words_the_formula_and_apart_what_is_weak(recorded: bool) -> None:
    cast = visited(recorded=recorded)
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    said = lines(draft)
    start = said.index("Area for improvement 5: Ensure that part 5 is planned and recorded.")
    assert said[start + 1 : start + 4] == [
        "Inadequate progress has been made in this area for improvement.",
        "Part 5 is planned now.",
        "However, some records are late.",
    ]
    assert sum(line.startswith("Area for improvement ") for line in said) == 7
    assert draft.areas.count() == 0


@pytest.mark.parametrize("recorded", [False, True])
def test_the_counting_sentence_writes_itself_and_the_headline_follows(recorded: bool) -> None:
    cast = visited(recorded=recorded)
    said = lines(open_draft(by=cast["lead"], inspection=cast.inspection))
    at = said.index("Overall progress")
    assert said[at + 1 : at + 3] == [
        "Good progress has been made in one of the seven areas for improvement, satisfactory progress in five and "
        "inadequate progress in one.",
        "Overall progress is judged satisfactory.",
    ]
    assert (
        "The inspection of Northmere Family Court Service in the Fen service area (NM1) in October 2009 "
        in "\n".join(said)
    )
    assert "identified seven areas for improvement." in "\n".join(said)


def test_what_was_left_out_is_no_part_of_the_count_and_is_named() -> None:
    cast = visited(("good", "", "good"), overall="good")
    said = lines(open_draft(by=cast["lead"], inspection=cast.inspection))
    assert (
        "Good progress has been made in two of the two areas for improvement that this visit judged." in said
        and "This visit did not look at area for improvement 2." in said
    )
    assert "This visit did not look at it: it was met before." in said


def test_a_headline_that_is_not_what_the_count_points_to_says_so() -> None:
    cast = visited(overall="inadequate")
    said = lines(open_draft(by=cast["lead"], inspection=cast.inspection))
    assert "Overall progress is judged inadequate." in said
    assert "The commonest was satisfactory progress." in said


def test_the_welsh_letter_counts_in_welsh_and_marks_what_was_typed_in_english() -> None:
    cast = visited()
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    Draft.objects.update(welsh=True)
    draft.refresh_from_db()
    document = documents_of(draft)["cy"]
    said = document.words().split("\n")
    assert "Gwnaed cynnydd da mewn 1 o'r 7 maes i'w wella, cynnydd boddhaol mewn 5 a chynnydd annigonol mewn 1." in said
    assert "Annwyl gydweithiwr" in said
    english = [run.text for block in document.blocks for run in getattr(block, "words", ()) if getattr(run, "lang", "")]
    assert "Part 5 is planned now." in english and "some records are late." in english


def test_a_progress_letter_states_progress_and_grades_each_in_its_own_form() -> None:
    cast = settled(
        "ofsted-cafcass-progress-2011", "progress", grade="inadequate", areas=1, theme="Northmere Renewal Plan"
    )
    Judgement.objects.filter(area_key="tackling_delay").update(grade_key="good")
    said = lines(open_draft(by=cast["lead"], inspection=cast.inspection))
    at = said.index("Overall progress")
    assert said[at + 1] == "Judgement: Inadequate progress"
    assert said[at + 2] == (
        "Reducing delays and unallocated cases: good progress. The overall judgement is another because safeguarding "
        "practice and the assessment of risk decides it."
    )
    assert said[said.index("Reducing delays and unallocated cases") + 1] == "Judgement: Good progress"
    assert "Grade 4 (inadequate)" in said
    assert any("progress that is being made against the Northmere Renewal Plan." in line for line in said)
    aspects = said.index("It focused on aspects of:")
    assert said[aspects + 1 : aspects + 3] == ["ambition and prioritisation", "performance management"]


def test_the_wales_letter_names_organisations_in_welsh() -> None:
    cast = visited()
    Organisation.objects.filter(pk=cast.inspectorate.pk).update(name_cy="Arolygiaeth Northmere", nation="Wales")
    draft = open_draft(by=cast["lead"], inspection=Inspection.objects.get(pk=cast.inspection.pk))
    assert documents_of(draft)["cy"].publisher == "Arolygiaeth Northmere"


def test_the_reason_of_what_was_counted_is_no_statement_without_a_finding() -> None:
    cast = visited()
    counted = Judgement.objects.filter(inspection=cast.inspection, area_key="overall_progress")
    assert counted.update(reason="Five of seven are satisfactory.") == 1
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    assert not Statement.objects.filter(section__draft=draft, text__contains="Five of seven").exists()
