"""`./touchstone read`: what do these documents say? Needs no database and no set-up beyond Python's packages.

Exit status: 0 all read, 1 some read with doubts, 2 some no inspection document or unreadable; the worst counts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from touchstone.cli.output import put
from touchstone.reader.plain import plain_of
from touchstone.reader.reading import Reading
from touchstone.reader.sandbox import pool, read_file
from touchstone.reader.table import table_of

STATUS = {"read": 0, "doubts": 1, "refused": 2}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a PDF, Word (.docx), HTML or text document")
    parser.add_argument(
        "--format",
        choices=("json", "plain", "table"),
        default="table",
        help="json: every value with its place and confidence, one object a line a file; plain: values only, one "
        "object a line a file; table: for people (default)",
    )


def run(options: argparse.Namespace) -> int:
    """Reads the files in the order given and prints each as soon as it is read."""
    worst = 0
    for reading in _readings(options.files):
        worst = max(worst, STATUS[reading.outcome])
        if not put(_shown(reading, options.format)):
            return worst
    return worst


def _readings(files: list[str]) -> Iterator[Reading]:
    # As many files at a time as the pool has workers; map() keeps their order.
    with ThreadPoolExecutor(max_workers=min(pool().size, len(files))) as threads:
        yield from threads.map(read_file, files)


def _shown(reading: Reading, form: str) -> str:
    if form == "json":
        return reading.as_json()
    if form == "plain":
        return json.dumps(plain_of(reading.data), ensure_ascii=False)
    return table_of(reading.data)
