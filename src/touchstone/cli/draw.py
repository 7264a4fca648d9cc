"""`./touchstone draw`: which cases does a published design give? Repeats the draw from the design and the list alone.

Needs no database and no set-up beyond Python's packages. Exit status: 0 the cases are printed; 2 nothing is, and the
reason is on the error output: design or list unreadable, or not the list of the design.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from touchstone.cli.output import put
from touchstone.domain.sampling.design import Design, InvalidDesign, read_design
from touchstone.domain.sampling.draw import CannotDraw, Drawn, draw, next_in_line
from touchstone.domain.sampling.figures import caveat
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import InvalidFrame, read_frame, read_frozen

SCHEMA = "touchstone-draw-result-1"
SHOWN = 10  # problems of a list


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument("design", metavar="DESIGN.json", type=Path, help="the published design")
    parser.add_argument("frame", metavar="FRAME.csv", type=Path, help="the list of pseudonymous references")
    parser.add_argument(
        "--format", choices=("table", "csv", "json"), default="table", help="table: for people (default)"
    )
    parser.add_argument("--next", type=int, default=0, metavar="N", help="the next N of each stratum too: replacements")


def run(options: argparse.Namespace) -> int:
    """Repeats the draw and prints its cases."""
    try:
        design = read_design(options.design.read_bytes())
        frame = _frame(options.frame.read_bytes(), design)
        drawn = draw(design, frame)
        spare = next_in_line(design, frame, max(0, options.next))
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}. Give the paths of the design and of its list.")
    except InvalidDesign as error:
        return _refuse(f"{options.design}: {error}")
    except InvalidFrame as error:
        lines = [f"{options.frame} is no list to draw from.", *map(str, error.problems[:SHOWN])]
        if len(error.problems) > SHOWN:
            lines.append(f"And {len(error.problems) - SHOWN:,} more.")
        return _refuse("\n".join(lines))
    except CannotDraw as error:
        return _refuse(f"{options.frame}: {error}")
    form = {"table": _table, "csv": _csv, "json": _json}[options.format]
    put(form(design, drawn, spare))
    return 0


def _frame(data: bytes, design: Design) -> Frame:
    """The list, taken without question where its bytes are those that were frozen."""
    if hashlib.sha256(data).hexdigest() == design.frame_sha256:
        return read_frozen(data, as_at=design.as_at, left_out=design.left_out)
    return read_frame(data, as_at=design.as_at, left_out=design.left_out)


def _refuse(says: str) -> int:
    print(says, file=sys.stderr)
    return 2


def _table(design: Design, drawn: Iterable[Drawn], spare: Iterable[Drawn]) -> str:
    lines = [
        f"{design.n:,} of {design.frame_size:,} cases.",
        str(caveat(design.as_at, design.left_out)),
        f"List    {design.frame_sha256}",
        f"Design  {design.sha256}",
        f"Seed    {design.seed}",
    ]
    by_stratum: dict[Any, list[Drawn]] = {}
    for case in (*drawn, *spare):
        by_stratum.setdefault(case.stratum, []).append(case)
    for share in design.shares:
        lines += ["", f"{share.stratum.label}: {share.take} of {share.size:,}"]
        for case in by_stratum.get(share.stratum, ()):
            lines.append(f"{case.place:5}  {case.reference}{'  (next)' if case.place > share.take else ''}")
    return "\n".join(lines)


def _csv(design: Design, drawn: Iterable[Drawn], spare: Iterable[Drawn]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["stratum", "place", "reference", "chosen"])
    writer.writerows([case.stratum.key, case.place, case.reference, case.chosen] for case in (*drawn, *spare))
    return out.getvalue().removesuffix("\n")


def _json(design: Design, drawn: Iterable[Drawn], spare: Iterable[Drawn]) -> str:
    cases = [
        {"stratum": case.stratum.key, "place": case.place, "reference": case.reference, "chosen": case.chosen}
        for case in (*drawn, *spare)
    ]
    data = {"schema": SCHEMA, "design_sha256": design.sha256, "frame_sha256": design.frame_sha256, "cases": cases}
    return json.dumps(data, ensure_ascii=False, indent=2)
