"""The corpus of the checks: each entry as a draft of its own, and what the rules said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from touchstone.domain import name_words
from touchstone.domain.checks import (
    CheckedArea,
    CheckedDraft,
    CheckedFinding,
    CheckedSource,
    CheckedStatement,
    CheckedTyped,
    CheckedUrgent,
    Problem,
    check,
)
from touchstone.domain.disclosure import Names
from touchstone.foundation.frameworks.definition_files import all_bands

FILE = Path(__file__).parent / "corpus" / "checks.yaml"
HALVES = ("dev", "held")
TODAY = date(2026, 11, 22)
KEY = "the key of the corpus"
NAMES = Names(KEY, frozenset(name_words.hashes(KEY, ("Mia O'Brien", "Harriet Marsh", "Siân Rees"))))
PLACES = frozenset({"Northmere", "Eastmere", "Penmorfa"})
TERMS = frozenset({"Cafcass", "Care Inspectorate Wales (CIW)"})
Entry = dict[str, Any]


def entries(half: str) -> list[Entry]:
    found: list[Entry] = yaml.safe_load(FILE.read_text())[half]
    return found


def draft_of(entry: Entry) -> CheckedDraft:
    """A draft with only this text in it, and the other statement that it may contradict."""
    kind = entry.get("kind", "statement")
    english, welsh = _times(entry)
    common = {"findings": _findings(entry.get("f", ["neutral"])), "text_at": english, "text_cy_at": welsh}
    text, text_cy = entry["t"], entry.get("w", "")
    areas: tuple[CheckedArea, ...] = ()
    said: list[CheckedStatement] = []
    if kind == "area":
        areas = (CheckedArea("it", text, text_cy, judgement_key="area", **common),)
    elif kind not in ("record", "names"):
        said.append(CheckedStatement("it", "section", "area", text, text_cy, plain=kind == "plain", **common))
    if "o" in entry:
        said.insert(0, CheckedStatement("other", "section", "area", entry["o"], findings=_findings(entry["of"])))
    return CheckedDraft(
        form="children" if kind == "children" else "report",
        welsh=bool(entry.get("welsh") or text_cy),
        statements=tuple(said),
        areas=areas,
        bands=all_bands()[entry.get("b", "touchstone")],
        today=TODAY,
        grades={"area": ("", entry["g"])} if "g" in entry else {},
        missing_sources=tuple(CheckedSource(key, key, why) for key, why in entry.get("sources", {}).items()),
        urgent=tuple(CheckedUrgent(key, words, why) for words, (key, why) in entry.get("u", {}).items()),
        terms=TERMS,
        known_names=NAMES,
        public_names=PLACES,
        places=PLACES,
        children=kind == "children",
        record=(CheckedTyped("it", text, text_cy, names=kind == "names"),) if kind in ("record", "names") else (),
        welsh_document=tuple((words, bool(marked)) for words, marked in entry.get("d", {}).items()),
    )


def _findings(lines: list[str]) -> tuple[CheckedFinding, ...]:
    return tuple(_finding(number, line) for number, line in enumerate(lines))


def _finding(number: int, line: str) -> CheckedFinding:
    direction, _, counted = line.partition(" ")
    share, _, base = counted.partition(" ")
    n, _, of = share.partition("/")
    return CheckedFinding(f"f{number}", direction, "area", "", int(n) if n else None, int(of) if of else None, base)


def _times(entry: Entry) -> tuple[datetime | None, datetime | None]:
    days = entry.get("times")
    return (datetime(2026, 5, days[0]), datetime(2026, 5, days[1])) if days else (None, None)


@dataclass
class Tally:
    """How often each rule was right to speak, wrong to, and silent where it should have spoken."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    slips: list[str] = field(default_factory=list)

    def figures(self, rule: str) -> dict[str, float | int | None]:
        right, wrong, silent = self.right[rule], self.wrong[rule], self.silent[rule]
        return {
            "right": right,
            "wrong": wrong,
            "silent": silent,
            "precision": round(right / (right + wrong), 3) if right + wrong else None,
            "recall": round(right / (right + silent), 3) if right + silent else None,
        }


def tally(half: str) -> Tally:
    """Every rule on every entry of a half."""
    made = Tally()
    for entry in entries(half):
        _judge(made, entry, [one for one in check(draft_of(entry)) if one.place != "other"])
    return made


def _judge(made: Tally, entry: Entry, problems: list[Problem]) -> None:
    expected: dict[str, Any] = entry.get("x", {})
    loose = set(entry.get("loose", ()))
    fired = {problem.rule for problem in problems}
    for rule in sorted((fired | set(expected)) - loose):
        if rule in expected and any(_points_at(entry, one, expected[rule]) for one in problems if one.rule == rule):
            made.right[rule] += 1
        elif rule in expected:
            made.silent[rule] += 1
            made.slips.append(f"{rule} silent: {entry['t']} {entry.get('w', '')}")
        if rule not in expected:
            made.wrong[rule] += 1
            said = next(problem for problem in problems if problem.rule == rule)
            made.slips.append(f"{rule} wrong: {entry['t']} {entry.get('w', '')} → {said.says}")


def _points_at(entry: Entry, problem: Problem, words: Any) -> bool:
    if words is True:
        return True
    text = entry.get("w", "") if problem.language == "cy" else entry["t"]
    return any(
        problem.start < end and start < problem.end
        for start, end in _places(text, str(words))
    )  # fmt: skip


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)
