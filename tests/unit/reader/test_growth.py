"""Does reading four times as much take about four times the work, also where text was made to be slow?

Compared are two runs of the same machine in processor time: a rule that tries every pair of places would need sixteen
times the work. Ten times is allowed, and what is too short to measure is not compared.
"""

from __future__ import annotations

import time

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
SMALL, TIMES, ALLOWED, MEASURABLE = 10_000, 4, 10, 0.05


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("start", STARTS)
def test_work_grows_with_length(start: str, unit: str) -> None:
    small = _work(STARTS[start] + unit * (SMALL // len(unit)))
    large = _work(STARTS[start] + unit * (SMALL * TIMES // len(unit)))
    assert large < max(small, MEASURABLE) * ALLOWED


def _work(text: str) -> float:
    began = time.process_time()
    assert read_in_process(text.encode(), "made").outcome in ("read", "doubts", "refused")
    return time.process_time() - began
