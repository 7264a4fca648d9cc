"""Does the database refuse a grade without a scale, a judgement twice, a figure without a value?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.records import make_evidence, make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.models import Figure, Judgement

pytestmark = pytest.mark.django_db


def refused(make, *args, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **values)


@pytest.mark.parametrize(
    ("state", "scale", "grade"),
    [
        ("graded", "", ""),
        ("graded", "ofsted-2009", ""),
        ("graded", "", "good"),
        ("not judged", "ofsted-2009", "good"),
        ("not in regime", "", "good"),
        ("not held", "", "good"),
    ],
)
def test_a_grade_exactly_when_graded(state, scale, grade):
    refused(
        Judgement.objects.create,
        inspection=make_inspection(),
        area_key="a",
        heading="A",
        state=state,
        scale_key=scale,
        grade_key=grade,
    )


def test_one_judgement_of_each_area():
    inspection = make_inspection(judgements={"complaints": "good"})
    refused(Judgement.objects.create, inspection=inspection, area_key="complaints", heading="C", state="not held")


def test_one_count_of_each_kind_and_label():
    inspection = make_inspection()
    make_evidence(inspection, "case files", 3)
    refused(make_evidence, inspection, "case files", 4)


def test_a_figure_has_a_value_and_stands_once_for_its_period():
    values = {"inspection": make_inspection(), "measure": "days", "label": "Days"}
    refused(Figure.objects.create, value="", **values)
    Figure.objects.create(value="12", **values)
    refused(Figure.objects.create, value="13", **values)
    assert Figure.objects.create(value="13", period=PreciseDate.year(2010), **values).pk
