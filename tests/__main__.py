"""What `./test` does: every test on SQLite, those that use the database again on PostgreSQL, then what was lacking.

Arguments go to both runs of pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import machine, postgres

NOTHING_COLLECTED = 5
# tests/architecture/test_coverage.py runs these, whole, to see which branches they run: once is enough.
RUN_FOR_COVERAGE = ("tests/spec", "tests/unit/domain", "tests/property/domain")


def pytest(words: list[str], **env: str) -> int:
    command = [sys.executable, "-m", "pytest", *_workers(words), *words]
    return subprocess.run(command, env={**os.environ, **env}, check=False).returncode


def _workers(words: list[str]) -> list[str]:
    """Two workers unless the caller says otherwise; one where a debugger or a single test is wanted."""
    said = any(w.startswith(("-n", "--numprocesses", "--pdb", "-s")) or "::" in w for w in words)
    if said:
        return []
    # tests/ordering.py knows which files take long; xdist would go by the number of tests in them.
    return ["-n", os.environ.get("TOUCHSTONE_TEST_WORKERS", "2"), "--dist", "loadfile", "--no-loadscope-reorder"]


def install_page_checkers() -> None:
    """pa11y and the HTML checker, from the committed lock; a failure is a lack named at the end, not an error here."""
    tools = machine.PROJECT / "tests" / "browser" / "tools"
    lock, stamp = tools / "package-lock.json", tools / "node_modules" / ".touchstone"
    if not (lock.is_file() and shutil.which("npm")):
        return
    if stamp.is_file() and stamp.read_text() == lock.read_text():
        return
    print("Setting up: the page checkers (npm ci) …", flush=True)
    words = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(tools)]
    if subprocess.run(words, check=False).returncode == 0:
        stamp.write_text(lock.read_text())


def run_on_postgres(words: list[str]) -> int:
    print("\nOnce more on PostgreSQL: the tests that use the database.", flush=True)
    with postgres.cluster() as address:
        status = pytest([*words, "-m", "postgres"], TOUCHSTONE_DATABASE=address)
    return 0 if status == NOTHING_COLLECTED else status


def main(words: list[str]) -> int:
    touches_pages = not words or any("browser" in w for w in words)
    if touches_pages:
        install_page_checkers()
    status = pytest(words or [f"--ignore={folder}" for folder in RUN_FOR_COVERAGE])
    lacks = machine.lacks()
    required = os.environ.get("TOUCHSTONE_REQUIRE") == "all"
    if not any(need.name == "postgresql" for need in lacks):
        if not any(w in ("-m", "--co", "--collect-only", "--pdb") for w in words):
            status = run_on_postgres(words) or status
    if lacks:
        print(
            f"\n{'Missing' if required else 'Skipped what needs'}: "
            + "; ".join(f"{need.name} ({need.install})" for need in lacks)
        )
    return status or (1 if required and lacks else 0)


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[1])
    sys.exit(main(sys.argv[1:]))
