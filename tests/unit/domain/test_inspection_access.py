"""Who may do what in an inspection: do the laws hold for every stance, action and state?"""

from __future__ import annotations

from itertools import product

import pytest

from touchstone.domain.inspection_access import (
    ACTIONS,
    INSPECTORATE_ROLES,
    SERVICE_ROLES,
    STATES,
    TEAM_ROLES,
    TOLD,
    Stance,
    Verdict,
    verdict,
)
from touchstone.domain.workflows.inspection import INSPECTION

EVERYONE = [
    Stance(inspectorate=frozenset({role} if role else ()), service=frozenset({other} if other else ()), team=team)
    for role, other, team in product(("", *INSPECTORATE_ROLES), ("", *SERVICE_ROLES), ("", *TEAM_ROLES))
]
OF_THE_SERVICE = {key for key, action in ACTIONS.items() if action.service}


def allowed(stance: Stance, state: str) -> set[str]:
    return {key for key in ACTIONS if verdict(key, stance, state) is Verdict.ALLOWED}


@pytest.mark.parametrize("state", STATES)
def test_strangers_may_nothing(state: str) -> None:
    assert allowed(Stance(), state) == set()


@pytest.mark.parametrize("state", STATES)
def test_the_service_may_only_what_is_the_services(state: str) -> None:
    for role in SERVICE_ROLES:
        may = allowed(Stance(service=frozenset({role})), state)
        assert may <= OF_THE_SERVICE
        assert bool(may) == (state in TOLD), "it knows of nothing before it is told"


@pytest.mark.parametrize("state", STATES)
def test_the_inspectorate_never_acts_for_the_service(state: str) -> None:
    for stance in EVERYONE:
        if not stance.service:
            assert not allowed(stance, state) & {key for key in OF_THE_SERVICE if not ACTIONS[key].team}


@pytest.mark.parametrize("state", STATES)
def test_a_tie_bars_from_everything(state: str) -> None:
    for stance in EVERYONE:
        if stance.inspectorate and not stance.service:
            assert allowed(Stance(stance.inspectorate, stance.service, stance.team, tied=True), state) == set()


@pytest.mark.parametrize("state", STATES)
def test_whoever_may_do_something_may_see_the_inspection(state: str) -> None:
    for stance in EVERYONE:
        may = allowed(stance, state)
        assert not may or may & {"see", "see_as_service"}, (stance, may)


def test_more_roles_never_take_anything_away() -> None:
    for stance, state in product(EVERYONE, STATES):
        more = Stance(frozenset(INSPECTORATE_ROLES), stance.service, stance.team)
        assert allowed(stance, state) <= allowed(more, state)


def test_every_step_of_an_inspection_that_a_person_takes_is_an_action_in_the_states_it_leads_from() -> None:
    for key, step in {"announce": "announce", "end_fieldwork": "end fieldwork", "settle": "settle",
                      "reopen": "reopen", "abandon": "abandon", "defer": "defer", "pause": "pause",
                      "plan_again": "plan again", "return": "return to fieldwork"}.items():  # fmt: skip
        sources = {each.source for each in INSPECTION.steps if each.does == step}
        assert set(ACTIONS[key].states) == sources, key


def test_an_action_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        verdict("fly", Stance(), "planned")
