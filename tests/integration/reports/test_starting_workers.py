"""When does a server process start a worker? When none that it started itself still runs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from touchstone.inspectorate.reports import workers


class Running:
    """A process that never ends."""

    def poll(self) -> None:
        return None


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[list[str]]:
    settings.PUBLICATIONS_ARE_MADE = "in background"
    commands: list[list[str]] = []
    popen = subprocess.Popen

    def note(words: list[str], **options: Any) -> subprocess.Popen[bytes]:
        commands.append(words)
        return popen([sys.executable, "-c", ""])

    monkeypatch.setattr(subprocess, "Popen", note)
    monkeypatch.setattr(workers, "_running", [])
    return commands


def test_none_while_one_of_its_own_runs(started: list[list[str]]) -> None:
    workers._running.append((os.getpid(), Running()))  # type: ignore[arg-type]
    workers.start()
    assert started == []


def test_one_whatever_the_process_ran_that_it_parted_from(started: list[list[str]]) -> None:
    workers._running.append((os.getpid() + 1, Running()))  # type: ignore[arg-type]
    workers.start()
    assert [words[-2:] for words in started] == [["work", "--until-empty"]]
