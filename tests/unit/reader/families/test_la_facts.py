"""Are the facts of the running text read: earlier inspections, the team, what was looked at, strengths, proportions?"""

from __future__ import annotations

from typing import Any

import pytest

from touchstone.reader.confidence import SURE
from touchstone.reader.document import Document
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_facts import put_facts
from touchstone.reader.record import Record, Value

FILL = "Panels meet on time and write down what they decide, so that everyone knows what comes next."


def facts(*pages: str) -> Record:
    record = Record("x")
    put_facts(record, Body(Document(list(pages), "text/plain")))
    return record


def column(record: Record, name: str, key: str) -> list[Any]:
    return [row[key].value for row in record.lists[name]]


def day(value: Value) -> Any:
    return None if value.value is None else (value.value["start"], value.value["precision"])


@pytest.mark.parametrize(
    ("sentence", "when", "grade", "sure"),
    [
        (
            "The previous inspection of Wexcombe’s safeguarding arrangements was in May\n2012. The local authority was "
            "judged to be adequate.",
            ("2012-05-01", "month"),
            "adequate",
            True,
        ),
        (
            "Since the last inspection in 2019, when children’s services were judged to require improvement to be "
            "good, leaders have acted.",
            ("2019-01-01", "year"),
            "requires_improvement",
            True,
        ),
        (
            "Since the last ILACS inspection, in June 2018, when services were judged good overall, much has changed.",
            ("2018-06-01", "month"),
            "good",
            True,
        ),
        ("The last inspection in 2016 judged several things.", ("2016-01-01", "year"), None, True),
        (
            "At the last inspection in 2017, adoption was good and leadership was judged inadequate.",
            ("2017-01-01", "year"),
            "good",
            False,
        ),
        ("Services were judged inadequate in March 2015.", ("2015-03-01", "month"), "inadequate", False),
        (
            "Since the council was inspected in 2016 and judged to be inadequate, it has improved.",
            ("2016-01-01", "year"),
            "inadequate",
            False,
        ),
        ("Much has improved since the last inspection.", None, None, True),
    ],
)
def test_the_earlier_inspection_and_its_grade(
    sentence: str, when: tuple[str, str] | None, grade: str | None, sure: bool
) -> None:
    record = facts(f"{sentence}\n{FILL}")
    assert day(record.fields["previous_inspection"]) == when
    assert record.fields["previous_grade"].value == grade
    assert (record.fields["previous_grade"].confidence >= SURE) is sure


def test_of_several_earlier_inspections_the_latest_of_the_whole_authority_counts() -> None:
    record = facts(
        "Previous Ofsted inspections\n"
        "• The previous inspection of the local authority’s safeguarding arrangements was in May 2012. The local\n"
        "authority was judged to be good.\n"
        "• The previous inspection of the local authority’s services for looked after children was in June 2010. The\n"
        "local authority was judged to be outstanding.\n"
        "• The previous inspection of the local authority’s fostering services was in January 2013. It was judged to "
        "be inadequate.\n"
    )
    assert len(record.lists["previous_inspections"]) == 3
    assert day(record.fields["previous_inspection"]) == ("2012-05-01", "month")
    assert record.fields["previous_grade"].value == "good"


def test_two_grades_of_one_time_are_not_made_one() -> None:
    record = facts(
        "The previous inspection of safeguarding arrangements was in May 2012. The local authority was judged to be "
        "good.\n"
        "The previous inspection of services for looked after children was in May 2012. The local authority was judged "
        "to be adequate.\n"
    )
    assert record.fields["previous_grade"].value is None
    assert "different grades" in record.fields["previous_grade"].doubt


def test_the_date_of_a_report_is_not_the_date_of_its_inspection() -> None:
    record = facts(
        "The previous inspection of safeguarding arrangements was published in June 2012. It was judged good."
    )
    assert record.fields["previous_inspection"].value is None
    assert day(record.fields["previous_published"]) == ("2012-06-01", "month")


def test_the_team_by_role() -> None:
    record = facts(
        "The inspection team consisted of six of Her Majesty’s Inspectors (HMI) from Ofsted and one additional "
        "inspector.\n"
        "The inspection team\n"
        "Lead inspector: Ada Penhaligon HMI\n"
        "Team inspectors: Rhys O’Dowd, Morwenna Blythe-Carr (seconded), Tom\n"
        "D’Arco HMI, Ines da Costa\n"
        "Senior data analyst: Jo Ann Fairweather\n"
        "Quality assurance manager: Una Bright14\n"
    )
    assert column(record, "people", "name") == [
        "Ada Penhaligon",
        "Rhys O’Dowd",
        "Morwenna Blythe-Carr",
        "Tom D’Arco",
        "Ines da Costa",
        "Jo Ann Fairweather",
        "Una Bright",
    ]
    assert column(record, "people", "role")[:2] == ["Lead inspector", "Team inspectors"]
    assert [(row["kind"].value, row["count"].value) for row in record.lists["evidence"]] == [
        ("inspector", 6),
        ("inspector", 1),
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "count"),
    [
        ("Inspectors tracked 30 cases from referral on.", "case", 30),
        ("Inspectors looked at the cases of 12 children who had moved.", "case", 12),
        ("Inspectors met with seven foster carers.", "interview", 7),
        ("Inspectors observed three child protection conferences.", "observation", 3),
        ("In all, 21 case files were sampled by inspectors.", "case_file", 21),
    ],
)
def test_what_inspectors_counted(sentence: str, kind: str, count: int) -> None:
    record = facts(f"{sentence}\n{FILL}")
    assert [(row["kind"].value, row["count"].value) for row in record.lists["evidence"]] == [(kind, count)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Auditors looked at 100 case files last year.",
        "Inspectors saw good practice in 2014.",
        "The local authority tracked 30 cases.",
    ],
)
def test_what_others_counted_is_no_evidence(sentence: str) -> None:
    assert facts(f"{sentence}\n{FILL}").lists["evidence"] == []


def test_strengths_only_where_they_are_listed() -> None:
    record = facts(
        "The local authority’s strengths\n12. Early help is well known and\nis used.\n13. Panels meet on time.\n"
        "Progress since the last inspection\n14. Something else was done.\n"
    )
    assert [(row["number"].value, row["text"].value) for row in record.lists["strengths"]] == [
        (12, "Early help is well known and is used."),
        (13, "Panels meet on time."),
    ]
    assert facts(f"Plans build on\nstrengths\nthat families have. {FILL}").lists["strengths"] == []


@pytest.mark.parametrize(
    ("sentence", "words", "base"),
    [
        ("A small but significant minority of plans drift.", "A small but significant minority", None),
        ("Visits are on time for the vast majority of children.", "the vast majority", None),
        ("Almost all interviews (seven of eight) were written up.", "Almost all", 8),
        ("Just over a third of the 16 young people moved.", "Just over a third", 16),
        ("Now 86% (24 of 28) are in school.", "86%", 28),
        ("Far too many letters are late.", "Far too many", None),
        ("A very small number of reviews were late.", "A very small number of", None),
        ("Not all children know their rights.", "Not all", None),
    ],
)
def test_proportion_words_with_sentence_and_base(sentence: str, words: str, base: int | None) -> None:
    record = facts(f"Visits\n11. {sentence} {FILL}")
    (row,) = record.lists["proportion_words"]
    assert (row["words"].value, row["base"].value, row["sentence"].value) == (words, base, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The most recent plan is good.",
        "All children are seen.",
        "Third parties write at half term.",
        "They stay in touch for some time.",
        "Some 80 carers came in 2014.",
        "The number is high.",
    ],
)
def test_words_that_say_no_proportion(sentence: str) -> None:
    assert facts(f"{sentence}\n{FILL}").lists["proportion_words"] == []


def test_a_sentence_that_runs_over_a_page_leaves_its_furniture_out() -> None:
    head = "Inspection of Wexcombe local authority children’s services"
    pages = [f"{FILL}\n{head}", *(f"{FILL}\n{FILL}\n{FILL}\n{head}" for _ in range(4))]
    pages[1] = f"{FILL}\n{FILL}\nIn most of the homes that inspectors saw on their way through the town the\n{head}"
    pages[2] = f"carers had been trained. {FILL}\n{FILL}\n{FILL}\n{head}"
    (row,) = facts(*pages).lists["proportion_words"]
    assert row["sentence"].value == (
        "In most of the homes that inspectors saw on their way through the town the carers had been trained."
    )
