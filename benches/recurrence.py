"""Proposals that a weakness has returned are right at least four times in five, where the method was not learnt.

On real reports of authorities with two or more, beside the project; without them it says that it is skipped. Pairs of
areas for improvement were judged by hand over the whole range of scores (`recurrence_judged.csv`). The weights and the
threshold are learnt on every second authority; precision is of the proposals in the others, with exact intervals.

Recall is of the pairs judged `yes`, in the half kept apart: as they were judged, and with each judgement standing for
as many pairs as were drawn with it. Few of the unlike pairs were judged, so that one more `yes` among them would change
the second figure much; and all judgements are one person's. Pairs of different authorities are not in it.

Option: `--write` writes docs/reference/recurrence.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benches import _recurrence_data as data
from benches import _recurrence_learn as learn
from benches._recurrence_data import Judged
from touchstone.domain.recurrence.similarity import similarity
from touchstone.domain.recurrence.weights import FREQUENCIES, MEASURED, TEXTS, THRESHOLD
from touchstone.domain.sampling.intervals import clopper_pearson

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "recurrence.md"
WANTED = 0.8
SKIPPED = "recurrence: skipped, because the reports it is measured on are not beside the project"
STEPS = (0.9, 0.8, 0.7, THRESHOLD, 0.6, 0.5, 0.3, 0.0)


def run(arguments: list[str]) -> dict[str, Any]:
    parser = argparse.ArgumentParser(prog="./bench recurrence")
    parser.add_argument("--reports", type=Path, default=data.REPORTS)
    parser.add_argument("--write", action="store_true", help="write the page of the manual too")
    options = parser.parse_args(arguments)
    if not options.reports.is_dir():
        return {"line": SKIPPED, "skipped": True, "met": True}
    result = measure(options.reports)
    if options.write:
        PAGE.write_text(page(result), encoding="utf-8")
    return result


def measure(folder: Path) -> dict[str, Any]:
    items = data.items(folder)
    learning = data.learning_half(items)
    rows = data.judged(items)
    here = [row for row in rows if row.earlier.authority in learning]
    apart = [row for row in rows if row.earlier.authority not in learning]
    kept = [(a, b) for a, b in data.pairs(items) if a.authority not in learning]
    unjudged = _proposed(kept) - {(row.earlier.key, row.later.key) for row in apart}
    result: dict[str, Any] = {
        "judged": len(rows),
        "pairs": sum(1 for _ in data.pairs(items)),
        "threshold": THRESHOLD,
        "learning": _half(here),
        "apart": _half(apart),
        "proposed_apart_but_not_judged": len(unjudged),
        "by_threshold": [_at(apart, step) for step in STEPS],
        "as_learnt": _as_learnt([item for item in items if item.authority in learning], here),
    }
    result["met"] = result["as_learnt"] and not unjudged and result["apart"]["precision"] >= WANTED
    result["line"] = _line(result)
    return result


def _proposed(pairs: Sequence[tuple[data.Item, data.Item]]) -> set[tuple[data.Key, data.Key]]:
    return {(a.key, b.key) for a, b in pairs if similarity(a.profile, b.profile) >= THRESHOLD}


def _as_learnt(items: Sequence[data.Item], rows: Sequence[Judged]) -> bool:
    """Is what the program holds what would be learnt now?"""
    close = all(abs(a - b) <= 0.02 for a, b in zip(learn.coefficients(rows), learn.shipped(), strict=True))
    same = dict(FREQUENCIES) == learn.frequencies(items) and len(items) == TEXTS
    return close and same and abs(learn.threshold(rows) - THRESHOLD) <= 0.01


def _half(rows: Sequence[Judged]) -> dict[str, Any]:
    return {
        **_at(rows, THRESHOLD),
        "authorities": len({row.earlier.authority for row in rows}),
        "judged": len(rows),
        "yes": sum(row.judgement == "yes" for row in rows),
        "partly": sum(row.judgement == "partly" for row in rows),
    }


def _at(rows: Sequence[Judged], threshold: float) -> dict[str, Any]:
    """Of those from the threshold on: how many wholly the same, how many partly; and how many of all `yes` they are."""
    over = [row for row in rows if similarity(row.earlier.profile, row.later.profile) >= threshold]
    wholly = [row for row in over if row.judgement == "yes"]
    partly = sum(row.judgement == "partly" for row in over)
    every = [row for row in rows if row.judgement == "yes"]
    return {
        "threshold": threshold,
        "proposed": len(over),
        "wholly": len(wholly),
        "partly_the_same": partly,
        "precision": round(len(wholly) / len(over), 3),
        "interval": [round(each, 3) for each in clopper_pearson(len(wholly), len(over))],
        "at_least_partly": round((len(wholly) + partly) / len(over), 3),
        "recall_judged": round(len(wholly) / len(every), 3),
        "recall_weighted": round(sum(r.stands_for for r in wholly) / sum(r.stands_for for r in every), 3),
    }


def _line(result: dict[str, Any]) -> str:
    apart = result["apart"]
    low, high = apart["interval"]
    told = (MEASURED.proposed, MEASURED.wholly, MEASURED.partly, MEASURED.authorities)
    found = (apart["proposed"], apart["wholly"], apart["partly_the_same"], apart["authorities"])
    untrue = "" if told == found else "; weights.py says otherwise"
    return (
        f"recurrence: of {apart['proposed']} proposals in the {apart['authorities']} authorities kept apart, "
        f"{apart['wholly']} wholly the same ({apart['precision']:.0%}, exact interval {low:.0%} to {high:.0%}; at "
        f"least {WANTED:.0%}), {apart['partly_the_same']} partly; recall {apart['recall_judged']:.0%} of those "
        f"judged the same, {apart['recall_weighted']:.0%} weighted; {result['judged']} pairs judged{untrue}"
    )


def page(result: dict[str, Any]) -> str:
    """The page of the manual."""
    learning, apart = result["learning"], result["apart"]
    rows = "\n".join(
        f"| {at['threshold']:.2f} | {at['proposed']} | {at['wholly']} | {at['partly_the_same']} | "
        f"{at['precision']:.0%} ({at['interval'][0]:.0%} to {at['interval'][1]:.0%}) | {at['at_least_partly']:.0%} | "
        f"{at['recall_judged']:.0%} | {at['recall_weighted']:.0%} |"
        for at in result["by_threshold"]
    )
    return f"""# Recurrence, as last measured

Written by `./bench recurrence --write`. What it means, and how to decide on a proposal: [What
returns](../how-to/learn-what-returns.md).

{result["judged"]} of {result["pairs"]:,} pairs of areas for improvement of one authority, from published reports, were
judged by hand: {learning["yes"] + apart["yes"]} wholly the same weakness, {learning["partly"] + apart["partly"]}
partly. Learnt on {learning["authorities"]} authorities ({learning["judged"]} pairs); measured on the other
{apart["authorities"]} ({apart["judged"]} pairs). The threshold, {result["threshold"]}, was chosen on the learning half.

| Score from | Proposed | Wholly | Partly | Precision, exact interval | At least partly | Recall | Weighted |
|---|---|---|---|---|---|---|---|
{rows}

Every pair from the threshold on was judged; below it a sample was, so precision below it is of that sample and recall
is an estimate. Weighted, each judgement stands for the pairs it was drawn with; few unlike pairs were judged, so that
one more found among them would move it much. One person judged, without seeing the scores, and wrote the method too.
The half kept apart was not wholly unseen: the table of concepts was written knowing which words are frequent in all of
the reports, and variants of the method were looked at on both halves. The parts, their weights and the threshold come
from the learning half alone. Only pairs within one authority were judged, in English reports; how right proposals
between places are has not been measured.
"""
