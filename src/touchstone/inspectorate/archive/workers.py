"""Who reads a batch that was sent in a browser? A process of its own, started here, that may die and be followed.

`./touchstone tick` goes on with what such a process left; nothing is read twice.
"""

from __future__ import annotations

import subprocess
import sys
import threading

from touchstone.inspectorate.archive.models import ImportBatch


def start(batch: ImportBatch) -> None:
    """Start a process that reads what waits in the batch. Two at once do no harm: the second finds it taken."""
    process = subprocess.Popen(
        [sys.executable, "-m", "touchstone.cli", "import", "--continue", str(batch.pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it outlives the web server's own restart
    )
    threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no dead entry behind
