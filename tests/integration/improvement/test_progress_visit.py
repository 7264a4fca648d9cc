"""Progress at a live visit: from earlier areas for improvement to progress judgements that stand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, play
from tests.factories.findings import agree, make_finding, make_item, propose
from tests.factories.people import browser_of
from tests.factories.records import make_afi, make_inspection
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.findings.models import Judgement, Settlement
from touchstone.inspectorate.findings.queries.standing import board_of
from touchstone.inspectorate.improvement import actions, queries
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressDraft, ProgressJudgement
from touchstone.inspectorate.improvement.rows import VisitRow

pytestmark = pytest.mark.django_db
SEVEN = ["good", *["satisfactory"] * 5, "inadequate"]


def visit(framework: str = "ofsted-cafcass-monitoring-2010", kind: str = "monitoring", n: int = 7) -> Cast:
    cast = play(framework=framework, kind=kind, state="judging")
    earlier = make_inspection(
        cast.service,
        inspectorate=cast.inspectorate,
        afis=[f"Put matter {k} right." for k in range(1, n + 1)],
        public=False,
    )
    cast.inspection.follows = earlier
    cast.inspection.save(update_fields=["follows"])
    return cast


def afis(cast: Cast) -> list[AreaForImprovement]:
    return list(queries.earlier(cast.inspection))


def judge(cast: Cast, afi: AreaForImprovement, grade: str, **said: Any) -> ProgressDraft:
    base = said.pop("base", 0)
    row = VisitRow(**{"found": f"Matter {afi.number} was looked at.", "grade_key": grade, **said})
    return actions.judge_progress(
        by=cast["inspector"], inspection=cast.inspection, area_for_improvement=afi, row=row, base=base
    )


def judge_all(cast: Cast) -> None:
    for afi, grade in zip(afis(cast), SEVEN, strict=True):
        judge(cast, afi, grade, residual="Not everywhere yet." if grade == "inadequate" else "")


def test_one_good_five_satisfactory_and_one_inadequate_are_satisfactory_and_land():
    cast = visit()
    judge_all(cast)
    advice = board_of(cast.inspection).advice["overall_progress"]
    assert advice.suggested.key == "satisfactory"
    assert "Satisfactory progress 5" in advice.says and "of 7" in advice.says
    assert not ProgressJudgement.objects.exists()
    propose(cast.inspection, cast["inspector"], "overall_progress", "satisfactory")
    agree(cast.inspection, "overall_progress", cast["moderator"])
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    landed = ProgressJudgement.objects.filter(inspection=cast.inspection).order_by("area_for_improvement__number")
    assert [each.grade_key for each in landed] == SEVEN
    assert {each.scale_key for each in landed} == {"progress-2010"}
    assert [each.residual for each in landed][-1] == "Not everywhere yet."
    assert Judgement.objects.get(inspection=cast.inspection).grade_key == "satisfactory"


def test_who_judges_otherwise_than_the_count_says_why_and_needs_no_director():
    cast = visit()
    judge_all(cast)
    with pytest.raises(Refused, match="not what the count points to"):
        propose(cast.inspection, cast["inspector"], "overall_progress", "inadequate")
    why = "The one that failed is the one that keeps children safe."
    held = propose(cast.inspection, cast["inspector"], "overall_progress", "inadequate", against_reason=why)
    assert not held.against and "of 7" in held.advice
    agree(cast.inspection, "overall_progress", cast["moderator"])
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    assert Judgement.objects.get(inspection=cast.inspection).grade_key == "inadequate"


def test_nothing_stands_before_every_earlier_one_is_judged_or_left_out():
    cast = visit(n=2)
    first, second = afis(cast)
    judge(cast, first, "good")
    propose(cast.inspection, cast["inspector"], "overall_progress", "good")
    agree(cast.inspection, "overall_progress", cast["moderator"])
    with pytest.raises(Refused, match="improvement 2 is not judged"):
        findings.settle(by=cast["lead"], inspection=cast.inspection)
    given = {"inspection": cast.inspection, "area_for_improvement": second}
    with pytest.raises(Refused, match="Say why"):
        actions.leave_out(by=cast["lead"], reason="", **given)
    actions.leave_out(by=cast["lead"], reason="Not due before spring.", **given)
    with pytest.raises(Refused, match="stale"):
        findings.settle(by=cast["lead"], inspection=cast.inspection)
    propose(cast.inspection, cast["inspector"], "overall_progress", "good")
    agree(cast.inspection, "overall_progress", cast["moderator"])
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    assert ProgressJudgement.objects.get().area_for_improvement == first
    kept = Settlement.objects.get().also["progress"]
    assert [each["left_out"] for each in kept] == ["", "Not due before spring."]


@pytest.mark.parametrize("changed", [{"grade": "good"}, {"residual": "Some cases wait."}, {"found": "Otherwise."}])
def test_overall_progress_is_stale_when_a_single_one_changes(changed):
    cast = visit(n=1)
    [afi] = afis(cast)
    judge(cast, afi, "satisfactory")
    propose(cast.inspection, cast["inspector"], "overall_progress", "satisfactory")
    assert not board_of(cast.inspection).area("overall_progress").stale
    judge(cast, afi, changed.pop("grade", "satisfactory"), base=1, **changed)
    assert board_of(cast.inspection).area("overall_progress").stale


def test_overall_progress_is_stale_when_the_evidence_is_another():
    cast = visit(n=1)
    [afi] = afis(cast)
    item = make_item(cast.inspection, cast["inspector"])
    judge(cast, afi, "satisfactory")
    propose(cast.inspection, cast["inspector"], "overall_progress", "satisfactory")
    held = judge(cast, afi, "satisfactory", base=1, evidence=(str(item.public_id),))
    assert list(held.evidence.all()) == [item]
    assert board_of(cast.inspection).area("overall_progress").stale


def test_two_who_save_the_same_lose_nothing():
    cast = visit(n=1)
    [afi] = afis(cast)
    judge(cast, afi, "good", found="First.")
    with pytest.raises(Conflict) as caught:
        judge(cast, afi, "good", found="Second.", base=0)
    assert (caught.value.mine["found"], caught.value.theirs["found"]) == ("Second.", "First.")


def test_two_who_save_the_same_words_keep_the_evidence_of_both():
    cast = visit(n=1)
    [afi] = afis(cast)
    one, two = (str(make_item(cast.inspection, cast["inspector"]).public_id) for _n in range(2))
    judge(cast, afi, "good", evidence=(one, "no id"))
    held = judge(cast, afi, "good", evidence=(two,))
    assert {str(each.public_id) for each in held.evidence.all()} == {one, two}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"grade": "outstanding"}, "on the scale"),
        ({"grade": ""}, "on the scale"),
        ({"grade": "good", "found": " "}, "what the visit found"),
    ],
)
def test_what_is_refused_of_one(said, why):
    cast = visit(n=1)
    with pytest.raises(Refused, match=why):
        judge(cast, afis(cast)[0], said.pop("grade"), **said)


def test_another_inspections_area_for_improvement_is_refused():
    cast = visit(n=1)
    stranger = make_afi(make_inspection(cast.service))
    with pytest.raises(Refused, match="not of an inspection that this visit follows"):
        judge(cast, stranger, "good")


def test_safeguarding_decides_under_the_plan_of_2011():
    cast = visit("ofsted-cafcass-progress-2011", "progress", n=3)
    for afi in afis(cast):
        judge(cast, afi, "good")
    for area, grade in (("tackling_delay", "good"), ("safeguarding_practice", "inadequate")):
        make_finding(cast.inspection, cast["inspector"], area)
        propose(cast.inspection, cast["inspector"], area, grade)
    advice = board_of(cast.inspection).advice["overall_progress"]
    assert (advice.suggested.key, "Good progress 3" in advice.says) == ("inadequate", True)
    assert "decides" in advice.bound[0].says and not advice.bound[0].verified
    propose(cast.inspection, cast["inspector"], "overall_progress", "inadequate")
    for area in ("tackling_delay", "safeguarding_practice", "overall_progress"):
        agree(cast.inspection, area, cast["moderator"])
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    assert ProgressJudgement.objects.filter(inspection=cast.inspection).count() == 3


def test_where_no_scale_is_known_progress_is_said_in_words_and_nothing_is_graded():
    cast = visit("ofsted-cafcass-2021", "monitoring", n=1)
    with pytest.raises(Refused, match="not known to have a scale"):
        judge(cast, afis(cast)[0], "good")
    judge(cast, afis(cast)[0], "")
    make_finding(cast.inspection, cast["inspector"], "leadership")
    propose(cast.inspection, cast["inspector"], "leadership")
    agree(cast.inspection, "leadership", cast["moderator"])
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    assert not ProgressJudgement.objects.exists()
    assert Settlement.objects.get().also["progress"][0]["found"] == "Matter 1 was looked at."


def test_reopening_takes_progress_back_and_keeps_what_stood():
    cast = visit(n=1)
    judge(cast, afis(cast)[0], "good")
    propose(cast.inspection, cast["inspector"], "overall_progress", "good")
    agree(cast.inspection, "overall_progress", cast["moderator"])
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    findings.reopen(by=cast["director"], inspection=cast.inspection, reason="A figure was read wrongly.")
    assert not ProgressJudgement.objects.exists() and not Judgement.objects.filter(inspection=cast.inspection).exists()
    assert Settlement.objects.get().also["progress"][0]["grade"] == "good"
    findings.settle(by=cast["lead"], inspection=cast.inspection)
    assert ProgressJudgement.objects.get().grade_key == "good"


def test_the_pages_of_a_visit():
    cast = visit(n=2)
    make_item(cast.inspection, cast["inspector"], text="The plan of the area was read.")
    first, second = afis(cast)
    browser, home = browser_of(cast["inspector"]), f"/work/inspections/{cast.inspection.slug}/progress/"
    page = browser.get(home).content.decode()
    assert first.text in page and "Not judged yet" in page and "No progress is judged yet" in page
    form = browser.get(f"{home}{first.slug}/").content.decode()
    assert "The plan of the area was read." in form and first.text in form
    said = {"grade_key": "good", "found": "Plans are right now.", "residual": "Two are late.", "revision": "0"}
    assert browser.post(f"{home}{first.slug}/", said).status_code == 302
    again = browser.post(f"{home}{first.slug}/", {**said, "found": "Plans are better."}).content.decode()
    assert "Two versions" in again and "Plans are right now." in again and "Plans are better." in again
    assert "Fill in" in browser.post(f"{home}{first.slug}/", {"grade_key": "good"}).content.decode()
    assert browser.post(f"{home}{second.slug}/leave-out/", {"reason": "Not due yet."}).status_code == 302
    page = browser.get(home).content.decode()
    assert "Two are late." in page and "Not due yet." in page and "Good progress 1" in page
    assert browser.get(f"{home}no-such/").status_code == 404
