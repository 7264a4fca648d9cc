"""What was read, as values only? One flat object a document, in the field names of published label sets.

Names and forms follow the labels that published reports are compared with (framework, inspected_body, judgements,
areas_for_improvement …), and go on where those stop (references, area, progress_judgements, strengths, evidence …).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.domain.vocabulary import FRAMEWORKS, label_of

_FIRST_WORDS = 8
# Lists that the labels lack, in their own columns without places.
_EXTRA_LISTS = (
    "references",
    "people",
    "copies",
    "legal_basis",
    "local_authorities",
    "teams",
    "offices_visited",
    "areas",
    "aspects",
    "progress_judgements",
    "statements",
    "strengths",
    "themes",
    "evidence",
    "surveys",
    "figures",
    "milestones",
    "triggered_actions",
)
# Lists of one column, given as plain lists.
_ONE_COLUMN = {
    "copies": "name",
    "legal_basis": "text",
    "local_authorities": "name",
    "teams": "name",
    "offices_visited": "name",
    "triggered_actions": "text",
}
_LABEL_FIELDS = ("inspected_body", "inspection_start", "inspection_end", "published", "lead_inspector")
_AREA = {"area_name": "name", "area_code": "code", "sector": "sector"}


def plain_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a reading's data without places. A refused document has its path, outcome and refusal alone."""
    plain: dict[str, Any] = {"path": data["path"], "outcome": data["outcome"]}
    if data["outcome"] == "refused":
        return plain | {"refusal": data["refusal"], "family": data["family"]} | _fields(data, skip=())
    fields, lists = data["fields"], data["lists"]
    plain["family"] = data["family"]
    plain["framework"] = _framework(fields)
    plain |= {name: _field(name, fields.get(name)) for name in _LABEL_FIELDS}
    plain["inspection_date_ranges"] = _ranges(lists)
    plain["judgements"] = [_judgement(row) for row in lists.get("judgements", ()) if _of(row, "heading") is not None]
    plain |= _improvements(data["family"], lists)
    plain["n_numbered_paragraphs"] = _numbered(fields, lists)
    plain["area"] = {short: _field(name, fields.get(name)) for name, short in _AREA.items()}
    plain |= _fields(data, skip=(*_LABEL_FIELDS, *_AREA, "framework", "n_numbered_paragraphs"))
    for name in _EXTRA_LISTS:
        plain[name] = _list(name, lists.get(name, ()))
    plain["contradictions"] = [one["says"] for one in data["contradictions"]]
    return plain


def _framework(fields: Mapping[str, Any]) -> str | None:
    """The label's name of the framework where the labels have one, else the framework's id."""
    framework: str | None = (fields.get("framework") or {}).get("value")
    kind = (fields.get("kind") or {}).get("value") or "full"
    if framework is None or framework not in FRAMEWORKS:
        return framework
    return label_of(framework, kind) or framework


def _fields(data: Mapping[str, Any], skip: Sequence[str]) -> dict[str, Any]:
    return {name: _field(name, value) for name, value in data["fields"].items() if name not in skip}


def _field(name: str, value: Mapping[str, Any] | None) -> Any:
    return _simple(value["value"]) if value else None


def _simple(value: Any) -> Any:
    """A date as the shortest ISO form that claims no more than was printed; anything else as it is."""
    if isinstance(value, Mapping) and {"start", "precision"} <= set(value):
        return PreciseDate(PreciseDate.decode(value["start"]).start, Precision(value["precision"])).iso()
    return value


def _of(row: Mapping[str, Any], column: str) -> Any:
    return _simple(row[column]["value"]) if column in row else None


def _ranges(lists: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    rows = lists.get("inspection_date_ranges", ())
    return [{column: _of(row, column) for column in row} for row in rows] or None


def _judgement(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        column: _of(row, column)
        for column in ("heading", "key", "grade", "group", "scale", "limiting")
        if column in row
    }


def _improvements(family: str, lists: Mapping[str, Any]) -> dict[str, Any]:
    rows = [row for row in lists.get("areas_for_improvement", ()) if _of(row, "text") is not None]
    sections = [_of(row, "section") for row in rows]
    return {
        "n_areas_for_improvement": len(rows),
        "n_by_section": {name: sections.count(name) for name in dict.fromkeys(sections) if name is not None},
        "areas_for_improvement": [
            {
                "section": section,
                # As it is printed, where that is kept beside the key; the first words are those of its first line.
                "timescale_or_class": _of(row, "printed_class") or _of(row, "timescale_or_class"),
                "first_8_words": " ".join(str(_of(row, "text")).split("\n", 1)[0].split()[:_FIRST_WORDS]),
                "n_sub_bullets": _of(row, "n_sub_bullets"),
                "number": _of(row, "number"),
            }
            for row, section in zip(rows, sections, strict=True)
        ],
    }


def _numbered(fields: Mapping[str, Any], lists: Mapping[str, Any]) -> int | None:
    """The highest number of the main run; for themes with a run each (1.1, 2.1 …) how many paragraphs there are."""
    if "n_numbered_paragraphs" in fields:
        number: int | None = fields["n_numbered_paragraphs"]["value"]
        return number
    numbers = [str(_of(row, "number")) for row in lists.get("paragraphs", ())]
    if any("." in number for number in numbers):
        return len(numbers)
    return max((int(number) for number in numbers if number.isdigit()), default=None)


def _list(name: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    if name in _ONE_COLUMN:
        values = [_of(row, _ONE_COLUMN[name]) for row in rows]
        return [value for value in values if value is not None]
    simple = [{column: _of(row, column) for column in row} for row in rows]
    return [row for row in simple if any(value is not None for value in row.values())]
