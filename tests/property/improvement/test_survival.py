"""Does every area for improvement outlive its area, however 21 areas become 17 and 17 become 19?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.records import make_afi, make_area, make_inspection, make_organisation
from touchstone.foundation.providers.models import Area, AreaSuccession
from touchstone.inspectorate.improvement import queries

pytestmark = pytest.mark.django_db
SIZES = (21, 17, 19)


def onto(before: int, after: int) -> st.SearchStrategy[list[int]]:
    """Where each area's ground goes: a map that leaves no new area without ground where there is enough."""
    least = min(before, after)
    rest = st.lists(st.integers(0, after - 1), min_size=before - least, max_size=before - least)
    return rest.flatmap(lambda more: st.permutations([*range(least), *more]))


def from_onto(before: int, after: int) -> st.SearchStrategy[list[int]]:
    """Where each new area's ground comes from, when there are more of them: a split leaves no old area out."""
    return onto(after, before)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(merges=onto(SIZES[0], SIZES[1]), splits=from_onto(SIZES[1], SIZES[2]), data=st.data())
def test_every_area_for_improvement_is_reachable_from_the_areas_of_today(merges, splits, data):
    service = make_organisation()
    waves = [[make_area(service, f"Area {n} of wave {wave}") for n in range(size)] for wave, size in enumerate(SIZES)]
    old, middle, new = waves
    links = [(old[n], middle[target]) for n, target in enumerate(merges)]
    links += [(middle[source], new[n]) for n, source in enumerate(splits)]
    AreaSuccession.objects.bulk_create(
        AreaSuccession(before=before, after=after, kind=data.draw(st.sampled_from(["merged", "split", "renamed"])))
        for before, after in links
    )
    afis = [make_afi(make_inspection(service, areas=[area]), f"Of {area}.") for area in old]
    reached = {afi for area in new for afi in queries.of_area(area)}
    assert reached == set(afis)
    for afi, home in zip(afis, old, strict=True):
        carriers = queries.carried_by(afi)
        assert carriers, f"nobody carries {afi}"
        assert set(carriers) <= set(new)
        assert all(afi in queries.of_area(area) for area in carriers)
        assert home not in carriers
    _constant_queries(new[0])


def _constant_queries(area: Area) -> None:
    with CaptureQueriesContext(connection) as found:
        list(queries.of_area(area))
    assert len(found) <= 6
