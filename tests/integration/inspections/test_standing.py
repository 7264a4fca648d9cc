"""Is a stance read rightly from roles, team and ties: for every role, here and elsewhere, in the team or not?"""

from __future__ import annotations

from itertools import product

import pytest

from tests.cast import play
from tests.factories.people import make_grant, make_person
from touchstone.domain.inspection_access import (
    ACTIONS,
    INSPECTORATE_ROLES,
    SERVICE_ROLES,
    STATES,
    Stance,
    Verdict,
    verdict,
)
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.inspectorate.inspections import standing
from touchstone.inspectorate.inspections.models import TeamMember

pytestmark = pytest.mark.django_db
PLACES = {"own": ("inspectorate", "service"), "other": ("other_inspectorate", "other_service")}


@pytest.mark.parametrize("role", [*INSPECTORATE_ROLES, *SERVICE_ROLES])
def test_every_role_by_place_by_part_in_the_team(role: str) -> None:
    cast = play()
    of_service = role in SERVICE_ROLES
    for (place, houses), part in product(PLACES.items(), ("", "lead", "inspector", "signatory")):
        person = make_person(f"{role} {place} {part}")
        make_grant(person, role, getattr(cast, houses[of_service]))
        if part:
            cast.inspection.team.filter(role=part).delete()  # a team has one lead
            TeamMember.objects.create(inspection=cast.inspection, role=part, user=person)
        own = frozenset({role}) if place == "own" else frozenset()
        expected = Stance(
            inspectorate=own if not of_service else frozenset(),
            service=own if of_service else frozenset(),
            # Being named in a team counts only while one works for the inspectorate; signing a letter does not.
            team=part if part in ("lead", "inspector") and own and not of_service else "",
        )
        assert standing.stance_of(person, cast.inspection) == expected, (place, part)
        for action, state in product(ACTIONS, STATES):
            cast.inspection.state = state
            allowed = verdict(action, expected, state) is Verdict.ALLOWED
            if place == "other":
                assert not allowed, (action, state)


def test_check_says_why_and_costs_three_queries(django_assert_num_queries) -> None:
    cast = play(state="planned")
    with django_assert_num_queries(3):
        standing.check(cast["lead"], "announce", cast.inspection)
    with pytest.raises(Refused, match="Ask its lead"):
        standing.check(cast["inspector"], "announce", cast.inspection)
    with pytest.raises(Refused, match="the inspection is planned"):
        standing.check(cast["lead"], "end_fieldwork", cast.inspection)
    ConflictOfInterest.objects.create(
        person=cast["lead"], organisation=cast.service, nature="worked there", declared_on=clock.today()
    )
    with pytest.raises(Refused, match="declared a tie"):
        standing.check(cast["lead"], "announce", cast.inspection)
    assert not standing.can(cast["lead"], "announce", cast.inspection)


def test_a_part_of_the_program_is_held_to_the_stage_only() -> None:
    cast = play(state="planned")
    standing.check("the demonstration", "announce", cast.inspection)
    with pytest.raises(Refused):
        standing.check("the demonstration", "settle", cast.inspection)
