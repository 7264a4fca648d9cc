"""What must be read of each made-up document: its own facts, compared with the values of a reading."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.factories.document_letters import MonitoringLetter, ProgressLetter
from tests.factories.documents import (
    AREA_JUDGEMENTS,
    GRADES,
    AreaReport,
    Article,
    Narrative,
)


def area_report(made: AreaReport, plain: dict[str, Any]) -> None:
    assert plain["framework"] == "ofsted-cafcass-2009"
    assert plain["area"]["name"] == made.area
    assert plain["area"]["code"] == made.code
    assert [row["value"] for row in plain["references"]] == [made.reference] * 2
    assert plain["published"] == f"{made.published:%Y-%m}"
    assert plain["inspection_start"] == made.week.isoformat()
    assert plain["local_authorities"] == made.authorities
    assert plain["teams"] == made.teams
    grades = {row["key"]: row["grade"] for row in plain["judgements"]}
    assert grades == {key: GRADES[code] for key, code in made.grades.items()}
    assert len(plain["judgements"]) == len(AREA_JUDGEMENTS) + 2
    limiting = [row["key"] for row in plain["judgements"] if row["limiting"]]
    assert sorted(limiting) == sorted(made.limiting)
    read = [(row["timescale_or_class"], row["number"]) for row in plain["areas_for_improvement"]]
    assert read == [(key, n) for n, (key, _) in enumerate(made.improvements, start=1)]
    for row, (_, words) in zip(plain["areas_for_improvement"], made.improvements, strict=True):
        assert words.startswith(row["first_8_words"])
    assert [row["n"] for row in plain["surveys"]] == [made.children]
    assert plain["figures"][0]["value"] == made.managers
    assert plain["contradictions"] == []


def monitoring_letter(made: MonitoringLetter, plain: dict[str, Any]) -> None:
    assert plain["framework"] == "ofsted-cafcass-monitoring-2010"
    assert plain["area"] == {"name": made.area, "code": made.code, "sector": _sector(made.code)}
    assert [row["value"] for row in plain["references"]] == [made.reference]
    assert plain["letter_date"] == made.written.isoformat()
    assert plain["inspection_start"] == made.first_day.isoformat()
    assert plain["inspection_end"] == (made.first_day + timedelta(days=1)).isoformat()
    assert plain["addressee"] == f"{made.addressee}, Chief Executive, Cafcass"
    assert plain["signatory"] == made.signatory
    assert plain["copies"] == made.copies
    assert plain["offices_visited"] == made.offices
    assert plain["previous_inspection"] == f"{made.earlier[0]}-{made.earlier[1]:02}"
    assert plain["previous_afi_count"] == len(made.progress)
    read = [(row["number"], row["progress"], row["residual"] is not None) for row in plain["progress_judgements"]]
    assert read == [(n, *pair) for n, pair in enumerate(zip(made.progress, made.weak, strict=True), start=1)]
    assert plain["overall_progress"] == made.overall
    assert plain["overall_progress_counts"] == made.counts()
    counts = {row["kind"]: row["count"] for row in plain["evidence"] if row["count"] is not None}
    assert counts == {"case_file": made.files, "complaint": made.complaints}
    assert plain["contradictions"] == []


def progress_letter(made: ProgressLetter, plain: dict[str, Any]) -> None:
    assert plain["framework"] == "ofsted-cafcass-progress-2011"
    assert plain["area"] == {"name": made.area, "code": made.code, "sector": _sector(made.code)}
    assert plain["letter_date"] == made.written.isoformat()
    assert plain["inspection_start"] == plain["inspection_end"] == made.first_day.isoformat()
    assert plain["legal_basis"] == [f"Education and Inspections Act 2006 ss{made.first_section}-{made.last_section}"]
    assert [row["key"] for row in plain["aspects"]] == [key for _, key in made.aspects]
    assert plain["signatory"] == made.signatory
    assert plain["overall_progress"] == made.headline
    assert [row["progress"] for row in plain["progress_judgements"]] == [made.delay, None]
    assert plain["referrals"] == made.referred + made.found_after
    assert [row["timescale_or_class"] for row in plain["areas_for_improvement"]] == ["immediate_action"]
    assert [row["key"] for row in plain["statements"]] == ["financial_management"]
    differ = made.delay is not None and made.delay != made.headline
    assert len(plain["contradictions"]) == differ


def narrative(made: Narrative, plain: dict[str, Any]) -> None:
    assert plain["framework"] == "ciw-cafcass-cymru-2018"
    assert plain["inspection_start"] == f"{made.months[0]:%Y-%m}"
    assert plain["inspection_end"] == f"{made.months[1]:%Y-%m}"
    assert [row["paragraphs"] for row in plain["themes"]] == list(made.paragraphs)
    assert all(row["grade"] is None for row in plain["judgements"])
    assert len(plain["strengths"]) == made.strengths
    assert plain["n_areas_for_improvement"] == made.improvements
    assert plain["legal_basis"] == [f"Government of Wales Act 2006 s{power}" for power in made.powers]
    assert plain["response_due_days"] == made.response
    assert plain["response_due_basis"] == made.basis
    assert [row["name"] for row in plain["people"]] == made.team
    assert [(row["name"], row["days"]) for row in plain["areas"]] == [(area, made.days_each) for area in made.areas]
    counts = [
        (row["kind"], row["count"])
        for row in plain["evidence"]
        if row["kind"] in ("report", "case_file", "observation")
    ]
    assert counts == [
        ("case_file", made.files),
        ("report", sum(made.reports)),
        *(("report", n) for n in made.reports),
        ("observation", made.observed),
    ]
    assert [row["chosen_by_provider"] for row in plain["evidence"]].count(True) == 1
    assert plain["contradictions"] == []


def article(made: Article, plain: dict[str, Any]) -> None:
    assert plain["outcome"] == "refused"
    assert "news article" in plain["refusal"]
    assert plain["author"] == made.author
    assert plain["published"] == made.day.isoformat()
    assert plain["publisher"] == made.publisher


def _sector(code: str) -> str:
    return {"N": "north", "C": "central", "S": "south"}[code[0]]


CHECKS = {
    AreaReport: area_report,
    MonitoringLetter: monitoring_letter,
    ProgressLetter: progress_letter,
    Narrative: narrative,
    Article: article,
}
