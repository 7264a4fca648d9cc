"""Does the same file give the same bytes of JSON, whatever process reads it and however it orders its sets?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.factories.document_forms import as_docx, as_html, as_pdf, as_text
from tests.factories.documents import AreaReport

FORMS = {"txt": as_text, "html": as_html, "docx": as_docx, "pdf": as_pdf}


def read_in_a_new_process(path: Path, seed: str, project: Path) -> bytes:
    """What the command prints, started anew with another order of hashes and another time zone."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(project / "src"), "TZ": f"UTC{seed}"}
    words = [sys.executable, "-m", "touchstone.cli", "read", path.name, "--format", "json"]
    return subprocess.run(words, cwd=path.parent, env=env, capture_output=True, check=False).stdout


@pytest.mark.parametrize("ending", FORMS)
def test_another_process_prints_the_same_bytes(ending: str, tmp_path: Path, project: Path) -> None:
    path = tmp_path / f"report.{ending}"
    path.write_bytes(FORMS[ending](AreaReport.make(Random(7)).elements()))
    first = read_in_a_new_process(path, "1", project)
    assert b'"reader_version"' in first
    assert read_in_a_new_process(path, "2", project) == first
