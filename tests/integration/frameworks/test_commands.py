"""The commands about frameworks and about the manual, as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from touchstone.cli import __main__ as cli
from touchstone.cli import docs
from touchstone.foundation.frameworks import definition_files
from touchstone.foundation.frameworks.models import FrameworkVersion

PATH = definition_files.DEFINITIONS / "ofsted-cafcass-2009.yaml"


def test_check_finds_the_project_s_own_files_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["frameworks", "check"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 15 and all(line.endswith(": valid") for line in said)


def test_check_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / PATH.name
    wrong.write_text(PATH.read_text().replace("level: area", "level: region").replace("version: 1", "version: x"))
    assert cli.main(["frameworks", "check", str(wrong), str(tmp_path / "nowhere.yaml"), str(PATH)]) == 1
    first, second, third, fourth = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{wrong}:5: version: Expected a whole number")
    assert second.startswith(f"{wrong}:13: level: Unknown level 'region'.")
    assert third == f"{tmp_path / 'nowhere.yaml'}: No such file or directory. Give the path of a definition file."
    assert fourth == f"{PATH.name}: valid"


@pytest.mark.django_db
def test_load_and_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["frameworks", "load", str(PATH)]) == 0
    assert capsys.readouterr().out == "ofsted-cafcass-2009 v1: new\n"
    assert cli.main(["frameworks", "load"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 12 and "ofsted-cafcass-2009 v1: unchanged" in said
    assert cli.main(["frameworks", "list"]) == 0
    assert "ofsted-cafcass-2009 v1: Ofsted inspection of a Cafcass service area, 2009 (not used yet)" in (
        capsys.readouterr().out.splitlines()
    )
    wrong = tmp_path / PATH.name
    wrong.write_text("id: 1\n")
    assert cli.main(["frameworks", "load", str(wrong)]) == 1
    assert capsys.readouterr().err.endswith("Nothing was loaded.\n")
    assert FrameworkVersion.objects.count() == 12


def test_every_generated_page_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["docs", "--check"]) == 0, capsys.readouterr().out


def test_a_stale_missing_or_left_over_page_is_found_and_put_right(tmp_path: Path) -> None:
    docs.write(tmp_path)
    assert docs.stale(tmp_path) == []
    (tmp_path / "manual" / "scales.md").write_text("old")
    (tmp_path / "manual" / "limits.md").unlink()
    (tmp_path / "frameworks" / "gone.md").write_text("left over")
    assert {path.name for path in docs.stale(tmp_path)} == {"scales.md", "limits.md", "gone.md"}
    docs.write(tmp_path)
    assert docs.stale(tmp_path) == []


def test_docs_are_written_where_they_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "PROJECT", tmp_path)
    assert cli.main(["docs"]) == 1
    (tmp_path / "docs" / "reference").mkdir(parents=True)
    assert cli.main(["docs", "--check"]) == 1
    assert "docs/reference/manual/scales.md: not current" in capsys.readouterr().out
    assert cli.main(["docs"]) == 0
    assert cli.main(["docs", "--check"]) == 0
    assert capsys.readouterr().out.endswith("Every generated page is current.\n")
