"""Does an inspection go only where its workflow leads, with a reason where one is needed, and is it all kept?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.cast import Cast, play
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.actions import move
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    yield play(state="fieldwork")


def test_each_step_is_kept_with_who_when_and_why(cast: Cast) -> None:
    inspection = cast.inspection
    move(by=cast["lead"], inspection=inspection, step="end fieldwork")
    move(by=cast["lead"], inspection=inspection, step="return to fieldwork", reason="One office was not seen.")
    assert inspection.state == Inspection.objects.get().state == "fieldwork"
    kept = [
        (row.step, row.from_state, row.to_state, row.reason, row.by_label) for row in inspection.state_changes.all()
    ]
    assert kept == [
        ("end fieldwork", "fieldwork", "judging", "", str(cast["lead"])),
        ("return to fieldwork", "judging", "fieldwork", "One office was not seen.", str(cast["lead"])),
    ]
    assert AuditEvent.objects.filter(action="inspections.return").get().changes == {"state": ["judging", "fieldwork"]}


@pytest.mark.parametrize("back", ["announced", "fieldwork", "judging"])
def test_a_paused_inspection_goes_on_where_it_stopped(cast: Cast, back: str) -> None:
    inspection = cast.at(back)
    move(by=cast["lead"], inspection=inspection, step="pause", reason="Snow.")
    others = {"resume notice": "announced", "resume fieldwork": "fieldwork", "resume judging": "judging"}
    for step, state in others.items():
        if state != back:
            with pytest.raises(Refused, match=f"paused while it was {back}"):
                move(by=cast["lead"], inspection=inspection, step=step)
    move(by=cast["lead"], inspection=inspection, step="resume")
    assert Inspection.objects.get().state == back


@pytest.mark.parametrize(
    ("state", "step", "who"),
    [
        ("judging", "return to fieldwork", "lead"),
        ("settled", "reopen", "director"),
        ("announced", "defer", "planner"),
        ("fieldwork", "pause", "lead"),
        ("fieldwork", "abandon", "director"),
    ],
)
def test_what_interrupts_or_turns_back_needs_a_reason(cast: Cast, state: str, step: str, who: str) -> None:
    with pytest.raises(Refused, match="Say why"):
        move(by=cast[who], inspection=cast.at(state), step=step, reason="  ")
    move(by=cast[who], inspection=cast.inspection, step=step, reason="The roof fell in.")
    assert cast.inspection.state_changes.get().reason == "The roof fell in."


def test_who_may_not_is_refused_and_nothing_is_written(cast: Cast) -> None:
    for who in ("inspector", "planner", "head", "other_lead"):
        with pytest.raises(Refused):
            move(by=cast[who], inspection=cast.inspection, step="end fieldwork")
    assert not cast.inspection.state_changes.exists()


def test_a_state_that_does_not_lead_there_refuses_a_part_of_the_program_too(cast: Cast) -> None:
    with pytest.raises(Refused, match="You cannot let the judgements stand now"):
        move(by="the demonstration", inspection=cast.inspection, step="settle")
    with pytest.raises(Refused, match="no step"):
        move(by="the demonstration", inspection=cast.inspection, step="publish")


def test_a_step_taken_by_two_at_once_is_taken_once(cast: Cast) -> None:
    stale = Inspection.objects.get()
    move(by=cast["lead"], inspection=cast.inspection, step="end fieldwork")
    with pytest.raises(Refused):
        move(by=cast["lead"], inspection=stale, step="end fieldwork")


def test_only_a_part_of_the_program_plays_a_past(cast: Cast) -> None:
    then = datetime(2026, 1, 5, 12, tzinfo=UTC)
    with pytest.raises(Refused, match="done now"):
        move(by=cast["lead"], inspection=cast.inspection, step="end fieldwork", at=then)
    move(by="the demonstration", inspection=cast.inspection, step="end fieldwork", at=then)
    assert cast.inspection.state_changes.get().at.date() == date(2026, 1, 5)
