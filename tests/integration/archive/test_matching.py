"""Which row does a printed name mean, and is nobody guessed where it may mean two?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.records import make_afi, make_area, make_inspection, make_organisation
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.providers.models import Organisation, OrganisationName
from touchstone.inspectorate.archive import matching

pytestmark = pytest.mark.django_db
SERVICE = [Organisation.Kind.SERVICE]
AUTHORITY = [Organisation.Kind.LOCAL_AUTHORITY]


@pytest.mark.parametrize(
    "printed",
    ["Fenwick", "Fenwick County Council", "fenwick  county council", "The County Council of Fenwick", "FENWICK"],
)
def test_a_name_is_the_same_however_it_is_printed(printed: str) -> None:
    council = make_organisation("Fenwick County Council", kind="local authority")
    assert matching.organisation(printed, AUTHORITY, None).row == council


def test_two_of_one_name_are_asked_about() -> None:
    make_organisation("Fenwick County Council", kind="local authority", slug="one")
    make_organisation("Fenwick City Council", kind="local authority", slug="two")
    match = matching.organisation("Fenwick", AUTHORITY, None)
    assert match.row is None and match.ambiguous


def test_a_name_nobody_has_offers_the_nearest_and_takes_none() -> None:
    near = make_organisation("Northmere Family Court Service")
    make_organisation("Quite Another Body")
    match = matching.organisation("Northmere Family Courts Services", SERVICE, None)
    assert match.row is None
    assert list(match.candidates) == [near]


def test_another_name_counts_only_while_it_was_in_force() -> None:
    service = make_organisation("Northmere Family Court Service")
    OrganisationName.objects.create(
        organisation=service, name="Northmere Guardians", valid_to=PreciseDate.day(2005, 3, 31)
    )
    assert matching.organisation("Northmere Guardians", SERVICE, date(2004, 1, 1)).row == service
    assert matching.organisation("Northmere Guardians", SERVICE, date(2009, 1, 1)).row is None


def test_an_inspectorate_is_no_service() -> None:
    make_organisation("Northmere Inspectors", kind="inspectorate")
    assert matching.organisation("Northmere Inspectors", SERVICE, None).row is None


def test_an_area_is_found_by_its_code_where_the_names_are_alike() -> None:
    service = make_organisation()
    area = make_area(service, "Saltmarsh and the Vale", code="C4")
    assert matching.area(service, "Saltmarsh and Vale", "C4", None).row == area
    assert matching.area(service, None, "c4", None).row == area


def test_a_code_of_one_area_and_the_name_of_another_is_asked_about() -> None:
    service = make_organisation()
    make_area(service, "Saltmarsh", code="C4")
    make_area(service, "Fenland", code="C5")
    assert matching.area(service, "Fenland", "C4", None).row is None
    assert matching.area(service, "Somewhere else", "C4", None).row is None


def test_an_earlier_inspection_is_found_by_its_date() -> None:
    service = make_organisation()
    area = make_area(service)
    near = make_inspection(service, areas=[area], published=date(2009, 12, 20))
    make_inspection(service, areas=[area], published=date(2008, 2, 1))
    make_inspection(service, areas=[make_area(service)], published=date(2009, 12, 20))
    letter = PreciseDate.day(2011, 2, 10)
    found = matching.earlier_inspections(service, [area], PreciseDate.month(2009, 11), letter)
    assert found == [near]
    assert len(matching.earlier_inspections(service, [area], None, letter)) == 2


def test_restated_areas_for_improvement_find_theirs_whatever_their_order() -> None:
    inspection = make_inspection(afis=["Answer complaints within the time set.", "Share every plan with the family."])
    first, second = inspection.areas_for_improvement.order_by("number")
    restated = [(1, "Share every plan with the family"), (2, "Answer all complaints within the time set")]
    assert [match.afi for match in matching.areas_for_improvement(restated, [first, second])] == [second, first]


def test_own_words_are_matched_by_number_and_others_are_asked_about() -> None:
    inspection = make_inspection()
    ours = make_afi(inspection, "See to the letters.", own_words=True)
    theirs = make_afi(inspection, "Mend the roof.")
    matches = matching.areas_for_improvement(
        [(1, "Reply to families in time."), (2, "Buy more chairs.")], [ours, theirs]
    )
    assert [(match.afi, match.sure) for match in matches] == [(ours, True), (theirs, False)]
