"""Is what is due worked out from the record, written once, and brought up to date?"""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.cast import Cast, play
from tests.factories.records import make_area
from tests.integration.programme.helpers import TODAY, due, moment, past, programme_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import due as working
from touchstone.inspectorate.programme.actions import records, rounds
from touchstone.inspectorate.programme.models import Deferral, Escalation, Obligation, Reminder

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


def test_the_history_meets_and_moves_obligations(cast: Cast) -> None:
    first = past(cast, "full", date(2024, 2, 16), "outstanding")
    programme = programme_of(cast)
    met, waiting = programme.obligations.filter(rule="national-inspection").order_by("counted_from")
    assert (met.state, met.met_by, met.late_by) == ("met", first, 0)
    assert (waiting.after, waiting.earliest, waiting.latest) == (first, date(2026, 2, 16), date(2027, 2, 16))
    assert waiting.state == Obligation.Standing.AT_RISK


def test_what_is_known_to_a_month_counts_from_its_last_day(cast: Cast) -> None:
    make = past(cast, "focused", date(2021, 6, 30))
    Inspection.objects.filter(pk=make.pk).update(starts=PreciseDate.month(2021, 4, "April 2021"), ends=None)
    programme = programme_of(cast)
    assert due(programme, "focused-visit").met_on == date(2021, 4, 30)


def test_what_is_not_dated_or_given_up_counts_for_nothing(cast: Cast) -> None:
    undated = past(cast, "full", date(2024, 2, 16))
    Inspection.objects.filter(pk=undated.pk).update(starts=None, ends=None, published=None)
    programme = programme_of(cast)
    assert due(programme, "national-inspection").met_by is None
    assert due(programme, "national-inspection").opened is None


def test_areas_are_inspected_each_for_itself(cast: Cast) -> None:
    fen, moor, dale = cast.areas
    past(cast, "full", date(2025, 5, 9), "inadequate", regime="ofsted-cafcass-2009", areas=[fen])
    programme = programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
    states = {row.area: row.state for row in programme.obligations.filter(rule="area-inspection")}
    assert states == {fen: "met", moor: "open", dale: "open"}
    again = due(programme, "after-inadequate")
    assert (again.area, again.latest) == (fen, date(2026, 5, 9))


def test_working_it_out_again_changes_nothing(cast: Cast) -> None:
    past(cast, "full", date(2024, 2, 16), "inadequate")
    programme = programme_of(cast)
    before = list(programme.obligations.order_by("pk").values())
    for _ in range(2):
        assert working.recompute(programme, clock.now()) == working.Change()
    assert list(programme.obligations.order_by("pk").values()) == before


def test_what_the_history_no_longer_asks_for_lapses_and_can_come_back(cast: Cast) -> None:
    made = past(cast, "full", date(2024, 2, 16), "good")
    programme = programme_of(cast)
    key = due(programme, "national-inspection").key
    Inspection.objects.filter(pk=made.pk).update(kind="focused")
    assert working.recompute(programme, clock.now()).lapsed == 2  # its next inspection, and the visit before that
    assert programme.obligations.get(key=key).state == Obligation.Standing.LAPSED
    Inspection.objects.filter(pk=made.pk).update(kind="full")
    working.recompute(programme, clock.now())
    assert programme.obligations.get(key=key).state == Obligation.Standing.AT_RISK


def test_the_queries_do_not_grow_with_the_areas(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    programme = programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
    for number in range(20):
        area = make_area(cast.service, f"Area {number:02}")
        past(
            cast, "full", date(2025, 6, 1) + timedelta(days=number), "good", regime="ofsted-cafcass-2009", areas=[area]
        )
    with django_assert_max_num_queries(25):
        working.recompute(programme, clock.now())


class TestRound:
    """`run_due`: however often and in whatever order, the same."""

    def test_twice_is_as_good_as_once(self, cast: Cast) -> None:
        past(cast, "full", date(2024, 2, 16), "inadequate")
        programme_of(cast)
        first = rounds.run_due(clock.now())
        assert (first.proposed, first.reminded) == (1, 1)
        kept = [
            list(model.objects.order_by("pk").values()) for model in (Obligation, Reminder, Escalation, OutboxEmail)
        ]
        second = rounds.run_due(clock.now() + timedelta(minutes=1))
        assert second == rounds.Round()
        again = [
            list(model.objects.order_by("pk").values()) for model in (Obligation, Reminder, Escalation, OutboxEmail)
        ]
        assert again == kept

    def test_the_order_of_the_rounds_does_not_matter(self, cast: Cast) -> None:
        """A late clock after an early one, or the other way round, comes to the same in the end."""
        past(cast, "full", date(2024, 2, 16), "good")
        programme = programme_of(cast)
        early, late = moment(date(2026, 3, 1)), moment(date(2026, 12, 1))

        def played(*moments: object) -> list[tuple[str, str]]:
            Reminder.objects.all().delete()
            for each in moments:
                rounds.run_due(each)  # type: ignore[arg-type]
            return sorted(programme.obligations.values_list("key", "state"))

        assert played(early, late) == played(late, early, late) == played(late)

    def test_planners_are_told_once_of_each_thing(self, cast: Cast) -> None:
        past(cast, "full", date(2024, 2, 16), "good")
        programme_of(cast)
        rounds.run_due(moment(date(2026, 12, 1)))
        (email,) = OutboxEmail.objects.all()
        assert email.to == cast["planner"].email
        assert "Full inspection, Northmere Family Court Service: at risk, by 16 February 2027" in email.body
        rounds.run_due(moment(date(2026, 12, 2)))
        assert OutboxEmail.objects.count() == 1
        rounds.run_due(moment(date(2027, 2, 17)))
        told = OutboxEmail.objects.order_by("pk").last()
        assert told is not None and "Full inspection, Northmere Family Court Service: overdue" in told.body
        assert OutboxEmail.objects.count() == 2

    def test_a_drop_is_proposed_once_and_the_director_is_told(self, cast: Cast) -> None:
        past(cast, "full", date(2022, 2, 16), "good")
        dropped = past(cast, "full", date(2026, 9, 16), "requires_improvement")
        programme = programme_of(cast)
        assert rounds.run_due(clock.now()).proposed == 1
        made = programme.escalations.get()
        assert (made.inspection, made.grade_key, made.grade_before, made.state) == (
            dropped, "requires_improvement", "good", "proposed",
        )  # fmt: skip
        assert OutboxEmail.objects.filter(to=cast["director"].email).count() == 1
        assert rounds.run_due(clock.now()).proposed == 0

    def test_a_regime_without_overall_grade_proposes_nothing(self, cast: Cast) -> None:
        programme = programme_of(cast, regime="ciw-cafcass-cymru-2018")
        assert rounds.run_due(clock.now()).proposed == 0
        assert due(programme, "inspection").latest is None

    def test_a_programme_that_has_ended_stands_still(self, cast: Cast) -> None:
        past(cast, "full", date(2024, 2, 16), "inadequate")
        programme = programme_of(cast)
        type(programme).objects.filter(pk=programme.pk).update(ends_on=date(2024, 3, 1))
        assert rounds.run_due(clock.now()).proposed == 0
        assert due(programme, "monitoring").state == "not yet"  # as on its last day

    def test_a_deferred_inspection_is_planned_again_when_its_day_has_come(self, cast: Cast) -> None:
        deferred = cast.at("deferred")
        records.plan_again_on(by=cast["planner"], inspection=deferred, day=TODAY + timedelta(days=7))
        assert rounds.run_due(moment(TODAY + timedelta(days=6))).planned_again == 0
        assert rounds.run_due(moment(TODAY + timedelta(days=7))).planned_again == 1
        deferred.refresh_from_db()
        assert deferred.state == "planned"
        assert rounds.run_due(moment(TODAY + timedelta(days=8))).planned_again == 0

    def test_where_a_person_was_quicker_nothing_is_done(self, cast: Cast) -> None:
        deferred = cast.at("deferred")
        records.plan_again_on(by=cast["planner"], inspection=deferred, day=TODAY + timedelta(days=7))
        cast.at("planned")
        assert rounds.run_due(moment(TODAY + timedelta(days=7))).planned_again == 0
        assert Deferral.objects.get().done_at is not None

    def test_its_summary_says_what_was_done(self) -> None:
        assert str(rounds.Round()) == (
            "Obligations: 0 new, 0 changed, 0 lapsed; 0 reminders; 0 escalations proposed; "
            "0 deferred inspections planned again."
        )


@pytest.mark.django_db(transaction=True)
def test_of_many_rounds_at_once_one_does_the_work() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite lives in memory, which threads cannot share")
    cast = play()
    past(cast, "full", date(2024, 2, 16), "inadequate")
    programme_of(cast)
    Obligation.objects.all().delete()
    done: list[rounds.Round] = []

    def work() -> None:
        try:
            done.append(rounds.run_due(clock.now()))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 4
    assert sum(each.change.new for each in done) == Obligation.objects.count() > 0
    assert sum(each.proposed for each in done) == Escalation.objects.count() == 1
    assert sum(each.reminded for each in done) == 1
