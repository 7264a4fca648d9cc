"""Telling 200,000 readers: memory flat, the same queries for every page, and nobody told twice when killed.

Claim: news that one in five of 200,000 subscriptions asked for is written into the outbox page by page: a page asks as
many queries at the end as at the beginning; the process grows by at most 40 MB after its fifth page; it writes at
least a third as many e-mails in a second of processor time as Python builds bare messages of the same words; and killed
with SIGKILL in the middle, and gone on with by two processes at once, it has told everyone who asked once, and nobody
else. On SQLite, in processes of its own. `--readers N` for fewer.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
READERS, GROWTH_MB, SHARE = 200_000, 40, 1 / 3


def run(arguments: list[str]) -> dict[str, Any]:
    words = argparse.ArgumentParser(prog="bench alerts")
    words.add_argument("--readers", type=int, default=READERS)
    readers = words.parse_args(arguments).readers
    with tempfile.TemporaryDirectory(prefix="touchstone-alerts-") as folder:
        env = _world(folder)
        made = _call(env, "build", readers)
        killed = _killed(env, made["pages"] // 4)
        both = [_start(env, "tell") for _ in range(2)]
        told = [json.loads(_out(each)) for each in both]
        counted = _call(env, "count")
        bare = _call(env, "bare")
    return _result(readers, made, killed, max(told, key=lambda each: each["pages"]), counted, bare)


def _result(
    readers: int, made: dict[str, Any], killed: int, told: dict[str, Any], counted: dict[str, Any], bare: dict[str, Any]
) -> dict[str, Any]:
    once = counted["e_mails"] == counted["addresses"] == counted["told"] == made["wanted"] and not counted["unfinished"]
    a_second = told["pages"] * told["page"] / told["cpu_seconds"]
    share = a_second / bare["a_second"]
    same = len(set(told["queries"])) == 1
    met = once and same and told["grown_mb"] <= GROWTH_MB and share >= SHARE
    line = (
        f"alerts: {counted['e_mails']:,} e-mails to {readers:,} readers, each once ({'yes' if once else 'NO'}; "
        f"{made['wanted']:,} were to be told; killed after {killed} pages), {'/'.join(map(str, told['queries']))} "
        f"queries a page of {told['page']:,}; grown by {told['grown_mb']:.1f} MB (at most {GROWTH_MB}); "
        f"{share:.2f} times as many a second as bare messages are built (at least {SHARE:.2f})"
    )
    return {"line": line, "met": met, "readers": readers, "wanted": made["wanted"], "killed_after_pages": killed,
            "share_of_bare": round(share, 3), "counted": counted, "told": told}  # fmt: skip


def _world(folder: str) -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("TOUCHSTONE_", "DJANGO_"))}
    path = os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])
    return {**env, "TOUCHSTONE_DATA": folder, "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": "touchstone.config.settings"}  # fmt: skip


def _start(env: dict[str, str], *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benches._alerts", *map(str, words)]
    return subprocess.Popen(command, env=env, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def _out(process: subprocess.Popen[str]) -> str:
    out, _errors = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    return out.splitlines()[-1]


def _call(env: dict[str, str], *words: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_out(_start(env, *words)))
    return found


def _killed(env: dict[str, str], after: int) -> int:
    """Kill the teller once it has told so many pages; how many it had."""
    teller = _start(env, "tell", "aloud")
    assert teller.stdout is not None
    pages = 0
    for _line in teller.stdout:
        pages += 1
        if pages >= after:
            break
    teller.send_signal(signal.SIGKILL)
    teller.communicate()
    return pages
