"""Who makes what was queued in a browser? A process of its own, started here, that may die and be followed.

One at a time from each server process; `./touchstone work` runs more, and `./touchstone tick` goes on with what such
a process left. No form is published twice.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from django.conf import settings

# Who started it goes with it: a server that parts into several processes copies this list with locks that nobody opens
# again in the copies, and a copy would take a process of its parent's for running for ever.
_running: list[tuple[int, subprocess.Popen[bytes]]] = []
_lock = threading.Lock()


def start() -> None:
    """Start a process that makes what waits, unless one that was started here still runs."""
    if settings.PUBLICATIONS_ARE_MADE != "in background":
        return
    with _lock:
        here = os.getpid()
        _running[:] = [(owner, process) for owner, process in _running if owner == here and process.poll() is None]
        if _running:
            return
        process = subprocess.Popen(
            [sys.executable, "-m", "touchstone.cli", "work", "--until-empty"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it outlives the web server's own restart
        )
        _running.append((here, process))
    threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no dead entry behind
