"""A PostgreSQL of the tests' own: its own folder and port, gone afterwards.

`python -m tests.postgres COMMAND…` runs a command with TOUCHSTONE_DATABASE pointing at it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import machine


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _as_server(words: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root; root runs it as the `postgres` user that its package makes."""
    if os.geteuid() != 0:
        return words
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", *words]


@contextmanager
def cluster() -> Iterator[str]:
    """A running server with an empty database; yields its address. Raises RuntimeError without the binaries."""
    bins = machine.find("postgresql")
    if not bins:
        raise RuntimeError("No PostgreSQL here: " + machine.NEEDS["postgresql"].install)
    folder = Path(tempfile.mkdtemp(prefix="touchstone-pg-"))
    port = _free_port()
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        _run([f"{bins}/initdb", "-D", str(data), "-U", "touchstone", "--auth=trust", "-E", "UTF8",
              "--locale=C.UTF-8", "--no-sync"])  # fmt: skip
        # Durability is not what these tests are about; without it they are twice as fast.
        options = (
            f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off "
            "-c full_page_writes=off -c max_connections=100 -c shared_buffers=256MB"
        )
        _run([f"{bins}/pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options, "start"])
        try:
            _run([f"{bins}/createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "touchstone", "touchstone"])
            yield f"postgresql://touchstone@127.0.0.1:{port}/touchstone"
        finally:
            _run([f"{bins}/pg_ctl", "-D", str(data), "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(words: list[str]) -> None:
    done = subprocess.run(_as_server(words), capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")


def main() -> int:
    with cluster() as address:
        return subprocess.run(sys.argv[1:], env={**os.environ, "TOUCHSTONE_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
