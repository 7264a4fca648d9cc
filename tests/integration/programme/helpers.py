"""A service in the programme, and what has happened to it, for the tests of this room."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.cast import Cast
from tests.factories.definitions import load_framework
from tests.factories.records import make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme.actions import programmes
from touchstone.inspectorate.programme.models import Obligation, Programme

REGIME = "ofsted-cafcass-2021"
TODAY = date(2026, 11, 23)  # a Monday; conftest.py sets the clock to it


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)


def programme_of(cast: Cast, *, starts_on: date = date(2021, 4, 1), **more: Any) -> Programme:
    """The cast's service under the regime. Its own planned inspection is taken away, so that nothing is under way."""
    Inspection.objects.filter(pk=cast.inspection.pk).update(state="abandoned")
    return programmes.start_programme(
        by="the tests",
        inspectorate=cast.inspectorate,
        provider=cast.service,
        framework=load_framework(more.pop("regime", REGIME)),
        starts_on=starts_on,
        **more,
    )


def past(cast: Cast, kind: str, ended: date, grade: str = "", **more: Any) -> Inspection:
    """An inspection of the service that a published document tells of."""
    return make_inspection(
        cast.service,
        inspectorate=cast.inspectorate,
        kind=kind,
        published=None,
        starts=PreciseDate(ended - timedelta(days=11)),
        ends=PreciseDate(ended),
        judgements={"overall_effectiveness": grade} if grade else None,
        public=False,
        framework=load_framework(more.pop("regime", REGIME)),
        **more,
    )


def due(programme: Programme, rule: str) -> Obligation:
    """The one of a rule that is counted from the latest day."""
    found = programme.obligations.filter(rule=rule).order_by("counted_from", "pk").last()
    assert found is not None
    return found
