"""The checks on real reports beside the project, where they are: how often each rule that needs no findings speaks.

Nothing of a report's text is kept: only counts leave here (`samples` is for a person at the machine).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from touchstone.domain.checks import CheckedArea, CheckedDraft, CheckedFinding, CheckedStatement, Problem, check
from touchstone.foundation.frameworks.definition_files import all_bands
from touchstone.reader import sandbox

FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "reports" / "dev"
# Rules that need what a published document does not hold.
NEED_MORE = {
    "no-finding", "counts-differ", "counts-not-printed", "proportion-unsupported", "proportion-no-base",
    "source-missing",
    "welsh-missing", "welsh-older", "contradiction",
}  # fmt: skip
# Forms whose lists are written as nouns ("The quality of plans").
NOUN_LISTS = {"ilacs"}
_NUMBERED = re.compile(r"^\s*(\d{1,3})\.\s*(?=[A-Z‘“])", re.M)
# From here on a report prints what every report prints.
_END = re.compile(r"\n\s*(?:What the inspection judge?ments mean|The inspection judgements and what they|"
                  r"Any complaints about the inspection|Information about this inspection)[^\n]*")  # fmt: skip
_IMPRINT = re.compile(r"large print|four point scale|National Archives|enquiries@")
_FINDING = (CheckedFinding("seen"),)


@dataclass
class Alarms:
    """How many pages were read, and how often each rule spoke; `samples` are (rule, words, text around them)."""

    reports: int = 0
    pages: int = 0
    statements: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    samples: list[tuple[str, str, str]] = field(default_factory=list)


def alarms(folder: Path = FOLDER) -> Alarms:
    """The rules on every readable English report of a folder."""
    made = Alarms()
    for path in sorted(folder.glob("*.pdf")):
        reading = sandbox.read_file(path)
        if reading.data["outcome"] == "refused" or reading.data["language"] != "en":
            continue
        draft = draft_of(reading.data, reading.pages)
        made.reports += 1
        made.pages += len(reading.pages)
        made.statements += len(draft.statements)
        texts = {(piece.kind, piece.key): piece.text for piece in draft.pieces}
        for problem in check(draft):
            if problem.rule in NEED_MORE and problem.rule != "proportion-no-base":
                continue
            if problem.rule == "area-verb-led" and reading.data["family"] in NOUN_LISTS:
                continue
            made.counts[problem.rule] += 1
            made.samples.append((problem.rule, *_around(problem, texts.get((problem.kind, problem.place), ""))))
    return made


def _around(problem: Problem, text: str) -> tuple[str, str]:
    start, end = problem.start, problem.end or len(text)
    return text[start:end], f"{problem.says} | {text[max(0, start - 70) : end + 70]}"


def draft_of(data: dict[str, Any], pages: tuple[str, ...]) -> CheckedDraft:
    """A published report as if it were a draft, checked on the day it was published."""
    text = re.sub(r"-\n\s*", "-", "\n".join(_without_heads(pages)))
    text = (
        text[: next(m.start() for m in _END.finditer(text) if m.start() > len(text) // 3)]
        if _END.search(text, len(text) // 3)
        else text
    )
    judged = _grades(data)
    statements = [
        CheckedStatement(f"s{number}", "", _area_at(text, start, judged), " ".join(text[start:end].split()),
                         findings=_FINDING)
        for number, (start, end) in enumerate(_paragraphs(text))
    ]  # fmt: skip
    wanted = [row["text"]["value"] for row in data["lists"].get("areas_for_improvement", ())]
    fields = data["fields"]
    names = [fields[name]["value"] for name in ("area_name", "lead_inspector", "provider") if fields.get(name)]
    people = [row["name"]["value"] for row in data["lists"].get("people", ())]
    return CheckedDraft(
        form="report",
        welsh=False,
        statements=tuple(statements),
        areas=tuple(CheckedArea(f"a{at}", said, findings=_FINDING) for at, said in enumerate(wanted) if said),
        bands=all_bands()["ofsted-reproduced"],
        today=_published(fields),
        grades={key: ("ofsted-2014", grade) for key, _, grade in judged},
        public_names=frozenset(str(name) for name in (*names, *people) if name),
        places=frozenset(str(name) for name in names[:1] if name),
    )


def _published(fields: dict[str, Any]) -> date:
    for name in ("published", "letter_date", "inspection_end"):
        value = (fields.get(name) or {}).get("value")
        if value and value.get("precision") == "day":
            return date.fromisoformat(value["start"])
    return date(2026, 1, 1)


def _without_heads(pages: tuple[str, ...]) -> Iterator[str]:
    """The pages without lines that stand at the head or foot of several."""
    lines = Counter(re.sub(r"\d+", "#", line.strip()) for page in pages for line in set(page.splitlines()))
    for page in pages:
        yield "\n".join(
            line for line in page.splitlines() if lines[re.sub(r"\d+", "#", line.strip())] < 3 or len(line) < 3
        )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Numbered paragraphs: from a number that follows the last one up to the next, or to an empty line or a bullet."""
    found = list(_NUMBERED.finditer(text))
    for match, after in zip(found, [*found[1:], None], strict=True):
        end = after.start() if after else min(len(text), match.end() + 1500)
        stop = re.search(r"\n\s*\n|\n\s*[•]|\n[A-Z][^.\n]{3,80}\n(?=\d|\s*\n)", text[match.end() : end])
        end = match.end() + stop.start() if stop else end
        if 40 < end - match.end() < 2500 and not _IMPRINT.search(text[match.end() : end]):
            yield match.end(), end


def _grades(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(area, heading, grade) of every judgement."""
    rows = data["lists"].get("judgements", ())
    return [
        (row["key"]["value"], row["heading"]["value"], row["grade"]["value"])
        for row in rows if row["key"]["value"] and row["grade"]["value"]
    ]  # fmt: skip


def _area_at(text: str, at: int, judged: list[tuple[str, str, str]]) -> str:
    """The judgement area whose heading stood last before a place."""
    best, area = -1, ""
    flat = re.sub(r"\s", " ", text[:at])
    for key, heading, _ in judged:
        place = flat.rfind(" ".join(heading.split())[:50])
        if place > best:
            best, area = place, key
    return area
