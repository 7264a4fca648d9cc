"""The public register at size: provider page against a bare page, uncached and conditional; search against both.

Claims, on PostgreSQL, with 10,000 inspections, 200,000 judgements and 60,000 areas for improvement: a provider page
with 12 inspections serves at least 25% of what a bare page of the same base template with one query does, and at least
60% on conditional requests; the p95 of search is within 3 times the provider page's. All in the same run, one server
process, rounds taken in turn. Options: `--inspections N` (default 10,000), `--seconds S` a round (default 2).
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests import postgres

PROJECT = Path(__file__).resolve().parents[1]
ROUNDS = 5
LEAST_UNCACHED, LEAST_CONDITIONAL, MOST_SEARCH = 0.25, 0.60, 3.0
SEARCHES = [
    "alderbourne", "Fenstoke family court", "hazelton north", "safeguarding", "waiting lists", "complaints late",
    "aldrbourne", "pebblethrope", "supervison training", "quarryvale council", "juniper", "inspectors found letters",
    "nettlewick 2014", "reedmouth office", "risk assessed court", "marshham", "kestrelford", "xylophone",
]  # fmt: skip


def run(arguments: list[str]) -> dict[str, Any]:
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as folder, postgres.cluster() as address:
        env = {
            **os.environ,
            "TOUCHSTONE_DATABASE": address,
            "TOUCHSTONE_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "benches._settings",
            "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)]),
        }
        built = subprocess.run(
            [sys.executable, "-m", "benches._register_build", str(options.inspections)],
            env=env, cwd=PROJECT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        with _server(env) as port:
            measured = _measure(port, options)
    return _result(measured, built.stdout, options)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./bench register")
    parser.add_argument("--inspections", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=2.0)
    return parser.parse_args(arguments)


@contextmanager
def _server(env: dict[str, str]) -> Iterator[int]:
    """One process with four threads, as `./run` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["gunicorn", "touchstone.config.wsgi", "-b", f"127.0.0.1:{port}", "-w", "1", "--threads", "4",
             "--log-level", "error"]  # fmt: skip
    with subprocess.Popen([sys.executable, "-m", *words], env=env, cwd=PROJECT) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start within 20 seconds.")


def _measure(port: int, options: argparse.Namespace) -> dict[str, Any]:
    providers = [f"/providers/bench-service-{n}" for n in range(1, max(2, min(60, options.inspections // 12)))]
    tags = {page: _get(port, page)[1] for page in providers}
    _get(port, "/bare")
    rates: dict[str, list[float]] = {"bare": [], "provider": [], "conditional": []}
    for _ in range(ROUNDS):
        rates["bare"].append(_rate(port, ["/bare"], {}, options.seconds))
        rates["provider"].append(_rate(port, providers, {}, options.seconds))
        rates["conditional"].append(_rate(port, providers, tags, options.seconds))
    searches = [f"/search?q={quote(query)}" for query in SEARCHES]
    searches += ["/search?grade=ofsted-2014:inadequate&year=2014", "/search?open=yes", "/search?framework=bench-2009"]
    times: dict[str, list[float]] = {"provider": [], "search": []}
    for number in range(6):
        times["provider"] += _times(port, providers[number * 10 : number * 10 + 21] or providers)
        times["search"] += _times(port, searches)
    return {"rates": rates, "times": times, "searches": _by_search(port, searches)}


def _by_search(port: int, searches: list[str]) -> dict[str, float]:
    return {search: round(1000 * statistics.median(_times(port, [search] * 3)), 1) for search in searches}


def _get(port: int, page: str, tag: str = "", connection: http.client.HTTPConnection | None = None) -> tuple[int, str]:
    connection = connection or http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", page, headers={"If-None-Match": tag} if tag else {})
    response = connection.getresponse()
    response.read()
    wanted = 304 if tag else 200
    if response.status != wanted:
        raise RuntimeError(f"{page} answered {response.status}, not {wanted}")
    return response.status, response.headers.get("ETag", "")


def _rate(port: int, pages: list[str], tags: dict[str, str], seconds: float) -> float:
    """Answers a second, with two readers asking at once."""
    counts = [0, 0]
    until = time.perf_counter() + seconds

    def read(reader: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < until:
            page = pages[(counts[reader] * 2 + reader) % len(pages)]
            _get(port, page, tags.get(page, ""), connection)
            counts[reader] += 1

    readers = [threading.Thread(target=read, args=(n,)) for n in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(counts) / seconds


def _times(port: int, pages: list[str]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    found = []
    for page in pages:
        start = time.perf_counter()
        _get(port, page, connection=connection)
        found.append(time.perf_counter() - start)
    return found


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _result(measured: dict[str, Any], built: str, options: argparse.Namespace) -> dict[str, Any]:
    bare, provider, conditional = (statistics.median(measured["rates"][k]) for k in ("bare", "provider", "conditional"))
    p95 = {name: _p95(times) for name, times in measured["times"].items()}
    ratios = {
        "provider_to_bare": round(provider / bare, 3),
        "conditional_to_bare": round(conditional / bare, 3),
        "search_p95_to_provider_p95": round(p95["search"] / p95["provider"], 2),
    }
    met = (
        ratios["provider_to_bare"] >= LEAST_UNCACHED
        and ratios["conditional_to_bare"] >= LEAST_CONDITIONAL
        and ratios["search_p95_to_provider_p95"] <= MOST_SEARCH
    )
    line = (
        f"register: provider page {ratios['provider_to_bare']:.0%} of a bare page (at least {LEAST_UNCACHED:.0%}), "
        f"conditional {ratios['conditional_to_bare']:.0%} (at least {LEAST_CONDITIONAL:.0%}), "
        f"search p95 {ratios['search_p95_to_provider_p95']:.1f} times the provider page's (at most {MOST_SEARCH:.0f}), "
        f"{options.inspections:,} inspections: {'met' if met else 'NOT MET'}"
    )
    return {
        "line": line, "met": met, "ratios": ratios, "built": built.strip(),
        "answers_a_second": {"bare": bare, "provider": provider, "conditional": conditional},
        "p95_ms": {name: round(1000 * value, 1) for name, value in p95.items()},
        "search_ms": measured["searches"],
    }  # fmt: skip
