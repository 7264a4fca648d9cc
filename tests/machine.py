"""What does this machine lack? Tests ask here, so that each lack is named once, with the command that mends it.

With TOUCHSTONE_REQUIRE=all a lack fails the test instead of skipping it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from touchstone.formats.braille import louis

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"


@dataclass(frozen=True)
class Need:
    """Something a machine may lack: how to look for it, and the command that installs it (Debian and Ubuntu)."""

    name: str
    find: Callable[[], str | None]
    install: str


def _postgres() -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return str(found[-1].parent) if found else _folder(shutil.which("initdb"))


def _folder(program: str | None) -> str | None:
    return str(Path(program).parent) if program else None


def _tools() -> str | None:
    modules = PROJECT / "tests" / "browser" / "tools" / "node_modules"
    return str(modules) if (modules / "vnu-jar").is_dir() and shutil.which("node") else None


def _liblouis() -> str | None:
    return None if louis.lacks() else str(louis.tables())


def _outloud() -> str | None:
    program = PROJECT / ".venv" / "outloud" / "bin" / "outloud"
    return str(program) if program.exists() else None


NEEDS = {
    need.name: need
    for need in (
        Need("chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser"),
             "sudo apt-get install chromium"),
        Need("postgresql", _postgres, "sudo apt-get install postgresql"),
        Need("java", lambda: shutil.which("java"), "sudo apt-get install default-jre-headless"),
        Need("liblouis", _liblouis, "sudo apt-get install liblouis20 liblouis-data"),
        Need("outloud", _outloud, "scripts/outloud.sh"),
        Need("page checkers", _tools,
             "sudo apt-get install nodejs npm && npm ci --ignore-scripts --prefix tests/browser/tools"),
    )
}  # fmt: skip


def find(name: str) -> str | None:
    """Where the thing is (a program, or the folder of its programs), or None."""
    return NEEDS[name].find()


def require(name: str) -> str:
    """Where the thing is; skips the test, or fails it under TOUCHSTONE_REQUIRE=all, when it is not here."""
    place = find(name)
    if place:
        return place
    sentence = f"this machine has no {name}: {NEEDS[name].install}"
    if os.environ.get("TOUCHSTONE_REQUIRE") == "all":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def lacks() -> list[Need]:
    """Everything that this machine lacks."""
    return [need for need in NEEDS.values() if not need.find()]


def shared(*parts: str) -> Path:
    """A file or folder beside the project (source documents, real reports); skips the test where it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"../shared/{'/'.join(parts)} is not beside the project")
    return path
