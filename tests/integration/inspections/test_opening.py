"""Is an inspection opened only with what its kind needs, and by those who plan?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast, play
from tests.factories.definitions import load_framework
from tests.factories.records import make_inspection
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.inspectorate.inspections.actions import open_inspection
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


def opened(cast: Cast, **given: object) -> Inspection:
    values = {
        "by": cast["planner"], "provider": cast.service, "inspectorate": cast.inspectorate, "kind": "full",
        "framework": load_framework("ofsted-cafcass-2021"), "title": "Northmere, the whole of it",
        "starts_on": date(2027, 1, 11), "ends_on": date(2027, 1, 22),
    }  # fmt: skip
    return open_inspection(**{**values, **given})  # type: ignore[arg-type]


def test_it_is_planned_under_a_framework_that_never_changes_again(cast: Cast) -> None:
    inspection = opened(cast, lead=cast["lead"], areas=cast.areas[:1])
    assert (inspection.state, inspection.origin, inspection.slug) == ("planned", "held", "northmere-fen-2027-01")
    assert inspection.framework.first_used_on == clock.today()
    assert "143" in inspection.legal_basis and inspection.legal_basis_source
    assert [member.user for member in inspection.team.all()] == [cast["lead"]]
    change = inspection.state_changes.get()
    assert (change.step, change.from_state, change.to_state, change.by) == ("open", "", "planned", cast["planner"])
    assert AuditEvent.objects.filter(action="inspections.open", owner=cast.inspectorate.slug).count() == 1


def test_a_second_of_the_same_month_has_an_address_of_its_own(cast: Cast) -> None:
    assert [opened(cast).slug, opened(cast).slug] == ["northmere-2027-01", "northmere-2027-01-2"]


@pytest.mark.parametrize("who", ["lead", "inspector", "director", "head", "other_planner"])
def test_only_a_planner_of_that_inspectorate_opens_one(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="do not let you plan"):
        opened(cast, by=cast[who])


def test_a_named_part_of_the_program_opens_one(cast: Cast) -> None:
    assert opened(cast, by="the demonstration").state_changes.get().by_label == "the demonstration"


def test_a_planner_with_a_tie_to_the_service_does_not(cast: Cast) -> None:
    ConflictOfInterest.objects.create(
        person=cast["planner"], organisation=cast.service, nature="a relative works there", declared_on=clock.today()
    )
    with pytest.raises(Refused, match="has declared a tie"):
        opened(cast)


@pytest.mark.parametrize(
    ("framework", "given", "says"),
    [
        ("ofsted-cafcass-2021", {"kind": "progress"}, "has no progress inspection"),
        ("ofsted-cafcass-2021", {"kind": "focused"}, "needs its theme"),
        ("ofsted-cafcass-2021", {"kind": "focused", "theme": "delay"}, "no fewer than 3 different areas"),
        ("ofsted-cafcass-2021", {"kind": "monitoring"}, "Choose the one that it follows"),
        ("ofsted-cafcass-2009", {}, "is of an area of the service"),
        ("ofsted-cafcass-progress-2011", {"kind": "progress", "some": 1}, "or name the plan"),
        ("ofsted-cafcass-2021", {"judged": ["value_for_money"]}, "not one of"),
        ("ofsted-cafcass-2021", {"title": " "}, "needs a title"),
        ("ofsted-cafcass-2021", {"starts_on": date(2027, 1, 23)}, "cannot end"),
    ],
)
def test_what_a_kind_lacks_is_said(cast: Cast, framework: str, given: dict[str, object], says: str) -> None:
    areas = cast.areas[: given.pop("some", 0)]  # type: ignore[misc]
    with pytest.raises(Refused, match=says):
        opened(cast, framework=load_framework(framework), areas=areas, **given)


def test_a_focused_visit_a_monitoring_visit_a_progress_inspection_and_one_without_grades(cast: Cast) -> None:
    earlier = make_inspection(cast.service, published=date(2025, 3, 14))
    focused = opened(cast, kind="focused", theme="delay in private law", areas=cast.areas)
    assert (focused.slug, focused.areas.count()) == ("northmere-focused-2027-01", 3)
    assert opened(cast, kind="monitoring", follows=earlier).follows == earlier
    aspects = ["safeguarding", "service_responsiveness"]
    framework = load_framework("ofsted-cafcass-progress-2011")
    progress = opened(
        cast, kind="progress", framework=framework, theme="Northmere's plan", judged=aspects, areas=cast.areas[:1]
    )
    assert progress.judged == aspects
    assert opened(cast, kind="narrative", framework=load_framework("ciw-cafcass-cymru-2018")).kind == "narrative"


def test_a_lead_leads_for_this_inspectorate_and_has_no_tie(cast: Cast) -> None:
    with pytest.raises(Refused, match="Choose one of its lead inspectors"):
        opened(cast, lead=cast["inspector"])
    ConflictOfInterest.objects.create(
        person=cast["lead"], organisation=cast.service, nature="worked there", declared_on=clock.today()
    )
    with pytest.raises(Refused, match="has declared a tie"):
        opened(cast, lead=cast["lead"])


def test_an_area_of_another_service_is_refused(cast: Cast) -> None:
    from_elsewhere = make_inspection(cast.other_service)
    with pytest.raises(Refused, match="different providers"):
        opened(cast, kind="monitoring", follows=from_elsewhere)
