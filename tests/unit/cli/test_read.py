"""Does `./touchstone read` print each form, keep the order, and end with the worst outcome?"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.factories.document_forms import as_text
from tests.factories.document_letters import MonitoringLetter
from tests.factories.documents import AreaReport, Article
from touchstone.cli.__main__ import main


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    letter = MonitoringLetter.make(Random(1))
    doubtful = MonitoringLetter.make(Random(1))
    doubtful.phrases = ["Nothing is said of it." for _ in doubtful.phrases]
    made = {
        "read": AreaReport.make(Random(1)),
        "letter": letter,
        "doubts": doubtful,
        "article": Article.make(Random(1)),
    }
    paths = {}
    for name, document in made.items():
        paths[name] = tmp_path / f"{name}.txt"
        paths[name].write_bytes(as_text(document.elements()))
    return paths | {"missing": tmp_path / "missing.pdf"}


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["read"], 0),
        (["read", "letter"], 0),
        (["read", "doubts"], 1),
        (["article"], 2),
        (["missing"], 2),
        (["doubts", "missing", "read"], 2),
    ],
)
def test_status_is_the_worst(files: dict[str, Path], names: list[str], status: int) -> None:
    assert main(["read", *(str(files[name]) for name in names)]) == status


def test_json_is_one_object_a_line_in_the_order_given(
    files: dict[str, Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    names = ["letter", "missing", "read", "article"]
    paths = [str(files[name]) for name in names]
    main(["read", "--format", "json", *paths])
    lines = capfdbinary.readouterr().out.splitlines()
    data = [json.loads(line) for line in lines]
    assert [one["path"] for one in data] == paths
    assert [one["outcome"] for one in data] == ["read", "refused", "read", "refused"]
    assert data[0]["fields"]["area_name"]["place"]["page"] == 1
    main(["read", "--format", "json", *paths])
    assert capfdbinary.readouterr().out.splitlines() == lines


def test_plain_has_the_names_of_the_labels(files: dict[str, Path], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["read", "--format", "plain", str(files["read"])])
    plain = json.loads(capfdbinary.readouterr().out)
    for name in (
        "path framework inspected_body inspection_start inspection_end inspection_date_ranges published lead_inspector "
        "judgements n_areas_for_improvement n_by_section areas_for_improvement n_numbered_paragraphs references area "
        "progress_judgements strengths evidence kind people legal_basis figures milestones contradictions"
    ).split():
        assert name in plain, name
    assert set(plain["judgements"][0]) >= {"heading", "key", "grade"}
    assert set(plain["areas_for_improvement"][0]) >= {"section", "timescale_or_class", "first_8_words", "n_sub_bullets"}
    assert len(plain["areas_for_improvement"][0]["first_8_words"].split()) == 8


def test_table_tells_a_person(files: dict[str, Path], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["read", str(files["doubts"]), str(files["missing"])])
    table = capfdbinary.readouterr().out.decode()
    assert "Read, with doubts" in table
    assert "No sentence judges the progress" in table
    assert "There is no file at" in table
    assert max(len(line) for line in table.splitlines()) <= 130


def test_a_path_that_is_no_utf8(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "letter\udcff.txt"
    path.write_bytes(as_text(MonitoringLetter.make(Random(1)).elements()))
    assert main(["read", "--format", "json", str(path)]) == 0
    assert b"letter\xff.txt" in capfdbinary.readouterr().out
