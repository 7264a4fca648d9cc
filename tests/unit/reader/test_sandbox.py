"""Does the parent always get an answer, whatever its worker does?"""

from __future__ import annotations

import os
import sys
import threading
from random import Random

import pytest

from tests.factories.document_forms import as_pdf, as_text
from tests.factories.document_letters import MonitoringLetter
from touchstone.reader.frames import PAGES, RESULT, pack
from touchstone.reader.sandbox import Limits, Pool, Stopped, Worker, read_bytes

LETTER = as_text(MonitoringLetter.make(Random(1)).elements())
FAST = Limits(base_seconds=0.4, page_seconds=0.1, total_seconds=2.0)


def worker(code: str, limits: Limits = FAST) -> Worker:
    return Worker(limits, [sys.executable, "-c", code])


def test_reads_in_another_process() -> None:
    reading = read_bytes(LETTER, "letter.txt")
    assert reading.outcome == "read"
    assert reading.data["path"] == "letter.txt"
    assert "\f".join(reading.pages).startswith("House of the Inspectorate")


def test_worker_that_hangs_is_killed() -> None:
    hanging = worker("import time; time.sleep(60)")
    with pytest.raises(Stopped, match="longer than 0.5 seconds, the most that 1 page may take"):
        hanging.read(LETTER, "x")
    assert not hanging.usable


def test_more_pages_have_more_time() -> None:
    assert Limits(base_seconds=10, page_seconds=2, total_seconds=120).allowed(20) == 50
    assert Limits(base_seconds=10, page_seconds=2, total_seconds=120).allowed(900) == 120
    frame = pack(PAGES, b"4")
    hanging = worker(f"import sys, time; sys.stdout.buffer.write({frame!r}); sys.stdout.flush(); time.sleep(60)")
    with pytest.raises(Stopped, match="0.8 seconds, the most that 4 pages may take"):
        hanging.read(LETTER, "x")


def test_worker_that_never_reads_its_input_is_killed() -> None:
    deaf = worker("import time; time.sleep(60)")
    with pytest.raises(Stopped, match="was stopped"):
        deaf.read(b"x" * 5_000_000, "x")


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "import os; os.abort()", "print('what?'); raise SystemExit"])
def test_worker_that_dies_gives_a_sentence(code: str) -> None:
    with pytest.raises(Stopped, match="broke the reader's process"):
        worker(code, Limits()).read(LETTER, "x")


def test_memory_beyond_the_limit_ends_the_worker() -> None:
    greedy = worker("from touchstone.reader.worker import _limit; _limit(300 << 20, 60); bytearray(1 << 30)", Limits())
    with pytest.raises(Stopped, match="broke the reader's process"):
        greedy.read(LETTER, "x")


def test_running_out_of_memory_is_a_refusal_and_the_worker_lives() -> None:
    code = (
        "import sys; sys.argv = ['worker', str(400 << 20), '60']\n"
        "from touchstone.reader import worker\n"
        "real = worker.read_in_process\n"
        "worker.read_in_process = lambda d, n: bytearray(1 << 30) if n == 'large' else real(d, n)\n"
        "worker.main()\n"
    )
    limited = worker(code, Limits())
    assert "more memory than the reader allows" in limited.read(LETTER, "large").data["refusal"]
    assert limited.read(LETTER, "small").outcome == "read"
    limited.kill()


def test_pool_goes_on_after_a_killed_worker() -> None:
    pool = Pool(Limits(base_seconds=0.0, page_seconds=0.0, total_seconds=0.0), size=1)
    refused = pool.read(LETTER, "x")
    assert refused.outcome == "refused" and "was stopped" in refused.data["refusal"]
    pool.limits = Limits()
    assert pool.read(LETTER, "x").outcome == "read"
    pool.close()


def test_worker_is_kept_between_documents() -> None:
    pool = Pool(size=1)
    try:
        pool.read(LETTER, "one")
        (kept,) = pool._idle
        pool.read(as_pdf(MonitoringLetter.make(Random(2)).elements()), "two")
        assert pool._idle == [kept] and kept.served == 2
    finally:
        pool.close()


def test_several_threads_share_the_pool() -> None:
    pool = Pool(size=2)
    found: list[str] = []
    threads = [threading.Thread(target=lambda n=n: found.append(pool.read(LETTER, str(n)).outcome)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["read"] * 6
    assert len(pool._idle) <= 2
    pool.close()


def test_a_forked_child_does_not_use_its_parents_pool() -> None:
    pool = Pool(size=1)
    assert pool.is_own
    pool._owner = os.getpid() + 1
    assert not pool.is_own


def test_worker_inherits_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOUCHSTONE_SECRET_KEY", "secret")
    code = (
        "import json, os, sys\n"
        "from touchstone.reader.frames import pack\n"
        "sys.stdin.buffer.read(1)\n"
        "data = {'data': {'found': 'TOUCHSTONE_SECRET_KEY' in os.environ}, 'pages': []}\n"
        f"sys.stdout.buffer.write(pack({RESULT}, json.dumps(data).encode()))\n"
    )
    asked = worker(code, Limits())
    assert asked.read(b"x", "x").data == {"found": False}
    asked.kill()
