"""Are areas for improvement, their due dates and their progress recorded as the framework and the dates allow?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.definitions import load_framework
from tests.factories.records import make_area, make_inspection, make_organisation
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.improvement import actions, policies, queries
from touchstone.inspectorate.improvement.models import AreaForImprovement, Milestone, ProgressJudgement
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, MilestoneRow, ProgressRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return make_area(make_organisation("Northmere Family Court Service", slug="northmere"), "Fenquay")


@pytest.fixture
def inspection(area):
    return make_inspection(
        area.organisation,
        areas=[area],
        slug="northmere-fenquay-2009-10",
        framework=load_framework("ofsted-cafcass-2009"),
        judgements={"complaints": "inadequate"},
        scale="ofsted-2009",
        published=PreciseDate.month(2009, 10, "October 2009"),
    )


@pytest.fixture
def visit(inspection, area):
    return make_inspection(
        area.organisation,
        areas=[area],
        kind="monitoring",
        framework=load_framework("ofsted-cafcass-monitoring-2010"),
        follows=inspection,
        published=date(2011, 2, 10),
    )


def record(inspection, *rows, **more):
    return actions.record_areas_for_improvement(by="a test", inspection=inspection, rows=rows, **more)


def own_actions():
    """Audit rows of this room; each clock started has one of its own."""
    return list(
        AuditEvent.objects.filter(action__startswith="improvement").order_by("id").values_list("action", flat=True)
    )


def test_each_has_an_address_its_areas_its_judgement_and_a_date_that_says_what_it_rests_on(inspection, area):
    timed, untimed = record(
        inspection,
        AreaForImprovementRow(1, "Answer letters.", timescale_key="within_three_months", judgement_key="complaints"),
        AreaForImprovementRow(2, "Ask children.", own_words=True),
    )
    assert timed.slug == "northmere-fenquay-2009-10-1"
    assert timed.judgement == inspection.judgements.get()
    assert list(timed.areas.all()) == [area]
    assert timed.clock.due == date(2010, 1, 31)
    assert "counted from 31 October 2009 (the report gives 2009-10 and no day)" in timed.clock.basis
    assert (untimed.clock, untimed.judgement, untimed.own_words) == (None, None, True)
    assert own_actions() == ["improvement.record"]


def test_lists_of_several_sections_number_from_one_each(inspection):
    rows = [AreaForImprovementRow(1, "Answer.", section=each) for each in ("Priority actions", "Other matters")]
    assert [each.slug for each in record(inspection, *rows)] == [
        "northmere-fenquay-2009-10-priority-actions-1",
        "northmere-fenquay-2009-10-other-matters-1",
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (AreaForImprovementRow(0, "Answer."), "numbers start at 1"),
        (AreaForImprovementRow(3, " "), "Area for improvement 3 has no words"),
        (AreaForImprovementRow(3, "Answer.", timescale_key="soon"), "has no timescale 'soon'. It has: immediately"),
        (AreaForImprovementRow(3, "Answer.", class_key="whim"), "has no class 'whim'"),
        (AreaForImprovementRow(3, "Answer.", judgement_key="safeguarding"), "does not judge"),
        (AreaForImprovementRow(1, "Answer."), "held already. Its wording is never changed"),
    ],
)
def test_refuses_what_does_not_fit(inspection, row, says):
    record(inspection, AreaForImprovementRow(1, "Answer letters."))
    with pytest.raises(Refused, match=says):
        record(inspection, row)
    assert not policies.can_record(inspection, [row])
    assert AreaForImprovement.objects.count() == 1


def test_refuses_the_same_number_twice(inspection):
    with pytest.raises(Refused, match="Area for improvement 1 is there twice"):
        record(inspection, AreaForImprovementRow(1, "Answer."), AreaForImprovementRow(1, "Ask."))


def test_clocks_start_when_publication_becomes_known(inspection):
    inspection.published = None
    inspection.save()
    record(
        inspection, AreaForImprovementRow(1, "Answer.", timescale_key="immediately"), AreaForImprovementRow(2, "Ask.")
    )
    assert actions.start_clocks(by="a test", inspection=inspection) == 0
    inspection.published = PreciseDate.day(2009, 10, 23)
    assert actions.start_clocks(by="a test", inspection=inspection) == 1
    assert actions.start_clocks(by="a test", inspection=inspection) == 0
    assert [each.clock and each.clock.due for each in inspection.areas_for_improvement.all()] == [
        date(2009, 10, 23),
        None,
    ]
    assert own_actions() == ["improvement.record", "improvement.start_clocks"]


def test_progress_is_judged_by_a_visit_that_follows(inspection, visit):
    first, second = record(inspection, AreaForImprovementRow(1, "Answer."), AreaForImprovementRow(2, "Ask."))
    rows = [ProgressRow(first, "progress-2010", "good", found="Done.", residual="Some late.")]
    actions.record_progress(by="a test", inspection=visit, rows=rows)
    held = ProgressJudgement.objects.get()
    assert (held.grade_key, held.residual) == ("good", "Some late.")
    assert own_actions() == ["improvement.record", "improvement.record_progress"]
    stranger = make_inspection(kind="monitoring")
    good = ProgressRow(second, "progress-2010", "good")
    for at, row, says in (
        (visit, rows[0], "has already judged progress on: 1. Answer."),
        (visit, ProgressRow(second, "progress-2010", "splendid"), "has no step 'splendid'"),
        (visit, ProgressRow(second, "ofsted-2009", "good"), "has no scale 'ofsted-2009'"),
        (stranger, good, "Link the visit to the inspection that it follows first"),
        (inspection, good, "does not follow"),
    ):
        with pytest.raises(Refused, match=says):
            actions.record_progress(by="a test", inspection=at, rows=[row])
        assert not policies.can_record_progress(at, [row])
    with pytest.raises(Refused, match="two progress judgements of: 2. Ask."):
        actions.record_progress(by="a test", inspection=visit, rows=[good, good])


def test_milestones_are_dated_things_that_a_visit_tells(inspection, visit):
    (afi,) = record(inspection, AreaForImprovementRow(1, "Answer."))
    rows = [
        MilestoneRow(PreciseDate.month(2010, 10), "A new team began."),
        MilestoneRow(PreciseDate.month(2010, 4), "Complaints moved.", afi),
    ]
    actions.record_milestones(by="a test", inspection=visit, rows=rows)
    assert [each.text for each in Milestone.objects.all()] == ["Complaints moved.", "A new team began."]
    assert own_actions()[-1] == "improvement.record_milestones"
    empty = [MilestoneRow(PreciseDate.year(2010), "")]
    with pytest.raises(Refused, match="A milestone needs words"):
        actions.record_milestones(by="a test", inspection=visit, rows=empty)
    assert not policies.can_record_milestones(empty)


def test_own_words_give_way_to_the_published_wording_and_that_to_nothing(inspection):
    (afi,) = record(inspection, AreaForImprovementRow(1, "Letters", own_words=True))
    with pytest.raises(Refused, match="Give the wording"):
        actions.replace_wording(by="a test", area_for_improvement=afi, text=" ")
    actions.replace_wording(by="a test", area_for_improvement=afi, text="Answer every letter in time. ")
    afi.refresh_from_db()
    assert (afi.text, afi.own_words) == ("Answer every letter in time.", False)
    event = AuditEvent.objects.get(action="improvement.replace_wording")
    assert event.changes == {"text": ["Letters", "Answer every letter in time."]}
    with pytest.raises(Refused, match="is never changed"):
        actions.replace_wording(by="a test", area_for_improvement=afi, text="Answer.")
    assert not policies.can_replace_wording(afi, "Answer.")


def test_reading_takes_a_known_number_of_queries(inspection, visit, area, django_assert_num_queries):
    afis = record(inspection, *(AreaForImprovementRow(n, "Answer.") for n in range(1, 13)))
    actions.record_progress(
        by="a test", inspection=visit, rows=[ProgressRow(afi, "progress-2010", "good") for afi in afis]
    )
    with django_assert_num_queries(3):
        assert len([each.progress.all()[0].inspection.title for each in queries.of_inspection(inspection)]) == 12
    with django_assert_num_queries(5):
        assert len([list(each.areas.all()) for each in queries.of_area(area)]) == 12
    with django_assert_num_queries(3):
        assert queries.carried_by(afis[0]) == [area]
