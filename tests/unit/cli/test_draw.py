"""Does `./touchstone draw` give the cases of a published design from its file and its list alone?"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from touchstone.cli.__main__ import main
from touchstone.domain.sampling.allocation import Plan, Rare
from touchstone.domain.sampling.draw import draw, next_in_line, publish
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import read_frame

LIST = "Law;reference;area;kind\n" + "".join(
    f"{'public' if n % 2 else 'private'};P-{n:03};{'Kent' if n % 3 else 'Essex'};{'secure' if n < 4 else 'other'}\n"
    for n in range(300, -1, -1)
)


@pytest.fixture
def frame() -> Frame:
    return read_frame(LIST, as_at=date(2026, 10, 5), left_out=["waiting cases"])


@pytest.fixture
def files(tmp_path: Path, frame: Frame) -> tuple[str, str]:
    """The design as published, and the list as the service gave it."""
    design = publish(frame, Plan(24, by=("law", "area"), minimum=2, rare=(Rare("kind", "secure"),)), "a-published-seed")
    (tmp_path / "design.json").write_text(design.to_json())
    (tmp_path / "list.csv").write_text(LIST)
    return str(tmp_path / "design.json"), str(tmp_path / "list.csv")


def test_a_process_of_its_own_gives_the_same_cases(files: tuple[str, str], frame: Frame, project: Path) -> None:
    python = [sys.executable, "-X", "importtime", "-m", "touchstone.cli"]
    words = [*python, "draw", *files, "--format", "csv", "--next", "1"]
    env = {**os.environ, "PYTHONPATH": str(project / "src")}
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=env)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    design = publish(frame, Plan(24, by=("law", "area"), minimum=2, rare=(Rare("kind", "secure"),)), "a-published-seed")
    expected = [*draw(design, frame), *next_in_line(design, frame, 1)]
    assert [(row["stratum"], row["place"], row["reference"], row["chosen"]) for row in rows] == [
        (case.stratum.key, str(case.place), case.reference, case.chosen) for case in expected
    ]
    assert "django" not in done.stderr, "it starts without Django"


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="this machine has no sha256sum")
def test_the_shells_own_tools_give_the_same_cases(frame: Frame, tmp_path: Path, project: Path) -> None:
    """The words of the guide, run as they stand there."""
    guide = (project / "docs" / "how-to" / "draw-a-sample.md").read_text().partition("## Without this program")[2]
    script = "\n".join(line for line in guide.splitlines() if line.startswith("    "))
    rows = [(case.reference, case.values[::2]) for case in frame.cases]
    plain = Frame.of(("area", "law"), rows, frame.as_at)
    (tmp_path / "frozen.csv").write_bytes(plain.canonical)
    design = publish(plain, Plan(30, by=("law", "area")), "seed-of-the-guide")
    expected = [case.reference for case in draw(design, plain) if case.stratum.key == "area=Kent; law=private"]
    env = {**os.environ, "seed": design.seed, "take": str(len(expected))}
    done = subprocess.run(["sh", "-ec", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == expected
    assert len(expected) > 5


def test_the_frozen_list_gives_the_same(
    files: tuple[str, str], frame: Frame, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "frozen.csv").write_bytes(frame.canonical)
    printed = []
    for path in (files[1], str(tmp_path / "frozen.csv")):
        assert main(["draw", files[0], path, "--format", "json"]) == 0
        printed.append(json.loads(capfdbinary.readouterr().out))
    assert printed[0] == printed[1]
    assert len(printed[0]["cases"]) == 24
    assert printed[0]["frame_sha256"] == frame.sha256


def test_the_table_tells_a_person(
    files: tuple[str, str], frame: Frame, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["draw", *files, "--next", "1"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert lines[:3] == [
        "24 of 301 cases.",
        "From a list as at 5 October 2026, which leaves out: waiting cases.",
        f"List    {frame.sha256}",
    ]
    assert "secure: 2 of 4" in lines
    assert sum(line.endswith("(next)") for line in lines) == 5


@pytest.mark.parametrize(
    ("design", "listed", "says"),
    [
        (None, LIST.replace("P-007", "P-999"), "This is not the list of the design"),
        (None, LIST.replace("P-007", "Jane Doe"), "Row 295, reference “Jane Doe”: This looks like a name"),
        (None, "reference\n" * 1, "is no list to draw from.\nThe list: The list has headings and no cases."),
        (None, "reference\n" + "A1\n" * 20, "And 9 more."),
        ("{}", LIST, "“schema” in the file is missing"),
        ("", LIST, "This is not JSON"),
    ],
)
def test_what_cannot_be_drawn(
    files: tuple[str, str], design: str | None, listed: str, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if design is not None:
        Path(files[0]).write_text(design)
    Path(files[1]).write_text(listed)
    assert main(["draw", *files]) == 2
    printed = capfd.readouterr()
    assert says in printed.err
    assert printed.out == ""


def test_a_design_that_takes_other_numbers_than_its_rule(
    files: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(Path(files[0]).read_text())
    data["strata"][0]["take"] += 1
    Path(files[0]).write_text(json.dumps(data))
    assert main(["draw", *files]) == 2
    assert "which its own rule does not give" in capfd.readouterr().err


def test_a_file_that_is_not_there(files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", files[0], files[1] + "x"]) == 2
    assert "list.csvx: No such file or directory. Give the paths" in capfd.readouterr().err
