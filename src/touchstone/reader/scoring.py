"""How right is the reader? A reading compared with what a careful person reads in the same document.

Compared after folding quotes, case and spaces. A value that the labels are unsure of is not scored. `wrong and
sure` (confidence above 0.9) is the one outcome that must not happen; a value missing and sure is as bad.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from touchstone.domain.vocabulary import FRAMEWORKS, label_of

SURE = 0.9  # above it a wrong value is the outcome that must not happen
RIGHT, WRONG, MISSING = "right", "wrong", "missing"
BINS = (0.0, 0.4, 0.6, 0.7, 0.8, 0.9, 0.94, 0.97, 1.0)
_SIMPLE = (
    "inspected_body",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "n_numbered_paragraphs",
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class BadLabels(Exception):
    """The labels cannot be used; the text says where and why."""


@dataclass(frozen=True)
class Score:
    """One value compared. `place` is as the reading gives it; `which` tells rows of a list apart."""

    file: str
    family: str
    name: str
    which: str
    verdict: str
    got: Any
    want: Any
    confidence: float
    doubt: str
    place: Mapping[str, int] | None

    @property
    def sure(self) -> bool:
        return self.confidence > SURE

    @property
    def wrong_and_sure(self) -> bool:
        return self.verdict != RIGHT and self.sure


def load_labels(path: Path) -> list[dict[str, Any]]:
    """The labels, one object a line. Raises BadLabels naming the line that is none."""
    labels = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadLabels(f"Line {number} of {path.name} is not JSON: {error.msg}.") from error
        if not isinstance(label, dict) or "file" not in label:
            raise BadLabels(f"Line {number} of {path.name} names no “file”.")
        labels.append(label)
    if not labels:
        raise BadLabels(f"{path.name} holds no labels.")
    return labels


def fold(value: Any) -> Any:
    """A value as it is compared."""
    return " ".join(value.translate(_QUOTES).lower().split()) if isinstance(value, str) else value


def score_reading(data: Mapping[str, Any], label: Mapping[str, Any]) -> list[Score]:
    """Every value of one document that its label scores."""
    if label.get("damaged"):
        refused = "refused" if data["outcome"] == "refused" else "read"
        return [_score(label, "damaged", "outcome", "", refused, "refused", _nothing())]
    scorer = _Scorer(data, label)
    scorer.framework()
    for name in _SIMPLE:
        if name in label:
            scorer.simple(name)
    scorer.judgements()
    scorer.items()
    unsure = set(label.get("unsure") or ())
    return [score for score in scorer.scores if score.name not in unsure and score.which not in unsure]


def _nothing() -> dict[str, Any]:
    return {"value": None, "place": None, "confidence": 1.0, "doubt": ""}


def _score(
    label: Mapping[str, Any], family: str, name: str, which: str, got: Any, want: Any, value: Mapping[str, Any]
) -> Score:
    if fold(got) == fold(want):
        verdict = RIGHT
    else:
        verdict = MISSING if got is None else WRONG
    return Score(
        str(label["file"]), family, name, which, verdict, got, want, value["confidence"], value["doubt"], value["place"]
    )


@dataclass
class _Scorer:
    data: Mapping[str, Any]
    label: Mapping[str, Any]
    scores: list[Score] = field(default_factory=list)

    @property
    def _family(self) -> str:
        return str(self.label.get("layout") or self.label.get("framework"))

    def _add(self, name: str, which: str, got: Any, want: Any, value: Mapping[str, Any] | None) -> None:
        self.scores.append(_score(self.label, self._family, name, which, got, want, value or _not_given()))

    def framework(self) -> None:
        fields = self.data["fields"]
        framework, kind = fields.get("framework"), fields.get("kind")
        got = _label_name(framework["value"] if framework else None, kind["value"] if kind else None)
        least = min((v for v in (framework, kind) if v), key=lambda v: float(v["confidence"]), default=None)
        self._add("framework", "", got, self.label["framework"], least)

    def simple(self, name: str) -> None:
        value, want = self.data["fields"].get(name), self.label[name]
        got = _plain(value["value"]) if value else None
        if name == "lead_inspector" and got and want and fold(got) in fold(want).split(" and "):
            got = want  # one of two lead inspectors is accepted
        self._add(name, "", got, want, value)

    def judgements(self) -> None:
        rows = {row["key"]["value"]: row for row in self.data["lists"].get("judgements", [])}
        for want in self.label["judgements"]:
            row = rows.pop(want["key"], None)
            grade = row["grade"] if row else None
            name = "overall_grade" if want["key"] == "overall_effectiveness" else "judgement"
            self._add(name, want["key"], grade["value"] if grade else None, want["grade"], grade)
            if row:
                self._add("heading", want["key"], row["heading"]["value"], want["heading"], row["heading"])
        for key, row in rows.items():  # a row that nobody else read
            self._add("judgement", str(key), row["grade"]["value"], None, row["grade"])

    def items(self) -> None:
        rows = self.data["lists"].get("areas_for_improvement", [])
        count = self.data["fields"].get("n_areas_for_improvement")
        self._add("n_areas_for_improvement", "", len(rows), self.label["n_areas_for_improvement"], count)
        got = dict(Counter(row["section"]["value"] for row in rows))
        self._add("n_by_section", "", got, self.label["n_by_section"], count)
        for number, (row, want) in enumerate(self._aligned(rows), 1):
            self._item(number, row, want)

    def _aligned(self, rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any] | None, Mapping[str, Any] | None]]:
        """Rows beside the label's items, paired by their first words where the counts differ."""
        wanted = self.label["areas_for_improvement"]
        if len(rows) == len(wanted):
            return list(zip(rows, wanted, strict=True))
        first = [fold(_first_words(row)) for row in rows]
        pairs: list[tuple[dict[str, Any] | None, Mapping[str, Any] | None]] = []
        matcher = SequenceMatcher(None, first, [fold(want["first_8_words"]) for want in wanted], autojunk=False)
        for _, start, end, from_, to in matcher.get_opcodes():
            both = min(end - start, to - from_)
            pairs += zip(rows[start : start + both], wanted[from_ : from_ + both], strict=True)
            pairs += [(row, None) for row in rows[start + both : end]]
            pairs += [(None, want) for want in wanted[from_ + both : to]]
        return pairs

    def _item(self, number: int, row: dict[str, Any] | None, want: Mapping[str, Any] | None) -> None:
        which = str(number)
        if row is None or want is None:
            value = row["text"] if row else None
            self._add(
                "first_8_words", which, _first_words(row) if row else None, (want or {}).get("first_8_words"), value
            )
            return
        self._add("first_8_words", which, _first_words(row), want["first_8_words"], row["text"])
        subs = row.get("n_sub_bullets")
        self._add("n_sub_bullets", which, subs["value"] if subs else None, want["n_sub_bullets"], subs)
        printed = row.get("printed_class") or row.get("timescale_or_class")
        self._add(
            "timescale_or_class", which, printed["value"] if printed else None, want["timescale_or_class"], printed
        )


def _label_name(framework: str | None, kind: str | None) -> str | None:
    """What the labels call a framework under which an inspection of this kind was held."""
    if framework is None or framework not in FRAMEWORKS:
        return framework
    return label_of(framework, kind or "full") or framework


def _plain(value: Any) -> Any:
    """A date as its first day, in ISO form; anything else as it is."""
    return str(value["start"])[:10] if isinstance(value, Mapping) and "start" in value else value


def _not_given() -> dict[str, Any]:
    """What stands for a value that the reading does not have at all: that is no certainty."""
    return {"value": None, "place": None, "confidence": 0.0, "doubt": "Not in the reading."}


def _first_words(row: Mapping[str, Any]) -> str:
    text = row["text"]["value"] or ""
    return " ".join(str(text).split("\n", 1)[0].split()[:8])


# -- summing up --------------------------------------------------------------------------------------------------


def summary(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """Right, wrong, missing and doubted by field and family, with a line "all" for each field."""
    groups: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores:
        groups[(score.name, "all")].append(score)
        groups[(score.name, score.family)].append(score)
    rows = []
    for (name, family), group in sorted(groups.items(), key=lambda pair: (pair[0][0], pair[0][1] != "all", pair[0][1])):
        verdicts = Counter(score.verdict for score in group)
        rows.append(
            {
                "field": name,
                "family": family,
                "n": len(group),
                "right": verdicts[RIGHT],
                "wrong": verdicts[WRONG],
                "missing": verdicts[MISSING],
                "doubted": sum(not score.sure for score in group),
                "wrong_and_sure": sum(score.wrong_and_sure for score in group),
            }
        )
    return rows


def confusion(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """How often each grade of the labels was read as which."""
    counts = Counter(
        (str(score.want), str(score.got)) for score in scores if score.name in ("judgement", "overall_grade")
    )
    return [{"want": want, "got": got, "n": n} for (want, got), n in sorted(counts.items())]


def calibration(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """For each bin of confidence: how many values, how sure the reader was on average, and how many were right."""
    bins: dict[int, list[Score]] = defaultdict(list)
    for score in scores:
        bins[max(n for n, low in enumerate(BINS) if score.confidence >= low)].append(score)
    rows = []
    for n, group in sorted(bins.items()):
        right = sum(score.verdict == RIGHT for score in group)
        rows.append(
            {
                "from": BINS[n],
                "to": BINS[n + 1] if n + 1 < len(BINS) else 1.0,
                "n": len(group),
                "mean_confidence": round(sum(score.confidence for score in group) / len(group), 3),
                "right": right,
                "share_right": round(right / len(group), 3),
            }
        )
    return rows
