"""How sure is a grade, when one route gives it, when two agree, when they do not?"""

from __future__ import annotations

import random

import pytest

from tests.factories.la_damage import columns_apart
from tests.factories.la_documents import make
from tests.factories.la_layouts import pdf
from touchstone.reader.document import Document
from touchstone.reader.families._la_board import add_board, board_start
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_geometry import grades_by_geometry
from touchstone.reader.families._la_grades import TITLE, Judgement, Route, check_overall, put_judgements
from touchstone.reader.families._la_words import Heading
from touchstone.reader.families.ilacs import _HEADINGS
from touchstone.reader.inputs.pdf import open_bytes
from touchstone.reader.read import read_document
from touchstone.reader.record import Place, Record

HERE = Place(1, 0, 4)


def judged(*routes: tuple[str, str], clean: bool = True) -> Judgement:
    found = Judgement("leadership", "Leadership", HERE, clean=clean)
    found.routes = [Route(kind, grade, grade, HERE) for kind, grade in routes]
    return found


@pytest.mark.parametrize(
    ("routes", "clean", "grade", "sure"),
    [
        ([("table", "good"), ("heading", "good")], True, "good", True),
        ([("table", "good"), ("heading", "good")], False, "good", True),
        ([("table", "good")], True, "good", True),
        ([(TITLE, "good")], True, "good", True),
        ([("table", "good")], False, "good", False),
        ([("heading", "good")], True, "good", False),
        ([("table", "good"), ("heading", "inadequate")], True, "good", False),
        ([("table", "good"), ("heading", "inadequate"), ("sentence", "inadequate")], False, "inadequate", False),
        ([("table", "good"), ("heading", "inadequate"), ("sentence", "outstanding")], False, "good", False),
    ],
)
def test_routes_settle_a_grade(routes: list[tuple[str, str]], clean: bool, grade: str, sure: bool) -> None:
    route, confidence, doubt = judged(*routes, clean=clean).settled()
    assert route is not None
    assert (route.grade, confidence > 0.9) == (grade, sure)
    assert bool(doubt) is not sure


def test_no_route_gives_no_grade() -> None:
    record = Record("x")
    put_judgements(record, [judged()], scale="ofsted-2014", expected=["leadership", "adoption"])
    rows = record.lists["judgements"]
    assert [row["key"].value for row in rows] == ["leadership", "adoption"]
    assert [(row["grade"].value, row["grade"].confidence < 0.9) for row in rows] == [(None, True), (None, True)]
    assert all(row["grade"].doubt for row in rows)


def overall(grade: str, *under: str) -> float:
    record = Record("x")
    judgements = [judged(("table", each), ("heading", each)) for each in (grade, *under)]
    for number, judgement in enumerate(judgements):
        judgement.key = f"part {number}" if number else "overall_effectiveness"
    put_judgements(record, judgements, scale="ofsted-2014")
    check_overall(record)
    return record.lists["judgements"][0]["grade"].confidence


def test_an_overall_grade_outside_those_under_it_is_doubted_unless_inadequate_limits_it() -> None:
    assert overall("good", "good", "requires_improvement") > 0.9
    assert overall("outstanding", "good", "requires_improvement") < 0.9
    assert overall("inadequate", "good", "requires_improvement") > 0.9


@pytest.mark.parametrize("seed", range(6))
def test_geometry_reads_the_table_of_a_page(seed: int) -> None:
    report = make("ilacs_2023", seed)
    report.split = False  # on one page
    found = grades_by_geometry(open_bytes(pdf(report)), _HEADINGS, 1)
    assert {key: grade for key, (grade, _) in found.items()} == report.grades


def test_geometry_settles_a_table_that_came_out_column_by_column() -> None:
    report = next(made for seed in range(20) if not (made := make("ilacs_2022", seed)).split)
    whole = open_bytes(pdf(report))
    apart = columns_apart(whole, random.Random(0))
    apart.source = whole.source
    grades = {row["key"].value: row["grade"] for row in read_document(apart).lists["judgements"]}
    assert {key: grade.value for key, grade in grades.items()} == report.grades


def test_geometry_of_a_document_without_pages_is_nothing() -> None:
    assert grades_by_geometry(Document(["Good"], "text/plain"), [Heading.of("x", "Good")], 1) == {}


@pytest.mark.parametrize(
    ("part", "grade"),
    [
        ("The Local Safeguarding Children Board is good\nExecutive summary\nProse.", "good"),
        ("The Local Safeguarding Children Board requires improvement\nto be good\nProse.", "requires_improvement"),
        ("Section 2: The effectiveness of the local safeguarding\nchildren board\nThe effectiveness of the Wexcombe "
         "Safeguarding Children Board (WSCB) is\ninadequate.\nProse.", "inadequate"),
        ("The Local Safeguarding Children’s Board (LSCB) is outstanding.\nProse.", "outstanding"),
    ],
)  # fmt: skip
def test_the_board_in_its_own_part(part: str, grade: str) -> None:
    body = Body(Document(["Wexcombe\nInspection of services\nInspection date: 1 May 2014\nx", part], "text/plain"))
    start = board_start(body)
    assert start is not None
    found: dict[str, Judgement] = {}
    add_board(found, body, start)
    route, confidence, _ = found["lscb"].settled()
    assert route is not None
    assert (route.grade, confidence > 0.9) == (grade, True)


def test_a_sentence_about_the_board_does_not_begin_its_part() -> None:
    prose = "Links are good and strong in all of the places that the team went to see.\n"
    prose += "The Local Safeguarding Children Board\nhas met."
    body = Body(Document(["Wexcombe\nInspection of services\nInspection date: x\ny", prose], "text/plain"))
    assert board_start(body) is None
