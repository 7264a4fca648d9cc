"""The day on which these tests are played: what is due is told apart from what is overdue by fixed days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.integration.programme.helpers import TODAY, moment


@pytest.fixture(autouse=True)
def _it_is_that_day() -> Iterator[None]:
    with time_machine.travel(moment(TODAY), tick=True):
        yield
