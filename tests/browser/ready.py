"""The program's data with the demonstration, made once in a run of the tests: each site that is served takes a copy.

`begin` starts a process that makes it, and the first worker to come is the only one that does; other tests run
meanwhile. It is made as a person makes it, by the program's own `serve`, which stops before it serves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.machine import PROJECT

PATIENCE = 400.0  # seconds, for loading the demonstration on a slow and busy machine
_begun: list[Path] = []


def begin(folder: Path, environment: dict[str, str]) -> None:
    """Have the data made in a folder that all workers share; does nothing where another has begun."""
    _begun[:] = [folder]
    try:
        folder.mkdir()
    except FileExistsError:
        return
    with (folder / "log").open("w") as log:
        subprocess.Popen(
            [sys.executable, "-m", "tests.browser.ready", str(folder)],
            env={**environment, "TOUCHSTONE_DATA": str(folder / "data")}, cwd=PROJECT, stdout=log, stderr=log,
        )  # fmt: skip


def lay(data: Path) -> None:
    """Copy what was made to a data folder that is not there yet, once it is whole. Nothing where none was begun."""
    if not _begun or data.exists():
        return
    folder, deadline = _begun[0], time.monotonic() + PATIENCE
    while not (folder / "made").exists():
        if (folder / "failed").exists() or time.monotonic() > deadline:
            raise RuntimeError(f"The demonstration was not made:\n{(folder / 'log').read_text()}")
        time.sleep(0.2)
    shutil.copytree(folder / "data", data)


def _make(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "touchstone.cli", "serve", "--prepare-only"], check=False)
    (folder / ("failed" if done.returncode else "made")).touch()


if __name__ == "__main__":
    os.chdir(PROJECT)
    _make(Path(sys.argv[1]))
