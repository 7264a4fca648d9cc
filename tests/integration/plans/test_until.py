"""What becomes of an area for improvement: its pages, its alarms, told of once, and the day its area leaves."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.utils import timezone

from tests.cast import play
from tests.factories.learning import make_recurrence
from tests.factories.people import browser_of
from tests.factories.plans import first, plan_for, publish
from tests.factories.records import make_area, make_inspection, make_progress, make_publication
from touchstone.domain.until_met import Kind, State
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers.models import AreaSuccession
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.improvement.rows import Place
from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.plans import until
from touchstone.inspectorate.plans.actions import deciding, moving, progress, writing
from touchstone.inspectorate.plans.actions.alarms import raise_due
from touchstone.inspectorate.plans.models import Alarm

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def cast():
    return play()


@pytest.fixture
def plan(cast):
    made = plan_for(cast, actions=2)
    writing.send(by=cast["head"], plan=made)
    return made


def standing(cast, number=1, **writing):
    rows = AreaForImprovement.objects.filter(inspection=cast.inspection, number=number)
    return until.standings(rows, clock.today(), **writing)[0]


def test_every_kind_of_event_reaches_the_timeline(cast, plan):
    action, area = first(plan), first(plan).area_for_improvement
    progress.report(by=cast["head"], action=action, on=date(2026, 6, 2), state="under_way", value="31 days")
    progress.report(by=cast["head"], action=action, on=date(2026, 7, 2), state="under_way", value="12 days")
    progress.add_file(by=cast["head"], action=action, data=io.BytesIO(b"a,b\n"), name="a.csv", shows="Days.")
    said = {each.pk: (True, "") for each in cast.inspection.areas_for_improvement.all()}
    deciding.decide(by=cast["lead"], sending=plan.sendings.get(), said=said)
    visit = make_inspection(cast.service, follows=cast.inspection, published=date(2026, 9, 1), kind="monitoring")
    make_progress(area, visit, "satisfactory", residual="Letters are late.")
    LineOfEnquiry.objects.create(
        inspection=visit, number=1, text="Letters", source="carried forward", source_label="Then",
        source_key=f"afi-{area.pk}", opened_at=datetime(2026, 9, 20, 9, tzinfo=UTC),
    )  # fmt: skip
    after = make_area(cast.service, "Coast")
    area.areas.set([cast.areas[0]])
    place = Place(cast.areas[0], after, cast.service)
    moving.move(by=cast["lead"], area_for_improvement=area, to=place, on=date(2026, 10, 1), reason="Joined.")
    later = make_inspection(cast.service, published=date(2026, 11, 1), afis=["Answer letters."])
    make_recurrence(
        earlier=area, later=later.areas_for_improvement.get(), state="confirmed", decided_by=cast["lead"],
        decided_at=timezone.now(),
    )  # fmt: skip
    found = standing(cast)
    kinds = {event.kind for event in found.timeline(clock.today())}
    assert kinds == set(Kind) - {Kind.DUE, Kind.JUDGED, Kind.MILESTONE, Kind.DISCUSSED}
    assert found.state is State.RETURNED
    pages = [browser_of(cast[who]).get(address) for who, address in (
        ("lead", f"/work/plans/{cast.inspection.slug}/until-met/{area.slug}/"),
        ("head", f"/asked/plans/{cast.inspection.slug}/until-met/{area.slug}/"),
    )]  # fmt: skip
    for page in pages:
        text = page.content.decode()
        for words in ("12 days", "From Fen to Coast. Joined.", "Letters are late.", "It was found weak again"):
            assert words in text


def test_a_plan_that_was_not_sent_shows_its_actions_to_the_service_only(cast):
    plan = plan_for(cast)
    progress.report(by=cast["head"], action=first(plan), on=date(2026, 11, 20), state="under_way")
    assert standing(cast, writing=True).item.actions
    assert not standing(cast).item.actions


def test_an_alarm_is_raised_and_told_of_once(cast, plan, django_capture_on_commit_callbacks):
    now = timezone.now()
    assert raise_due(now) == Alarm.objects.count() == 5  # three have not begun; two missed a milestone
    told = OutboxEmail.objects.filter(subject__contains="3 areas for improvement need attention")
    assert {each.to for each in told} == {f"{who}@cast.example" for who in ("head", "manager", "data_officer", "lead")}
    assert "desk" not in told[0].body and "a milestone was missed" in told[0].body
    assert raise_due(now) == 0
    assert told.count() == 4
    progress.report(by=cast["head"], action=first(plan), on=clock.today(), state="under_way")
    assert raise_due(now) == 0
    ended = Alarm.objects.get(ended_at__isnull=False)
    assert (ended.rule, ended.area_for_improvement.number) == ("slow_start", 1)
    assert not mail.outbox


def test_of_documents_only_read_nobody_is_told(cast):
    publish(cast)
    Inspection.objects.filter(pk=cast.inspection.pk).update(origin=Inspection.Origin.FACTS, state="")
    assert raise_due(timezone.now()) == 0
    assert not Alarm.objects.exists()


@pytest.mark.parametrize(("who", "address"), [("planner", "/work/plans/"), ("head", "/asked/plans/")])
def test_lists_of_plans_open_with_what_needs_attention(cast, plan, who, address):
    text = browser_of(cast[who]).get(address).content.decode()
    assert "What needs attention" in text and "3 areas for improvement, the most worrying first." in text
    assert "A milestone was missed: A desk of its own, by 31 July 2026." in text


def test_the_page_of_a_plan_says_how_each_stands_with_few_queries(cast, plan, django_assert_num_queries):
    rows = until.published(cast.inspection)
    with django_assert_num_queries(11):
        found = until.standings(rows, clock.today())
    assert [each.state for each in found] == [State.SLOW] * 3
    text = browser_of(cast["director"]).get(f"/work/plans/{cast.inspection.slug}/until-met/").content.decode()
    assert text.count("Slow to start") == 3


def test_the_form_of_a_move_offers_the_successor_first_and_moves(cast, plan):
    area = first(plan).area_for_improvement
    area.areas.set(cast.areas[:1])
    AreaSuccession.objects.create(
        before=cast.areas[0], after=cast.areas[2], kind="merged", on=cast.inspection.published
    )
    browser, address = browser_of(cast["lead"]), f"/work/plans/{cast.inspection.slug}/until-met/{area.slug}/move/"
    page = browser.get(address).content.decode()
    assert page.index("Dale: its ground is there now") < page.index("Moor") < page.index("another service")
    given = {"leaves": cast.areas[0].pk, "goes_to": cast.areas[2].pk, "reason": "Fen was joined to Dale.",
             "on_day": "1", "on_month": "10", "on_year": "2026"}  # fmt: skip
    assert "Choose" in browser.post(address, {**given, "goes_to": ""}).content.decode()
    assert browser.post(address, given).status_code == 302
    assert Move.objects.get().after == cast.areas[2]
    with pytest.raises(Refused):
        moving.move(
            by=cast["inspector"], area_for_improvement=area, to=Place(None, None, cast.service), on=TODAY, reason="No."
        )


def test_a_split_area_may_be_followed_into_each_part_and_everybody_reads_so(cast, plan):
    area, (fen, moor, dale) = first(plan).area_for_improvement, cast.areas
    coast = make_area(cast.service, "Coast")
    area.areas.set([fen, moor])
    for after in (dale, coast):
        AreaSuccession.objects.create(before=fen, after=after, kind="split", on=cast.inspection.published)
    AreaSuccession.objects.create(before=moor, after=None, kind="lost part", on=cast.inspection.published)
    browser, address = browser_of(cast["lead"]), f"/work/plans/{cast.inspection.slug}/until-met/{area.slug}/move/"
    assert "Coast and Dale: its ground is in each of them" in browser.get(address).content.decode()
    given = {"leaves": moor.pk, "goes_to": f"all-{fen.pk}", "reason": "Fen was split.",
             "on_day": "1", "on_month": "10", "on_year": "2026"}  # fmt: skip
    assert "not what became of the service area" in browser.post(address, given).content.decode()
    assert browser.post(address, {**given, "leaves": fen.pk}).status_code == 302
    assert set(area.areas.all()) == {moor, dale, coast}
    make_publication(cast.inspection)
    page = browser_of(None).get(f"/areas-for-improvement/{area.slug}").content.decode()
    assert page.count("Fen was split.") == 2 and "Coast" in page and "Dale" in page


def test_a_merged_area_is_offered_where_it_is_bound_already(cast, plan):
    area, (fen, moor, _dale) = first(plan).area_for_improvement, cast.areas
    area.areas.set([fen, moor])
    AreaSuccession.objects.create(before=fen, after=moor, kind="merged", on=cast.inspection.published)
    browser, address = browser_of(cast["lead"]), f"/work/plans/{cast.inspection.slug}/until-met/{area.slug}/move/"
    assert "Moor: its ground is there now" in browser.get(address).content.decode()
    given = {"leaves": fen.pk, "goes_to": moor.pk, "reason": "Fen was joined to Moor.",
             "on_day": "1", "on_month": "10", "on_year": "2026"}  # fmt: skip
    assert browser.post(address, given).status_code == 302
    assert list(area.areas.all()) == [moor] and Move.objects.get().before == fen


def test_a_plan_is_answered_on_its_page(cast, plan):
    given = {"words": "Good work."}
    for area in cast.inspection.areas_for_improvement.all():
        given |= {f"will_do_{area.pk}": "yes", f"reason_{area.pk}": ""}
    assert browser_of(cast["lead"]).post(f"/work/plans/{cast.inspection.slug}/decide/", given).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "accepted"
