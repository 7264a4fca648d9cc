"""Which actions were followed by improvement: what counts from when, the page, its file, and how many queries."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.plans import first, plan_for
from tests.factories.records import NOW, make_afi, make_inspection, make_progress, make_publication
from touchstone.domain.dates import PreciseDate
from touchstone.domain.followed_by import Start
from touchstone.foundation.core import clock
from touchstone.inspectorate.learning.following import Act, Acts, acts
from touchstone.inspectorate.plans.actions import deciding, progress, writing
from touchstone.inspectorate.plans.models import ActionPlan, PlanAction, PlanDecision, PlanSending
from touchstone.inspectorate.plans.rows import ActionRow

pytestmark = pytest.mark.django_db
ACCEPTED = date(2026, 6, 1)


@pytest.fixture
def cast() -> Cast:
    return play()


def planned(cast: Cast, **how: Any) -> ActionPlan:
    plan = plan_for(cast, **how)
    make_publication(cast.inspection)
    return plan


def accept(cast: Cast, plan: ActionPlan, *not_these: int) -> None:
    """On 1 June 2026."""
    sending = writing.send(by=cast["head"], plan=plan)
    areas = cast.inspection.areas_for_improvement.all()
    said = {each.pk: (each.number not in not_these, "Say more.") for each in areas}
    deciding.decide(by=cast["lead"], sending=sending, said=said)
    when = datetime(2026, 6, 1, 12, tzinfo=UTC)
    PlanDecision.objects.filter(sending=sending).update(at=when)
    PlanSending.objects.filter(pk=sending.pk).update(decided_at=when)


def visit(cast: Cast, began: date, *grades: str, public: bool = True) -> None:
    """Judges the areas for improvement in their order."""
    made = make_inspection(
        cast.service, follows=cast.inspection, kind="monitoring", published=date(2026, 11, 1), public=public,
        starts=PreciseDate(began), ends=None,
    )  # fmt: skip
    for area, grade in zip(cast.inspection.areas_for_improvement.order_by("number"), grades, strict=False):
        make_progress(area, made, grade)


def found() -> Acts:
    return acts(clock.now(), made_up=True)


def only() -> Act:
    (row,) = found().rows
    return row


def said(row: Act) -> str:
    return row.followed.next.grade if row.followed.next else "not judged"


def test_an_accepted_action_is_followed_by_the_next_judgement(cast: Cast) -> None:
    plan = planned(cast, actions=1)
    progress.report(by=cast["head"], action=first(plan), on=date(2026, 6, 20), state="under_way")
    accept(cast, plan)
    visit(cast, date(2026, 10, 1), "good")
    visit(cast, date(2026, 9, 1), "inadequate")
    row = only()
    assert (said(row), row.followed.start, row.followed.done) == ("inadequate", Start.EARLY, False)
    assert row.followed.taken.measure and row.followed.taken.milestones


def test_a_visit_that_began_before_it_was_accepted_says_nothing_of_it(cast: Cast) -> None:
    accept(cast, planned(cast, actions=1))
    visit(cast, ACCEPTED, "good")
    assert said(only()) == "not judged"


def test_what_is_not_public_is_not_what_followed(cast: Cast) -> None:
    accept(cast, planned(cast, actions=1))
    visit(cast, date(2026, 10, 1), "good", public=False)
    assert said(only()) == "not judged"


def test_each_part_of_a_plan_is_accepted_by_itself(cast: Cast) -> None:
    accept(cast, planned(cast, actions=2), 2)
    visit(cast, date(2026, 10, 1), "good", "good")
    assert [row.area.number for row in found().rows] == [1]
    assert found().uncounted == 1


def test_one_that_was_never_accepted_counts_once_it_is_said_to_be_done(cast: Cast) -> None:
    plan = planned(cast, actions=1)
    assert (found().rows, found().uncounted) == ((), 1)
    progress.report(by=cast["head"], action=first(plan), on=date(2026, 7, 1), state="done")
    visit(cast, date(2026, 10, 1), "satisfactory")
    assert (said(only()), only().followed.done) == ("satisfactory", True)


def test_one_taken_out_before_anybody_read_it_is_no_action(cast: Cast) -> None:
    plan = planned(cast, actions=1)
    writing.remove_action(by=cast["head"], action=first(plan))
    assert (found().rows, found().uncounted) == ((), 0)


def test_what_was_added_after_it_was_accepted_is_not_counted_as_had(cast: Cast) -> None:
    plan = planned(cast, actions=0)
    area = cast.inspection.areas_for_improvement.get(number=1)
    action = writing.add_action(by=cast["head"], plan=plan, area=area, row=ActionRow(text="Answer in time."))
    accept(cast, plan)
    plan.refresh_from_db()
    writing.change(by=cast["head"], plan=plan)
    action.refresh_from_db()
    row = ActionRow(text="Answer.", measure="Days to answer")
    writing.save_action(by=cast["head"], action=action, base=action.revision, row=row)
    action.refresh_from_db()
    assert action.measure
    held = only()
    assert not held.followed.taken.measure and not held.followed.taken.milestones


def test_made_up_services_and_other_kinds_are_left_out(cast: Cast) -> None:
    accept(cast, planned(cast, actions=1))
    assert acts(clock.now()).rows == ()
    assert acts(clock.now(), made_up=True, kind="monitoring").rows == ()
    assert len(acts(clock.now(), made_up=True, kind="full").rows) == 1


def many(cast: Cast) -> None:
    """Fourteen areas for improvement: twelve actions with a measure, eight of them followed by good progress; two
    without."""
    plan = planned(cast, actions=0)
    for number in range(4, 15):
        make_afi(cast.inspection, f"Answer letter {number} in time.", number=number)
    for area in cast.inspection.areas_for_improvement.order_by("number"):
        row = ActionRow(text="Supervise every month.", measure="" if area.number > 12 else "Days")
        writing.add_action(by=cast["head"], plan=plan, area=area, row=row)
    accept(cast, plan)
    visit(cast, date(2026, 10, 1), *["good"] * 8, *["inadequate"] * 6)


def test_the_page_says_followed_by_with_its_share_and_withholds_small_numbers(cast: Cast) -> None:
    many(cast)
    page = browser_of(cast["inspector"]).get("/work/learning/followed/?made_up=yes&by=measure").content.decode()
    assert "Followed by, not caused by" in page
    assert "8 of 12: 67% (35% to 90%)" in page
    row = page.split("Without a measure")[1].split("</tr>")[0]
    assert row.count("Withheld") == 4 and "0%" not in row
    assert "n = 14 actions towards 14 areas for improvement, of which 14 were judged afterwards." in page
    assert "<svg" not in page, "one share alone needs no picture"


@pytest.mark.parametrize("by", ["indicator", "milestones", "start", "done", "action", "weakness", "timescale"])
def test_every_way_of_comparing_opens_and_the_choice_stays(cast: Cast, by: str) -> None:
    many(cast)
    page = browser_of(cast["planner"]).get(f"/work/learning/followed/?made_up=yes&by={by}&kind=full").content.decode()
    assert f'<option value="{by}" selected>' in page
    assert '<option value="full" selected>' in page and 'value="yes" checked' in page
    assert "followed.csv?kind=full&amp;made_up=yes" in page


def test_the_file_withholds_what_the_page_withholds(cast: Cast) -> None:
    many(cast)
    answer = browser_of(cast["planner"]).get("/work/learning/followed.csv?made_up=yes").content.decode()
    rows = {(row["counted_by"], row["group"]): row for row in csv.DictReader(io.StringIO(answer))}
    assert rows["measure", "With a measure"]["met"] == "8"
    assert (rows["measure", "With a measure"]["low"], rows["measure", "With a measure"]["worse"]) == ("0.3489", "4")
    assert {rows["measure", "Without a measure"][name] for name in ("met", "low", "high", "worse")} == {""}
    assert rows["action", "Supervision"]["actions"] == "14"


def test_an_empty_page_says_what_will_stand_there_and_how_to_begin(cast: Cast) -> None:
    page = browser_of(cast["planner"]).get("/work/learning/followed/?by=start").content.decode()
    assert "will be counted here" in page and 'href="/work/plans/"' in page


def test_two_shares_have_a_picture_of_their_intervals(cast: Cast) -> None:
    many(cast)
    browser, address = browser_of(cast["planner"]), "/work/learning/followed/?made_up=yes&by=measure"
    assert "learning-dot" not in browser.get(address).content.decode()
    (visited,) = cast.inspection.followed_by.all()
    action = PlanAction.objects.filter(measure="")[0]
    for number in range(15, 23):
        area = make_afi(cast.inspection, number=number)
        PlanAction.objects.create(
            plan=action.plan, area_for_improvement=area, order=1, text="Ask.", state="done", saved_at=NOW
        ).reports.create(on=date(2026, 7, 1), state="done", at=NOW)
        make_progress(area, visited, "good")
    assert browser.get(address).content.decode().count("learning-dot") == 2


def test_however_many_there_are_the_queries_are_the_same(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many(cast)
    with django_assert_num_queries(6):
        assert len(acts(NOW, made_up=True).rows) == 14


def test_the_page_of_what_returns_leads_here(cast: Cast) -> None:
    client: Client = browser_of(cast["planner"])
    assert "/work/learning/followed/" in client.get("/work/learning/").content.decode()
