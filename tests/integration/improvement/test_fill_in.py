"""Does an area for improvement known from a later letter get the timescale that its own report gives, once?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.definitions import load_framework
from tests.factories.records import make_afi, make_inspection
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.improvement import actions, policies

pytestmark = pytest.mark.django_db


@pytest.fixture
def afi():
    framework = load_framework("ofsted-cafcass-2009")
    return make_afi(make_inspection(framework=framework, published=date(2009, 10, 31), public=False))


def test_a_timescale_is_filled_in_and_its_clock_starts(afi):
    actions.fill_in(by="tests", area_for_improvement=afi, timescale_key="within_three_months")
    assert actions.start_clocks(by="tests", inspection=afi.inspection) == 1
    afi.refresh_from_db()
    assert (afi.timescale_key, afi.clock.due) == ("within_three_months", date(2010, 1, 31))


def test_one_that_is_held_is_not_replaced(afi):
    actions.fill_in(by="tests", area_for_improvement=afi, timescale_key="immediately")
    with pytest.raises(Refused, match="has its timescale or class already"):
        actions.fill_in(by="tests", area_for_improvement=afi, timescale_key="within_three_months")


@pytest.mark.parametrize("keys", [("", ""), ("within_ten_years", ""), ("", "a_class_of_nothing")])
def test_what_the_framework_does_not_have_is_refused(afi, keys):
    assert not policies.can_fill_in(afi, *keys)
