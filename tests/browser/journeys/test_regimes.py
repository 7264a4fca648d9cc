"""Are judgements reached by several people under regimes that differ: caps, no grades, no overall grade?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journeys.conftest import Play

INADEQUATE = (
    "safeguarding", "equality_and_diversity", "user_engagement", "evaluation", "complaints", "outcomes_for_children",
)  # fmt: skip
SATISFACTORY = (
    "ambition_and_prioritisation", "performance_management", "workforce_development", "partnerships",
    "value_for_money", "service_responsiveness", "case_planning_and_recording", "assessment_intervention_direct_work",
    "reporting_and_recommendations_to_court",
)  # fmt: skip


@pytest.mark.browser
def test_an_area_of_2009_is_inadequate_by_its_limits_though_nine_of_fifteen_are_satisfactory(
    play: Play, judge: Callable[..., None], settle: Callable[[str], Page]
) -> None:
    slug = play.script("end(fieldwork('ofsted-cafcass-2009', 'full', 'An area as in 2009', areas=areas[:1]))\n")
    for area in INADEQUATE:
        judge(slug, area, "Inadequate")
    for area in (*SATISFACTORY, "capacity_for_improvement"):
        judge(slug, area, "Satisfactory")

    here = f"/work/inspections/{slug}/board/overall_effectiveness/"
    told = play.go("inspector", here).locator("main").inner_text()
    assert "Safeguarding" in told and "Equality" in told and "limit" in told.lower()
    tab = play.go("inspector", f"{here}propose/")
    play.answer(tab, {"Satisfactory": True, "The reason, against the criteria": "Nine of fifteen are."}, "Propose it")
    expect(tab.locator(".govuk-error-summary")).to_be_visible()  # better than the limits allow, and no reason why
    judge(slug, "overall_effectiveness", "Inadequate", reason="Two limits bind.")
    stands = settle(slug).locator("main").inner_text()
    assert stands.count("(it held the overall judgement down)") == 2
    play.no_faults("lead-inspector", f"/work/inspections/{slug}/board/safeguarding/")


@pytest.mark.browser
def test_a_narrative_inspection_has_no_grade_anywhere(
    play: Play, judge: Callable[..., None], settle: Callable[[str], Page]
) -> None:
    slug = play.script("end(fieldwork('ciw-cafcass-cymru-2018', 'narrative', 'An inspection in words'))\n")
    tab = play.go("inspector", f"/work/inspections/{slug}/board/")
    links = (
        tab.locator("main").get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    )
    areas = sorted({link.split("/")[5] for link in links if f"/{slug}/board/" in link and len(link.split("/")) == 7})
    assert areas
    for area in areas:
        tab = play.go("inspector", f"/work/inspections/{slug}/board/{area}/propose/")
        for grade in ("Outstanding", "Good", "Adequate", "Satisfactory", "Inadequate"):
            assert not tab.locator("main").get_by_label(grade, exact=True).count(), f"{area} offers {grade}"
        judge(slug, area, "In words: the reason below is the judgement", "People are listened to, and it shows.")
    stands = settle(slug)
    assert not stands.locator(".app-grade").count()


@pytest.mark.browser
def test_a_regime_without_an_overall_grade_never_asks_for_one(
    play: Play, judge: Callable[..., None], settle: Callable[[str], Page]
) -> None:
    slug = play.script("end(fieldwork('ofsted-ilacs-2026', 'full', 'Without an overall grade'))\n")
    tab = play.go("inspector", f"/work/inspections/{slug}/board/")
    assert "Overall effectiveness" not in tab.locator("main").inner_text()
    links = (
        tab.locator("main").get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    )
    areas = sorted({link.split("/")[5] for link in links if f"/{slug}/board/" in link and len(link.split("/")) == 7})
    assert len(areas) == 4
    for area in areas:
        judge(slug, area, "Good")
    assert "Overall" not in settle(slug).locator("main").inner_text()
