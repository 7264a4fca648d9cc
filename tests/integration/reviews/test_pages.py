"""Do the pages of case reviews do what they say: begin, compare, settle, and say how far reviewers agree?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.reviews import KEY, begin, finish, make_cases
from touchstone.domain.sampling.allocation import Plan
from touchstone.inspectorate.reviews import actions, presenters, queries, shares
from touchstone.inspectorate.reviews.models import CaseReview, Settlement
from touchstone.inspectorate.samples.actions.drawing import draw
from touchstone.inspectorate.samples.actions.frames import give_frame
from touchstone.inspectorate.samples.models import SampledCase, SampleFrame

pytestmark = pytest.mark.django_db
HERE = "/work/inspections/northmere-2026/reviews/"


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def reviewed_twice(cast: Cast, grades: list[tuple[str, str]]) -> None:
    cases = make_cases(cast, len(grades))
    actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=100, seed="one seed of the tests")
    for case, (first, second) in zip(cases, grades, strict=True):
        finish(begin(cast, case, "inspector"), overall_grade=first)
        finish(begin(cast, case, "second", "second"), overall_grade=second)


def test_an_empty_list_says_what_will_be_there(cast: Cast) -> None:
    assert "First the sample is drawn" in browser_of(cast["lead"]).get(HERE).content.decode()


def test_beginning_leads_to_the_questions_and_asks_for_the_children_first(cast: Cast) -> None:
    (case,) = make_cases(cast, 1)
    begin(cast, case, "second")  # loads the instruments
    CaseReview.objects.all().update(set_aside_at="2026-11-01T00:00:00Z", set_aside_reason="A test.")
    browser = browser_of(cast["inspector"])
    without = browser.post(f"{HERE}cases/{case.pk}/begin/", {"instrument": KEY})
    assert "age band" in without.content.decode()
    sent = browser.post(f"{HERE}cases/{case.pk}/begin/", {"instrument": KEY, "child_A": "5-9", "child_B": "0-1"})
    review = CaseReview.objects.get(set_aside_at=None)
    assert sent["Location"] == f"/work/responses/{review.response_id}/"
    assert [child["band"] for child in review.response.children] == ["5-9", "0-1"]
    assert review.response.scale_key == "ofsted-2014"


def test_the_list_filters_and_never_shows_an_answer(cast: Cast) -> None:
    reviewed_twice(cast, [("good", "good")])
    case = make_cases(cast, 1)[0]
    browser = browser_of(cast["inspector"])
    everything = browser.get(HERE).content.decode()
    assert "NM-0001" in everything and case.reference in everything and "Compare both reviews" in everything
    assert case.reference not in browser.get(HERE, {"show": "mine"}).content.decode()
    assert "NM-0001" not in browser.get(HERE, {"show": "open"}).content.decode()
    assert case.reference not in browser.get(HERE, {"show": "twice"}).content.decode()


def test_an_urgent_referral_is_one_button_away_from_any_case(cast: Cast) -> None:
    reviewed_twice(cast, [("good", "inadequate")])
    review = CaseReview.objects.first()
    (free,) = make_cases(cast, 1)
    inspector, moderator = browser_of(cast["inspector"]), browser_of(cast["moderator"])
    pages = {
        f"{HERE}{review.pk}/": review.case, f"{HERE}cases/{review.case_id}/{KEY}/": review.case,
        f"{HERE}cases/{free.pk}/begin/": free,
    }  # fmt: skip
    for address, case in pages.items():
        assert f"referrals/raise/?reference={case.reference}" in inspector.get(address).content.decode(), address
    assert "referrals/raise" not in moderator.get(f"{HERE}{review.pk}/").content.decode()


def test_settling_in_the_browser(cast: Cast) -> None:
    reviewed_twice(cast, [("good", "inadequate")])
    case = CaseReview.objects.first().case
    address = f"{HERE}cases/{case.pk}/{KEY}/overall_grade/"
    second, first = browser_of(cast["second"]), browser_of(cast["inspector"])
    assert second.post(address, {"key": "good", "reason": "I had not seen the plan."}).status_code == 302
    assert "I had not seen the plan." in first.get(address).content.decode()
    assert first.post(address, {"agree": "good"}).status_code == 302
    assert Settlement.objects.get().agreed_by == cast["inspector"]
    assert "settled" in browser_of(cast["lead"]).get(f"{HERE}cases/{case.pk}/{KEY}/").content.decode()


def test_agreement_gives_alpha_with_its_range_and_which_way_they_lean(cast: Cast) -> None:
    grades = [("good", "good"), ("good", "inadequate"), ("good", "requires_improvement"), ("outstanding", "good")] * 3
    reviewed_twice(cast, grades)
    pairs = queries.pairs_of(cast.inspection)
    overall = next(row for row in presenters.agreement(pairs) if row.direction and row.direction.higher)
    assert (overall.pairs, overall.same) == (12, 3)
    assert (overall.direction.higher, overall.direction.lower) == (9, 0), "the first inspector grades higher"
    assert overall.alpha.value is not None and overall.alpha.low <= overall.alpha.value <= overall.alpha.high
    by_inspector = {group.name: group.direction for group in presenters.leaning(pairs, "inspector")}
    assert (by_inspector["Inspector"].higher, by_inspector["Second"].lower) == (9, 9)
    assert {group.name for group in presenters.leaning(pairs, "area")} == {area.name for area in cast.areas}
    page = browser_of(cast["moderator"]).get(f"{HERE}agreement/").content.decode()
    assert "12 cases that two inspectors reviewed blind" in page and "Agreement (alpha) is" in page
    data = browser_of(cast["lead"]).get(f"{HERE}agreement.csv").content.decode().splitlines()
    assert data[0].startswith("question,pairs,same,alpha") and len(data) == len(presenters.agreement(pairs)) + 1


def test_agreement_says_when_nothing_can_be_said(cast: Cast) -> None:
    assert "Nothing can be said yet" in browser_of(cast["lead"]).get(f"{HERE}agreement/").content.decode()


def drawn(cast: Cast, count: int, of: int) -> list[SampledCase]:
    """A sample of `count` by chance from a list of `of`, in two strata."""
    lines = ["reference,area,law", *(f"NM-{n:04},Fen,{'private' if n % 3 else 'public'}" for n in range(1, of + 1))]
    give_frame(by=cast["data_officer"], inspection=cast.inspection, data="\n".join(lines) + "\n", name="cases.csv",
               as_at=date(2026, 11, 2), left_out=["closed cases"])  # fmt: skip
    frame = SampleFrame.objects.get(inspection=cast.inspection)
    draw(by=cast["lead"], inspection=cast.inspection, plan=Plan(n=count, by=("law",), minimum=2), sha256=frame.sha256)
    return list(SampledCase.objects.filter(inspection=cast.inspection).order_by("pk"))


def test_figures_have_their_interval_and_none_of_those_seen_is_never_none(cast: Cast) -> None:
    assert "when the first drawn case" in browser_of(cast["lead"]).get(f"{HERE}figures/").content.decode()
    cases = drawn(cast, 8, 200)
    (chosen,) = make_cases(cast, 1, reference="NM-9999")
    for case in [*cases, chosen]:
        finish(begin(cast, case, "inspector"), overall_grade="good" if case.pk % 2 else "requires_improvement")
    (found,) = shares.shown(cast.inspection)
    grades = {share.answer: share.estimate for share in found.questions[-1].shares}
    assert sum(each.yes for each in grades.values()) == 8 == grades["Good"].of, "the chosen case is kept out"
    assert all(each.low <= each.share <= each.high for each in grades.values())
    assert grades["Inadequate"].yes == 0 < grades["Inadequate"].high, "none of eight is not none"
    page = browser_of(cast["moderator"]).get(f"{HERE}figures/").content.decode()
    assert "It may still be so in up to" in page and "leaves out: closed cases" in page
    assert "Not counted: 1 case that was chosen, not drawn." in page


def test_what_two_reviewers_settled_counts_in_place_of_the_first_answer(cast: Cast) -> None:
    (case,) = drawn(cast, 4, 40)[:1]
    actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=100)
    finish(begin(cast, case, "inspector"), overall_grade="good")
    finish(begin(cast, case, "second", "second"), overall_grade="inadequate")
    (pair,) = queries.pairs_of(cast.inspection)
    (difference,) = queries.differences(pair)
    row = actions.propose_settlement(
        by=cast["second"], pair=pair, difference=difference, key="inadequate", reason="The plan."
    )
    before = {share.answer: share.estimate.yes for share in shares.shown(cast.inspection)[0].questions[-1].shares}
    actions.agree_settlement(by=cast["inspector"], pair=pair, settlement=row, key="inadequate")
    after = {share.answer: share.estimate.yes for share in shares.shown(cast.inspection)[0].questions[-1].shares}
    assert (before["Good"], before["Inadequate"]) == (1, 0)
    assert (after["Good"], after["Inadequate"]) == (0, 1)
