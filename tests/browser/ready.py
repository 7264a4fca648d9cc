"""The program's data with the demonstration, made once in a run of the tests: each site that is served takes a copy.

`begin` starts a process that makes it, and the first worker to come is the only one that does; other tests run
meanwhile. It is made as a person makes it, by the program's own `serve`, which stops before it serves. Sessions of all
the demonstration's people are made with it, because starting Python for each costs more than making them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.machine import PROJECT

BEGIN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "touchstone.config.settings"
import django
django.setup()
"""
# Prints for each person named (all people of the demonstration where none is) the address and eight sessions.
SIGN_IN = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from touchstone.foundation.accounts.models import User
everybody = User.objects.filter(email__endswith="@northmere.example")
with transaction.atomic():
    for person in User.objects.filter(email__in=sys.argv[1:]) if sys.argv[1:] else everybody:
        print(person.email, end="")
        for _ in range(8):
            session = SessionStore()
            session[SESSION_KEY] = str(person.pk)
            session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
            session[HASH_SESSION_KEY] = person.get_session_auth_hash()
            session.save()
            print("", session.session_key, end="")
        print()
"""
PATIENCE = 900.0  # seconds, for loading the demonstration on a slow and busy machine
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


def lay(data: Path) -> dict[str, list[str]]:
    """Copy what was made to a data folder that is not there yet, once it is whole; nothing where none was begun.

    Returns the sessions that are in the copy, by the address of the person who has signed in.
    """
    if not _begun or data.exists():
        return {}
    folder, deadline = _begun[0], time.monotonic() + PATIENCE
    while not (folder / "made").exists():
        if (folder / "failed").exists() or time.monotonic() > deadline:
            raise RuntimeError(f"The demonstration was not made:\n{(folder / 'log').read_text()}")
        time.sleep(0.2)
    shutil.copytree(folder / "data", data)
    return sessions((folder / "sessions").read_text())


def sessions(printed: str) -> dict[str, list[str]]:
    """What SIGN_IN printed."""
    return {line.split()[0]: line.split()[1:] for line in printed.splitlines()}


def _make(folder: Path) -> None:
    """Whole before it is copied: what is published in the background would go on while copies are taken."""
    program = [sys.executable, "-m", "touchstone.cli"]
    by_command = {**os.environ, "TOUCHSTONE_PUBLICATIONS": "by command"}
    with (folder / "sessions").open("w") as made:
        statuses = [
            subprocess.run([*program, "serve", "--prepare-only"], check=False, env=by_command).returncode,
            subprocess.run([*program, "work", "--until-empty", "--every", "0.2"], check=False).returncode,
            subprocess.run([sys.executable, "-c", BEGIN + SIGN_IN], check=False, stdout=made).returncode,
        ]
    (folder / ("failed" if any(statuses) else "made")).touch()


if __name__ == "__main__":
    os.chdir(PROJECT)
    _make(Path(sys.argv[1]))
