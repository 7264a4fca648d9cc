"""Is a reading scored as a careful person would score it?"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories.la_documents import label, make
from tests.factories.la_layouts import pdf
from touchstone.reader import scoring
from touchstone.reader.read import read_in_process
from touchstone.reader.scoring import MISSING, RIGHT, WRONG, BadLabels, score_reading


@pytest.fixture(scope="module")
def read() -> tuple[dict[str, Any], dict[str, Any]]:
    report = make("sif_priority", 1)
    return read_in_process(pdf(report), "sif_priority.pdf").data, label(report)


@pytest.fixture
def data(read: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    return copy.deepcopy(read[0])


@pytest.fixture
def want(read: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    return copy.deepcopy(read[1])


def verdicts(data: dict[str, Any], want: dict[str, Any], name: str) -> list[str]:
    return [score.verdict for score in score_reading(data, want) if score.name == name]


def test_everything_right(data: dict[str, Any], want: dict[str, Any]) -> None:
    found = score_reading(data, want)
    assert {score.verdict for score in found} == {RIGHT}
    names = {score.name for score in found}
    assert {"overall_grade", "judgement", "heading", "first_8_words", "n_by_section", "published"} <= names


def test_quotes_case_and_spaces_do_not_count(data: dict[str, Any], want: dict[str, Any]) -> None:
    want["inspected_body"] = "  " + want["inspected_body"].upper().replace("’", "'")
    assert verdicts(data, want, "inspected_body") == [RIGHT]


def test_wrong_and_sure(data: dict[str, Any], want: dict[str, Any]) -> None:
    want["inspection_end"] = "2001-01-01"
    score = next(score for score in score_reading(data, want) if score.name == "inspection_end")
    assert (score.verdict, score.wrong_and_sure) == (WRONG, True)
    assert score.place is not None and score.place["page"] == 1
    data["fields"]["inspection_end"]["confidence"] = 0.9
    assert not any(score.wrong_and_sure for score in score_reading(data, want))


def test_a_missing_value_and_one_that_nobody_asked_for(data: dict[str, Any], want: dict[str, Any]) -> None:
    data["fields"]["lead_inspector"] |= {"value": None, "confidence": 0.3}
    assert verdicts(data, want, "lead_inspector") == [MISSING]
    want["published"] = None
    assert verdicts(data, want, "published") == [WRONG]


def test_a_missing_row_and_a_row_too_many(data: dict[str, Any], want: dict[str, Any]) -> None:
    want["judgements"] = [row for row in want["judgements"] if row["key"] != "adoption"]
    data["lists"]["judgements"] = [row for row in data["lists"]["judgements"] if row["key"]["value"] != "leadership"]
    found = {score.which: score.verdict for score in score_reading(data, want) if score.name == "judgement"}
    assert found["adoption"] == WRONG
    assert found["leadership"] == MISSING


def test_items_are_paired_by_their_words_where_one_is_lost(data: dict[str, Any], want: dict[str, Any]) -> None:
    del data["lists"]["areas_for_improvement"][1]
    found = verdicts(data, want, "first_8_words")
    assert found.count(MISSING) == 1
    assert found.count(RIGHT) == len(want["areas_for_improvement"]) - 1
    assert verdicts(data, want, "n_areas_for_improvement") == [WRONG]


def test_either_of_two_lead_inspectors_is_accepted(data: dict[str, Any], want: dict[str, Any]) -> None:
    want["lead_inspector"] = f"{want['lead_inspector']} and Somebody Else"
    assert verdicts(data, want, "lead_inspector") == [RIGHT]


def test_what_the_labels_are_unsure_of_is_not_scored(data: dict[str, Any], want: dict[str, Any]) -> None:
    want |= {"unsure": ["published", "adoption"], "published": None}
    found = score_reading(data, want)
    assert not [score for score in found if score.name == "published" or score.which == "adoption"]


def test_a_damaged_file_must_be_refused(data: dict[str, Any]) -> None:
    damaged = {"file": "x.pdf", "damaged": "an HTML page saved as .pdf"}
    assert [score.verdict for score in score_reading(data, damaged)] == [WRONG]
    assert [score.verdict for score in score_reading(data | {"outcome": "refused"}, damaged)] == [RIGHT]


def test_summary_confusion_and_calibration(data: dict[str, Any], want: dict[str, Any]) -> None:
    want["judgements"][0]["grade"] = "not_judged"
    found = score_reading(data, want)
    rows = {(row["field"], row["family"]): row for row in scoring.summary(found)}
    assert rows[("overall_grade", "all")]["wrong"] == 1
    assert rows[("judgement", "sif_priority")]["right"] == rows[("judgement", "all")]["n"] == 6
    assert {"want": "not_judged", "got": data["lists"]["judgements"][0]["grade"]["value"], "n": 1} in scoring.confusion(
        found
    )
    bins = scoring.calibration(found)
    assert sum(row["n"] for row in bins) == len(found)
    assert all(row["from"] <= row["mean_confidence"] <= row["to"] for row in bins)


def test_labels_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"file": "a.pdf"}\nnot json\n')
    with pytest.raises(BadLabels, match="Line 2"):
        scoring.load_labels(path)
    path.write_text('{"pages": 2}\n')
    with pytest.raises(BadLabels, match="names no “file”"):
        scoring.load_labels(path)
    path.write_text("\n")
    with pytest.raises(BadLabels, match="no labels"):
        scoring.load_labels(path)
    path.write_text(json.dumps({"file": "a.pdf"}) + "\n\n")
    assert scoring.load_labels(path) == [{"file": "a.pdf"}]
