"""Does reading four times as much take about four times the work, also where text was made to be slow?

Compared are two runs of the same machine in processor time: a rule that tries every pair of places would need sixteen
times the work, each time. Ten times is allowed, what is too short to measure is not compared, and a reading that took
longer because the machine did something else is taken again: the least of several counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

import pytest

from touchstone.reader.read import read_in_process

STARTS = {
    "letter": "Dear X\n\nOfsted Cafcass post inspection monitoring progress\n\nArea for improvement 1: a\n\n"
    "Area for improvement 2: b\n\nYours sincerely\n\n",
    "report": "Ofsted's inspection of Cafcass: X service area\n\nOverall effectiveness\n\nGrade 4\n\n"
    "Capacity for improvement\n\nGrade 3\n\nMeeting the needs of service users\n\n",
    "narrative": "Inspection of Cafcass Cymru\n\nCare Inspectorate Wales\n\nStrengths\n\n- a\n\nAreas for improvement\n\n"  # noqa: E501
    "- b\n\n" + "".join(f"1.{n} some text here\n\n" for n in range(1, 8)) + "Methodology\n\n",
    "unknown": "Ofsted inspection report judgement areas for improvement inspectors found\n\n",
}
UNITS = (
    "1 ",
    "one ",
    "\n",
    "section 1 and ",
    "Overall\t",
    "of these 1 and ",
    "A and the A ",
    "most of the 1 ",
    "1 January ",
)
SMALL, TIMES, ALLOWED, MEASURABLE, TRIES = 10_000, 4, 10, 0.05, 6


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("start", STARTS)
def test_work_grows_with_length(start: str, unit: str) -> None:
    small = STARTS[start] + unit * (SMALL // len(unit))
    large = STARTS[start] + unit * (SMALL * TIMES // len(unit))
    assert _grows_with_length(lambda: _work(small), lambda: _work(large))


@pytest.mark.parametrize(("power", "grows"), [(1, True), (2, False)])
def test_a_rule_that_tries_every_pair_would_be_seen(power: int, grows: bool) -> None:
    """Also where every third reading is disturbed."""
    disturbed = count(1)

    def took(length: int) -> float:
        return float(length) ** power * (1 if next(disturbed) % 3 else 5)

    assert _grows_with_length(lambda: took(1), lambda: took(TIMES)) is grows


def _grows_with_length(small: Callable[[], float], large: Callable[[], float]) -> bool:
    """Of several readings the least, because nothing makes work shorter than it is."""
    least_small, least_large = min(small(), small(), small()), large()
    for _ in range(TRIES):
        if least_large < max(least_small, MEASURABLE) * ALLOWED:
            return True
        least_large = min(least_large, large())
    return False


def _work(text: str) -> float:
    began = time.process_time()
    assert read_in_process(text.encode(), "made").outcome in ("read", "doubts", "refused")
    return time.process_time() - began
