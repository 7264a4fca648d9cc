"""Does the database refuse what may not be: an area that becomes itself, a count without a source, a name twice?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.records import make_area, make_organisation
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.providers.models import (
    Area,
    AreaLocalAuthority,
    AreaSuccession,
    Office,
    Organisation,
    OrganisationCount,
    OrganisationName,
    OrganisationSuccession,
    Team,
)

pytestmark = pytest.mark.django_db


def refuses(constraint, model, **values):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        model.objects.create(**values)
    # SQLite names the columns of a unique constraint, PostgreSQL names the constraint.
    assert constraint in str(caught.value) or "UNIQUE constraint failed" in str(caught.value)


@pytest.fixture
def service():
    return make_organisation()


@pytest.fixture
def area(service):
    return make_area(service, "Fenquay")


def test_slugs_and_names_are_once(service, area):
    refuses("slug", Organisation, name="X", slug=service.slug, kind="service")
    refuses("area_slug_once", Area, organisation=service, name="X", slug="fenquay")
    for constraint, model, values in (
        ("other_name_once", OrganisationName, {"organisation": service, "name": "X"}),
        ("office_once", Office, {"area": area, "name": "X"}),
        ("team_once", Team, {"area": area, "name": "X"}),
        ("area_authority_once", AreaLocalAuthority, {"area": area, "local_authority": service}),
    ):
        model.objects.create(**values)
        refuses(constraint, model, **values)


def test_nothing_becomes_itself(service, area):
    refuses("area_not_its_own_successor", AreaSuccession, before=area, after=area, kind="renamed")
    refuses("organisation_not_its_own_successor", OrganisationSuccession, before=service, after=service)
    other = make_organisation()
    OrganisationSuccession.objects.create(before=service, after=other)
    refuses("organisation_succession_once", OrganisationSuccession, before=service, after=other)
    assert AreaSuccession.objects.create(before=area, after=None, kind="lost part").pk


def test_a_count_has_a_source_and_one_date_each(service):
    values = {"organisation": service, "of": "offices", "count": 33, "on": PreciseDate.year(2009)}
    refuses("organisation_count_has_source", OrganisationCount, source="", **values)
    OrganisationCount.objects.create(source="a report", **values)
    refuses("organisation_count_once", OrganisationCount, source="another", **values)
