"""Is the fictional world the same for the same seed, of any size, whole, and unlike any real place?"""

from __future__ import annotations

import pytest

from touchstone.demonstration.facts import AREA_2009
from touchstone.demonstration.northmere import LIMITING, northmere
from touchstone.foundation.providers.definition_files import read_folder

WORLD = northmere()
SERVICE = WORLD.definitions[1]


def test_the_same_seed_makes_the_same_world():
    assert northmere(seed=7) == northmere(seed=7)
    assert northmere(seed=7) != northmere(seed=8)


@pytest.mark.parametrize(("areas", "offices"), [(1, 1), (17, 33), (60, 90)])
def test_any_size(areas, offices):
    service = northmere(areas=areas, offices=offices).definitions[1]
    assert len(service.areas) == len({area.name for area in service.areas}) == areas
    assert sum(len(area.offices) for area in service.areas) == offices
    assert all(area.offices and area.local_authorities for area in service.areas)


def test_refuses_a_size_that_cannot_be():
    with pytest.raises(ValueError, match="3 areas need at least 3 offices"):
        northmere(areas=3, offices=2)
    with pytest.raises(ValueError, match="There are names for 85 areas; 86 were asked for"):
        northmere(areas=86, offices=90)


def test_everything_is_marked_as_fictional_and_named_like_nothing_real():
    assert all(each.organisation.fictional and each.organisation.listed for each in WORLD.definitions)
    real = {area.name for each in read_folder() for area in each.areas}
    assert not real & {area.name for area in SERVICE.areas}
    assert all("Northmere" in each.organisation.name for each in WORLD.definitions)
    assert all(past.source == "fictional" and not past.source_url for past in WORLD.history)


def test_every_area_was_inspected_once_and_the_inadequate_ones_were_visited_again():
    full = [past for past in WORLD.history if past.kind == "full" and past.areas]
    assert len(full) == len({next(iter(past.areas)) for past in full}) == 17
    inadequate = {past.slug for past in full if past.judgements[0].grade_key == "inadequate"}
    monitored = [past for past in WORLD.history if past.kind == "monitoring"]
    assert {past.follows for past in monitored} == inadequate
    assert len(monitored) == 3
    slugs = [past.slug for past in WORLD.history]
    assert len(slugs) == len(set(slugs))
    # An inspection stands before the visit that follows it.
    assert all(slugs.index(past.follows) < slugs.index(past.slug) for past in monitored)


@pytest.mark.parametrize("past", [past for past in WORLD.history if past.kind == "full" and past.areas], ids=str)
def test_the_overall_grade_keeps_to_the_limiting_rule(past):
    grades = {row.area_key: row.grade_key for row in past.judgements}
    assert tuple(grades) == AREA_2009
    limiting = {row.area_key for row in past.judgements if row.limiting}
    assert limiting == {key for key in LIMITING if grades[key] == "inadequate"}
    assert (grades["overall_effectiveness"] == "inadequate") == bool(limiting)
    assert bool(past.limits_note) == bool(limiting)
    assert len(past.afis) <= 9
    assert all(grades[afi.judgement_key] in ("inadequate", "satisfactory") for afi in past.afis)


def test_a_focused_visit_goes_to_three_areas():
    (visit,) = [past for past in WORLD.history if past.kind == "focused"]
    assert len(visit.areas) == 3
