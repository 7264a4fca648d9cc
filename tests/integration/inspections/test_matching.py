"""Which inspection held does a document tell of? Same inspectorate, provider, kind and areas, and dates that agree."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.records import make_area, make_inspection, make_organisation
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.inspections import queries

pytestmark = pytest.mark.django_db
WEEK = PreciseDate.week(date(2009, 10, 5))
MONTH = PreciseDate.month(2009, 10)


@pytest.fixture
def service():
    return make_organisation()


@pytest.fixture
def area(service):
    return make_area(service, "Fenquay")


@pytest.fixture
def held(service, area):
    return make_inspection(service, areas=[area], starts=WEEK, published=MONTH)


def found(held, area, **facts):
    facts = {"kind": "full", "areas": [area], **facts}
    return queries.matching(inspectorate=held.inspectorate, provider=held.provider, **facts)


@pytest.mark.parametrize(
    ("facts", "matches"),
    [
        ({"starts": WEEK, "published": MONTH}, True),
        ({"starts": PreciseDate.day(2009, 10, 7)}, True),
        ({"published": PreciseDate.day(2009, 10, 30)}, True),
        ({"published": PreciseDate.year(2009)}, True),
        ({"published": PreciseDate.before(date(2010, 1, 1))}, True),
        ({"published": PreciseDate.before(date(2009, 10, 1))}, False),
        ({"starts": PreciseDate.day(2009, 10, 12)}, False),
        ({"starts": WEEK, "published": PreciseDate.month(2009, 11)}, False),
        ({}, False),
        ({"published": MONTH, "kind": "monitoring"}, False),
        ({"published": MONTH, "areas": []}, False),
    ],
)
def test_dates_agree_when_they_can_be_the_same_day(held, area, facts, matches):
    assert found(held, area, **facts) == ([held] if matches else [])


def test_takes_two_queries_however_many_are_held(held, area, service, django_assert_num_queries):
    for _ in range(5):
        make_inspection(service, areas=[area], published=date(2015, 1, 1))
    with django_assert_num_queries(2):
        assert found(held, area, published=MONTH) == [held]


def test_of_provider_is_one_query(held, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [(each.inspectorate.name, each.framework) for each in queries.of_provider(held.provider)]
    assert queries.by_slug(held.slug) == held
    assert queries.by_slug("nothing") is None
