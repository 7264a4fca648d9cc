"""Are the published facts in the record as their sources give them, and nothing more?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from touchstone.demonstration import load
from touchstone.domain.progress import aggregate
from touchstone.domain.scales import SCALES
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement import queries as improvement
from touchstone.inspectorate.inspections.models import Inspection

# `db` is made anew here: the facts are loaded once for all of these tests, which only read, and rolled back at the end.
pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module", autouse=True)
def db(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load.load_demonstration(by="a test")
        yield
        transaction.set_rollback(True)


def of(slug: str) -> Inspection:
    return Inspection.objects.select_related("framework", "inspectorate", "provider", "response_clock").get(slug=slug)


def grades(slug: str, state: str = "graded") -> dict[str, str]:
    return dict(Judgement.objects.filter(inspection__slug=slug, state=state).values_list("area_key", "grade_key"))


def test_staffordshire_and_the_marches_2009():
    held = of("cafcass-staffordshire-and-the-marches-2009-10")
    judged = grades(held.slug)
    assert len(judged) == 17
    assert {key for key, grade in judged.items() if grade == "inadequate"} == {
        "overall_effectiveness",
        "user_engagement",
        "equality_and_diversity",
        "safeguarding",
        "evaluation",
        "complaints",
        "outcomes_for_children",
    }
    assert set(judged.values()) == {"inadequate", "satisfactory"}
    assert set(held.judgements.filter(limiting=True).values_list("area_key", flat=True)) == {
        "safeguarding",
        "equality_and_diversity",
    }
    assert "limited by the inadequate judgements of safeguarding and of equality and diversity" in held.limits_note
    afis = list(improvement.of_inspection(held))
    assert [(each.number, each.timescale_key) for each in afis] == [
        *((n, "immediately") for n in (1, 2, 3)),
        *((n, "within_three_months") for n in (4, 5, 6)),
        *((n, "within_six_months") for n in (7, 8, 9)),
    ]
    assert {each.clock.due for each in afis} == {date(2009, 10, 31), date(2010, 1, 31), date(2010, 4, 30)}
    assert all(each.own_words for each in afis)
    assert (str(held.starts), str(held.published)) == ("week commencing 5 October 2009", "October 2009")
    assert held.reports.get().references == ["C4 001", "C4 002"]
    (area,) = held.areas.all()
    assert (area.code, area.sector) == ("C4", "central")
    assert area.local_authorities.count() == 6
    assert {team.name for team in area.teams.all()} == {"Shrewsbury", "Stafford", "Stoke on Trent", "Worcester"}


def test_lancashire_and_cumbria_from_2009_to_2011():
    first, visit = of("cafcass-lancashire-and-cumbria-2009-12"), of("cafcass-lancashire-and-cumbria-2011-02")
    assert (first.stub, visit.stub, visit.follows) == (True, False, first)
    assert grades(first.slug) == {}
    progress = {
        each.number: [judged.grade_key for judged in each.progress.all()] for each in improvement.of_inspection(first)
    }
    assert progress == {
        1: ["satisfactory"],
        2: ["satisfactory"],
        3: ["satisfactory"],
        4: ["satisfactory"],
        5: ["good"],
        6: ["inadequate"],
        7: ["satisfactory"],
    }
    scale = SCALES["progress-2010"]
    suggested = aggregate([scale.grade(key) for keys in progress.values() for key in keys], scale)
    assert suggested.sentence() == "1 good, 5 satisfactory and 1 inadequate, of 7"
    assert suggested.headline is not None
    assert grades(visit.slug) == {"overall_progress": suggested.headline.key} == {"overall_progress": "satisfactory"}
    assert [each.value for each in visit.figures.filter(measure="complaint_response_days")] == ["31", "12", "10"]
    assert [str(each.on) for each in visit.milestones.all()] == ["April 2010", "October 2010", "end of January 2011"]
    assert visit.inspection_areas.get().offices_visited == ["Blackburn", "Lancaster"]
    assert visit.evidence_counts.get(kind="interview").missing_reason


def test_kent_2011_has_an_inadequate_headline_beside_good_progress():
    held = of("cafcass-kent-2011-03")
    assert grades(held.slug) == {
        "overall_progress": "inadequate",
        "tackling_delay": "good",
        "safeguarding_practice": "inadequate",
    }
    assert held.findings.get(urgent=True).direction == "weakness"
    assert not held.areas_for_improvement.exists()
    assert held.legal_basis == "Education and Inspections Act 2006, sections 143 to 145"


def test_area_results_of_2008_to_2010():
    overall = {
        slug: grades(slug)["overall_effectiveness"]
        for slug in (
            "cafcass-birmingham-and-black-country-2009-01",
            "cafcass-durham-and-tees-valley-2009",
            "cafcass-greater-london-2010",
            "cafcass-north-and-south-of-tyne-2010",
        )
    }
    assert list(overall.values()) == ["inadequate", "inadequate", "inadequate", "good"]
    london = grades("cafcass-greater-london-2010")
    assert (london["safeguarding"], london["equality_and_diversity"]) == ("satisfactory", "inadequate")
    assert len(london) == 10
    assert len(grades("cafcass-greater-london-2010", "not held")) == 7
    assert grades("cafcass-durham-and-tees-valley-2009")["service_responsiveness"] == "good"
    assert len(grades("cafcass-north-and-south-of-tyne-2010", "not held")) == 16
    for slug, kind, count in (
        ("cafcass-south-east-2008", "case_file", 37),
        ("cafcass-south-east-2008", "case_plan", 33),
    ):
        assert of(slug).evidence_counts.get(kind=kind).count == count
    assert grades("cafcass-south-yorkshire-2008-02") == {}
    assert of("cafcass-greater-london-2010-12").follows == of("cafcass-greater-london-2010")


@pytest.mark.parametrize(
    ("slug", "first", "last", "expected"),
    [
        ("cafcass-2014-03", "21 February 2014", "21 March 2014", ["good", "good", "good", "outstanding", "good"]),
        (
            "cafcass-2018-03",
            "2 February 2018",
            "2 March 2018",
            ["outstanding", "good", "good", "outstanding", "outstanding"],
        ),
        ("cafcass-2024-02", "22 January 2024", "16 February 2024", ["outstanding"] * 4),
    ],
)
def test_national_inspections(slug, first, last, expected):
    held = of(slug)
    assert (str(held.starts), str(held.ends), held.published) == (first, last, None)
    assert list(held.judgements.values_list("grade_key", flat=True)) == expected
    assert not held.areas.exists()


def test_focused_visits_carry_no_grade():
    for slug in ("cafcass-2021-04", "cafcass-2023-01"):
        assert of(slug).kind == "focused"
        assert not of(slug).judgements.exists()
    assert str(of("cafcass-2021-04").published) == "7 June 2021"


def test_cafcass_cymru_has_three_themes_and_no_grade():
    held = of("cafcass-cymru-2019-03")
    assert held.inspectorate.slug == "ciw"
    assert grades(held.slug) == {}
    assert len(grades(held.slug, "not in regime")) == 3
    assert held.findings.filter(direction="strength").count() == 9
    assert [(each.number, each.timescale_key) for each in improvement.of_inspection(held)] == [
        (n, "") for n in (1, 2, 3, 4)
    ]
    clock = held.response_clock
    assert clock is not None
    assert (clock.unit, clock.due, clock.due_if_working) == ("unknown", date(2019, 3, 24), date(2019, 4, 1))
    assert held.areas.count() == 5
    counts = {each.label: each.count for each in held.evidence_counts.filter(kind="report")}
    assert sum(count for count in counts.values() if count) == 82
    assert held.evidence_counts.get(chosen_by_provider=True).count == 5


def test_the_assurance_check_of_2022():
    held = of("cafcass-cymru-2022-08")
    assert (held.kind, str(held.starts), str(held.published)) == ("assurance", "13 June 2022", "9 August 2022")
    assert not held.judgements.exists()
    assert not held.areas_for_improvement.exists()


def test_no_real_service_has_more_than_was_printed():
    real = Inspection.objects.filter(provider__fictional=False)
    assert {each.slug for each in real} == {each.slug for each in real.filter(origin="facts")}
    assert real.count() == 18
    assert sum(each.areas_for_improvement.count() for each in real) == 9 + 7 + 1 + 4
