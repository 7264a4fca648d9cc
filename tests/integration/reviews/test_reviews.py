"""Are cases reviewed by whom they may be, blind where reviewed twice, and are differences settled by the two?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.reviews import KEY, begin, finish, make_cases
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.reviews import actions, policies, queries
from touchstone.inspectorate.reviews.models import CaseReview, Settlement, TwiceReviewed
from touchstone.inspectorate.samples.models import SampledCase

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def line_of(cast: Cast, case: SampledCase) -> queries.CaseLine:
    return next(line for line in queries.lines(cast.inspection) if line.case.pk == case.pk)


def twice(cast: Cast, count: int = 1) -> list[SampledCase]:
    """Cases that are all reviewed twice."""
    cases = make_cases(cast, count)
    actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=100, seed="one seed of the tests")
    return cases


def test_the_share_is_drawn_once_by_a_seed_that_repeats_it(cast: Cast) -> None:
    make_cases(cast, 10)
    share = actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=25, seed="one seed of the tests")
    chosen = set(TwiceReviewed.objects.values_list("case__reference", flat=True))
    assert len(chosen) == 3, "a quarter of ten, rounded up"
    references = sorted(SampledCase.objects.values_list("reference", flat=True))
    assert chosen == set(actions.pick(share.seed, actions.PURPOSE, references, 3))
    with pytest.raises(Refused, match="has been decided"):
        actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=50)


def test_the_share_is_not_decided_once_reviews_have_begun_nor_without_cases_nor_by_another(cast: Cast) -> None:
    with pytest.raises(Refused, match="no sampled cases"):
        actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=20)
    (case,) = make_cases(cast, 1)
    with pytest.raises(Refused, match="Ask its lead"):
        actions.decide_share(by=cast["inspector"], inspection=cast.inspection, percent=20)
    with pytest.raises(Refused, match="1 to 100"):
        actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=0)
    begin(cast, case, "inspector")
    with pytest.raises(Refused, match="Reviews have begun"):
        actions.decide_share(by=cast["lead"], inspection=cast.inspection, percent=20)


def test_nobody_reviews_a_case_twice_and_no_turn_is_taken_twice(cast: Cast) -> None:
    (case,) = twice(cast)
    begin(cast, case, "inspector")
    with pytest.raises(Refused, match="Nobody reviews a case twice"):
        begin(cast, case, "inspector", "second")
    with pytest.raises(Refused, match="reviews NM-0001 already"):
        begin(cast, case, "lead")
    begin(cast, case, "second", "second")


def test_only_a_case_that_was_drawn_for_it_has_a_second_review(cast: Cast) -> None:
    (case,) = make_cases(cast, 1)
    begin(cast, case, "inspector")
    with pytest.raises(Refused, match="not one of the cases that are reviewed twice"):
        begin(cast, case, "second", "second")


def test_the_database_refuses_a_second_review_by_the_same_person(cast: Cast) -> None:
    (case,) = twice(cast)
    first = begin(cast, case, "inspector")
    other = begin(cast, case, "second", "second")
    with pytest.raises(IntegrityError, match="nobody_reviews_a_case_twice|UNIQUE"), transaction.atomic():
        CaseReview.objects.filter(pk=other.pk).update(reviewer=first.reviewer)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseReview.objects.filter(pk=other.pk).update(set_aside_at=clock.now())


def test_outsiders_and_the_service_may_not_review(cast: Cast) -> None:
    (case,) = make_cases(cast, 1)
    for who in ("outsider", "head", "moderator", "other_lead"):
        with pytest.raises(Refused):
            begin(cast, case, who)


def test_a_double_review_stays_blind_until_both_are_submitted(cast: Cast) -> None:
    (case,) = twice(cast)
    first, second = begin(cast, case, "inspector"), begin(cast, case, "second", "second")
    finish(first)
    line = line_of(cast, case)
    for who in ("second", "lead", "moderator", "director"):
        with pytest.raises(Refused, match="blind"):
            policies.check_can_read(cast[who], line.turn(KEY, "first"), line)
        address = f"/work/inspections/northmere-2026/reviews/{first.pk}/"
        assert browser_of(cast[who]).get(address).status_code == 403
        assert browser_of(cast[who]).get(address.replace(f"{first.pk}/", f"cases/{case.pk}/{KEY}/")).status_code == 403
    assert policies.can_read(cast["inspector"], line.turn(KEY, "first"), line), "its author always"
    finish(second)
    line = line_of(cast, case)
    for who in ("inspector", "second", "lead", "moderator"):
        assert policies.can_read(cast[who], line.turn(KEY, "first"), line)
        assert browser_of(cast[who]).get(f"/work/inspections/northmere-2026/reviews/{second.pk}/").status_code == 200
    assert not policies.can_read(cast["head"], line.turn(KEY, "first"), line)


def test_an_unfinished_review_is_its_authors_alone(cast: Cast) -> None:
    (case,) = make_cases(cast, 1)
    review = begin(cast, case, "inspector")
    with pytest.raises(Refused, match="not finished"):
        policies.check_can_read(cast["lead"], review, line_of(cast, case))


def test_a_review_set_aside_is_kept_and_frees_the_turn(cast: Cast) -> None:
    (case,) = make_cases(cast, 1)
    review = begin(cast, case, "inspector")
    with pytest.raises(Refused, match="Say why"):
        actions.set_review_aside(by=cast["inspector"], review=review, reason=" ")
    with pytest.raises(Refused, match="Only its reviewer or the lead"):
        actions.set_review_aside(by=cast["second"], review=review, reason="Not mine.")
    actions.set_review_aside(by=cast["lead"], review=review, reason="Left the team.")
    again = finish(begin(cast, case, "second"))
    assert CaseReview.objects.count() == 2
    with pytest.raises(Refused, match="submitted"):
        actions.set_review_aside(by=cast["second"], review=again, reason="Second thoughts.")


def differing(cast: Cast) -> queries.Pair:
    (case,) = twice(cast)
    finish(begin(cast, case, "inspector"), overall_grade="good")
    finish(begin(cast, case, "second", "second"), overall_grade="inadequate")
    return queries.pairs(line_of(cast, case).of(KEY))[0]


def test_differences_say_which_way_they_go(cast: Cast) -> None:
    pair = differing(cast)
    found = {each.slot: each for each in queries.differences(pair)}
    assert set(found) == {"overall_grade"}
    assert (found["overall_grade"].first_key, found["overall_grade"].second_key) == ("good", "inadequate")
    assert found["overall_grade"].second_is == "worse"


def test_the_pair_settles_a_difference_one_proposing_and_the_other_agreeing(cast: Cast) -> None:
    pair = differing(cast)
    (difference,) = queries.differences(pair)
    with pytest.raises(Refused, match="Only the two"):
        actions.propose_settlement(by=cast["lead"], pair=pair, difference=difference, key="good", reason="Because.")
    with pytest.raises(Refused, match="one of the two answers"):
        actions.propose_settlement(by=cast["second"], pair=pair, difference=difference, key="outstanding", reason="So.")
    with pytest.raises(Refused, match="Say why"):
        actions.propose_settlement(by=cast["second"], pair=pair, difference=difference, key="good", reason="")
    made = actions.propose_settlement(
        by=cast["second"], pair=pair, difference=difference, key="good", reason="I had not seen the plan."
    )
    with pytest.raises(Refused, match="You proposed this"):
        actions.agree_settlement(by=cast["second"], pair=pair, settlement=made, key="good")
    with pytest.raises(Refused, match="changed while you looked"):
        actions.agree_settlement(by=cast["inspector"], pair=pair, settlement=made, key="inadequate")
    actions.agree_settlement(by=cast["inspector"], pair=pair, settlement=made, key="good")
    settled = queries.pairs_of(cast.inspection)[0].settled["overall_grade"]
    assert (settled.settled_key, settled.first_key, settled.second_key) == ("good", "good", "inadequate"), "both stay"
    with pytest.raises(Refused, match="is settled"):
        (again,) = queries.differences(queries.pairs_of(cast.inspection)[0])
        actions.propose_settlement(by=cast["inspector"], pair=pair, difference=again, key="good", reason="Again.")


def test_the_database_refuses_what_a_settlement_never_is(cast: Cast) -> None:
    pair = differing(cast)
    (difference,) = queries.differences(pair)
    made = actions.propose_settlement(
        by=cast["second"], pair=pair, difference=difference, key="good", reason="The plan."
    )
    for wrong in (
        {"reason": ""},
        {"first_key": "inadequate"},
        {"agreed_by": made.proposed_by, "agreed_at": clock.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Settlement.objects.filter(pk=made.pk).update(**wrong)


def test_lists_cost_the_same_whatever_they_hold(cast: Cast, django_assert_max_num_queries) -> None:
    browser = browser_of(cast["lead"])
    address = "/work/inspections/northmere-2026/reviews/"
    counted = []
    for count in (1, 9):
        for case in make_cases(cast, count):
            finish(begin(cast, case, "inspector"))
        browser.get(address)
        with django_assert_max_num_queries(60) as queried:
            assert browser.get(address).status_code == 200
        counted.append(len(queried))
    assert counted[0] == counted[1]
