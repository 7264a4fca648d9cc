"""The two checkers of PDF/UA: pdfua in this environment, outloud in its own."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pdfua

from tests.machine import require

# pdfua 0.1.3 stops at the arrays of attributes that typst writes on headings. Heading levels are checked by outloud,
# and in test_pdf.py by reading the tags.
PASSED_OVER = {"UA-14-001"}

# outloud guesses that headings of columns were cut into pieces where a table has more header cells than others. A table
# of two columns, one of which names its rows, always has. With a second reason ("4 header rows") it is a finding; that
# the heads of columns are one row is read from the tags in test_row_heads.py.
GUESSED = re.compile(r"TBL-010 header cells look shredded: \d+ header cells against \d+ data cells$")


def pdfua_findings(path: Path) -> list[str]:
    """The rules of pdfua that a file breaks, and those that could not run."""
    outcomes = pdfua.validate(str(path)).outcomes
    skipped = [
        f"{o.rule_id}: {o.skipped_reason}" for o in outcomes if o.skipped_reason and o.rule_id not in PASSED_OVER
    ]
    return skipped + [f"{finding.rule_id}: {finding.message}" for o in outcomes for finding in o.findings]


def outloud_findings(*paths: Path) -> dict[str, list[str]]:
    """The rules of outloud that each file breaks, errors and warnings. One start of the program for all of them."""
    program = require("outloud")
    report = paths[0].parent / "outloud.json"
    words = [program, "--json", str(report), "--quiet", "--fail-on", "never", *map(str, paths)]
    subprocess.run(words, check=True, capture_output=True, timeout=600)
    return {
        Path(file["path"]).name: [file["error"]] * bool(file["error"])
        + [f"{f['rule']} {f['message']} {f.get('evidence', '')}" for f in file["findings"] if _counts(f)]
        for file in json.loads(report.read_text())["results"]
    }


def _counts(finding: dict[str, str]) -> bool:
    return finding["severity"] != "info" and not GUESSED.match(f"{finding['rule']} {finding['message']}")
