"""The judgement board at size: 5,000 items of evidence against 50.

Claim: the board of an inspection with 5,000 items of evidence behind 500 findings asks as many queries as one with 50
items behind 5, and is rendered within 2 times its time. Both are asked for in turn, in one process, on SQLite; the
ratio is of the medians. `sample` composes it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
FEW, MANY, MOST = 50, 5_000, 2.0


def run(arguments: list[str]) -> dict[str, Any]:
    return run_board()


def run_board() -> dict[str, Any]:
    """`ratio` many to few, `queries` of both, and whether the claim is `met`. About ten seconds."""
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as folder:
        env = {
            **os.environ,
            "TOUCHSTONE_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "benches._settings",
            "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)]),
        }
        env.pop("TOUCHSTONE_DATABASE", None)
        words = [sys.executable, "-m", "benches._board", str(FEW), str(MANY)]
        done = subprocess.run(words, env=env, cwd=PROJECT, check=True, capture_output=True, text=True)
    measured = json.loads(done.stdout.splitlines()[-1])
    few, many = measured[str(FEW)], measured[str(MANY)]
    ratio = many["median_ms"] / few["median_ms"]
    met = ratio <= MOST and few["queries"] == many["queries"]
    line = (
        f"judgement board: {MANY:,} items of evidence take {ratio:.2f} times as long as {FEW} (at most {MOST:g}), "
        f"{many['queries']} queries against {few['queries']}"
    )
    return {"line": line, "ratio": round(ratio, 3), "met": met, "few": few, "many": many}
