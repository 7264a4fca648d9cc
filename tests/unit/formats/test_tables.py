from __future__ import annotations

import pytest

from touchstone.domain.reporting.document import Column, Table
from touchstone.formats.tables import fits, least_widths, note, records


def table(columns, rows, headers=()):
    return Table("Caption", tuple(Column(title, header=title in headers) for title in columns), tuple(rows))


def test_a_column_needs_its_longest_word():
    assert least_widths(table(["Grade", "A"], [("Outstanding work", ""), ("x", "yes")])) == [11, 3]
    assert least_widths(table(["A"], [("x" * 90,)])) == [18]


@pytest.mark.parametrize(("characters", "most", "answer"), [(18, 9, True), (17, 9, False), (80, 1, False)])
def test_a_table_fits_by_words_and_by_columns(characters, most, answer):
    assert fits(table(["Grade", "A"], [("Outstanding", "yes")]), characters, most) is answer


def test_rows_become_records_named_by_their_header_cells():
    given = table(["Area", "Grade", "Why"], [("Safeguarding", "Good", ""), ("", "Poor", "x")], headers=["Area"])
    first, second = records(given, "en")
    assert first.title == "Area: Safeguarding"
    assert first.pairs == (("Grade", "Good"), ("Why", "nothing here"))
    assert second.title == "Row 2 of 2"


def test_records_speak_the_language_of_the_document():
    assert records(table(["A"], [("1",)]), "cy-GB")[0].title == "Rhes 1 o 1"
    assert records(table(["A"], [("1",)]), "pl")[0].title == "Row 1 of 1"


def test_a_header_column_without_a_title_names_its_rows_plainly():
    assert records(table(["", "B"], [("Kent", "1")], headers=[""]), "en")[0].title == "Kent"


def test_the_note_says_what_was_done():
    assert note(table(["A", "B"], [("1", "2")])) == (
        "The table “Caption” has 2 columns, too many or too wide for this form: each row (1) is written as a list of "
        "names and values."
    )
