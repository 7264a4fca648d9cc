"""A sample is drawn from 150,000 cases in under half a second; a board of 5,000 pieces of evidence is quick too.

Part 1 (here): strata, allocation and draw, from a list in memory and its known hash; reading the list and hashing it
are timed beside it. Compared, in the same run, with the least that any such draw must do: one SHA-256 for each case and
one sort. Part 2: `benches/sample_board.py`, where it is there: the judgement board.

Option: `--cases N` (default 150,000). Part 1 claims seconds, because a person waits for them: seconds of the processor,
which are those of the clock on a machine that does nothing else (the work is one thread and reads no file).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from touchstone.domain.sampling.allocation import Plan, Rare
from touchstone.domain.sampling.draw import draw, publish
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import read_frame, read_frozen

MOST_SECONDS = 0.5
ROUNDS = 5
PLAN = Plan(400, by=("area", "law", "status"), minimum=2, rare=(Rare("setting", "secure accommodation", 5),))
Part = Callable[[argparse.Namespace], dict[str, Any]]
BOARD = "benches.sample_board"


def run(arguments: list[str]) -> dict[str, Any]:
    parser = argparse.ArgumentParser(prog="./bench sample")
    parser.add_argument("--cases", type=int, default=150_000)
    options = parser.parse_args(arguments)
    results = [part(options) for part in parts()]
    joined: dict[str, Any] = {}
    for result in results:
        joined |= result
    joined["met"] = all(result["met"] for result in results)
    joined["line"] = "sample: " + "; ".join(result["line"] for result in results)
    return joined


def parts() -> list[Part]:
    """The parts of the bench: functions that give their figures, a `line` and whether their claim is `met`."""
    found: list[Part] = [drawing]
    if importlib.util.find_spec(BOARD):
        found.append(lambda _: importlib.import_module(BOARD).run_board())
    return found


def drawing(options: argparse.Namespace) -> dict[str, Any]:
    text = _list(options.cases)
    read, frame = _timed(lambda: read_frame(text, as_at=date(2026, 10, 5)), 1)
    hashed, _ = _timed(lambda: replace(frame).sha256, 1)
    thawed, _ = _timed(lambda: read_frozen(frame.canonical, as_at=frame.as_at), 1)
    drawn, cases = _timed(lambda: _draw(frame), ROUNDS)
    floor, _ = _timed(lambda: _least(frame), ROUNDS)
    return {
        "cases": options.cases,
        "drawn": len(cases),
        "seconds_draw": round(drawn, 4),
        "seconds_least": round(floor, 4),
        "seconds_read": round(read, 4),
        "seconds_hash": round(hashed, 4),
        "seconds_read_frozen": round(thawed, 4),
        "met": drawn < MOST_SECONDS,
        "line": f"{len(cases)} of {options.cases:,} cases drawn in {drawn:.2f} s (at most {MOST_SECONDS}), "
        f"{drawn / floor:.2f}x hashing and sorting them; read and checked in {read:.1f} s, hashed in {hashed:.2f} s, "
        f"read again in {thawed:.1f} s",
    }  # fmt: skip


def _draw(frame: Frame) -> Any:
    fresh = replace(frame)  # without what the last round remembered
    fresh.__dict__["sha256"] = frame.sha256  # which was made when the list was frozen
    return draw(publish(fresh, PLAN, "bench-seed-0001"), fresh)


def _least(frame: Frame) -> Any:
    return sorted(
        (sha256(f"bench-seed-0001|{case.reference}".encode()).digest(), case.reference) for case in frame.cases
    )


def _timed(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """(the median time in seconds, what the last round gave)."""
    times, given = [], None
    for _ in range(rounds):
        start = time.process_time()
        given = work()
        times.append(time.process_time() - start)
    return statistics.median(times), given


def _list(cases: int) -> str:
    chance = random.Random(2026)
    lines = ["reference,area,law,status,setting"]
    for number in range(cases):
        area, law = f"Area {chance.randrange(17) + 1}", chance.choice(("public", "private"))
        status = chance.choice(("open", "open", "closed", "waiting"))
        setting = "secure accommodation" if chance.random() < 0.001 else "other"
        lines.append(f"P-{number:06},{area},{law},{status},{setting}")
    return "\n".join([lines[0], *chance.sample(lines[1:], cases)])
