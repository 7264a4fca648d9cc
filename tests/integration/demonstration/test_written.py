"""Are the fictional report, draft and plan such that they could have been played by hand, whole and once?"""

from __future__ import annotations

import pytest

from tests.factories.people import browser_of
from tests.factories.publishing import quick_forms
from touchstone.demonstration import load
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.inspectorate.drafting import gate
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.plans.models import ActionPlan, ActionReport
from touchstone.inspectorate.reports import queries as public
from touchstone.inspectorate.reports import tasks
from touchstone.inspectorate.reports.models import Publication, PublicationJob

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def played() -> None:
    load.load_demonstration(by="a test")
    assert load.play_reports() == [True, True, True, True]


def page(who: str, address: str) -> str:
    answer = browser_of(User.objects.get(email=f"{who}@northmere.example")).get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_they_are_played_whole_and_once(played: None) -> None:
    assert load.play_reports() == [False, False, False, False]
    _the_report()
    _the_draft()
    _the_plan()


def _the_report() -> None:
    """Queued in English, Welsh and for children; public with its areas for improvement once its forms are made."""
    job = PublicationJob.objects.get()
    draft = Draft.objects.get(inspection=job.inspection)
    assert draft.state == "publishing" and draft.welsh and not draft.welsh_reviewed
    assert not gate.stops(draft)
    assert not public.public_inspections(clock.now()).filter(pk=job.inspection_id).exists()
    with quick_forms():
        tasks.go_on()
    published = Publication.objects.get(report__inspection=job.inspection)
    names = set(published.forms.values_list("document", flat=True))
    assert names == {"en", "cy", "children-en", "children-cy"}
    afis = job.inspection.areas_for_improvement.all()
    assert len(afis) == 4 and all(afi.text_cy and afi.clock_id for afi in afis)


def _the_draft() -> None:
    draft = Draft.objects.get(state="writing")
    stops = [each.problem for each in checker_of(draft).all() if each.problem.severity == "stops"]
    assert [each.rule for each in stops] == ["proportion-unsupported"] and stops[0].offer == "Few (9 of 67)"
    page("lead-inspector", f"/work/inspections/{draft.inspection.slug}/report/checks/")


def _the_plan() -> None:
    plan = ActionPlan.objects.get()
    assert plan.state == "accepted" and plan.actions.count() == 7
    complaints = plan.actions.get(indicator="complaint_response_days")
    figures = list(ActionReport.objects.filter(action=complaints).order_by("on").values_list("value", flat=True))
    assert (figures[0], figures[-1], complaints.target) == ("31 days", "12 days", "10 days")
    page("head-of-service", f"/asked/plans/{plan.inspection.slug}/")
    page("planner", f"/work/plans/{plan.inspection.slug}/")
