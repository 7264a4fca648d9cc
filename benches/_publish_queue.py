"""Do all queued publications become public, each once, when a worker is killed in the middle?

Queues publications in a database of its own, starts worker processes, kills one with SIGKILL once a third is done, and
counts what is there in the end. A part of the bench `publish`, and of the tests with quick forms.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Forms that cost nothing but a moment, so that there is a middle to be killed in.
QUICK = """
import django, time
django.setup()
from tests.factories import publishing
from touchstone.cli.__main__ import main
made = publishing.quick
publishing.quick = lambda *given: time.sleep(0.02) or made(*given)
with publishing.quick_forms():
    main(["work", "--until-empty", "--every", "0.2"])
"""


def run(*, count: int = 200, workers: int = 2, quick: bool = False, database: str = "", deadline: float = 900) -> dict:
    """What became of `count` queued publications. `quick`: forms that cost nothing; `database`: a PostgreSQL address.

    Returns counts of what should be there and what is, the seconds it took, and `met`.
    """
    with tempfile.TemporaryDirectory(prefix="touchstone-queue-") as folder:
        world = {**os.environ, "TOUCHSTONE_DATA": folder, "TOUCHSTONE_PUBLICATIONS": "by command"}
        world["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        world["DJANGO_SETTINGS_MODULE"] = "touchstone.config.settings"
        world["TOUCHSTONE_DATABASE"] = database
        _call(world, "queue", count)
        started = time.monotonic()
        killed = _work(world, count, workers, quick, started + deadline)
        seconds = time.monotonic() - started
        return {**_call(world, "count"), "queued": count, "killed_after": killed, "seconds": round(seconds, 2)}


def _work(world: dict[str, str], count: int, workers: int, quick: bool, until: float) -> int:
    """Run the workers to the end; how many publications were done when one of them was killed."""
    command = [sys.executable, *(["-c", QUICK] if quick else ["-m", "touchstone.cli", "work", "--until-empty"])]
    running = [subprocess.Popen(command, env=world, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(workers)]
    try:
        killed = int(_call(world, "kill", running[0].pid, count // 3)["finished"])
        while any(process.poll() is None for process in running):
            if time.monotonic() > until:
                raise TimeoutError("the workers did not end")
            time.sleep(0.05)
        return killed
    finally:
        for process in running:
            process.kill()
            process.wait()


def _call(world: dict[str, str], *words: object) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "benches._publish_queue", *map(str, words)],
        env=world, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


# -- inside the database's process ---------------------------------------------------------------------------------


def _queue(count: int) -> dict:
    from django.core.management import call_command

    from tests import quick_migrations
    from tests.cast import play
    from tests.factories.publishing import make_bundle, make_publisher
    from touchstone.inspectorate.inspections.models import Inspection
    from touchstone.inspectorate.reports.actions import queue

    quick_migrations.install()
    call_command("migrate", verbosity=0)
    cast = play(state="settled", framework="ofsted-cafcass-2009")
    publisher = make_publisher(cast)
    like = cast.inspection
    for number in range(count):
        inspection = Inspection.objects.create(
            slug=f"northmere-{number}", origin="held", state="settled", kind="full", title=f"Northmere {number}",
            inspectorate=like.inspectorate, provider=like.provider, framework=like.framework,
        )  # fmt: skip
        queue(by=publisher, inspection=inspection, bundle=make_bundle(words=f"Plan {number} is good.", welsh=False))
    return {}


def _kill(pid: int, third: int) -> dict:
    """Kill the worker with SIGKILL once so many are done and it has begun another; 0 where it never had."""
    from touchstone.inspectorate.reports.models import PublicationJob

    jobs = PublicationJob.objects
    while jobs.filter(state__in=("waiting", "making")).exists():
        begun = jobs.filter(state="making", lease_holder__contains=f":{pid}:", forms__isnull=False)
        if jobs.filter(state="finished").count() >= third and begun.exists():
            os.kill(pid, signal.SIGKILL)
            return {"finished": jobs.filter(state="finished").count()}
        time.sleep(0.01)
    return {"finished": 0}


def _count() -> dict:
    from django.db.models import Count

    from touchstone import formats
    from touchstone.inspectorate.improvement.models import AreaForImprovement
    from touchstone.inspectorate.reports.models import JobForm, Publication, PublicationJob, PublishedForm

    jobs = PublicationJob.objects
    whole = Publication.objects.annotate(n=Count("forms")).filter(n=len(formats.FORMS)).count()
    found = {
        "finished": jobs.filter(state="finished").count(),
        "unfinished": jobs.exclude(state="finished").count(),
        "taken_twice": jobs.filter(attempts__gt=1).count(),
        "publications": Publication.objects.count(),
        "whole": whole,
        "inspections": Publication.objects.values("report__inspection").distinct().count(),
        "forms": PublishedForm.objects.count(),
        "left_over": JobForm.objects.count(),
        "areas": AreaForImprovement.objects.count(),
    }
    n = found["finished"]
    once = n == found["publications"] == whole == found["inspections"] and found["areas"] == 2 * n
    return {**found, "met": once and not found["unfinished"] and not found["left_over"]}


def main(words: list[str]) -> int:
    import django

    django.setup()
    numbers = [int(word) for word in words[1:]]
    print(json.dumps({"queue": _queue, "kill": _kill, "count": _count}[words[0]](*numbers)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
