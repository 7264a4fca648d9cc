"""Does the database refuse a number twice, progress twice at one visit, progress without a grade?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.people import make_person
from tests.factories.records import make_afi, make_inspection, make_progress
from touchstone.inspectorate.improvement.models import ProgressDraft

pytestmark = pytest.mark.django_db


def refused(make, *args, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **values)


@pytest.fixture
def afi():
    return make_afi(make_inspection(), number=1)


def test_a_number_stands_once_in_its_section(afi):
    refused(make_afi, afi.inspection, number=1, slug="another")
    assert make_afi(afi.inspection, number=1, section="Other matters", slug="another").pk


def test_an_address_is_taken_once(afi):
    refused(make_afi, afi.inspection, number=2, slug=afi.slug)


def test_progress_is_judged_once_at_each_visit(afi):
    visit = make_inspection(afi.inspection.provider)
    make_progress(afi, visit)
    refused(make_progress, afi, visit, "good")
    assert make_progress(afi, make_inspection(afi.inspection.provider)).pk


@pytest.mark.parametrize("missing", ["grade_key", "scale_key"])
def test_progress_has_a_grade_on_a_scale(afi, missing):
    refused(make_progress, afi, make_inspection(), **{missing: ""})


@pytest.mark.parametrize(
    "changed",
    [
        {"left_out_reason": "Not due.", "found": "So."},
        {"left_out_reason": "Not due.", "residual": "So."},
        {"left_out_reason": "Not due.", "grade_key": "good", "found": "So."},
        {"grade_key": "good"},
    ],
)
def test_a_draft_of_progress_is_judged_or_left_out(changed):
    person, afi = make_person(), make_afi(make_inspection())
    values = {"inspection": make_inspection(), "area_for_improvement": afi, "saved_by": person}
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressDraft.objects.create(saved_at=timezone.now(), **values, **changed)


def test_one_draft_of_progress_a_visit():
    person, afi = make_person(), make_afi(make_inspection())
    values = {"inspection": make_inspection(), "area_for_improvement": afi, "saved_by": person, "found": "So."}
    ProgressDraft.objects.create(saved_at=timezone.now(), **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressDraft.objects.create(saved_at=timezone.now(), **values)
