"""Which organisation does a printed name mean on a day, and who is asked where it may be another?"""

# ruff: noqa: E501 (the table is wider than code)

from __future__ import annotations

from datetime import date

import pytest

from touchstone.foundation.providers.actions import organisations as actions
from touchstone.foundation.providers.actions.loading import load_organisations
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.queries.names import Names

pytestmark = pytest.mark.django_db
KINDS = ("service", "local authority", "safeguarding board")
# Printed | day of the fieldwork | the address of what it means, or ? and those that are asked about first.
TABLE = """
Bristol City of                            | 2018-09-21 | bristol
Cheshire East Unitary Authority            | 2015-07-30 | cheshire-east
City of York Council                       | 2016-12-01 | york
Royal Borough of Kensington & Chelsea      | 2016-01-20 | kensington-and-chelsea
Royal Borough of Greenwich                 | 2009-01-20 | greenwich
Metropolitan Borough of Wirral             | 2016-07-20 | wirral
Hull                                       | 2019-01-25 | kingston-upon-hull
Kingston upon Hull, City of                | 2019-01-25 | kingston-upon-hull
Kingston upon Thames                       | 2019-01-25 | kingston-upon-thames
Newcastle                                  | 2017-04-25 | newcastle-upon-tyne
County Durham                              | 2016-03-10 | durham
Durham City Council                        | 2008-03-10 | ?
Derby                                      | 2017-03-10 | derby
Derbyshire County Council                  | 2017-03-10 | derbyshire
Bedfordshire County Council                | 2008-11-10 | bedfordshire
Bedfordshire                               | 2012-11-10 | ? bedfordshire bedford central-bedfordshire
Bedford Borough Council                    | 2012-11-10 | bedford
Northamptonshire                           | 2020-10-01 | northamptonshire
Northamptonshire                           | 2022-10-01 | ? northamptonshire north-northamptonshire west-northamptonshire
Northamptonshire                           | -          | northamptonshire
Cumbria County Council                     | 2023-03-31 | cumbria
Cumbria County Council                     | 2023-04-01 | ? cumbria cumberland westmorland-and-furness
Dorset                                     | 2018-02-01 | dorset-county-council
Dorset Council                             | 2021-10-01 | dorset
Dorset                                     | -          | ? dorset dorset-county-council
Somerset County Council                    | 2022-07-01 | somerset
Somerset                                   | 2024-07-01 | somerset
North Yorkshire Council                    | 2023-07-07 | north-yorkshire
Buckinghamshire County Council             | 2017-11-01 | buckinghamshire
BCP Council                                | 2021-12-01 | bournemouth-christchurch-and-poole
Poole                                      | 2021-12-01 | ? poole bournemouth-christchurch-and-poole
London                                     | 2021-12-01 | ?
City of London                             | 2020-03-01 | city-of-london
Birmingham Children’s Trust                | 2023-03-03 | ? birmingham
Surrey Safeguarding Children Board         | 2015-06-17 | ? surrey
Nowhere at all                             | 2015-06-17 | ?
"""


@pytest.fixture
def authorities() -> None:
    load_organisations(by="tests")


def test_names_as_they_are_printed(authorities: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        names = Names(KINDS)
        said = []
        for line in TABLE.strip().splitlines():
            printed, day, _ = (part.strip() for part in line.split("|"))
            found = names.meant(printed, None if day == "-" else date.fromisoformat(day))
            first = [each.slug for each in found.candidates]
            said.append((line, found.organisation.slug if found.organisation else f"? {' '.join(first)}"))
    for line, what in said:
        wanted = line.rpartition("|")[2].strip()
        assert what == wanted or wanted.startswith("?") and what.startswith(wanted), f"{line} gives {what}"


def test_a_board_is_an_organisation_of_its_own(authorities: None) -> None:
    board = Organisation.objects.create(
        kind="safeguarding board", name="Surrey Safeguarding Children Board", slug="surrey-safeguarding-children-board"
    )
    names, day = Names(KINDS), date(2015, 6, 17)
    assert names.meant("Surrey Local Safeguarding Children’s Board", day).organisation == board
    found = names.meant("Surrey County Council", day).organisation
    assert found is not None and found.slug == "surrey"


def test_what_a_person_said_once_is_known_from_then_on(authorities: None) -> None:
    bristol = Organisation.objects.get(slug="bristol")
    assert Names(KINDS).meant("The Severn Authority", None).organisation is None
    actions.add_other_name(by="a test", organisation=bristol, name="The Severn Authority")
    assert Names(KINDS).meant("Severn authority", date(2020, 1, 1)).organisation == bristol
