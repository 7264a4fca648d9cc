"""What was judged by hand: enough pairs, nothing but hashes and places; and what is reported of the half kept apart."""

from __future__ import annotations

import csv
import re

import pytest

from tests.machine import PROJECT
from touchstone.domain.recurrence.weights import THRESHOLD

JUDGED = PROJECT / "benches" / "recurrence_judged.csv"
HASH, NUMBER = re.compile(r"[0-9a-f]{64}"), re.compile(r"\d+")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with JUDGED.open(newline="") as file:
        return list(csv.DictReader(file))


def test_at_least_a_hundred_pairs_were_judged_each_once(rows: list[dict[str, str]]) -> None:
    pairs = {(row["earlier"], row["earlier_number"], row["later"], row["later_number"]) for row in rows}
    assert len(rows) == len(pairs) >= 100


def test_no_sentence_of_a_report_is_kept_only_its_hash_and_its_place(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert HASH.fullmatch(row["earlier"]) and HASH.fullmatch(row["later"])
        assert NUMBER.fullmatch(row["earlier_number"]) and NUMBER.fullmatch(row["later_number"])
        assert row["judgement"] in ("yes", "partly", "no")
        assert set(row) == {
            "list", "earlier", "earlier_number", "later", "later_number", "judgement", "stands_for"
        }  # fmt: skip
        float(row["stands_for"])


def test_the_page_reports_the_half_kept_apart_at_the_threshold_in_use() -> None:
    page = (PROJECT / "docs/reference/recurrence.md").read_text()
    assert f"The threshold, {float(THRESHOLD)}, was chosen on the learning half." in page
    (line,) = re.findall(rf"^\| {float(THRESHOLD):.2f} \| (\d+) \| (\d+) \|", page, re.M)
    proposed, wholly = map(int, line)
    assert wholly / proposed >= 0.8
