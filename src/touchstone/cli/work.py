"""Make the publications that are queued: `./touchstone work`. Any number of these may run, on several machines too.

It looks for work until it is told to end (Ctrl-C, or SIGTERM: it then ends after the publication that it is making).
With `--until-empty` it ends when nothing waits.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import threading

logger = logging.getLogger(__name__)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--until-empty", action="store_true", help="end when nothing waits")
    parser.add_argument("--every", type=float, default=2.0, metavar="SECONDS", help="how often to look (default: 2)")


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from django.db import Error, connection

    from touchstone.inspectorate.reports import tasks

    told_to_end = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: told_to_end.set())
    done = 0
    while not told_to_end.is_set():
        try:
            done += tasks.go_on(stopped=told_to_end.is_set)
            waits = tasks.waits()
            if not waits:
                tasks.add_missing()
        except Error:  # the database is away or full: what was taken is taken again when its lease has run out
            logger.exception("The worker lost the database for a moment.")
            connection.close()
            waits = True
        if options.until_empty and not waits:
            break
        told_to_end.wait(options.every)
    print(f"Publications worked at: {done}.")
    return 0
