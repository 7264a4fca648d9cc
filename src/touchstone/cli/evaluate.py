"""`./touchstone evaluate DIR --labels FILE`: how right is the reader on documents that a careful person has labelled?

Prints, by field and family, what was right, wrong, missing and doubted; which grades were taken for which; how often
the reader was right when it was so sure; seconds a page; and everything it got wrong with its place.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from touchstone.reader import scoring
from touchstone.reader.sandbox import pool, read_file
from touchstone.reader.scoring import BadLabels, Score

_SHOWN = 70  # characters of a value in the table


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", metavar="DIR", type=Path, help="the folder with the documents")
    parser.add_argument(
        "--labels", metavar="FILE", type=Path, required=True, help="their labels, one JSON object a line"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument(
        "--fail-on-wrong-and-sure", action="store_true", help="exit 1 where a value above 0.9 confidence is wrong"
    )


@dataclass(frozen=True)
class Timed:
    """The scores of one document and what reading it took."""

    scores: list[Score]
    pages: int
    seconds: float


def run(options: argparse.Namespace) -> int:
    try:
        labels = _labels(options)
    except (BadLabels, OSError) as error:
        print(f"Cannot evaluate: {error}", file=sys.stderr)
        return 2
    started = time.perf_counter()
    with ThreadPoolExecutor(max_workers=pool().size) as threads:
        timed = list(threads.map(lambda label: _evaluated(options.directory, label), labels))
    result = _result(timed, time.perf_counter() - started)
    if options.format == "json":
        print(json.dumps(result, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_table(result)))
    return 1 if options.fail_on_wrong_and_sure and result["wrong_and_sure"] else 0


def _labels(options: argparse.Namespace) -> list[dict[str, Any]]:
    if not options.directory.is_dir():
        raise BadLabels(f"there is no folder “{options.directory}”.")
    labels = scoring.load_labels(options.labels)
    missing = [label["file"] for label in labels if not (options.directory / label["file"]).is_file()]
    if missing:
        others = f" and {len(missing) - 1} others" if len(missing) > 1 else ""
        raise BadLabels(f"the labels name “{missing[0]}”{others}, not in “{options.directory}”.")
    return labels


def _evaluated(directory: Path, label: Mapping[str, Any]) -> Timed:
    started = time.perf_counter()
    data = read_file(directory / label["file"]).data
    seconds = time.perf_counter() - started
    return Timed(scoring.score_reading(data, label), data["pages"], seconds)


def _result(timed: Iterable[Timed], elapsed: float) -> dict[str, Any]:
    timed = list(timed)
    scores = [score for each in timed for score in each.scores]
    wrong = [score for score in scores if score.verdict != scoring.RIGHT]
    pages = sum(each.pages for each in timed)
    return {
        "documents": len(timed),
        "pages": pages,
        "seconds": round(elapsed, 3),
        "seconds_a_page": round(sum(each.seconds for each in timed) / max(1, pages), 5),
        "values": len(scores),
        "wrong_and_sure": sum(score.wrong_and_sure for score in scores),
        "fields": scoring.summary(scores),
        "confusion": scoring.confusion(scores),
        "calibration": scoring.calibration(scores),
        "wrong": [asdict(score) for score in wrong],
    }


# -- as a table --------------------------------------------------------------------------------------------------


def _table(result: Mapping[str, Any]) -> list[str]:
    head = (
        f"{result['documents']} documents, {result['pages']} pages, {result['values']} values; "
        f"{result['seconds_a_page'] * 1000:.1f} ms a page; wrong and sure: {result['wrong_and_sure']}"
    )
    # A family is shown apart where not everything in it was right and sure.
    shown = [row for row in result["fields"] if row["family"] == "all" or row["right"] < row["n"] or row["doubted"]]
    lines = [head, "", "What was read, by field, and by family where not everything was right and sure"]
    lines += _columns(shown, ("field", "family", "n", "right", "wrong", "missing", "doubted", "wrong_and_sure"))
    lines += ["", "Grades: what the label says, what was read"]
    lines += _columns(result["confusion"], ("want", "got", "n"))
    lines += ["", "How often right, when so sure"]
    lines += _columns(result["calibration"], ("from", "to", "n", "mean_confidence", "right", "share_right"))
    lines += ["", "What was wrong or missing, with its place" if result["wrong"] else "Nothing was wrong or missing."]
    lines += [_line(each) for each in result["wrong"]]
    return lines


def _columns(rows: list[dict[str, Any]], names: tuple[str, ...]) -> list[str]:
    cells = [list(names), *([str(row[name]) for name in names] for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(names))]
    numbers = [all(not isinstance(row[name], str) for row in rows) for name in names]
    return [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, numbers, strict=True)
        ).rstrip()
        for row in cells
    ]


def _line(score: Mapping[str, Any]) -> str:
    place = score["place"]
    where = f"page {place['page']}, characters {place['start']}–{place['end']}" if place else "no place"
    which = f" {score['which']}" if score["which"] else ""
    sure = "SURE" if score["confidence"] > scoring.SURE and score["verdict"] != scoring.RIGHT else "doubted"
    return (
        f"{score['file']}: {score['name']}{which} {score['verdict']} ({sure}, {score['confidence']:.2f}), {where}: "
        f"read {_short(score['got'])}, label {_short(score['want'])}. {score['doubt']}".rstrip()
    )


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
