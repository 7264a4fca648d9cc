"""Does the reader read back what a synthetic report says, whole and damaged?"""

from __future__ import annotations

import io
import random
import re
from typing import Any

import pikepdf
import pytest

from tests.factories.la_damage import DAMAGE
from tests.factories.la_documents import LAYOUTS, label, make
from tests.factories.la_layouts import pdf
from touchstone.reader.inputs.pdf import open_bytes
from touchstone.reader.read import read_document, read_in_process
from touchstone.reader.reading import reading_of
from touchstone.reader.scoring import RIGHT, Score, score_reading

SEEDS = range(5)


def scores(layout: str, seed: int) -> list[Score]:
    report = make(layout, seed)
    return score_reading(read_in_process(pdf(report), f"{layout}-{seed}.pdf").data, label(report))


def shown(found: list[Score]) -> list[tuple[Any, ...]]:
    return [(score.name, score.which, score.got, score.want, score.confidence) for score in found]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_everything_is_read_back(layout: str, seed: int) -> None:
    found = scores(layout, seed)
    assert len(found) > 10
    assert shown([score for score in found if score.verdict != RIGHT]) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", sorted(DAMAGE))
def test_damage_never_makes_a_grade_or_a_date_wrong_and_sure(layout: str, damage: str) -> None:
    checked = 0
    for seed in SEEDS:
        report = make(layout, seed)
        document = DAMAGE[damage](open_bytes(pdf(report)), random.Random(seed))
        data = reading_of(read_document(document), document, path="x", sha256="").data
        if data["family"] == "general":
            continue  # no longer known: nothing is claimed
        found = score_reading(data, label(report))
        checked += len(found)
        claimed = ("judgement", "overall_grade", "inspection_start", "inspection_end", "published", "framework")
        assert shown([s for s in found if s.wrong_and_sure and s.name in claimed]) == []
    assert checked > 50


@pytest.mark.parametrize("damage", ["symbol_bullets", "letter_bullets", "no_space_after_numbers", "straight_quotes"])
def test_what_other_programs_do_to_marks_changes_nothing(damage: str) -> None:
    for layout in LAYOUTS:
        report = make(layout, 2)
        document = DAMAGE[damage](open_bytes(pdf(report)), random.Random(0))
        data = reading_of(read_document(document), document, path="x", sha256="").data
        wrong = [score for score in score_reading(data, label(report)) if score.verdict != RIGHT]
        assert shown(wrong) == [], layout


def test_bullets_of_a_symbol_font_inside_the_file() -> None:
    report = make("ilacs_2023", 3)
    report.bullet = "▪"
    data = read_in_process(_with_symbol_font(pdf(report)), "x.pdf")
    assert "\uf06e" in "".join(data.pages)
    assert shown([score for score in score_reading(data.data, label(report)) if score.verdict != RIGHT]) == []


def _with_symbol_font(data: bytes) -> bytes:
    """The file with its bullets' characters said to be a code point of the private area, as Wingdings does."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream) and b"begincmap" in (text := thing.read_bytes()):
                thing.write(re.sub(rb"<25AA>", b"<F06E>", text, flags=re.IGNORECASE))
        opened.save(out)
    return out.getvalue()


@pytest.mark.parametrize("layout", ["ilacs_2022", "ilacs_2026", "looked_after", "board_review"])
def test_sub_points_that_only_stand_further_in_are_told_by_geometry(layout: str) -> None:
    reports = (make(layout, seed) for seed in range(20))
    report = next(report for report in reports if any(item.subs for item in report.items[:-1]))
    report.one_bullet = True
    document = open_bytes(pdf(report))
    found = score_reading(read_in_process(pdf(report), "x.pdf").data, label(report))
    assert shown([score for score in found if score.verdict != RIGHT]) == []
    document.source = None  # the text alone cannot tell, and says so
    data = reading_of(read_document(document), document, path="x", sha256="").data
    assert not [score for score in score_reading(data, label(report)) if score.wrong_and_sure]


@pytest.mark.parametrize("seed", range(8))
def test_ilacs_2026_gives_no_overall_grade_and_says_why_nothing(seed: int) -> None:
    report = make("ilacs_2026", seed)
    data = read_in_process(pdf(report), "x.pdf").data
    keys = [row["key"]["value"] for row in data["lists"]["judgements"]]
    assert keys == ["leadership", "help_and_protection", "in_care", "care_leavers"]
    assert data["fields"]["framework"]["value"] == "ofsted-ilacs-2026"
    assert data["fields"]["framework"]["confidence"] > 0.9


def test_a_missing_overall_grade_in_an_older_report_is_doubted() -> None:
    report = make("ilacs_2023", 1)
    del report.grades["overall_effectiveness"]
    data = read_in_process(pdf(report), "x.pdf").data
    assert data["fields"]["framework"]["confidence"] < 0.9
    assert "older than April 2026" in data["fields"]["framework"]["doubt"]


def test_a_re_inspection_that_says_so_only_in_its_text_is_read_and_doubted() -> None:
    report = make("sif_recommendations", 1)
    report.sections["leadership"][0] = "Homes had a re-inspection too. This re-inspection was held to see what changed."
    kind = read_in_process(pdf(report), "x.pdf").data["fields"]["kind"]
    assert (kind["value"], kind["confidence"] < 0.9) == ("reinspection", True)


def test_a_shire_before_inspection_is_no_re_inspection() -> None:
    report = make("sif_recommendations", 0)
    report.council = report.area = "Brackenshire"
    data = read_in_process(pdf(report), "x.pdf").data
    assert data["fields"]["kind"]["value"] == "full"
    assert data["fields"]["inspected_body"]["value"] == "Brackenshire"


def test_a_heading_that_contradicts_the_table_is_doubted_and_shown() -> None:
    report = make("ilacs_2022", 0)
    report.grades |= {"leadership": "good"}
    document = open_bytes(pdf(report))
    document.pages = [re.sub(r"(families:\s*)good", r"\1inadequate", page) for page in document.pages]
    document.__dict__.pop("text", None)
    data = reading_of(read_document(document), document, path="x", sha256="").data
    grade = next(row["grade"] for row in data["lists"]["judgements"] if row["key"]["value"] == "leadership")
    assert grade["value"] == "good"
    assert grade["confidence"] <= 0.5
    assert "inadequate" in grade["doubt"]
    assert any("inadequate" in one["says"] and len(one["places"]) == 2 for one in data["contradictions"])


def test_places_point_at_what_was_read() -> None:
    report = make("ilacs_2023", 4)
    reading = read_in_process(pdf(report), "x.pdf")
    text = "\f".join(reading.pages)
    for row in reading.data["lists"]["judgements"]:
        place = row["grade"]["place"]
        assert text[place["start"] : place["end"]].split() == row["words"]["value"].split()
        assert place["page"] == 1 + text[: place["start"]].count("\f")
    for item in reading.data["lists"]["areas_for_improvement"]:
        place = item["text"]["place"]
        assert item["text"]["value"].split()[0] in text[place["start"] : place["end"]]
    lead = reading.data["fields"]["lead_inspector"]
    assert report.inspectors[0] in text[lead["place"]["start"] : lead["place"]["end"]]
