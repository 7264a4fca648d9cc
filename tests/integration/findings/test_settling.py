"""From findings to judgements that stand, under regimes with and without grades and an overall judgement."""

from __future__ import annotations

import pytest

from tests.cast import Cast, play
from tests.factories.findings import agree, make_finding, propose
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.models import Judgement, SettledJudgement
from touchstone.inspectorate.findings.queries.standing import asked_of, board_of

pytestmark = pytest.mark.django_db

GRADES_2009 = {
    "ambition_and_prioritisation": "satisfactory",
    "performance_management": "satisfactory",
    "workforce_development": "satisfactory",
    "user_engagement": "satisfactory",
    "partnerships": "good",
    "equality_and_diversity": "inadequate",
    "value_for_money": "satisfactory",
    "safeguarding": "inadequate",
    "evaluation": "satisfactory",
    "service_responsiveness": "satisfactory",
    "case_planning_and_recording": "inadequate",
    "assessment_intervention_direct_work": "inadequate",
    "reporting_and_recommendations_to_court": "satisfactory",
    "complaints": "satisfactory",
    "outcomes_for_children": "inadequate",
}


def judge(cast: Cast, grades: dict[str, str]) -> None:
    """A finding, a proposal and the moderators' agreement for each area, in this order."""
    for area, grade in grades.items():
        make_finding(cast.inspection, cast["inspector"], area)
        propose(cast.inspection, cast["inspector"], area, grade)
    for area in grades:
        agree(cast.inspection, area, cast["moderator"], cast["moderator2"])


def stand(cast: Cast) -> dict[str, Judgement]:
    actions.settle(by=cast["lead"], inspection=cast.inspection)
    assert cast.inspection.state == "settled"
    return {each.area_key: each for each in Judgement.objects.filter(inspection=cast.inspection)}


def test_four_areas_of_2021_where_no_rule_is_known():
    cast = play(state="judging")
    judge(cast, {"private_law_practice": "good", "public_law_practice": "good", "leadership": "outstanding"})
    board = board_of(cast.inspection)
    assert not board.advice
    assert [each.key for each, _why in board.obstacles] == ["overall_effectiveness"]
    judge(cast, {"overall_effectiveness": "outstanding"})
    held = stand(cast)
    assert {key: each.grade_key for key, each in held.items()} == {
        "overall_effectiveness": "outstanding", "private_law_practice": "good", "public_law_practice": "good",
        "leadership": "outstanding",
    }  # fmt: skip
    assert held["leadership"].reason == "The findings show it."
    assert not any(each.limiting for each in held.values())
    assert SettledJudgement.objects.filter(settlement__inspection=cast.inspection).count() == 4


def test_caps_make_2009_inadequate_while_nine_of_fifteen_are_satisfactory():
    cast = play(framework="ofsted-cafcass-2009", state="judging")
    judge(cast, {**GRADES_2009, "capacity_for_improvement": "satisfactory"})
    assert list(GRADES_2009.values()).count("satisfactory") == 9
    advice = board_of(cast.inspection).advice["overall_effectiveness"]
    assert (advice.suggested.key, advice.ceiling.key) == ("inadequate", "inadequate")
    assert "Safeguarding" in advice.bound[0].says and "satisfactory" in advice.says
    judge(cast, {"overall_effectiveness": "inadequate"})
    held = stand(cast)
    assert len(held) == 17
    assert held["overall_effectiveness"].grade_key == "inadequate"
    assert {key for key, each in held.items() if each.limiting} == {"safeguarding", "equality_and_diversity"}


def test_against_the_caps_only_with_the_directors_leave():
    cast = play(framework="ofsted-cafcass-2009", state="judging")
    judge(cast, {**GRADES_2009, "capacity_for_improvement": "satisfactory"})
    make_finding(cast.inspection, cast["lead"], "overall_effectiveness")
    with pytest.raises(Refused, match="goes against a rule"):
        propose(cast.inspection, cast["lead"], "overall_effectiveness", "satisfactory")
    why = "Safeguarding was put right during fieldwork."
    held = propose(cast.inspection, cast["lead"], "overall_effectiveness", "satisfactory", against_reason=why)
    assert held.against and "at most inadequate" in held.advice
    agree(cast.inspection, "overall_effectiveness", cast["moderator"], cast["moderator2"])
    with pytest.raises(Refused, match="director has not allowed"):
        stand(cast)
    given = {"inspection": cast.inspection, "area_key": "overall_effectiveness", "seen": held.fingerprint}
    with pytest.raises(Refused, match="does not include it"):
        actions.authorise(by=cast["moderator"], reason="Agreed.", **given)
    with pytest.raises(Refused, match="Say why"):
        actions.authorise(by=cast["director"], reason=" ", **given)
    actions.authorise(by=cast["director"], reason="I have read the evidence.", **given)
    found = stand(cast)
    assert found["overall_effectiveness"].grade_key == "satisfactory"
    assert not any(each.limiting for each in found.values())


def test_narrative_inspection_of_2018_has_no_grade_anywhere():
    cast = play(framework="ciw-cafcass-cymru-2018", kind="narrative", state="judging", service="cafcass-cymru")
    areas = ["private_law_practice", "public_law_practice", "leadership_and_governance"]
    assert [each.key for each in asked_of(cast.inspection)] == areas
    with pytest.raises(Refused, match="in words only"):
        make_finding(cast.inspection, cast["lead"], areas[0])
        propose(cast.inspection, cast["lead"], areas[0], "good")
    judge(cast, dict.fromkeys(areas, ""))
    held = stand(cast)
    assert {each.state for each in held.values()} == {"not in regime"}
    assert {each.grade_key for each in held.values()} == {""}
    assert {each.reason for each in held.values()} == {"The findings show it."}


def test_regime_of_2026_is_asked_nothing_overall():
    cast = play(framework="ofsted-ilacs-2026", state="judging")
    board = board_of(cast.inspection)
    assert board.overall == "" and "overall_effectiveness" not in {each.key for each in board.areas}
    judge(cast, {each.key: "good" for each in board.areas})
    held = stand(cast)
    assert set(held) == {each.key for each in board.areas}
    assert {each.grade_key for each in held.values()} == {"good"}


def test_focused_visit_gives_no_grade_and_one_moderator_is_enough():
    cast = play(kind="focused", state="judging")
    assert "overall_effectiveness" not in {each.key for each in asked_of(cast.inspection)}
    make_finding(cast.inspection, cast["lead"], "private_law_practice")
    with pytest.raises(Refused, match="nothing is proposed"):
        stand(cast)
    propose(cast.inspection, cast["lead"], "private_law_practice")
    agree(cast.inspection, "private_law_practice", cast["moderator"])
    assert {key: each.state for key, each in stand(cast).items()} == {"private_law_practice": "not in regime"}
