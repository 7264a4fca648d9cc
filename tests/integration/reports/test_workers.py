"""Is every queued publication made once, whole, when a worker process is killed in the middle? Real processes."""

from __future__ import annotations

import pytest

from benches import _publish_queue
from tests import machine, postgres


def check(database: str = "") -> None:
    found = _publish_queue.run(count=9, quick=True, database=database, deadline=120)
    assert found["met"], found
    assert found["finished"] == found["queued"] == 9
    assert found["killed_after"] >= 3
    assert found["taken_twice"] >= 1  # the one that the killed worker had begun


def test_on_sqlite() -> None:
    check()


@pytest.mark.skipif(not machine.find("postgresql"), reason="no PostgreSQL here")
def test_on_postgresql() -> None:
    with postgres.cluster() as address:
        check(address)
