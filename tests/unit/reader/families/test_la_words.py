"""Are headings and grades told apart word by word, in whatever order their cells come?"""

from __future__ import annotations

import pytest

from touchstone.reader.document import Document
from touchstone.reader.families._la_body import Body, bullet_of, is_small_bullet
from touchstone.reader.families._la_words import Heading, RowReader, fold, grade_key, words_of

HEADINGS = [
    Heading.of("leadership", "The impact of leaders on social work practice with children and families"),
    Heading.of("in_care_and_care_leavers", "The experiences and progress of children in care and care leavers"),
    Heading.of("in_care", "The experiences and progress of children in care"),
    Heading.of("overall_effectiveness", "Overall effectiveness"),
]


def read(text: str, *, joiners: bool = False) -> list[tuple[str | None, str | None, bool]]:
    rows, _ = RowReader(HEADINGS, joiners=joiners).read(words_of(Document([text], "text/plain").lines))
    return [(row.key, row.grade, row.clean) for row in rows]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Requires improvement to be good", "requires_improvement"),
        ("Require improvement", "requires_improvement"),
        ("requires\nimprovement.", "requires_improvement"),
        ("GOOD", "good"),
        ("Not judged", "not_judged"),
        ("Requires", None),
        ("Very good", None),
        ("", None),
    ],
)
def test_grades_are_known_by_their_words(printed: str, key: str | None) -> None:
    assert grade_key(printed) == key


def test_folding() -> None:
    assert fold("  Children’s\n“Services” ") == 'children\'s "services"'


@pytest.mark.parametrize(
    "text",
    [
        "The impact of leaders on social work practice\nwith children and families Good\nOverall effectiveness Good",
        "The impact of leaders on social work practice\nwith children and families\nGood\nOverall effectiveness\nGood",
        "1. The impact of leaders on social work practice\nwith children & families. Good\n"
        "2.Overall effectiveness: Good",
    ],
)
def test_rows_in_reading_order_are_clean(text: str) -> None:
    assert read(text) == [("leadership", "good", True), ("overall_effectiveness", "good", True)]


def test_a_grade_between_the_lines_of_its_heading_goes_to_it() -> None:
    text = (
        "The impact of leaders on social work practice\nRequires improvement\nwith children and families\nto be good\n"
    )
    assert read(text + "Overall effectiveness Outstanding") == [
        ("leadership", "requires_improvement", False),
        ("overall_effectiveness", "outstanding", True),
    ]


def test_the_longer_of_two_headings_that_begin_alike() -> None:
    text = "The experiences and progress of children in care and care\nleavers Good"
    assert read(text) == [("in_care_and_care_leavers", "good", True)]
    assert read("The experiences and progress of children in care Good") == [("in_care", "good", True)]


def test_a_text_that_begins_with_a_grade_does_not_join_the_last_row() -> None:
    assert read("Overall effectiveness Good\nGood leaders know their service.") == [
        ("overall_effectiveness", "good", True)
    ]


def test_marks_of_footnotes_and_a_head_that_is_repeated_change_nothing() -> None:
    text = (
        "The experiences and progress of children in care1 Good2\nJudgement Grade\nOverall effectiveness* Good\n"
        "Leaders know what to do."
    )
    assert read(text) == [("in_care", "good", True), ("overall_effectiveness", "good", True)]


def test_a_cell_that_says_more_than_a_grade_is_not_clean() -> None:
    assert read("The experiences and progress of children in care\nGood standard\n") == [("in_care", "good", False)]
    assert read("Overall effectiveness\nStrong standard\n") == [("overall_effectiveness", None, False)]


def test_a_negated_grade_is_none() -> None:
    text = "The experiences and progress of children in care are not good"
    assert read(text, joiners=True) == [("in_care", None, False)]


def test_all_headings_before_all_grades_are_no_clean_rows() -> None:
    text = "The experiences and progress of children in care\nOverall effectiveness\nGood\nOutstanding"
    assert read(text) == [("in_care", None, False), ("overall_effectiveness", "good", True)]


@pytest.mark.parametrize(
    ("line", "bullet", "small"),
    [
        ("◼ The pace of change", "◼", False),
        ("\uf06eThe pace of change", "\uf06e", False),
        ("\uf0d8 The pace", "\uf0d8", False),
        ("n the pace", "n", False),
        ("➢ The pace", "➢", False),
        ("− the pace", "−", True),
        ("- the pace", "-", True),
        ("–2 degrees", "", False),
        ("now the pace", "", False),
        ("The pace", "", False),
        ("section 20", "", False),
    ],
)
def test_bullets(line: str, bullet: str, small: bool) -> None:
    assert bullet_of(line) == bullet
    assert not bullet or is_small_bullet(bullet) == small


def body(*pages: str) -> Body:
    return Body(Document(list(pages), "text/plain"))


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [f"{n}\nA line of its own {'abcdef'[n]}\nInspection of Wexcombe\n3 to 7 June 2024 {n}" for n in range(1, 6)]
    texts = [line.text for line in body(*pages).lines if line.page > 1]
    assert texts == [f"A line of its own {'abcdef'[n]}" for n in range(2, 6)]


def test_a_title_that_the_running_head_repeats_is_kept() -> None:
    pages = [
        "Inspection of Wexcombe\nText one",
        *(f"Inspection of Wexcombe\nText {n}" for n in ("two", "three", "four")),
    ]
    assert [line.text for line in body(*pages).lines] == [
        "Inspection of Wexcombe",
        "Text one",
        "Text two",
        "Text three",
        "Text four",
    ]


@pytest.mark.parametrize(
    ("numbers", "highest", "doubted"),
    [
        (list(range(1, 41)), 40, False),
        ([1, 2, 3, *range(1, 31)], 30, False),  # a table on the first page
        ([*range(1, 20), *range(21, 31)], 30, True),  # one number lost
        ([*range(1, 20), 19, *range(20, 31)], 30, True),  # one number twice
        ([*range(1, 31), *range(1, 13)], 30, True),  # numbering begins again
    ],
)
def test_the_main_run_of_paragraphs(numbers: list[int], highest: int, doubted: bool) -> None:
    found = body("\n".join(f"{n}. Words of paragraph {'x' * (n % 7)}\nthat go on." for n in numbers))
    assert found.paragraphs[-1].number == highest
    assert bool(found.paragraph_doubt) == doubted


def test_a_number_that_begins_a_line_of_prose_is_no_paragraph() -> None:
    text = "1. One.\n2. Two.\nunder section\n47. Enquiries are held.\n3.Three.\n4. Four.\n1.5 million people"
    assert [paragraph.number for paragraph in body(text).paragraphs] == [1, 2, 3, 4]


def test_contents_are_known_by_their_page_numbers() -> None:
    wrapped = "The experiences and progress of children who need help and\nprotection 11\n"
    found = body("Contents\nThe local authority 3\n" + wrapped + "Leadership 20\nLeadership\nProse goes on here.")
    assert found.contents == (0, 5)
    assert "the experiences and progress of children who need help and protection" in found.contents_titles
    assert found.is_contents_title(5)
    assert not found.is_contents_title(6)
