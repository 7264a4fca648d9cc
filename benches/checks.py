"""The checks speak where they must and are silent where they must not; 300 statements take a second or two.

Measured on a corpus of statements written for it (`benches/corpus/checks.yaml`), rule by rule: precision and recall on
both halves as they are now, and on the held-out half when it was first tried. Where published reports stand beside the
project, how often each rule that needs no findings speaks on a page is counted too. Writes the tables to
docs/reference/bench-checks.md.

Options: `--no-reports`, `--statements N` (default 300). Claims seconds of the processor, because a person waits.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benches import _checks_corpus as corpus
from benches import _checks_reports as reports
from touchstone.domain.checks import RULES, CheckedDraft, check, check_statement

LEAST = 0.95
MOST_SECONDS = 2.0
PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "bench-checks.md"
FIRST = Path(__file__).parent / "corpus" / "checks-first-look.json"
ABOUT = """{all} statements written for the purpose ({dev} to write the rules with, {held} held out), each checked by
every rule. The same people wrote rules and statements, so these figures say what the rules do, not how often a real
draft will be right or wrong. “First look” is what a rule did on the held-out statements before anybody looked at them,
in four rounds; the rules were corrected after each round."""
ABOUT_REPORTS = """{reports} reports, {pages:,} pages, {statements:,} statements: how often each rule that needs no
findings speaks, a page. Most of what `unexplained`, `area-measurable` and `hard-to-read` find is as the rule means it:
these reports were not written to our rules. `proportion-no-base` speaks of every proportion word, because no findings
are known."""
TIMES = "{statements} statements in both languages: {seconds} s; one as it is typed: {seconds_statement} s (processor)."
BEFORE = Path(__file__).parent / "corpus" / "checks-reports-before.json"


def run(arguments: list[str]) -> dict[str, Any]:
    parser = argparse.ArgumentParser(prog="./bench checks")
    parser.add_argument("--no-reports", action="store_true", help="leave published reports out")
    parser.add_argument("--statements", type=int, default=300)
    options = parser.parse_args(arguments)
    times = _timed(options.statements)  # first, so that the dictionaries are read in it
    tallies = {half: corpus.tally(half) for half in corpus.HALVES}
    figures = {rule: {half: tallies[half].figures(rule) for half in corpus.HALVES} for rule in RULES}
    first = json.loads(FIRST.read_text())["rules"]
    result: dict[str, Any] = {
        "entries": {half: len(corpus.entries(half)) for half in corpus.HALVES},
        "rules": figures,
        "first_look": first,
        **times,
    }
    if not options.no_reports and reports.FOLDER.is_dir():
        result["reports"] = _alarms()
    result["slips"] = [slip for half in corpus.HALVES for slip in tallies[half].slips]
    low = [rule for rule, halves in figures.items() for half in halves.values() if _low(half)]
    result["met"] = not low and result["seconds"] <= MOST_SECONDS
    result["line"] = _line(result, len(set(low)))
    PAGE.write_text(_page(result))
    return result


def _low(figures: dict[str, Any]) -> bool:
    return any(figures[name] is not None and figures[name] < LEAST for name in ("precision", "recall"))


def _timed(statements: int) -> dict[str, float]:
    """Seconds for a whole draft, and for one statement of it as it is typed; the dictionaries are read in the first."""
    draft = _long(statements)
    start = time.process_time()
    problems = check(draft)
    whole = time.process_time() - start
    fresh = replace(draft, today=date(2026, 11, 23))
    start = time.process_time()
    check_statement(fresh, "s7")
    return {
        "statements": statements,
        "problems": len(problems),
        "seconds": round(whole, 2),
        "seconds_statement": round(time.process_time() - start, 3),
    }


def _long(statements: int) -> CheckedDraft:
    """A draft with the statements of the corpus, over and over, each with its Welsh where it has some."""
    drafts = [corpus.draft_of(entry) for half in corpus.HALVES for entry in corpus.entries(half)]
    said = [draft.statements[-1] for draft in drafts if draft.statements and not draft.children]
    made = (
        replace(one, key=f"s{at}", area_key=f"area {at % 12}") for at, one in enumerate(islice(cycle(said), statements))
    )
    return replace(drafts[0], statements=tuple(made), welsh=True, grades={"area 3": ("", "inadequate")})


def _alarms() -> dict[str, Any]:
    found = reports.alarms()
    return {
        "reports": found.reports,
        "pages": found.pages,
        "statements": found.statements,
        "per_page": {rule: round(found.counts[rule] / found.pages, 3) for rule in sorted(found.counts)},
    }


def _line(result: dict[str, Any], low: int) -> str:
    entries = result["entries"]
    said = (
        f"checks: {len(RULES)} rules on {sum(entries.values())} statements, "
        + (f"{low} below {LEAST}" if low else f"all at or above {LEAST}")
        + f"; first look at {entries['held']} held out: {_pooled(result['first_look'])}; "
        f"{result['statements']} statements in {result['seconds']} s (at most {MOST_SECONDS:g}), "
        f"one in {result['seconds_statement']} s"
    )
    if "reports" in result:
        said += f"; {result['reports']['pages']:,} pages of published reports"
    return said


def _pooled(rules: dict[str, dict[str, int]]) -> str:
    right, wrong, silent = (sum(each[name] for each in rules.values()) for name in ("right", "wrong", "silent"))
    return f"precision {right / (right + wrong):.3f}, recall {right / (right + silent):.3f}"


def _page(result: dict[str, Any]) -> str:
    entries = result["entries"]
    out = [
        "# The checks, as last measured",
        "",
        "<!-- Written by `./bench checks`; do not edit. -->",
        "",
        ABOUT.format(all=sum(entries.values()), **entries),
        "",
        "| Rule | Must speak | Precision | Recall | Precision, first look | Recall, first look |",
        "|---|---|---|---|---|---|",
    ]
    for rule, halves in result["rules"].items():
        both = {name: sum(half[name] for half in halves.values()) for name in ("right", "wrong", "silent")}
        out.append(
            f"| `{rule}` | {both['right'] + both['silent']} | {_shares(both)} | {_shares(_first(result, rule))} |"
        )
    out += ["", TIMES.format(**result), ""]
    return "\n".join(out + _reports(result)) + "\n"


def _first(result: dict[str, Any], rule: str) -> dict[str, int]:
    found: dict[str, int] = result["first_look"].get(rule, {"right": 0, "wrong": 0, "silent": 0})
    return found


def _shares(counts: dict[str, int]) -> str:
    right, wrong, silent = counts["right"], counts["wrong"], counts["silent"]
    precision = f"{right / (right + wrong):.2f}" if right + wrong else "none"
    recall = f"{right / (right + silent):.2f}" if right + silent else "none"
    return f"{precision} | {recall}"


def _reports(result: dict[str, Any]) -> list[str]:
    if "reports" not in result:
        return []
    found, before = result["reports"], json.loads(BEFORE.read_text())
    out = [
        "## On published reports",
        "",
        ABOUT_REPORTS.format(**found),
        "",
        "| Rule | A page, before tuning | A page, now | Judged by eye |",
        "|---|---|---|---|",
    ]
    for rule, share in found["per_page"].items():
        out.append(f"| `{rule}` | {before['per_page'].get(rule, 0)} | {share} | {before['by_eye'].get(rule, '')} |")
    return out
