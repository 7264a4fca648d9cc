"""How many areas for improvement of a provider are open, late, met, returned: on its page, in lists, in a story."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tests.factories.learning import make_recurrence
from tests.factories.people import make_person
from tests.factories.records import NOW, make_area, make_inspection, make_organisation, make_progress
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.improvement.models import Move
from touchstone.inspectorate.plans.models import ActionFile, ActionPlan, ActionReport, PlanAction, PlanSending
from touchstone.inspectorate.reports.models import Publication

pytestmark = pytest.mark.django_db
TEXTS = ("Open one.", "Late one.", "Met one.", "Returned one.")


@pytest.fixture
def held():
    """Found in March 2021: one each open, late, met and returned; nothing closes the list."""
    provider = make_organisation("Weldmere", slug="weldmere")
    fen = make_area(provider, "Fen")
    first = make_inspection(provider, published=date(2021, 3, 1), areas=[fen], afis=TEXTS)
    rows = {row.text: row for row in first.areas_for_improvement.all()}
    late = rows["Late one."]
    late.clock = start_clock(
        by="a test", starts_on=date(2021, 3, 1), length=3, unit="months", basis="Three months.", nation="england",
        owner="weldmere", after="publication",
    )  # fmt: skip
    late.save()
    visit = make_inspection(provider, published=date(2022, 3, 1), kind="monitoring", follows=first)
    make_progress(rows["Met one."], visit)
    second = make_inspection(provider, published=date(2023, 3, 1), kind="focused", afis=["Returned again."])
    again = second.areas_for_improvement.get()
    make_recurrence(
        earlier=rows["Returned one."], later=again, state="confirmed", decided_at=NOW,
        decided_by=make_person("Ada", email="ada@x.example"),
    )  # fmt: skip
    return rows


def page(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_provider_page_counts_each_once_and_links_to_each_list(held):
    text = page("/providers/weldmere")
    for state, title, count in (
        ("open", "Open, not late", 2),
        ("late", "Late", 1),
        ("met", "Met", 1),
        ("returned", "Returned", 1),
    ):
        assert f'href="/providers/weldmere/areas-for-improvement?state={state}">{title}: {count}<' in text


@pytest.mark.parametrize("state", ["open", "late", "met", "returned"])
def test_a_list_holds_those_of_its_state_only(held, state):
    text = page(f"/providers/weldmere/areas-for-improvement?state={state}")
    assert [words for words in TEXTS if words in text] == [f"{state.capitalize()} one."]
    rows = Client().get(f"/providers/weldmere/areas-for-improvement.json?state={state}").json()
    assert {row["state"] for row in rows["areas_for_improvement"]} == {state}
    assert rows["counts"] == {"open": 2, "late": 1, "met": 1, "returned": 1, "ended": 0}


def test_all_are_listed_where_no_state_is_asked_for_and_none_says_so(held):
    assert all(words in page("/providers/weldmere/areas-for-improvement?state=nonsense") for words in TEXTS)
    assert "No area for improvement stands so." in page("/providers/weldmere/areas-for-improvement?state=ended")
    assert Client().get("/providers/nowhere/areas-for-improvement").status_code == 404
    assert "Returned one." in Client().get("/providers/weldmere/areas-for-improvement.csv").content.decode()


def test_the_story_tells_of_a_return_a_move_and_an_accepted_plan_and_nothing_internal(held):
    found = held["Returned one."]
    fen = found.inspection.areas.get()
    moor = make_area(fen.organisation, "Moor")
    Move.objects.create(
        area_for_improvement=found, before=fen, after=moor, organisation=fen.organisation, on=date(2022, 5, 1),
        reason="Fen was joined to Moor.", at=NOW,
    )  # fmt: skip
    plan = ActionPlan.objects.create(
        inspection=found.inspection, state="accepted", words="Secret words", begun_at=NOW, saved_at=NOW
    )
    for number, outcome in ((1, "returned"), (2, "accepted")):
        PlanSending.objects.create(
            plan=plan, number=number, content={"words": "Secret words"}, sha256="0" * 64, sent_at=NOW, outcome=outcome,
            letter="Secret words", decided_at=datetime(2021, 6, number, 9, tzinfo=UTC),
        )  # fmt: skip
    text = page(f"/areas-for-improvement/{found.slug}")
    order = ["The plan to put it right was accepted", "it went from Fen to Moor", "found the same weakness in the same"]
    places = [text.rindex(words) for words in order]
    assert places == sorted(places)
    assert "2 June 2021" in text and "1 June 2021" not in text
    assert "It came back: a later inspection found the same weakness in the same place, 1 March 2023." in text
    assert "Secret words" not in text
    kinds = [row["kind"] for row in Client().get(f"/areas-for-improvement/{found.slug}.json").json()["events"]]
    assert kinds[0] == "found" and {"plan accepted", "moved", "returned"} <= set(kinds)


def told_of(found):
    """A plan that is still written, with one action: what the service told of it, and files, one of them withdrawn."""
    plan = ActionPlan.objects.create(inspection=found.inspection, state="writing", begun_at=NOW, saved_at=NOW)
    action = PlanAction.objects.create(
        plan=plan, area_for_improvement=found, order=1, text="Secret action", owner="Secret post", target="10 days",
        state="under_way", saved_at=NOW,
    )  # fmt: skip
    for month, state, value in (
        (3, "planned", ""), (4, "under_way", "31 days in Secret office"), (5, "under_way", "Secret"),
        (6, "done", "1.5%"),
    ):  # fmt: skip
        ActionReport.objects.create(
            action=action, on=date(2021, month, 9), state=state, value=value, says="Secret words", at=NOW
        )
    file = StoredFile.objects.create(sha256="0" * 64, media_type="text/csv", size=1, path="0", stored_at=NOW)
    for shows, gone in (("Secret file", ""), ("Secret other", "It was another's.")):
        ActionFile.objects.create(
            action=action, file=file, name="secret.csv", shows=shows, added_at=datetime(2021, 7, 1, tzinfo=UTC),
            withdrawn_reason=gone,
        )  # fmt: skip
    return plan, action


def test_once_a_plan_is_accepted_the_story_tells_days_and_numbers_and_no_words(held):
    found = held["Late one."]
    plan, action = told_of(found)
    address = f"/areas-for-improvement/{found.slug}"
    assert "Work on it began" not in page(address)
    PlanSending.objects.create(
        plan=plan, number=1, content={}, sha256="0" * 64, sent_at=NOW, outcome="accepted", letter="Secret words",
        decided_at=datetime(2021, 3, 20, tzinfo=UTC),
    )  # fmt: skip
    told = [(row["kind"], row["title"]) for row in Client().get(f"{address}.json").json()["events"]]
    assert told[1:-1] == [
        ("plan accepted", "The plan to put it right was accepted"),
        ("started", "Work on it began, as the service told"),
        ("figure", "The service told a figure: 31 days, against a target of 10 days"),
        ("due", "It was to be done by now"),
        ("figure", "The service told a figure: 1.5%, against a target of 10 days"),
        ("evidence", "The service added evidence"),
    ]
    assert "31 diwrnod, yn erbyn targed o 10 diwrnod" in page(f"/cy{address}")
    assert "ecret" not in page(address)
    action.target = ""
    action.save()
    assert "told a figure: 31 days<" in page(address)


def test_what_went_to_another_area_is_told_there_and_no_longer_where_it_was(held):
    found = held["Open one."]
    fen = found.inspection.areas.get()
    moor = make_area(fen.organisation, "Moor", listed=True)
    link = f'href="/areas-for-improvement/{found.slug}"'
    assert link in page("/providers/weldmere/areas/fen") and link not in page("/providers/weldmere/areas/moor")
    Move.objects.create(
        area_for_improvement=found, before=fen, after=moor, organisation=fen.organisation, on=date(2022, 5, 1),
        reason="Fen was joined to Moor.", at=NOW,
    )  # fmt: skip
    found.areas.set([moor])
    assert link not in page("/providers/weldmere/areas/fen") and link in page("/providers/weldmere/areas/moor")
    assert Client().get("/providers/weldmere/areas/moor.json").json()["open_areas_for_improvement"] == 1
    assert "Meysydd i’w gwella sy’n agored" in page("/cy/providers/weldmere/areas/moor")


def test_a_return_that_is_not_public_is_not_told(held):
    shown = Publication.objects.filter(report__inspection__areas_for_improvement__text="Returned again.")
    shown.update(state=Publication.State.WITHDRAWN, withdrawn_at=NOW, withdrawn_reason="An error.")
    assert "It came back" not in page(f"/areas-for-improvement/{held['Returned one.'].slug}")


def test_what_a_later_full_inspection_replaced_is_not_followed_further(held):
    provider = held["Open one."].inspection.provider
    make_inspection(provider, published=date(2024, 3, 1), starts=PreciseDate(date(2024, 1, 8)))
    counts = Client().get("/providers/weldmere/areas-for-improvement.json").json()["counts"]
    assert counts == {"open": 0, "late": 0, "met": 1, "returned": 1, "ended": 3}
