"""The running program that browser tests look at: a server process of its own, with its own data.

A process of its own, because these tests are about what a reader gets: the real server, hashed static files, the
content security policy; and because tests that empty their database must not empty this one.
A site can live some days ahead: it is started again on the same data, and for it that much time has passed.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.browser import ready
from tests.machine import PROJECT

ELSEWHEN = Path(__file__).with_name("elsewhen")
PATIENCE = 240.0  # seconds, for loading the demonstration on a slow machine


@dataclass(frozen=True)
class Site:
    """Where the server is, and helpers to find pages on it."""

    url: str
    data: Path
    sessions: dict[str, list[str]] = field(default_factory=dict)
    ahead: int = 0  # days

    @property
    def today(self) -> date:
        """The day on which the site lives."""
        return date.today() + timedelta(days=self.ahead)

    def get(self, path: str) -> str:
        """The text of a page; raises where it is not answered with 200."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return str(answer.read().decode())

    def link_on(self, path: str, pattern: str) -> str:
        """The first address on a page that matches a pattern, for pages whose addresses come from the data."""
        for address in re.findall(r'href="([^"#]+)', self.get(path)):
            if re.fullmatch(pattern, address):
                return str(address)
        raise LookupError(f"No link on {path} matches {pattern}")

    def run(self, script: str, *words: str) -> str:
        """What a Python script prints that has the program's database before it; its faults fail the test.

        For what is not the journey: opening an inspection, moving a date into the past.
        """
        return self._python("-c", ready.BEGIN + script, *words)

    def tick(self) -> str:
        """What `./touchstone tick` prints, which a machine runs every minute."""
        return self._python("-m", "touchstone.cli", "tick")

    def _python(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            env=_environment(self.data, ahead=self.ahead),
            capture_output=True,
            text=True,
            check=False,
            cwd=PROJECT,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        return done.stdout.strip()

    def session_of(self, email: str) -> str:
        """A session in which this demonstration person has signed in, as the value of the session cookie.

        Nobody else is given it.
        """
        if not self.sessions.get(email):
            self.sign_in(email)
        return self.sessions[email].pop()

    def sign_in(self, *emails: str) -> None:
        """Make sessions of several people at once, because starting Python costs more than making them."""
        for email, made in ready.sessions(self.run(ready.SIGN_IN, *emails)).items():
            self.sessions.setdefault(email, []).extend(made)


def make_ready(folder: Path) -> None:
    """Have the data of every new site made in this folder, while other tests run."""
    ready.begin(folder, _environment(folder))


def _environment(data: Path, port: int = 0, ahead: int = 0) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TOUCHSTONE_", "DJANGO_"))}
    folders = [PROJECT / "src", PROJECT]
    if ahead:
        kept["TOUCHSTONE_TEST_DAYS_AHEAD"] = str(ahead)
        folders.insert(0, ELSEWHEN)
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(map(str, folders)),
        "TOUCHSTONE_DATA": str(data),
        "TOUCHSTONE_SITE_URL": f"http://127.0.0.1:{port}",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, *, ahead: int = 0) -> Iterator[Site]:
    """Serve with the demonstration until the block ends, from a data folder that is new or was served before.

    New data is a copy of what is made once for the run, where that is (tests/browser/ready.py).

    `ahead`: how many days later than today it is for the site and its scripts.
    """
    sessions = {} if ahead else ready.lay(folder / "data")
    port = _free_port()
    log = folder / "server.log"
    command = [sys.executable, "-m", "touchstone.cli", "serve", "--port", str(port)]
    with log.open("a") as output:
        environment = _environment(folder / "data", port, ahead)
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=PROJECT)
    try:
        site = Site(f"http://127.0.0.1:{port}", folder / "data", sessions, ahead)
        _wait_for(site, server, log)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(site: Site, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped:\n{log.read_text()}")
        try:
            site.get("/cookies")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise RuntimeError(f"The server did not answer within {PATIENCE:.0f} seconds:\n{log.read_text()}")
