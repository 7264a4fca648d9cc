"""A process of its own for test_processes: `setup N M` makes readers and news in a database file, `tick` tells them.

`tick` sleeps a little in the middle of each page, after the e-mails are written and before the page is committed, so
that the test can kill it there; it prints a line as it comes there.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "touchstone.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from tests import quick_migrations  # noqa: E402
from tests.factories import records  # noqa: E402
from touchstone.foundation.core import clock  # noqa: E402
from touchstone.public.alerts import limits, tasks  # noqa: E402
from touchstone.public.alerts.actions import telling, wishing  # noqa: E402
from touchstone.public.alerts.models import Subscription  # noqa: E402
from touchstone.public.alerts.wanted import Wanted  # noqa: E402


def setup(readers: int, news: int) -> None:
    quick_migrations.install()
    call_command("migrate", verbosity=0)
    tasks.run_due(clock.now())
    for number in range(readers):
        reader = Subscription.objects.create(
            email=f"reader{number}@northmere.example",
            key=f"{number:032x}",
            language="en",
            pace="at once",
            since=clock.now(),
        )
        wishing.add_wish(reader, Wanted())
    for _each in range(news):
        records.make_publication(records.make_inspection(public=False), public_from=clock.now())


def tick() -> None:
    limits.PAGE = 4
    real = telling.enqueue_many

    def slowly(letters: Any) -> int:
        done = real(letters)
        print("in the middle", flush=True)
        time.sleep(0.15)
        return done

    telling.enqueue_many = slowly
    tasks.run_due(clock.now())


if __name__ == "__main__":
    {"setup": setup, "tick": tick}[sys.argv[1]](*map(int, sys.argv[2:]))
