"""What does a reading say in plain values? One flat object a document, in the names of the report set's labels.

What the labels lack is added under the names of the schema. Places, confidence and doubts are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from touchstone.domain.vocabulary import FRAMEWORKS, label_of

_FIRST_WORDS = 8
# In this order, first, so that a person finds the same line in the same place in every file.
_LABELLED = (
    "inspected_body",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
)


def plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a reading (the `data` of a Reading) as one flat object."""
    fields = {name: plain_value(value["value"]) for name, value in data["fields"].items()}
    framework, kind = fields.pop("framework", None), fields.get("kind")
    row: dict[str, Any] = {
        "path": data["path"],
        "sha256": data["sha256"],
        "pages": data["pages"],
        "outcome": data["outcome"],
        "refusal": data["refusal"],
        "framework": framework_label(framework, kind),
        "framework_id": framework,
    }
    row.update({name: fields.pop(name, None) for name in _LABELLED})
    lists = {name: [plain_row(each) for each in rows] for name, rows in data["lists"].items()}
    row["judgements"] = lists.pop("judgements", [])
    items = lists.pop("areas_for_improvement", [])
    fields.pop("n_areas_for_improvement", None)
    row["n_areas_for_improvement"] = len(items)
    row["n_by_section"] = dict(Counter(item["section"] for item in items if item.get("section")))
    row["areas_for_improvement"] = [_item(item) for item in items]
    row["n_numbered_paragraphs"] = fields.pop("n_numbered_paragraphs", None)
    lists.pop("paragraphs", None)
    return {**row, **fields, **lists}


def framework_label(framework: str | None, kind: str | None) -> str | None:
    """The labels' name of a framework, or its id where they have none."""
    if framework is None or framework not in FRAMEWORKS:
        return framework
    return label_of(framework, kind or "full") or framework


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of one row of a list."""
    return {column: plain_value(value["value"]) for column, value in row.items()}


def plain_value(value: Any) -> Any:
    """A value as it is written in a table: a date as far as it is known, everything else as it is."""
    if isinstance(value, Mapping) and "precision" in value and "start" in value:
        length = {"month": 7, "year": 4}.get(value["precision"], 10)
        return str(value["start"])[:length]
    return value


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    """An area for improvement with the class as printed and the first words of its own text."""
    text = item.get("text") or ""
    printed = item.get("printed_class") or item.get("timescale_or_class")
    shown = {**item, "timescale_or_class": printed}
    shown.pop("printed_class", None)
    shown["first_8_words"] = " ".join(text.split("\n", 1)[0].split()[:_FIRST_WORDS])
    return shown
