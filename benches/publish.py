"""A report's PDF costs little more than bare typst; all forms in two languages cost little; a queue loses nothing.

Forms: a report of about 30 pages, in English and in Welsh. Claims: its PDF takes under 1.5 times as long as typst takes
for the same words written by hand as plain markup, on like pages in the same typeface; and all six forms in both
languages take at most 4 times as long as those two bare compiles. Each round is a process of its own, the order turned
each time; medians of seconds of the processor, so that a busy machine changes nothing. The clock is reported beside it.

Queue: 200 publications on two workers, one of them killed in the middle (`benches/_publish_queue.py`).

Options: `--forms` leaves the queue out; `--queued N`; `--pages N`; `--rounds N`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from benches import _publish_queue
from touchstone.formats import missing

PROJECT = Path(__file__).resolve().parents[1]
MOST_PDF, MOST_ALL, GOAL_SECONDS = 1.5, 4.0, 4.0


def run(arguments: list[str]) -> dict[str, Any]:
    parser = argparse.ArgumentParser(prog="./bench publish")
    parser.add_argument("--forms", action="store_true", help="the forms alone, without the queue")
    parser.add_argument("--queued", type=int, default=200)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    out = run_forms(options.pages, options.rounds)
    if not options.forms:
        queue = _publish_queue.run(count=options.queued)
        out |= {"queue": queue, "met": out["met"] and queue["met"], "line": f"{out['line']}; {_said(queue)}"}
    return out


def _said(queue: dict[str, Any]) -> str:
    return (
        f"{queue['finished']} of {queue['queued']} queued publications finished on two workers, one killed after "
        f"{queue['killed_after']}; {queue['whole']} with every form, {queue['unfinished']} lost"
    )


def run_forms(pages: int, rounds: int) -> dict[str, Any]:
    """Ratios, seconds of each form, and whether both claims are `met`."""
    if missing():
        raise SystemExit(f"Not every form can be made here: {' '.join(missing().values())}")
    measured = [_round(pages, ours_first=number % 2 == 1) for number in range(rounds)]

    def median(group: str) -> dict[str, float]:
        return {key: statistics.median(each[group][key] for each in measured) for key in measured[0][group]}

    bare, forms, clock = median("bare"), median("forms"), median("clock")
    whole = sum(bare.values())
    pdf = sum(seconds for key, seconds in forms.items() if key.split()[0] == "pdf") / whole
    everything = sum(forms.values()) / whole
    seconds = sum(value for key, value in clock.items() if not key.startswith("bare"))
    size = measured[0]["pages"]["pdf en"]
    line = (
        f"PDF {pdf:.2f} times bare typst (under {MOST_PDF:g}); all {len(forms)} forms of a bilingual report of "
        f"{size} pages {everything:.2f} times (at most {MOST_ALL:g}), {seconds:.1f} s by the clock"
    )
    return {
        "line": line,
        "met": pdf < MOST_PDF and everything <= MOST_ALL,
        "pdf_ratio": round(pdf, 3),
        "all_ratio": round(everything, 3),
        "bare_seconds": bare,
        "form_seconds": forms,
        "clock_seconds": clock,
        "goal_met": seconds <= GOAL_SECONDS,
        "pages": measured[0]["pages"],
    }


def _round(pages: int, ours_first: bool) -> dict[str, Any]:
    words = [sys.executable, "-m", "benches._publish_forms", str(pages), "ours" if ours_first else "bare"]
    world = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])}
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=PROJECT, env=world)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured
