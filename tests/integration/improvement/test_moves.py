"""An area leaves, and what was asked of it goes with it: nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.factories.records import make_afi, make_area, make_inspection, make_organisation
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import AreaSuccession
from touchstone.inspectorate.improvement import actions, policies, queries
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.improvement.rows import Place

pytestmark = pytest.mark.django_db
ON = date(2025, 9, 1)


@pytest.fixture
def areas():
    service = make_organisation("Northmere")
    return [make_area(service, name) for name in ("Fen", "Moor", "Dale")]


@pytest.fixture
def afi(areas):
    made = make_afi(make_inspection(areas[0].organisation, areas=areas[:2]), "Answer letters in time.")
    made.areas.set(areas[:2])
    return made


@pytest.fixture
def to(areas):
    return Place(areas[0], areas[2], areas[0].organisation)


def test_one_item_goes_with_the_area_that_leaves(afi, areas, to):
    before = AreaForImprovement.objects.values().get(pk=afi.pk)
    made = actions.move(by="a test", area_for_improvement=afi, to=to, on=ON, reason="Fen was joined to Dale.")
    assert set(afi.areas.all()) == {areas[1], areas[2]}
    assert AreaForImprovement.objects.values().get(pk=afi.pk) == before
    assert (made.before, made.after, made.on) == (areas[0], areas[2], ON)
    assert list(queries.of_area(areas[2])) == [afi]
    assert list(queries.of_area(areas[0])) == []
    event = AuditEvent.objects.get(action="improvement.move")
    assert event.changes == {"area": ["Fen", "Dale"]}


def test_it_may_go_to_another_organisation(afi, areas):
    other = make_organisation("Eastfold")
    actions.move(by="a test", area_for_improvement=afi, to=Place(areas[0], None, other), on=ON, reason="Handed over.")
    assert set(afi.areas.all()) == {areas[1]}
    assert Move.objects.get().organisation == other


def test_successors_are_offered_first(afi, areas):
    AreaSuccession.objects.create(before=areas[0], after=areas[2], kind="merged", on=afi.inspection.published)
    assert queries.successors_of(afi) == [areas[2]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": " "}, "why it moves"),
        ({"on": date(2030, 1, 1)}, "still to come"),
        ({"on": date(2020, 1, 1)}, "before it was published"),
        ({"before": None}, "which of its service areas"),
        ({"before": "stranger"}, "which of its service areas"),
        ({"after": None}, "or the other organisation"),
        ({"after": "held"}, "already"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(afi, areas, to, change, said):
    known = {"stranger": areas[2], "held": areas[1]}
    place = replace(to, **{key: known.get(value, value) for key, value in change.items() if key in ("before", "after")})
    given = {"on": ON, "reason": "Joined.", **{key: change[key] for key in ("on", "reason") if key in change}}
    with pytest.raises(Refused, match=said):
        actions.move(by="a test", area_for_improvement=afi, to=place, **given)
    assert not policies.can_move(afi, place, given["on"], given["reason"], date(2026, 1, 1))
    assert not Move.objects.exists()
