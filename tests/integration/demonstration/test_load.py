"""Does the demonstration load whole, once, through the actions, and tell the two worlds apart?"""

from __future__ import annotations

import pytest

from touchstone.demonstration import load
from touchstone.demonstration.northmere import northmere
from touchstone.demonstration.published import HISTORY
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.roles import ROLES
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.reports import queries
from touchstone.inspectorate.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    load.load_demonstration(by="a test")


def counts():
    return {model.__name__: model.objects.count() for model in (Inspection, Organisation, User, Report, AuditEvent)}


def test_loads_once(django_assert_num_queries):
    assert load.ensure_loaded() is True
    before = counts()
    assert before["Inspection"] == len(HISTORY) + len(northmere().history) + 5, (
        "the one under way, the two written, and the two of the plan"
    )
    with django_assert_num_queries(1):
        assert load.ensure_loaded() is False
    assert counts() == before


def test_again_changes_nothing(loaded):
    before = counts()
    assert load.load_demonstration(by="a test") == []
    assert counts() == before


def test_a_load_that_was_cut_short_is_resumed(loaded):
    Report.objects.filter(inspection__slug="cafcass-2023-01").first().publications.all().delete()
    Report.objects.filter(inspection__slug="cafcass-2023-01").delete()
    Inspection.objects.get(slug="cafcass-2023-01").delete()
    assert load.load_demonstration(by="a test") == ["cafcass-2023-01"]
    assert Inspection.objects.filter(slug="cafcass-2023-01").exists()


def test_everything_but_what_is_known_from_elsewhere_has_a_public_report(loaded):
    public = queries.public_inspections(clock.now())
    assert public.count() == Inspection.objects.count()
    assert [each.slug for each in Inspection.objects.filter(stub=True)] == ["cafcass-lancashire-and-cumbria-2009-12"]
    assert not Report.objects.exclude(kind="facts").exists()


def test_the_two_worlds_never_meet(loaded):
    for inspection in Inspection.objects.select_related("provider", "inspectorate"):
        assert inspection.provider.fictional == inspection.inspectorate.fictional
        assert inspection.provider.fictional == ("northmere" in inspection.slug)
    assert Organisation.objects.filter(fictional=True, kind="service").get().slug == "northmere"


def test_nobody_is_named(loaded):
    assert not TeamMember.objects.exists()


def test_there_is_an_account_for_every_role(loaded):
    held = set(User.objects.values_list("role_grants__role", flat=True))
    assert held == set(ROLES)
    assert not User.objects.exclude(is_demonstration=True).exists()


def test_production_refuses_it(settings):
    settings.PRODUCTION = True
    with pytest.raises(Refused, match="production"):
        load.load_demonstration(by="a test")
