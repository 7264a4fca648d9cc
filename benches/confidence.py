"""A value read with confidence above 0.9 is right, on whole and on damaged documents, whatever the layout.

Prints a reliability diagram as a table: for each bin of confidence, how sure the reader was and how often it was
right. Then, for each layout, what the other layouts say such a confidence is worth (the share right in each bin of
theirs) against what it is worth in the one left out; the mean difference over all values is the calibration error.
Damage is mechanical (tests/factories/la_damage.py): what a careful person reads stays the same.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benches.reader import REPORTS
from tests.factories.la_damage import DAMAGE
from tests.factories.la_documents import LAYOUTS, label, make
from tests.factories.la_layouts import pdf
from touchstone.reader import scoring
from touchstone.reader.document import Document
from touchstone.reader.inputs import open_document
from touchstone.reader.read import read_document
from touchstone.reader.reading import reading_of
from touchstone.reader.scoring import RIGHT, Score, score_reading

SURE_AND_WRONG = 0.001  # of the values above 0.9 on damaged documents, at most; none on whole ones
_SEEDS = 8


def run(arguments: list[str]) -> dict[str, Any]:
    parser = argparse.ArgumentParser(prog="bench confidence")
    parser.add_argument("--reports", type=Path, default=REPORTS, help="a folder of PDF reports with labels.jsonl")
    options = parser.parse_args(arguments)
    documents = list(_synthetic())
    real = options.reports / "labels.jsonl"
    if real.is_file():
        documents += _real(options.reports, real)
    whole = [score for document, want in documents for score in _scores(document, want)]
    damaged = list(_damaged(documents))
    every = whole + damaged
    sure = [score for score in damaged if score.sure]
    wrong = sum(score.verdict != RIGHT for score in sure)
    left_out = _leaving_one_out(every)
    result = {
        "documents": len(documents),
        "values_whole": len(whole),
        "values_damaged": len(damaged),
        "wrong_and_sure_whole": sum(score.wrong_and_sure for score in whole),
        "wrong_and_sure_damaged": wrong,
        "wrong_and_sure": [f"{s.file} {s.name} {s.which}: {s.got!r} for {s.want!r}" for s in sure if s.wrong_and_sure],
        "reliability_whole": scoring.calibration(whole),
        "reliability_damaged": scoring.calibration(damaged),
        "left_out": left_out,
        "calibration_error": round(sum(row["n"] * row["error"] for row in left_out) / len(every), 4),
    }
    result["met"] = result["wrong_and_sure_whole"] == 0 and wrong <= SURE_AND_WRONG * len(sure)
    result["line"] = (
        f"confidence: of {len(whole)} values in {len(documents)} documents {result['wrong_and_sure_whole']} wrong and "
        f"sure; of {len(damaged)} in damaged ones {wrong} ({wrong / max(1, len(sure)):.3%} of the sure); calibration "
        f"error leaving one layout out {result['calibration_error']:.3f}"
    )
    print(_diagram(every))
    return result


def _synthetic() -> Iterator[tuple[Document, dict[str, Any]]]:
    for layout in LAYOUTS:
        for seed in range(_SEEDS):
            report = make(layout, seed)
            yield open_document(pdf(report), "x.pdf"), label(report) | {"file": f"{layout}-{seed}", "layout": layout}


def _real(folder: Path, labels: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    for want in scoring.load_labels(labels):
        if not want.get("damaged"):
            yield open_document((folder / want["file"]).read_bytes(), want["file"]), want


def _scores(document: Document, want: dict[str, Any]) -> list[Score]:
    data = reading_of(read_document(document), document, path="x", sha256="").data
    return score_reading(data, want)


def _damaged(documents: Iterable[tuple[Document, dict[str, Any]]]) -> Iterator[Score]:
    for document, want in documents:
        for name, damage in sorted(DAMAGE.items()):
            yield from _scores(damage(document, random.Random(f"{name}-{want['file']}")), want)


def _leaving_one_out(scores: list[Score]) -> list[dict[str, Any]]:
    """For each layout: the mean difference between what its confidences are worth elsewhere and in it."""
    by_layout: dict[str, dict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for score in scores:
        by_layout[score.family][_bin(score.confidence)].append(score.verdict == RIGHT)
    rows = []
    for layout, bins in sorted(by_layout.items()):
        n, error = 0, 0.0
        for low, right in bins.items():
            others = [each for name, other in by_layout.items() if name != layout for each in other.get(low, [])]
            worth = (sum(others) + 1) / (len(others) + 2)
            error += abs(worth - sum(right) / len(right)) * len(right)
            n += len(right)
        rows.append({"layout": layout, "n": n, "error": round(error / n, 4)})
    return rows


def _bin(confidence: float) -> float:
    return max(low for low in scoring.BINS if confidence >= low)


def _diagram(scores: list[Score]) -> str:
    lines = ["How often right, when so sure (whole and damaged documents)"]
    for row in scoring.calibration(scores):
        bar = "#" * round(40 * row["share_right"])
        means = f"sure {row['mean_confidence']:.2f}  right {row['share_right']:.3f}"
        lines.append(f"{row['from']:.2f}–{row['to']:.2f}  {row['n']:7}  {means}  {bar}")
    return "\n".join(lines)
