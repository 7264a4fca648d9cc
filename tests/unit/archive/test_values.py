"""Does a reading come back whole after it was split into values that people decide about?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import readings
from touchstone.inspectorate.archive.models import ReadValue
from touchstone.inspectorate.archive.values import (
    Path,
    changes_between,
    doubts_first,
    items_of,
    rows_of,
    settle,
    stamp_of,
)

Decision = ReadValue.Decision


@pytest.mark.parametrize("text", ["published", "judgements[3].grade", "contradictions[0].says"])
def test_a_path_reads_what_it_writes(text: str) -> None:
    assert str(Path.read(text)) == text


def test_a_path_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a path"):
        Path.read("judgements[x].grade")


def test_a_reading_comes_back_whole() -> None:
    record = readings.report()
    settled = settle(rows_of(record))
    assert settled.fields == {name: cell["value"] for name, cell in record["fields"].items()}
    for name in ("judgements", "areas_for_improvement", "references", "evidence"):
        rows = [{column: cell["value"] for column, cell in row.items()} for row in record["lists"][name]]
        assert list(settled.rows(name)) == rows


def test_cells_of_one_row_are_looked_at_together() -> None:
    items = {item.key: item for item in items_of(rows_of(readings.report()))}
    assert len(items["judgements-1"].values) == 5
    assert items["judgements-1"].title == "Judgement 2"
    assert items["published"].title == "Published"


def test_doubts_come_first_then_what_waits_then_what_was_decided() -> None:
    rows = list(rows_of(readings.report(area_name=readings.cell("Here", confidence=0.5))))
    next(row for row in rows if row.path == "framework").decision = Decision.RIGHT
    ordered = [item.key for item in doubts_first(items_of(rows))]
    assert (ordered[0], ordered[-1]) == ("area_name", "framework")


@pytest.mark.parametrize(
    ("decision", "corrected", "holds"),
    [("right", None, "Saltmarsh"), ("corrected", "Fenland", "Fenland"), ("not there", None, None)],
)
def test_what_a_person_says_holds(decision: str, corrected: str | None, holds: str | None) -> None:
    rows = list(rows_of(readings.report()))
    value = next(row for row in rows if row.path == "area_name")
    value.decision, value.corrected = decision, corrected
    assert settle(rows).fields["area_name"] == holds


def test_a_stamp_changes_with_any_decision() -> None:
    rows = list(rows_of(readings.report()))
    before = stamp_of(rows)
    rows[3].decision = Decision.NOT_THERE
    assert stamp_of(rows) != before


@given(st.integers(0, 12), st.text(max_size=20))
def test_what_changed_between_two_readings_is_found(place: int, text: str) -> None:
    old, new = list(rows_of(readings.report())), list(rows_of(readings.report()))
    new[place].value = {"said": text}
    assert [change.path for change in changes_between(old, new)] == [new[place].path]


def test_what_a_newer_reading_lacks_or_adds_is_a_change() -> None:
    old, new = list(rows_of(readings.report())), list(rows_of(readings.report()))
    gone = new.pop(0)
    assert [(c.path, c.after) for c in changes_between(old, new)] == [(gone.path, None)]
    assert [(c.path, c.before) for c in changes_between(new, old)] == [(gone.path, None)]
