"""Is a challenge answered by a director with reasons, stage by stage, and does publication wait for it?"""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories import accuracy
from tests.factories.people import browser_of, make_grant, make_person
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.accuracy import regime
from touchstone.inspectorate.accuracy.actions import challenges
from touchstone.inspectorate.accuracy.models import AccuracyCheck, Challenge
from touchstone.inspectorate.accuracy.queries import challenges as queries
from touchstone.inspectorate.findings.models import Settlement
from touchstone.inspectorate.reports import holds

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="settled")


def answer(cast: Cast, challenge: Challenge, who: str = "director", outcome: str = "not_upheld", number: int = 1):
    return challenges.answer(
        by=cast[who], challenge=challenge, number=number, outcome=outcome, reasons="We looked again."
    )


def second_director(cast: Cast) -> None:
    cast.people["director2"] = make_person("Second Director", email="director2@cast.example")
    make_grant(cast["director2"], "director", cast.inspectorate)


def test_a_challenge_holds_publication_until_it_is_answered(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    assert holds.on(cast.inspection) == [
        "Challenge 1 waits for its answer. Publication waits for it too, unless a director lifts that."
    ]
    assert {mail.to for mail in OutboxEmail.objects.all()} == {"director@cast.example"}
    answer(cast, made)
    assert holds.on(cast.inspection) == []
    made.refresh_from_db()
    row = made.rounds.get()
    assert (made.state, row.outcome, row.answered_by) == ("answered", "not_upheld", cast["director"])
    assert row.clock.stopped_because == "met"
    assert "This project's own default" in row.next_clock.basis


def test_taken_on_it_is_answered_by_another_director_and_holds_again(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    answer(cast, made)
    challenges.take_on(by=cast["head"], challenge=made, words="It is still not right.")
    assert len(holds.on(cast.inspection)) == 1
    with pytest.raises(Refused, match="was taken on since"):
        answer(cast, made)
    with pytest.raises(Refused, match="Another director answers it now"):
        answer(cast, made, number=2)
    second_director(cast)
    answer(cast, made, who="director2", number=2)
    challenges.take_on(by=cast["head"], challenge=made, words="We go outside.")
    made.refresh_from_db()
    third = made.rounds.get(number=3)
    assert (third.stage_key, third.holds, third.clock) == ("adjudicator", False, None)
    assert holds.on(cast.inspection) == []


def test_the_last_stage_closes_it(cast: Cast) -> None:
    second_director(cast)
    cast.people["director3"] = make_person("Third Director", email="director3@cast.example")
    make_grant(cast["director3"], "director", cast.inspectorate)
    made = accuracy.challenge(cast)
    for number, who in enumerate(("director", "director2", "director3"), 1):
        answer(cast, made, who=who, number=number)
        if number < 3:
            challenges.take_on(by=cast["head"], challenge=made, words="Again.")
    made.refresh_from_db()
    assert (made.state, made.rounds.get(number=3).next_clock) == ("closed", None)
    with pytest.raises(Refused, match="you cannot take on it"):
        challenges.take_on(by=cast["head"], challenge=made, words="Again.")


def test_only_directors_answer_and_only_the_service_challenges(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    for who in ("lead", "moderator", "head"):
        with pytest.raises(Refused):
            answer(cast, made, who=who)
    with pytest.raises(Refused):
        challenges.make(by=cast["lead"], inspection=cast.inspection, asked=challenges.Asked("process", "x", "y"))


def test_a_hold_is_lifted_with_a_reason_that_the_service_reads(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    with pytest.raises(Refused, match="Say why publication does not wait"):
        challenges.lift(by=cast["director"], challenge=made, reason=" ")
    challenges.lift(by=cast["director"], challenge=made, reason="It concerns no judgement.")
    assert holds.on(cast.inspection) == []
    page = browser_of(cast["head"]).get(reverse("challenge-asked", args=[cast.inspection.slug, 1])).content.decode()
    assert "It concerns no judgement." in page
    with pytest.raises(Refused, match="does not hold publication any more"):
        challenges.lift(by=cast["director"], challenge=made, reason="Again.")


def test_an_upheld_challenge_of_a_judgement_has_the_judgements_reopened_first(cast: Cast) -> None:
    made = accuracy.challenge(cast, "judgement", "private_law_practice")
    answer(cast, made, outcome="upheld")
    (said,) = holds.on(cast.inspection)
    assert said.startswith("Challenge 1 was upheld: a director reopens the judgements")
    page = browser_of(cast["director"]).get(reverse("challenge", args=[cast.inspection.slug, 1])).content.decode()
    assert reverse("judgement-settle", args=[cast.inspection.slug]) in page
    Settlement.objects.create(
        inspection=cast.inspection, version=1, settled_by=cast["lead"], settled_at=timezone.now(),
        reopened_by=cast["director"], reopened_at=timezone.now() + timedelta(seconds=1), reopened_reason="Upheld.",
    )  # fmt: skip
    assert holds.on(cast.inspection) == []


def test_of_somebodys_conduct_only_directors_read(cast: Cast) -> None:
    accuracy.challenge(cast, "conduct")
    address = reverse("challenge", args=[cast.inspection.slug, 1])
    assert browser_of(cast["lead"]).get(address).status_code == 404
    assert "It was rushed." in browser_of(cast["director"]).get(address).content.decode()
    listed = browser_of(cast["lead"]).get(reverse("challenges", args=[cast.inspection.slug])).content.decode()
    assert "only directors read it" in listed
    assert "It was rushed." not in listed


def test_one_that_comes_after_its_time_is_taken_and_marked(cast: Cast) -> None:
    check = accuracy.sent(cast)
    AccuracyCheck.objects.filter(pk=check.pk).update(opened_at=timezone.now() - timedelta(days=60))
    made = accuracy.challenge(cast)
    assert made.rounds.get().late
    answer(cast, made, outcome="out_of_time")
    Clock.objects.filter(pk=made.rounds.get().next_clock_id).update(
        starts_on=timezone.localdate() - timedelta(days=60), due=timezone.localdate() - timedelta(days=40)
    )
    challenges.close_answered(by=cast["director"], challenge=made)
    made.refresh_from_db()
    assert made.state == "closed"


def test_it_is_not_closed_while_it_may_be_taken_on_unless_the_service_is_content(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    answer(cast, made)
    with pytest.raises(Refused, match="may still take it on"):
        challenges.close_answered(by=cast["director"], challenge=made)
    challenges.be_content(by=cast["manager"], challenge=made)
    made.refresh_from_db()
    assert made.state == "closed"


def test_a_withdrawn_challenge_holds_nothing_and_takes_no_file(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    challenges.add_file(by=cast["head"], challenge=made, data=io.BytesIO(b"words"), name="a.txt")
    challenges.withdraw(by=cast["head"], challenge=made)
    assert holds.on(cast.inspection) == []
    with pytest.raises(Refused, match="nothing is added"):
        challenges.add_file(by=cast["head"], challenge=made, data=io.BytesIO(b"words"), name="b.txt")


def test_a_director_sets_another_day_with_what_it_rests_on(cast: Cast) -> None:
    made = accuracy.challenge(cast)
    challenges.set_day(by=cast["director"], challenge=made, length=3, unit="working", basis="Agreed by telephone.")
    row = made.rounds.select_related("clock").get()
    assert (row.clock.length, row.clock.basis) == (3, "Agreed by telephone.")
    with pytest.raises(Refused, match="between 1 and 365"):
        challenges.set_day(by=cast["director"], challenge=made, length=0, unit="working", basis="Never.")


@pytest.mark.parametrize(("asked", "said"), [
    (challenges.Asked("weather", "x", "y"), "Choose what the challenge is about"),
    (challenges.Asked("judgement", "x", "y"), "Choose the judgement"),
    (challenges.Asked("process", " ", "y"), "Say what happened"),
    (challenges.Asked("process", "x", " "), "Say what you ask"),
    (challenges.Asked("process", "x" * 20_001, "y"), "at most 20,000 are kept"),
])  # fmt: skip
def test_what_is_no_challenge_is_refused_with_a_sentence(cast: Cast, asked: challenges.Asked, said: str) -> None:
    with pytest.raises(Refused, match=said):
        challenges.make(by=cast["head"], inspection=cast.inspection, asked=asked)


def test_the_stages_are_this_projects_own_where_the_framework_says_nothing(cast: Cast) -> None:
    procedure = regime.procedure_of(cast.inspection)
    assert (procedure.key, procedure.own) == ("own", True)
    assert [stage.key for stage in procedure.stages] == ["complaint", "review", "adjudicator"]
    others = [each for key, each in regime.procedures().items() if key != "own"]
    assert all(each.source and not each.own for each in others)
    assert regime.known_days(cast.inspection) is None


def test_challenges_are_read_in_a_known_number_of_questions(cast: Cast, django_assert_num_queries) -> None:
    for _n in range(3):
        accuracy.challenge(cast)
    with django_assert_num_queries(4):
        queries.of_inspection(cast.inspection)
    with django_assert_num_queries(3):
        queries.holds(cast.inspection)
