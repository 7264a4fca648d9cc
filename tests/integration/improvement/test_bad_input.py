"""What should not happen to an area for improvement: two who judge it at once, a due date before publication, a
change of framework while its clock runs, a way to delete it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import get_resolver

from tests.cast import play
from tests.factories.definitions import load_framework
from tests.factories.records import make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core.conflicts import Conflict
from touchstone.inspectorate.improvement import actions, due, queries
from touchstone.inspectorate.improvement.models import ProgressDraft
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, ProgressRow, VisitRow

pytestmark = pytest.mark.django_db
TIMED = AreaForImprovementRow(number=1, text="Answer letters in time.", timescale_key="within_six_months")


def test_of_two_people_who_judge_the_same_item_the_second_sees_both_and_nothing_is_lost():
    cast = play(framework="ofsted-cafcass-monitoring-2010", kind="monitoring", state="judging")
    earlier = make_inspection(cast.service, inspectorate=cast.inspectorate, afis=["Answer letters."], public=False)
    cast.inspection.follows = earlier
    cast.inspection.save(update_fields=["follows"])
    given = {"inspection": cast.inspection, "area_for_improvement": earlier.areas_for_improvement.get()}
    row = VisitRow(found="Most are answered.", grade_key="satisfactory")
    actions.judge_progress(by=cast["lead"], row=row, **given)
    with pytest.raises(Conflict) as conflict:
        other = replace(row, found="Few are answered.", grade_key="inadequate")
        actions.judge_progress(by=cast["inspector"], row=other, base=0, **given)
    assert (conflict.value.theirs["found"], conflict.value.theirs["grade_key"]) == (row.found, "satisfactory")
    assert ProgressDraft.objects.get().found == row.found


@pytest.mark.parametrize("months", [0, 3, 6])
@pytest.mark.parametrize("published", ["2024-02-29", "2025-08-31", "2025-12-31"])
def test_nothing_is_due_before_it_was_published(months, published):
    deadline = due.after_publication(PreciseDate(date.fromisoformat(published)), months)
    assert deadline is not None
    cast_off = make_inspection(published=date.fromisoformat(published), framework=load_framework("ofsted-cafcass-2009"))
    keys = {0: "immediately", 3: "within_three_months", 6: "within_six_months"}
    made = actions.record_areas_for_improvement(
        by="a test", inspection=cast_off, rows=[replace(TIMED, timescale_key=keys[months])]
    )
    assert latest(made[0].clock) >= cast_off.published.end


def test_a_clock_that_crosses_a_change_of_framework_keeps_the_terms_it_began_with():
    """Found under the framework of 2009, judged under that of 2011: due when it was due, on the newer scale."""
    first = make_inspection(framework=load_framework("ofsted-cafcass-2009"), published=date(2010, 11, 1))
    (afi,) = actions.record_areas_for_improvement(by="a test", inspection=first, rows=[TIMED])
    before = (latest(afi.clock), afi.clock.basis, afi.timescale_key)
    visit = make_inspection(
        first.provider, framework=load_framework("ofsted-cafcass-progress-2011"), kind="progress", follows=first,
        published=date(2011, 4, 1),
    )  # fmt: skip
    scale = queries.progress_scale(visit)
    row = ProgressRow(area_for_improvement=afi, scale_key=scale.key, grade_key="inadequate")
    actions.record_progress(by="a test", inspection=visit, rows=[row])
    afi.refresh_from_db()
    assert (latest(afi.clock), afi.clock.basis, afi.timescale_key) == before == (date(2011, 5, 1), *before[1:])
    assert afi.inspection.framework.key == "ofsted-cafcass-2009"
    assert [each.grade_key for each in queries.of_inspection(first).get().progress.all()] == ["inadequate"]


def test_no_address_deletes_an_area_for_improvement():
    names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    about = {name for name in names if "improvement" in name or name.startswith(("plan", "progress"))}
    assert "register-improvement" in about
    assert not {name for name in about if "delete" in name or ("remove" in name and name != "plan-remove-action")}
