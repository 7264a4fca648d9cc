"""The same forms filled otherwise: mistakes of writers, other words, what is missing."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from tests.factories.document_forms import Element, as_text, heading, item, text
from tests.factories.document_letters import MonitoringLetter, ProgressLetter
from tests.factories.documents import AreaReport, Narrative
from touchstone.reader.read import read_in_process
from touchstone.reader.reading import Reading


def read(elements: list[Element]) -> Reading:
    return read_in_process(as_text(elements), "made")


def swapped(elements: list[Element], old: str, new: str) -> list[Element]:
    assert any(old in element.text for element in elements), old
    return [replace(element, text=element.text.replace(old, new)) for element in elements]


def says(reading: Reading, part: str) -> bool:
    return any(part in one["says"] for one in reading.data["contradictions"])


def judgement(reading: Reading, key: str) -> dict[str, Any]:
    return next(row for row in reading.data["lists"]["judgements"] if row["key"]["value"] == key)


class TestAreaReport:
    made = AreaReport.make(Random(11))

    def test_number_and_words_disagree(self) -> None:
        elements = self.made.elements()
        grade = {1: 4, 2: 3, 3: 2, 4: 1}[self.made.grades["overall_effectiveness"]]
        at = next(i for i, e in enumerate(elements) if e.text.startswith("Grade"))
        elements[at] = text(f"Grade {grade}")
        reading = read(elements)
        assert reading.outcome == "doubts"
        assert says(reading, "but its first sentence says")
        assert judgement(reading, "overall_effectiveness")["grade"]["value"] is None

    def test_grade_outside_the_scale(self) -> None:
        elements = self.made.elements()
        at = next(i for i, e in enumerate(elements) if e.text.startswith("Grade"))
        elements[at] = text("Grade 5")
        reading = read(elements)
        assert says(reading, "not on the document's scale")

    def test_a_section_that_is_missing(self) -> None:
        elements = [e for e in self.made.elements() if "Value for money" not in e.text]
        reading = read(elements)
        assert reading.outcome == "doubts"
        assert judgement(reading, "value_for_money")["grade"]["value"] is None
        assert "No heading" in judgement(reading, "value_for_money")["grade"]["doubt"]

    def test_two_references(self) -> None:
        reading = read(swapped(self.made.elements(), f"No. {self.made.reference}", "No. C9 999"))
        assert says(reading, "the imprint C9 999")

    def test_contents_leave_out_a_heading(self) -> None:
        elements = [
            e
            for e in self.made.elements()
            if not e.text.startswith("Safeguarding 1") and not e.text.startswith("Safeguarding 2")
        ]
        assert says(read(elements), "leaves out “Safeguarding”")

    def test_own_scale_is_believed_and_reported(self) -> None:
        elements = swapped(self.made.elements(), "Grade 3 Satisfactory", "Grade 3 Adequate")
        elements = swapped(elements, "satisfactory overall", "adequate overall")
        reading = read(elements)
        assert says(reading, "calls grade 3 “adequate”")

    def test_grade_in_words_beside_its_number(self) -> None:
        elements = [
            replace(e, text=f"Grade: {e.text[6:]} (Good)") if e.text == "Grade 2" else e for e in self.made.elements()
        ]
        assert read(elements).data["contradictions"] == []

    def test_no_date_of_publication(self) -> None:
        elements = [e for e in self.made.elements() if not e.text.startswith("Published")]
        reading = read(elements)
        assert reading.outcome == "doubts"
        assert reading.data["fields"]["published"]["value"] is None
        assert reading.data["fields"]["published"]["doubt"]


class TestLetters:
    letter = MonitoringLetter.make(Random(5))
    progress = ProgressLetter.make(Random(5))

    def test_counts_that_do_not_fit(self) -> None:
        made = replace(
            self.letter, progress=["good", "good", "inadequate"], weak=[False] * 3, phrases=self.letter.phrases[:1] * 3
        )
        reading = read(
            swapped(
                made.elements(),
                "progress has been made in two of the three",
                "progress has been made in one of the three",
            )
        )
        assert says(reading, "counts 1 of good progress; the letter judges 2 so")
        assert says(reading, "add to 2, not 3")

    def test_one_item_too_few(self) -> None:
        number = len(self.letter.progress)
        elements = [e for e in self.letter.elements() if not e.text.startswith(f"Area for improvement {number}:")]
        assert says(read(elements), f"takes up {number - 1}")

    def test_earlier_inspection_dated_two_ways(self) -> None:
        elements = self.letter.elements()
        at = next(i for i, e in enumerate(elements) if e.text.startswith("At that time"))
        elements[at] = text("The inspection in March 2007 found that the work was not planned.")
        reading = read(elements)
        assert reading.outcome == "doubts"
        assert says(reading, "dates the earlier inspection")

    def test_promise_of_a_day_that_is_past(self) -> None:
        elements = self.letter.elements()
        at = next(i for i, e in enumerate(elements) if e.text.startswith("A plan is now kept"))
        elements[at] = text("The plan will be finished by the end of March 2009.")
        assert says(read(elements), "by the end of March 2009")

    def test_week_of_the_subject_without_the_visit(self) -> None:
        code = f"({self.letter.code})"
        elements = swapped(
            self.letter.elements(), f"service area {code}", f"service area {code} in the week commencing 1 June 2009"
        )
        assert says(read(elements), "The subject line says week commencing 1 June 2009")

    def test_no_judgement_under_an_item(self) -> None:
        made = replace(self.letter, phrases=["Work goes on."] * len(self.letter.progress))
        reading = read(made.elements())
        assert reading.outcome == "doubts"
        rows = reading.data["lists"]["progress_judgements"]
        assert all(row["progress"]["value"] is None and row["progress"]["doubt"] for row in rows)

    def test_section_against_headline(self) -> None:
        made = replace(self.progress, headline="inadequate", delay="good")
        assert says(read(made.elements()), "headline is inadequate")

    def test_no_signature(self) -> None:
        elements = [e for e in self.progress.elements() if e.text != f"{self.progress.signatory} HMI"]
        reading = read(elements)
        assert reading.data["fields"]["signatory"]["value"] is None
        assert reading.outcome == "doubts"


class TestNarrative:
    made = Narrative.make(Random(5))

    def test_sum_that_does_not_add(self) -> None:
        total = sum(self.made.reports)
        reading = read(swapped(self.made.elements(), f"total of {total}", f"total of {total + 1}"))
        assert says(reading, "are stated, but the parts")

    def test_days_that_do_not_multiply(self) -> None:
        days = self.made.days_each * len(self.made.areas)
        assert says(
            read(swapped(self.made.elements(), f"{days} days of fieldwork", f"{days + 3} days of fieldwork")),
            "days of fieldwork are stated",
        )

    def test_paragraph_left_out(self) -> None:
        elements = [e for e in self.made.elements() if not e.text.startswith("2.2 ")]
        assert says(read(elements), "leave out 2.2")

    def test_more_tracked_than_read(self) -> None:
        reading = read(swapped(self.made.elements(), f"{self.made.tracked} were followed", "400 were followed"))
        assert says(reading, "400 cases were tracked")


WELSH = [
    heading("Arolygiad o Cafcass Cymru"),
    heading("Cyflwyniad", 2),
    text(
        "Cynhaliodd Arolygiaeth Gofal Cymru (AGC) arolygiad o Cafcass Cymru ym mis Tachwedd a Rhagfyr 2018 yn y gwaith maes hwn."  # noqa: E501
    ),
    heading("Cryfderau", 2),
    item("Mae'r staff yn gweithio gyda phlant yn yr ardal ac wedi cael eu cefnogi."),
    item("Mae'r rheolwyr yn cael eu gweld gan y staff."),
    heading("Meysydd i'w gwella", 2),
    item("Cryfhau'r gwaith o gofnodi yn yr ardal."),
    heading("Camau nesaf", 2),
    text("Mae AGC yn gofyn am ymateb o fewn 20 diwrnod gwaith."),
    text("1. Ansawdd ac effeithiolrwydd ymarfer cyfraith breifat gyda theuluoedd"),
    *(text(f"1.{n} Roedd y swyddogion wedi bod yn y llys ac roedd y plant yn cael eu gweld.") for n in range(1, 5)),
    heading("Methodoleg", 2),
    text("Cafodd 50 o ffeiliau achos eu hadolygu."),
    text("Prif Arolygydd: Elin Hughes."),
]


def test_welsh_report_is_read_with_doubts() -> None:
    reading = read(WELSH)
    fields, lists = reading.data["fields"], reading.data["lists"]
    assert (reading.outcome, reading.data["language"], reading.data["family"]) == ("doubts", "cy", "welsh")
    assert fields["kind"]["value"] == "narrative" and fields["kind"]["confidence"] >= 0.9
    assert fields["inspection_start"]["value"]["start"] == "2018-11-01"
    assert fields["response_due_days"]["value"] == 20 and fields["response_due_basis"]["value"] == "working"
    assert [row["count"]["value"] for row in lists["evidence"]] == [50]
    assert lists["evidence"][0]["count"]["confidence"] >= 0.9
    assert [row["paragraphs"]["value"] for row in lists["themes"]] == [4]
    assert len(lists["strengths"]) == 2 and len(lists["areas_for_improvement"]) == 1
    assert all(row["text"]["confidence"] < 0.9 and "Welsh" in row["text"]["doubt"] for row in lists["strengths"])


def test_unknown_layout_is_read_by_general_rules() -> None:
    reading = read(
        [
            heading("Inspection of Thornby harbour services"),
            text("Published: 4 May 2019"),
            text("Lead inspector: Ada Winter"),
            text(
                "The Vale Inspectorate inspected the service from 8 to 12 April 2019. Inspectors found much to praise."
            ),
            text("Overall effectiveness: Good"),
            text("Leadership and management: Requires improvement"),
            heading("Recommendations", 2),
            item("Keep better records."),
            item("Answer letters."),
        ]
    )
    fields, lists = reading.data["fields"], reading.data["lists"]
    assert (reading.outcome, reading.data["family"]) == ("doubts", "general")
    assert fields["inspection_end"]["value"]["start"] == "2019-04-12"
    assert fields["lead_inspector"]["value"] == "Ada Winter"
    assert [row["grade"]["value"] for row in lists["judgements"]] == ["good", "requires_improvement"]
    assert len(lists["areas_for_improvement"]) == 2
    present = [v for v in fields.values() if v["value"] is not None]
    assert all(value["confidence"] <= 0.6 and value["doubt"] for value in present)


@pytest.mark.parametrize(
    "words",
    [
        "Dear Ms Winter, thank you for your letter. Yours sincerely, Ben Carrow",
        "Chapter one. It was a dark night in Thornby, and Ofsted was far away.",
        "Minutes of the meeting. Present: A, B. The inspection was discussed.",
    ],
)
def test_other_papers_are_refused(words: str) -> None:
    reading = read([text(words)])
    assert reading.outcome == "refused"
    assert reading.data["refusal"].startswith("This is not an inspection report or letter: it has no")
