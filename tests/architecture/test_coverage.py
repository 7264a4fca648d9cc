"""Is every branch of the method run by the tests of the method: its tables, its unit tests, its laws?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.__main__ import RUN_FOR_COVERAGE


def test_every_branch_of_the_method_is_tested(project: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage"), "PYTHONPATH": str(project / "src")}
    environment.pop("PYTEST_XDIST_WORKER", None)
    coverage = [sys.executable, "-m", "coverage"]
    run = [*coverage, "run", "--branch", "--source=touchstone.domain", "-m", "pytest", "-n0", "-q", *RUN_FOR_COVERAGE]
    done = subprocess.run(run, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    report = [*coverage, "report", "--show-missing", "--skip-covered", "--fail-under=100"]
    found = subprocess.run(report, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
