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


# -- merged and split --------------------------------------------------------------------------------------------------


def test_where_two_areas_are_merged_what_was_asked_of_both_binds_one_and_both_histories_stay(afi, areas):
    AreaSuccession.objects.create(before=areas[0], after=areas[2], kind="merged", on=afi.inspection.published)
    AreaSuccession.objects.create(before=areas[1], after=areas[2], kind="merged", on=afi.inspection.published)
    other = make_afi(make_inspection(areas[0].organisation, areas=[areas[1]]), "Supervise staff.")
    other.areas.set([areas[1]])
    service = areas[0].organisation
    for item, before in ((afi, areas[0]), (afi, areas[1]), (other, areas[1])):
        place = Place(before, areas[2], service)
        actions.move(by="a test", area_for_improvement=item, to=place, on=ON, reason=f"{before} was merged.")
    assert list(afi.areas.all()) == list(other.areas.all()) == [areas[2]]
    assert [(row.before, row.after) for row in afi.moves.order_by("pk")] == [(areas[0], areas[2]), (areas[1], areas[2])]
    assert [row.before for row in other.moves.all()] == [areas[1]]
    assert set(queries.of_area(areas[2])) == {afi, other}


def test_without_a_merger_it_cannot_go_where_it_is(afi, areas):
    with pytest.raises(Refused, match="already"):
        actions.move(
            by="a test",
            area_for_improvement=afi,
            to=Place(areas[0], areas[1], areas[0].organisation),
            on=ON,
            reason="x",
        )


@pytest.mark.parametrize("both", [True, False])
def test_where_an_area_is_split_a_person_says_to_which_parts_it_goes(afi, areas, both):
    coast = make_area(areas[0].organisation, "Coast")
    to = [Place(areas[0], areas[2], areas[0].organisation), Place(areas[0], coast, areas[0].organisation)]
    chosen = to if both else to[1:]
    made = actions.move_to_all(by="a test", area_for_improvement=afi, to=chosen, on=ON, reason="Fen was split.")
    assert set(afi.areas.all()) == {areas[1], coast} | ({areas[2]} if both else set())
    assert [row.after for row in made] == [place.after for place in chosen]
    assert AuditEvent.objects.filter(action="improvement.move").count() == 1


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ([], "that it goes to"),
        ([(0, 2), (1, 2)], "which of its service areas it leaves"),
        ([(0, 2), (0, 2)], "the same place twice"),
        ([(0, 2), (0, 1)], "already"),
    ],
)
def test_a_split_that_makes_no_sense_moves_nothing(afi, areas, to, said):
    places = [Place(areas[before], areas[after], areas[0].organisation) for before, after in to]
    with pytest.raises(Refused, match=said):
        actions.move_to_all(by="a test", area_for_improvement=afi, to=places, on=ON, reason="Split.")
    assert set(afi.areas.all()) == set(areas[:2]) and not Move.objects.exists()
