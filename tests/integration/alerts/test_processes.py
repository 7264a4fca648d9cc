"""Real processes on one SQLite file: two ticks at once, and one killed in the middle of a page."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.machine import PROJECT

READERS, NEWS = 30, 2


def start(data: Path, *step: str) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TOUCHSTONE_", "DJANGO_"))}
    env = {**kept, "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}", "TOUCHSTONE_DATA": str(data)}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.integration.alerts.worker", *step],
        env=env, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(process: subprocess.Popen[str]) -> None:
    _out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors


def test_two_ticks_at_once_and_one_killed_in_the_middle_tell_everyone_once(tmp_path: Path) -> None:
    finished(start(tmp_path, "setup", str(READERS), str(NEWS)))
    killed = start(tmp_path, "tick")
    assert killed.stdout is not None
    for _page in range(2):
        assert killed.stdout.readline() == "in the middle\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    both = [start(tmp_path, "tick"), start(tmp_path, "tick")]
    for process in both:
        finished(process)
    with sqlite3.connect(tmp_path / "touchstone.sqlite3") as database:
        told = [row[0] for row in database.execute("SELECT \"to\" FROM outbox_outboxemail WHERE topic = 'alerts'")]
        deliveries = database.execute("SELECT count(*) FROM alerts_delivery").fetchone()[0]
        unfinished = database.execute("SELECT count(*) FROM alerts_round WHERE finished_at IS NULL").fetchone()[0]
    database.close()
    assert len(told) == len(set(told)) == READERS
    assert deliveries == READERS * NEWS
    assert unfinished == 0
