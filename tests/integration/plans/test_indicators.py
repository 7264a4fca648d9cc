"""An action measured by an indicator: chosen or named, its figures beside it wherever the action is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.plans import ROW, first, plan_for
from tests.factories.records import make_afi, make_area, make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings.models import Figure
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
from touchstone.inspectorate.plans import indicators, sheets
from touchstone.inspectorate.plans.actions import progress, writing
from touchstone.inspectorate.plans.models import ActionPlan, ActionReport, Indicator, PlanAction

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
KEY, NAME = "days_to_answer", "Days to a first answer"


@pytest.fixture
def cast() -> Cast:
    return play(state="settled")


def print_figure(inspection: Inspection, value: str, **fields: object) -> Figure:
    given = {"measure": KEY, "label": NAME, "unit": "days", "value": value, "period": None}
    return Figure.objects.create(inspection=inspection, **{**given, **fields})


def measured_plan(cast: Cast) -> ActionPlan:
    """The first of three areas for improvement has an action measured by an indicator that the inspection printed."""
    plan = plan_for(cast, actions=0)
    print_figure(cast.inspection, "31", period=PreciseDate.month(2026, 4))
    area = plan.inspection.areas_for_improvement.get(number=1)
    writing.add_action(by=cast["head"], plan=plan, area=area, row=replace(ROW, indicator=KEY))
    return plan


def add(cast: Cast, plan: ActionPlan, **given: str) -> PlanAction:
    area = plan.inspection.areas_for_improvement.get(number=2)
    return writing.add_action(by=cast["head"], plan=plan, area=area, row=replace(ROW, **given))


class TestChoosing:
    def test_one_that_an_inspection_printed_and_a_new_one(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        assert indicators.known(cast.service) == {KEY: NAME}
        assert add(cast, plan, new_indicator="Plans written in time").indicator == "plans_written_in_time"
        assert list(indicators.known(cast.service)) == [KEY, "plans_written_in_time"]
        assert Indicator.objects.filter(provider=cast.service).count() == 2

    def test_a_name_that_is_known_means_that_one(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        assert add(cast, plan, new_indicator="days  to a FIRST answer").indicator == KEY
        assert add(cast, plan).indicator == ""

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"indicator": KEY, "new_indicator": "Another"}, "not both"),
            ({"indicator": "nobody_counts_it"}, "no such indicator"),
            ({"new_indicator": "– !"}, "in letters"),
        ],
    )
    def test_what_cannot_be_is_refused(self, cast: Cast, given: dict[str, str], says: str) -> None:
        plan = measured_plan(cast)
        with pytest.raises(Refused, match=says):
            add(cast, plan, **given)
        assert Indicator.objects.count() == 1

    def test_another_service_s_indicators_are_its_own(self, cast: Cast) -> None:
        measured_plan(cast)
        print_figure(make_inspection(cast.other_service), "3", measure="theirs", label="Theirs")
        assert "theirs" not in indicators.known(cast.service)
        assert indicators.known(cast.other_service) == {"theirs": "Theirs"}

    def test_on_the_form_and_both_at_once_is_said(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        browser, area = browser_of(cast["head"]), plan.inspection.areas_for_improvement.get(number=2)
        page = f"/asked/plans/{cast.inspection.slug}/add/{area.slug}/"
        assert f'<option value="{KEY}">{NAME}</option>' in browser.get(page).content.decode()
        given = {"text": "Answer.", "indicator": KEY, "new_indicator": "Another"}
        assert "not both" in browser.post(page, given).content.decode()
        assert browser.post(page, {**given, "new_indicator": ""}).status_code == 302
        made = plan.actions.get(area_for_improvement=area)
        edit = f"/asked/plans/{cast.inspection.slug}/actions/{made.pk}/edit/"
        assert f'<option value="{KEY}" selected>{NAME}</option>' in browser.get(edit).content.decode()
        browser.post(edit, {"text": "Answer.", "new_indicator": "Letters sent", "revision": "0"})
        made.refresh_from_db()
        assert made.indicator == "letters_sent"

    def test_a_spreadsheet_names_it_too(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        data = f"Area for improvement,Action,Indicator\n2,Answer.,{NAME.upper()}\n3,Hear both.,Letters sent\n"
        areas = {str(each.number): each for each in plan.inspection.areas_for_improvement.all()}
        found = [(areas[each.area], each.action) for each in sheets.read(data.encode(), list(areas))]
        made = writing.add_all(by=cast["head"], plan=plan, rows=found)
        assert [each.indicator for each in made] == [KEY, "letters_sent"]


class TestFigures:
    def test_they_stand_beside_the_action_wherever_it_is_read(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        writing.send(by=cast["head"], plan=plan)
        action = first(plan)
        for on, value, period in ((date(2026, 6, 2), "22 days", "May 2026"), (date(2026, 11, 2), "12 days", "")):
            progress.report(by=cast["head"], action=action, on=on, state="under_way", value=value, period=period)
        slug, area = cast.inspection.slug, action.area_for_improvement.slug
        visit = Inspection.objects.create(
            slug="visit", origin="held", state="fieldwork", kind="monitoring", title="The visit",
            follows=cast.inspection, inspectorate=cast.inspectorate, provider=cast.service,
            framework=cast.inspection.framework,
        )  # fmt: skip
        TeamMember.objects.create(inspection=visit, role="lead", user=cast["lead"])
        newest = f"{NAME}: 12 days, told by the service, as at 2 November 2026, against 10 days."
        table = ("The 3 figures of", "Target not reached yet", "22 days", "May 2026", "31 days", "April 2026",
                 "printed after “Northmere in 2026”")  # fmt: skip
        pages = {
            ("head", f"/asked/plans/{slug}/"): (newest, *table),
            ("head", f"/asked/plans/{slug}/actions/{action.pk}/"): (newest, *table, "</strong> for May 2026"),
            ("lead", f"/work/plans/{slug}/"): (newest, *table),
            ("lead", f"/work/plans/{slug}/actions/{action.pk}/"): (newest, *table),
            ("lead", f"/work/plans/{slug}/decide/"): (newest, *table),
            ("lead", "/work/inspections/visit/progress/"): (
                "The indicator says:", newest, "Before that: 22 days (2 June 2026).", "Target not reached yet.",
            ),
            ("lead", f"/work/plans/{slug}/until-met/{area}/"): (
                f"{NAME}: 22 days for May 2026, against 10 days.", f"{NAME}: 12 days, against 10 days.",
                "31 days, April 2026, printed after “Northmere in 2026”",
            ),
        }  # fmt: skip
        for (who, page), words in pages.items():
            text = " ".join(browser_of(cast[who]).get(page).content.decode().split())
            assert [said for said in words if said not in text] == [], page

    def test_of_another_place_they_stay_away(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        InspectionArea.objects.filter(inspection=cast.inspection).exclude(area=cast.areas[0]).delete()
        beside = make_inspection(cast.service, areas=[cast.areas[0]], published=date(2025, 3, 14))
        elsewhere = make_inspection(cast.service, areas=[make_area(cast.service, "Coast")])
        print_figure(beside, "40")
        print_figure(elsewhere, "99")
        print_figure(beside, "5", role="target")
        print_figure(beside, "6", scope="national")
        print_figure(make_inspection(cast.service, areas=[cast.areas[0]], published=None, public=False), "77")
        found = indicators.measured({plan.inspection: {KEY}}, writing=True)[plan.inspection.pk, KEY]
        assert [each.value for each in found.readings] == ["31 days", "40 days"]

    def test_what_was_not_sent_to_an_inspectorate_is_not_shown_to_it(self, cast: Cast) -> None:
        plan = measured_plan(cast)
        writing.send(by=cast["head"], plan=plan)
        for inspectorate, value in ((cast.inspectorate, "8 days"), (cast.other_inspectorate, "9 days")):
            other = make_inspection(cast.service, areas=cast.areas, inspectorate=inspectorate)
            make_afi(other, "Answer.")
            theirs = writing.begin(by="the tests", inspection=other)
            action = writing.add_action(
                by="the tests", plan=theirs, area=other.areas_for_improvement.get(), row=replace(ROW, indicator=KEY)
            )
            progress.report(by="the tests", action=action, on=clock.today(), state="under_way", value=value)
            if inspectorate is cast.other_inspectorate:
                writing.send(by="the tests", plan=theirs)
        asked = {plan.inspection: {KEY}}

        def values(*, writes: bool) -> list[str]:
            found = indicators.measured(asked, writing=writes)[plan.inspection.pk, KEY]
            return [each.value for each in found.readings]

        assert values(writes=False) == ["31 days"]
        assert sorted(values(writes=True)) == ["31 days", "8 days", "9 days"]

    def test_four_queries_however_many_and_none_for_none(
        self, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        plan = measured_plan(cast)
        add(cast, plan, new_indicator="Letters sent")
        with django_assert_num_queries(4):
            found = indicators.measured({plan.inspection: {KEY, "letters_sent", ""}})
        assert {key: len(each.readings) for (_of, key), each in found.items()} == {KEY: 1, "letters_sent": 0}
        with django_assert_num_queries(0):
            assert indicators.measured({plan.inspection: {""}}) == {}

    def test_a_time_without_a_figure_is_refused(self, cast: Cast) -> None:
        action = first(measured_plan(cast))
        given = {"by": cast["head"], "action": action, "on": clock.today(), "state": "under_way"}
        with pytest.raises(Refused, match="Give the figure"):
            progress.report(**given, period="May 2026")
        with pytest.raises(IntegrityError), transaction.atomic():
            ActionReport.objects.create(
                action=action, on=clock.today(), state="planned", period="May 2026", at=clock.now()
            )


def test_no_figure_yet_is_said(cast: Cast) -> None:
    plan = plan_for(cast, actions=0)
    add(cast, plan, new_indicator="Letters sent")
    text = browser_of(cast["head"]).get(f"/asked/plans/{cast.inspection.slug}/").content.decode()
    assert "Letters sent: no figure yet." in text and "No figure told yet" in text
