"""Are the demonstration's obligations those that the published history asks for?"""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.demonstration import load
from touchstone.demonstration.programme import start_programmes
from touchstone.inspectorate.programme import presenters, queries
from touchstone.inspectorate.programme.models import Obligation, Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cafcass() -> Programme:
    load.load_demonstration(by="a test")
    return Programme.objects.get(provider__slug="cafcass", framework__key="ofsted-cafcass-2021")


def test_what_is_due_for_cafcass_follows_from_what_is_published(cafcass: Programme) -> None:
    rows = {(row.rule, row.state): row for row in queries.of_programme(cafcass)}
    full = rows["national-inspection", Obligation.Standing.MET]
    assert (full.met_by.slug, full.latest, full.late_by) == ("cafcass-2024-02", date(2024, 4, 1), 0)  # type: ignore[union-attr]
    following = cafcass.obligations.get(rule="national-inspection", after__slug="cafcass-2024-02")
    assert (following.earliest, following.latest) == (date(2026, 2, 16), date(2027, 2, 16))
    visit = rows["focused-visit", Obligation.Standing.MET]
    assert visit.met_by is not None and visit.met_by.slug == "cafcass-2021-04"
    assert visit.met_on == date(2021, 4, 30)  # known to the month: the last day that it can have been
    between = cafcass.obligations.get(rule="focused-visit", after__slug="cafcass-2024-02")
    assert (between.met_by, between.latest) == (None, date(2027, 2, 16))
    # Nothing is known of self-evaluations and meetings, so none is late before they are recorded here.
    for rule in ("self-evaluation", "engagement-meeting"):
        (row,) = cafcass.obligations.filter(rule=rule)
        assert (row.counted_from, row.latest) == (date(2026, 4, 1), date(2027, 4, 1))
    assert not cafcass.obligations.filter(rule__in=["monitoring", "escalation"]).exists()


def test_each_says_how_its_rule_is_known(cafcass: Programme) -> None:
    calendar = queries.calendar_of(cafcass)
    row = cafcass.obligations.get(rule="national-inspection", after__slug="cafcass-2024-02")
    why = presenters.why(row, calendar)
    assert why.known.startswith("Verified in the source.")
    assert why.source is not None and why.source.url.startswith("https://gov.uk/")
    assert "This project's own settings" in why.settings
    cymru = Programme.objects.get(provider__slug="cafcass-cymru")
    (inspection,) = cymru.obligations.exclude(state="met")
    known = presenters.why(inspection, queries.calendar_of(cymru)).known
    assert known == "Not verified. How often the service is inspected is not publicly known."
    assert inspection.latest is None


def test_again_changes_nothing(cafcass: Programme) -> None:
    assert start_programmes(by="the tests") == []
