"""Does `./touchstone evaluate` print what was right and wrong, and does it leave with the right status?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories.la_documents import label, make
from tests.factories.la_layouts import pdf
from touchstone.cli.__main__ import main

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports" / "dev"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    labels = []
    for layout in ("ilacs_2023", "sif_recommendations"):
        report = make(layout, 1)
        (tmp_path / f"{layout}.pdf").write_bytes(pdf(report))
        labels.append(label(report))
    (tmp_path / "page.pdf").write_text("<!DOCTYPE html><html><body><p>Page not found</p></body></html>")
    labels.append({"file": "page.pdf", "damaged": "an HTML page saved as .pdf"})
    _write(tmp_path, labels)
    return tmp_path


def _write(folder: Path, labels: list[dict[str, Any]]) -> None:
    (folder / "labels.jsonl").write_text("".join(json.dumps(each) + "\n" for each in labels))


def _change(folder: Path, **values: Any) -> None:
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]
    labels[0] |= values
    _write(folder, labels)


def evaluate(folder: Path, *options: str) -> int:
    return main(["evaluate", str(folder), "--labels", str(folder / "labels.jsonl"), *options])


def test_a_table_of_what_was_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(folder, "--fail-on-wrong-and-sure") == 0
    out = capsys.readouterr().out
    assert out.startswith("3 documents")
    assert "wrong and sure: 0" in out
    assert "Nothing was wrong or missing." in out
    assert "overall_grade" in out and "share_right" in out


def test_what_is_wrong_is_printed_with_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(folder, inspection_start="2001-01-01")
    assert evaluate(folder) == 0
    out = capsys.readouterr().out
    assert "ilacs_2023.pdf: inspection_start wrong (SURE, 0.99), page 1, characters" in out
    assert evaluate(folder, "--fail-on-wrong-and-sure") == 1


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(folder, "--format", "json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["documents"] == 3
    assert result["wrong"] == []
    assert {"fields", "confusion", "calibration", "seconds_a_page", "wrong_and_sure"} <= set(result)


def test_bad_inputs_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder / "none"), "--labels", str(folder / "labels.jsonl")]) == 2
    assert "no folder" in capsys.readouterr().err
    assert main(["evaluate", str(folder), "--labels", str(folder / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
    (folder / "ilacs_2023.pdf").unlink()
    assert evaluate(folder) == 2
    assert "ilacs_2023.pdf" in capsys.readouterr().err


@pytest.mark.sources
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the project")
def test_the_real_reports(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(REPORTS, "--format", "json", "--fail-on-wrong-and-sure") == 0
    result = json.loads(capsys.readouterr().out)
    shares = {row["field"]: row["right"] / row["n"] for row in result["fields"] if row["family"] == "all"}
    assert shares["overall_grade"] == shares["outcome"] == 1
    assert shares["judgement"] >= 0.995
    for name in ("inspection_start", "inspection_end", "published", "lead_inspector", "framework"):
        assert shares[name] >= 0.99, name
    assert shares["n_areas_for_improvement"] >= 0.97
    assert shares["first_8_words"] >= 0.97
    assert result["wrong_and_sure"] == 0
