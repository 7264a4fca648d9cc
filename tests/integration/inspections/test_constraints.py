"""Does the database refuse an inspection that may not be?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.records import make_area, make_framework, make_inspection
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import InspectionArea, Notice, StateChange, TeamMember

pytestmark = pytest.mark.django_db


def refused(make, *args, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **values)


def test_one_held_here_has_a_framework():
    refused(make_inspection, origin="held", state="planned", framework=None)
    assert make_inspection(origin="held", state="planned", framework=make_framework()).pk
    assert make_inspection(origin="read", framework=None).pk


def test_an_address_is_taken_once():
    refused(make_inspection, slug=make_inspection().slug)


def test_an_area_is_covered_once():
    inspection = make_inspection()
    area = make_area(inspection.provider)
    InspectionArea.objects.create(inspection=inspection, area=area)
    refused(InspectionArea.objects.create, inspection=inspection, area=area)


def test_a_member_of_the_team_is_somebody():
    inspection = make_inspection()
    refused(TeamMember.objects.create, inspection=inspection, role="lead")
    assert TeamMember.objects.create(inspection=inspection, role="lead", printed_name="Robin Vale").pk


def test_an_interruption_has_a_reason():
    inspection = make_inspection(origin="held", state="planned", framework=make_framework())
    change = {"inspection": inspection, "step": "pause", "to_state": "paused", "by_label": "a test", "at": clock.now()}
    refused(StateChange.objects.create, **change, reason="")
    assert StateChange.objects.create(**change, reason="Snow.").pk


def test_one_letter_stands_and_it_says_something():
    inspection = make_inspection(origin="held", state="planned", framework=make_framework())
    letter = {"inspection": inspection, "sent_at": clock.now()}
    refused(Notice.objects.create, **letter, letter="")
    Notice.objects.create(**letter, letter="We are coming.", withdrawn_at=clock.now())
    Notice.objects.create(**letter, letter="We are coming.")
    refused(Notice.objects.create, **letter, letter="We are coming, again.")


def test_a_state_is_of_the_workflow_and_only_of_what_is_held_here():
    refused(make_inspection, origin="held", state="published", framework=make_framework())
    refused(make_inspection, origin="facts", state="planned")
