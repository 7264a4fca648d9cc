"""What has no cell in the manual's tables: notes, evidence, dropped actions, what an alarm says and its key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from touchstone.domain.figures_told import measured, number_in
from touchstone.domain.until_met import Action, Item, Kind, State, Stone, Told, alarms, state, timeline

FOUND, DUE, TODAY = date(2026, 5, 1), date(2026, 8, 1), date(2026, 7, 1)


def test_a_timeline_holds_plans_evidence_moves_and_what_was_carried() -> None:
    action = Action(
        "1", "Answer", shown=((date(2026, 6, 2), "Days to answer"),), told=(Told(date(2026, 6, 1), "done"),)
    )
    item = Item(
        FOUND, "Report", planned=((date(2026, 5, 9), "sent"),), actions=(action,),
        carried=((date(2026, 6, 20), "Next"),), moved=((date(2026, 6, 9), "Fen to Moor"),),
    )  # fmt: skip
    kinds = [event.kind for event in timeline(item, TODAY)]
    assert kinds == [Kind.FOUND, Kind.PLANNED, Kind.STARTED, Kind.EVIDENCE, Kind.MOVED, Kind.CARRIED]
    assert timeline(item, TODAY)[3].about == "Answer"


def test_what_was_found_on_no_known_day_has_no_beginning_and_no_slow_start() -> None:
    item = Item(None, due=DUE)
    assert timeline(item, TODAY) == []
    assert state(item, TODAY) is State.OPEN


def test_once_the_due_date_is_past_a_slow_start_counts_the_days_since_it_was_found() -> None:
    says = {alarm.rule: str(alarm.says) for alarm in alarms(Item(FOUND, due=DUE), date(2026, 8, 2))}
    assert set(says) == {"late", "slow_start"}
    assert says["slow_start"] == "93 days have gone since it was found, and no action has begun."


def test_a_dropped_action_misses_nothing() -> None:
    stone = Stone("1", date(2026, 6, 1), "a desk")
    dropped = Action("1", "Answer", "dropped", stones=(stone,), told=(Told(date(2026, 5, 9), "dropped"),))
    item = Item(FOUND, due=date(2027, 5, 1), actions=(dropped,))
    assert [event.kind for event in timeline(item, TODAY)] == [Kind.FOUND]
    assert alarms(item, TODAY) == []


def test_one_occasion_has_one_key_and_the_next_another() -> None:
    def asked(last: date) -> Item:
        told = (Told(date(2026, 1, 1), "under_way", "31"), Told(last, "under_way", "33"))
        return Item(FOUND, actions=(Action("7", "Answer", "under_way", target="10", told=told),))

    first, same = (alarms(asked(date(2026, 6, 1)), day)[0] for day in (TODAY, date(2026, 7, 9)))
    later = alarms(asked(date(2026, 6, 20)), TODAY)[0]
    assert first.key == same.key == "wrong-way-7-2026-06-01" != later.key
    assert str(first.says) == "The figure moves away from its target: 33, against 10."


def test_a_figure_is_watched_to_the_end_of_its_action_where_the_area_is_untimed() -> None:
    told = (Told(date(2026, 6, 1), "under_way", "31"), Told(date(2026, 6, 20), "under_way", "30"))
    action = Action("7", "Answer", "under_way", target="10", told=told)
    assert alarms(Item(FOUND, actions=(action,)), TODAY) == []
    timed = Action("7", "Answer", "under_way", due=date(2026, 9, 1), target="10", told=told)
    (slow,) = alarms(Item(FOUND, actions=(timed,)), TODAY)
    assert slow.rule == "figure_too_slow"
    assert str(slow.says) == "At its pace the figure will not reach its target by 1 September 2026: 30, against 10."
    said = {str(alarm.says) for alarm in alarms(Item(FOUND, actions=(timed,)), date(2026, 9, 2))}
    assert "The figure had not reached its target by 1 September 2026, and has not yet: 30, against 10." in said


def test_of_a_figure_only_its_number_and_a_known_unit_are_repeated() -> None:
    for words, number, unit in (
        ("31 days", "31", "days"), ("1 Week", "1", "weeks"), ("about 74% of files", "74", "percent"),
        ("12 children of Ann", "12", ""), ("3 dayside", "3", ""), ("2.5months", "2.5", "months"),
    ):  # fmt: skip
        assert measured(words) == (Decimal(number), unit), words
    assert measured("none") == (None, "")


def test_a_number_is_read_as_people_write_it() -> None:
    assert str(number_in("about 1,250.5 days")) == "1250.5"
    assert number_in("none") is None
