"""Synthetic reports on fictional local authorities, one layout each, with what a careful person would read in them.

Everything is drawn from a seed: the same seed gives the same PDF. No sentence comes from a real report; only the
fixed headings of the forms do. `Report` holds what is true of the report; la_layouts.py sets it; `label` says it
in the form of the labels that real reports are compared with.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

LAYOUTS = (
    "looked_after",
    "sif_bulleted",
    "sif_board_on_front",
    "sif_priority",
    "sif_recommendations",
    "sif_reinspection",
    "board_review",
    "ilacs_2018",
    "ilacs_2022",
    "ilacs_2023",
    "ilacs_2026",
)
FRAMEWORK = {
    "looked_after": "looked_after_2013",
    "board_review": "lscb_review",
    "sif_reinspection": "sif_reinspection",
    **{name: "sif" for name in LAYOUTS if name.startswith("sif_") and name != "sif_reinspection"},
    **{name: "ilacs" for name in LAYOUTS if name.startswith("ilacs")},
}
# As printed on the front, and the name used in sentences. The county's name is a trap: "…shire / Inspection".
AUTHORITIES = (
    ("Wexcombe County Council", "Wexcombe"),
    ("Brackenshire", "Brackenshire"),
    ("Royal Borough of Thornmere upon Isk", "Thornmere upon Isk"),
    ("London Borough of Eastmarsh", "Eastmarsh"),
    ("Hartmoor City Council", "Hartmoor"),
    ("Council of the Isles of Sarn", "the Isles of Sarn"),
    ("St Aldric Metropolitan Borough Council", "St Aldric"),
    ("Fenwold, Crowle and Pyle", "Fenwold, Crowle and Pyle"),
    ("Stow-on-the-Mere", "Stow-on-the-Mere"),
)
INSPECTORS = (
    "Ada Penhaligon",
    "Rhys O’Dowd",
    "Morwenna Blythe-Carr",
    "Tom D’Arco",
    "Jo Ann Fairweather",
    "Ines da Costa",
)
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
PRINTED = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}
ILACS_HEADINGS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care_and_care_leavers": "The experiences and progress of children in care and care leavers",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall_effectiveness": "Overall effectiveness",
}
SIF_HEADINGS = {
    "help_and_protection": "Children who need help and protection",
    "looked_after_and_permanence": "Children looked after and achieving permanence",
    "adoption": "Adoption performance",
    "care_leavers": "Experiences and progress of care leavers",
    "leadership": "Leadership, management and governance",
}
LOOKED_AFTER_HEADINGS = {
    "overall_effectiveness": "Overall effectiveness",
    "capacity_to_improve": "Capacity to improve",
    "outcomes": "Outcomes for looked after children and young people",
    "quality_of_provision": "Quality of provision",
    "leadership": "Leadership and management",
}
_WHO = (
    "Team managers",
    "Panels",
    "Advisers",
    "Foster carers",
    "Auditors",
    "Duty workers",
    "Elected members",
    "Partners",
)
_DO = (
    "record",
    "review",
    "explain",
    "share",
    "follow up",
    "measure",
    "plan for",
    "write down",
    "speak about",
    "compare",
)
_WHAT = (
    "visits",
    "return talks",
    "later-life letters",
    "health passports",
    "caseloads",
    "plans",
    "moves",
    "school places",
)
_HOW = (
    "each month",
    "with too little detail",
    "in good time",
    "before they are due",
    "across the town",
    "as the rota asks",
)
_MAKE = (
    "Shorten the wait for",
    "Widen the choice of",
    "Set down in writing",
    "Check each quarter",
    "Speed up",
    "Agree with partners",
)


@dataclass
class Item:
    """An area for improvement: where it stands, under which printed class, its words and sub-points."""

    section: str
    klass: str | None
    text: str
    subs: list[str] = field(default_factory=list)


@dataclass
class Report:
    """What is true of a synthetic report, and how it is set."""

    layout: str
    council: str
    area: str
    start: date
    end: date
    published: date | None
    inspectors: list[str]
    grades: dict[str, str]
    items: list[Item]
    sections: dict[str, list[str]]  # judgement key → its paragraphs
    board_grade: str | None = None
    bullet: str = "◼"
    centred: bool = False  # grade cells centred beside their headings
    narrow: bool = False  # columns so narrow that headings and grades wrap
    split: bool = False  # the table of grades begins at the foot of a page
    date_style: str = "to"
    one_bullet: bool = False  # sub-points have the bullet of their point, and only stand further in

    @property
    def printed_dates(self) -> str:
        """The dates of the inspection in the style of this report."""
        first, last = f"{self.start.day} {self.start:%B}", f"{self.end.day} {self.end:%B %Y}"
        same = (self.start.year, self.start.month) == (self.end.year, self.end.month)
        match self.date_style:
            case "short":
                return f"{self.start.day if same else first} to {last}"
            case "dash":
                return f"{first} {self.start.year}–{last}"
            case "slashes":
                return f"{self.start:%d/%m/%Y} – {self.end:%d/%m/%Y}"
            case _:
                return f"{first} {self.start.year} to {last}"


def make(layout: str, seed: int = 0) -> Report:
    """A report of a layout, drawn from a seed."""
    draw = random.Random(f"{layout}-{seed}")
    council, area = draw.choice(AUTHORITIES)
    start = date(2013, 1, 7) + timedelta(weeks=draw.randrange(*_weeks(layout)))
    end = start + timedelta(days=draw.choice((4, 11, 24)) if layout.startswith("ilacs") else draw.choice((4, 22)))
    report = Report(
        layout=layout,
        council=council,
        area=area,
        start=start,
        end=end,
        published=None if layout.startswith("ilacs") or layout == "sif_bulleted" else end + timedelta(days=40),
        inspectors=draw.sample(INSPECTORS, 2 if layout.startswith("ilacs") and draw.random() < 0.3 else 1),
        grades=_grades(layout, draw),
        items=_items(layout, draw),
        sections={},
        board_grade=draw.choice(GRADES) if _has_board(layout) else None,
        bullet=draw.choice("◼•▪■"),
        centred=draw.random() < 0.5,
        narrow=draw.random() < 0.5,
        split=draw.random() < 0.3,
        date_style=draw.choice(("to", "short", "dash", "slashes" if layout.startswith("sif") else "to")),
    )
    report.sections = {key: [_sentences(draw) for _ in range(draw.randint(4, 9))] for key in report.grades}
    return report


def _weeks(layout: str) -> tuple[int, int]:
    if layout == "ilacs_2026":
        return 695, 740  # from spring 2026
    return (260, 680) if layout.startswith("ilacs") else (5, 250)


def _has_board(layout: str) -> bool:
    return layout in ("sif_bulleted", "sif_board_on_front", "sif_priority", "sif_recommendations", "board_review")


def _grades(layout: str, draw: random.Random) -> dict[str, str]:
    keys = {
        "looked_after": list(LOOKED_AFTER_HEADINGS),
        "board_review": [],
        "ilacs_2018": ["leadership", "help_and_protection", "in_care_and_care_leavers", "overall_effectiveness"],
        "ilacs_2022": ["leadership", "help_and_protection", "in_care_and_care_leavers", "overall_effectiveness"],
        "ilacs_2023": ["leadership", "help_and_protection", "in_care", "care_leavers", "overall_effectiveness"],
        "ilacs_2026": ["leadership", "help_and_protection", "in_care", "care_leavers"],
    }.get(layout, list(SIF_HEADINGS))
    scale = ("outstanding", "good", "adequate", "inadequate") if layout == "looked_after" else GRADES
    grades = {key: draw.choice(scale) for key in keys}
    rest = [scale.index(grade) for key, grade in grades.items() if key != "overall_effectiveness"]
    if layout.startswith("sif") or "overall_effectiveness" in grades:
        grades["overall_effectiveness"] = scale[round(sum(rest) / len(rest))]
    return grades


def _items(layout: str, draw: random.Random) -> list[Item]:
    classes: dict[str, list[str | None]] = {
        "looked_after": ["Immediately", "Within three months", "Within six months"],
        "sif_bulleted": ["Areas for improvement"],
        "sif_board_on_front": ["Priority and immediate action", "Areas for improvement"],
        "sif_priority": ["Priority and immediate action", "Areas for improvement"],
    }
    items = []
    if layout != "board_review":
        for klass in classes.get(layout, [None]):
            items += [_item("local_authority", klass, draw) for _ in range(draw.randint(2, 5))]
    if _has_board(layout):
        board = None if layout in ("sif_recommendations", "board_review") else "Areas for improvement"
        items += [_item("lscb", board, draw) for _ in range(draw.randint(1, 4))]
    return items


def _item(section: str, klass: str | None, draw: random.Random) -> Item:
    text = f"{draw.choice(_MAKE)} {draw.choice(_WHAT)}, so that {_sentence(draw).lower()}"
    subs = [f"{draw.choice(_WHAT)} {draw.choice(_HOW)}" for _ in range(draw.choice((0, 0, 0, 2, 3)))]
    return Item(section, klass, text[:-1] + ":" if subs else text, subs)


def _sentence(draw: random.Random) -> str:
    return f"{draw.choice(_WHO)} {draw.choice(_DO)} {draw.choice(_WHAT)} and {draw.choice(_WHAT)} {draw.choice(_HOW)}."


def _sentences(draw: random.Random) -> str:
    return " ".join(_sentence(draw) for _ in range(draw.randint(2, 4)))


# -- what a careful person reads ---------------------------------------------------------------------------------


def label(report: Report) -> dict[str, Any]:
    """The label of a report, as labels.jsonl has them."""
    items = report.items
    return {
        "file": f"{report.layout}.pdf",
        "framework": FRAMEWORK[report.layout],
        "layout": report.layout,
        "inspected_body": report.council,
        "inspection_start": report.start.isoformat(),
        "inspection_end": report.end.isoformat(),
        "published": report.published.isoformat() if report.published else None,
        "lead_inspector": " and ".join(report.inspectors),
        "judgements": _judgements(report),
        "n_areas_for_improvement": len(items),
        "n_by_section": dict(Counter(item.section for item in items)),
        "areas_for_improvement": [
            {
                "section": item.section,
                "timescale_or_class": item.klass,
                "first_8_words": " ".join(item.text.split()[:8]),
                "n_sub_bullets": len(item.subs),
            }
            for item in items
        ],
        "n_numbered_paragraphs": paragraph_count(report),
        "unsure": [],
    }


def _judgements(report: Report) -> list[dict[str, str]]:
    headings = {"overall_effectiveness": overall_heading(report)}
    if report.layout.startswith("ilacs"):
        headings = ILACS_HEADINGS
    elif report.layout == "looked_after":
        headings = LOOKED_AFTER_HEADINGS
    else:
        headings |= SIF_HEADINGS
    order = [key for key in headings if key in report.grades]
    rows = [{"heading": headings[key], "key": key, "grade": report.grades[key]} for key in order]
    if report.board_grade:
        rows.append({"heading": board_heading(report), "key": "lscb", "grade": report.board_grade})
    return rows


def overall_heading(report: Report) -> str:
    """The words before the overall grade of a single inspection."""
    if report.layout == "sif_bulleted":
        return "The overall judgement"
    if report.layout in ("sif_board_on_front", "sif_priority"):
        return "The overall judgement is that children’s services"
    return f"Children’s services in {report.area}"


def board_heading(report: Report) -> str:
    """The words before the grade of the safeguarding board."""
    if report.layout in ("sif_bulleted", "sif_board_on_front"):
        return "The effectiveness of the Local Safeguarding Children Board (LSCB)"
    return "The Local Safeguarding Children Board"


def paragraph_count(report: Report) -> int | None:
    """The highest number of the main run of paragraphs; None where a layout has bullets instead."""
    if report.layout == "sif_bulleted":
        return None
    count = sum(len(paragraphs) for paragraphs in report.sections.values())
    if report.layout in ("sif_board_on_front", "sif_priority", "sif_recommendations", "sif_reinspection"):
        return count + len(report.items)
    return 6 if report.layout == "board_review" else count
