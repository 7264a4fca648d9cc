"""Readings of fictional documents, in the form of the reader's published schema, for tests of the archive."""

from __future__ import annotations

import copy
from hashlib import sha256
from typing import Any

from touchstone.reader.reading import SCHEMA, Reading
from touchstone.reader.record import READER_VERSION

REPORT_TEXT = """Northmere Inspectorate of Family Services

Inspection of Northmere Family Court Service: Saltmarsh area
Reference: NM 7
Published: March 2024
Fieldwork: week commencing 5 February 2024

Overall effectiveness: Good
Safeguarding: Inadequate
Complaints: Satisfactory

Immediately
1. Answer every letter within the week.
Within three months
2. Share plans with families in time.

Case files read: 24
"""

LETTER_TEXT = """Northmere Inspectorate of Family Services

12 June 2025
Monitoring of Northmere Family Court Service: Saltmarsh area
The inspection of March 2024 identified two areas for improvement.

1. Answer every letter within the week. Satisfactory progress has been made.
2. Share plans with families in time. Inadequate progress has been made.

Taken together, this is inadequate progress.
"""


def cell(value: Any, text: str = "", near: str = "", confidence: float = 0.97, doubt: str = "") -> dict[str, Any]:
    """A value as the reader gives it; its place is where `near` (or the value) first stands in `text`."""
    wanted = near or (value if isinstance(value, str) else "")
    start = text.find(wanted) if wanted else -1
    place = {"page": 1, "start": start, "end": start + len(wanted)} if start >= 0 else None
    return {"value": value, "place": place, "confidence": confidence, "doubt": doubt}


def day(start: str, precision: str = "day", printed: str = "") -> dict[str, str]:
    return {"start": start, "precision": precision, "printed": printed}


def report(**fields: Any) -> dict[str, Any]:
    """A graded report: three judgements, two areas for improvement, a count of evidence, and no doubt."""
    text = REPORT_TEXT
    known = {
        "framework": cell("northmere-2020"),
        "kind": cell("full"),
        "inspectorate": cell("Northmere Inspectorate of Family Services", text),
        "provider": cell("Northmere Family Court Service", text),
        "title": cell("Inspection of Northmere Family Court Service: Saltmarsh area", text),
        "published": cell(day("2024-03-01", "month", "March 2024"), text, "March 2024"),
        "area_name": cell("Saltmarsh", text),
        "inspection_start": cell(day("2024-02-05", "week", "week commencing 5 February 2024"), text, "week commencing"),
        "lead_inspector": cell(None, confidence=1.0, doubt="Reports of this layout do not name the inspectors."),
    }
    return _reading("fictional_report", {**known, **fields}, _report_lists(text))


def _report_lists(text: str) -> dict[str, Any]:
    judgements = [
        ("Overall effectiveness", "overall_effectiveness", "good", False),
        ("Safeguarding", "safeguarding", "inadequate", True),
        ("Complaints", "complaints", "satisfactory", False),
    ]
    return {
        "references": [{"value": cell("NM 7", text), "where": cell("cover")}],
        "judgements": [
            {
                "heading": cell(heading, text),
                "key": cell(key, text, heading),
                "grade": cell(grade, text, f"{heading}: {grade.capitalize()}"),
                "scale": cell("ofsted-2009"),
                "limiting": cell(limiting),
            }
            for heading, key, grade, limiting in judgements
        ],
        "areas_for_improvement": [
            _afi(text, "1", "immediately", "Answer every letter within the week."),
            _afi(text, "2", "within_three_months", "Share plans with families in time."),
        ],
        "evidence": [
            {"kind": cell("case_file"), "label": cell("Case files read", text), "count": cell(24, text, "24")},
        ],
        "proportion_words": [{"words": cell("most"), "sentence": cell("Most letters."), "base": cell(None)}],
    }


def _afi(text: str, number: str, when: str, wording: str) -> dict[str, Any]:
    return {
        "number": cell(number, text, f"{number}. "),
        "section": cell(None, confidence=1.0),
        "timescale_or_class": cell(when),
        "text": cell(wording, text),
    }


def letter(**fields: Any) -> dict[str, Any]:
    """A monitoring letter that restates two areas for improvement of an inspection of March 2024."""
    text = LETTER_TEXT
    known = {
        "framework": cell("northmere-monitoring-2020"),
        "kind": cell("monitoring"),
        "inspectorate": cell("Northmere Inspectorate of Family Services", text),
        "provider": cell("Northmere Family Court Service", text),
        "title": cell("Monitoring of Northmere Family Court Service: Saltmarsh area", text),
        "letter_date": cell(day("2025-06-12", "day", "12 June 2025"), text, "12 June 2025"),
        "area_name": cell("Saltmarsh", text),
        "addressee": cell("The Head of Service"),
        "signatory": cell("Ivo Heron"),
        "previous_inspection": cell(day("2024-03-01", "month", "March 2024"), text, "March 2024"),
        "overall_progress": cell("inadequate", text, "inadequate progress"),
        "overall_progress_counts": cell({"satisfactory": 1, "inadequate": 1}),
    }
    rows = [
        ("1", "Answer every letter within the week.", "satisfactory", "Some answers are still late."),
        ("2", "Share plans with families in time.", "inadequate", None),
    ]
    lists = {
        "progress_judgements": [
            {
                "number": cell(number, text, f"{number}. "),
                "text": cell(wording, text),
                "progress": cell(progress, text, f"{progress.capitalize()} progress"),
                "residual": cell(residual),
            }
            for number, wording, progress, residual in rows
        ],
        "milestones": [{"date": cell(day("2025-01-01", "month", "January 2025")), "text": cell("A new team began.")}],
    }
    return _reading("fictional_letter", {**known, **fields}, lists)


def refused(sentence: str = "This is no inspection document: it is a news article.") -> dict[str, Any]:
    made = _reading(None, {}, {})
    return {**made, "outcome": "refused", "refusal": sentence}


def _reading(family: str | None, fields: dict[str, Any], lists: dict[str, Any]) -> dict[str, Any]:
    cells = [*fields.values(), *(value for rows in lists.values() for row in rows for value in row.values())]
    doubts = any(value["confidence"] < 0.9 for value in cells)
    return {
        "schema": SCHEMA,
        "reader_version": READER_VERSION,
        "path": "",
        "sha256": None,
        "media_type": "text/plain",
        "pages": 1,
        "language": "en",
        "family": family,
        "outcome": "doubts" if doubts else "read",
        "refusal": None,
        "notes": [],
        "fields": fields,
        "lists": lists,
        "contradictions": [],
    }


class Desk:
    """A reader for tests: what was laid on it for some bytes is what it reads; anything else is refused."""

    def __init__(self) -> None:
        self._readings: dict[str, tuple[dict[str, Any], str]] = {}
        self.asked = 0

    def lay(self, data: bytes, reading: dict[str, Any], text: str = REPORT_TEXT) -> bytes:
        self._readings[sha256(data).hexdigest()] = (reading, text)
        return data

    def read_bytes(self, data: bytes, name: str) -> Reading:
        self.asked += 1
        known, text = self._readings.get(sha256(data).hexdigest(), (refused(), ""))
        made = copy.deepcopy(known)
        made.update(path=name, sha256=sha256(data).hexdigest())
        return Reading(made, [text] if text else [])
