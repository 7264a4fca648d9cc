"""A visit opens with what is known: what the service says now, and what was found last time."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.plans import first, plan_for
from tests.factories.records import make_inspection, make_progress
from touchstone.foundation.core import clock
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
from touchstone.inspectorate.plans.actions import progress, writing
from touchstone.inspectorate.plans.beside import facts
from touchstone.inspectorate.plans.models import ActionFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = play()
    plan = plan_for(cast)
    action = first(plan)
    writing.send(by=cast["head"], plan=plan)
    for on, value in ((date(2026, 6, 2), "31 days"), (date(2026, 11, 2), "12 days")):
        progress.report(by=cast["head"], action=action, on=on, state="under_way", says="More staff.", value=value)
    progress.add_file(by=cast["head"], action=action, data=io.BytesIO(b"a,b\n"), name="a.csv", shows="Days to answer.")
    return cast


def visit_after(cast: Cast) -> Inspection:
    visit = Inspection.objects.create(
        slug="visit", origin="held", state="fieldwork", kind="monitoring", title="The visit", follows=cast.inspection,
        inspectorate=cast.inspectorate, provider=cast.service, framework=cast.inspection.framework,
    )  # fmt: skip
    InspectionArea.objects.create(inspection=visit, area=cast.areas[0])
    TeamMember.objects.create(inspection=visit, role="lead", user=cast["lead"])
    return visit


def test_the_page_of_a_visit_says_what_the_service_says_and_what_was_found_last_time(cast: Cast) -> None:
    area = cast.inspection.areas_for_improvement.order_by("number")[0]
    area.judgement = Judgement.objects.create(
        inspection=cast.inspection, area_key="complaints", heading="Complaints", state="graded", order=9,
        scale_key="ofsted-2009", grade_key="inadequate",
    )  # fmt: skip
    area.save(update_fields=["judgement"])
    before = make_inspection(cast.service, follows=cast.inspection, published=date(2026, 8, 1), kind="monitoring")
    make_progress(area, before, "inadequate", found="Few letters were answered.", residual="No desk.")
    text = browser_of(cast["lead"]).get(f"/work/inspections/{visit_after(cast).slug}/progress/").content.decode()
    for words in (
        "Told on 2 November 2026: under way. More staff. 12 days, against 10 days.",
        "a.csv: Days to answer.",
        "A milestone was missed",
        "Judged when it was found:</strong> Complaints",
        f"Found last time, at {before}:",
        "Few letters were answered. Still weak: No desk.",
    ):
        assert words in " ".join(text.split())


def test_whoever_visits_reads_the_plan_and_its_files_and_decides_nothing(cast: Cast) -> None:
    visit = visit_after(cast)
    newcomer = cast["moderator"]
    file = ActionFile.objects.get()
    pages = [
        f"/work/plans/{cast.inspection.slug}/{rest}"
        for rest in ("", f"actions/{file.action_id}/", f"files/{file.pk}/", "until-met/")
    ]
    browser = browser_of(newcomer)
    assert [browser.get(page).status_code for page in pages] == [404] * 4
    assert cast.inspection.title not in browser.get("/work/plans/").content.decode()
    member = TeamMember.objects.create(inspection=visit, role="inspector", user=newcomer)
    assert [browser.get(page).status_code for page in pages] == [200] * 4
    assert cast.inspection.title in browser.get("/work/plans/").content.decode()
    assert browser.get(f"/work/plans/{cast.inspection.slug}/decide/").status_code == 403
    assert browser.post(f"/asked/plans/{cast.inspection.slug}/begin/").status_code == 403
    page = browser.get(f"/work/inspections/{visit.slug}/progress/").content.decode()
    assert f'href="{pages[2]}"' in page
    Inspection.objects.filter(pk=visit.pk).update(state="abandoned")
    assert [browser.get(page).status_code for page in pages] == [404] * 4
    Inspection.objects.filter(pk=visit.pk).update(state="fieldwork")
    member.delete()
    assert browser.get(pages[0]).status_code == 404


def test_a_visit_after_a_visit_reads_the_plan_too(cast: Cast) -> None:
    second = Inspection.objects.create(
        slug="second", origin="held", state="planned", kind="monitoring", title="Again", follows=visit_after(cast),
        inspectorate=cast.inspectorate, provider=cast.service, framework=cast.inspection.framework,
    )  # fmt: skip
    browser = browser_of(cast["moderator"])
    assert browser.get(f"/work/plans/{cast.inspection.slug}/").status_code == 404
    TeamMember.objects.create(inspection=second, role="inspector", user=cast["moderator"])
    assert browser.get(f"/work/plans/{cast.inspection.slug}/").status_code == 200
    assert cast.inspection.title in browser.get("/work/plans/").content.decode()


def test_a_file_of_a_plan_that_was_never_sent_is_the_services_alone() -> None:
    cast = play()
    action = first(plan_for(cast))
    file = progress.add_file(by=cast["head"], action=action, data=io.BytesIO(b"a,b\n"), name="a.csv", shows="Days.")
    slug = cast.inspection.slug
    assert browser_of(cast["head"]).get(f"/asked/plans/{slug}/files/{file.pk}/").status_code == 200
    assert browser_of(cast["lead"]).get(f"/work/plans/{slug}/files/{file.pk}/").status_code == 404
    writing.send(by=cast["head"], plan=action.plan)
    assert browser_of(cast["lead"]).get(f"/work/plans/{slug}/files/{file.pk}/").status_code == 200


def test_it_asks_as_often_however_many_there_are(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    rows = list(cast.inspection.areas_for_improvement.all())
    for some in (rows[:1], rows):
        with django_assert_num_queries(14):
            assert set(facts(some, clock.today())) == {row.pk for row in some}
