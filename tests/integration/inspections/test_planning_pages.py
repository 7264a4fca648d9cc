"""Do the pages of planning lead a planner and a lead from opening to the end of fieldwork?"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock as machine
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    moment = timezone.make_aware(datetime(day.year, day.month, day.day, 10))
    monkeypatch.setattr(machine, "now", lambda: moment)
    monkeypatch.setattr(machine, "today", lambda: day)


def boxes(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Made before the days of these tests, so that everybody holds a role on them."""
    at(monkeypatch, date(2026, 11, 23))
    return play()


CHOSEN = (
    "?inspectorate=northmere-inspectorate-of-family-services&provider=northmere&regime=ofsted-cafcass-2021~1~{kind}"
)


def test_from_opening_to_the_end_of_fieldwork(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    planner, lead, head = (browser_of(cast[who]) for who in ("planner", "lead", "head"))
    at(monkeypatch, date(2026, 11, 24))
    assert "full inspection" in planner.get("/work/inspections/open/").content.decode()
    dates = {**boxes("starts_on", date(2026, 12, 7)), **boxes("ends_on", date(2026, 12, 18))}
    sent = {"title": "Northmere in December", "areas": ["fen"], "lead": cast["lead"].pk, **dates}
    made = planner.post("/work/inspections/open/" + CHOSEN.format(kind="full"), sent)
    slug = Inspection.objects.get(title="Northmere in December").slug
    assert made.url == f"/work/inspections/{slug}/"
    own = f"/work/inspections/{slug}/"
    assert head.get(f"/asked/{slug}/letter/").status_code == 404
    page = lead.get(own + "announce/").content.decode()
    assert "sections 143 to 145" in page and "7 to 18 December 2026" in page and "working days are meant" in page
    short = {"letter": "We come on 7 December.", "length": "3", "unit": "working", "basis": ""}
    refused = lead.post(own + "announce/", short).content.decode()
    assert "cannot be made shorter" in refused and "We come on 7 December." in refused
    assert lead.post(own + "announce/", {**short, "length": "5"}).url == own + "notice/"
    letter = head.get(f"/asked/{slug}/letter/").content.decode()
    assert "We come on 7 December." in letter and "5 working days left" in letter
    assert "notice runs out Tuesday 1 December 2026" in head.get(f"/asked/{slug}/").content.decode()
    early = lead.post(own + "begin/").content.decode()
    assert "notice runs until 1 December 2026" in early
    at(monkeypatch, date(2026, 12, 7))
    assert lead.post(own + "begin/").url == own
    assert lead.post(own + "steps/end-fieldwork/", {"reason": ""}).url == own + "plan/"
    history = lead.get(own + "plan/").content.decode()
    assert Inspection.objects.get(slug=slug).state == "judging"
    assert [history.count(step) for step in ("Announce<", "Begin fieldwork<", "End fieldwork<")] == [1, 1, 1]


def test_a_focused_visit_without_its_areas_is_refused_and_nothing_written_is_lost(cast: Cast) -> None:
    sent = {"title": "A visit", "theme": "Delay in private law", "areas": ["fen"], "lead": ""}
    page = browser_of(cast["planner"]).post("/work/inspections/open/" + CHOSEN.format(kind="focused"), sent)
    text = page.content.decode()
    assert "no fewer than 3 different areas" in text and "Delay in private law" in text
    assert not Inspection.objects.filter(title="A visit").exists()


def test_two_who_change_the_plan_lose_neither_version(cast: Cast) -> None:
    planner, lead = browser_of(cast["planner"]), browser_of(cast["lead"])
    own = f"/work/inspections/{cast.inspection.slug}/plan/change/"
    sent = {"revision": "0", "title": "By the planner", "legal_basis": "An Act", "legal_basis_source": "its text"}
    assert planner.post(own, sent).status_code == 302
    page = lead.post(own, {**sent, "title": "By the lead"}).content.decode()
    assert "By the planner" in page and "By the lead" in page and "Two versions" in page
    answer = {
        "revision": "1", "conflict-base": "0", "conflict-field": "title", "conflict-choice-title": "merged",
        "conflict-merged-title": "By both", "legal_basis": "An Act", "legal_basis_source": "its text",
    }  # fmt: skip
    assert lead.post(own, answer).status_code == 302
    cast.inspection.refresh_from_db()
    assert (cast.inspection.title, cast.inspection.revision) == ("By both", 2)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"legal_basis": "An Act"}, "Say where the legal basis comes from"),
        ({**boxes("ends", date(2026, 12, 1))}, "first day of fieldwork as well"),
        ({**boxes("starts", date(2026, 12, 2)), **boxes("ends", date(2026, 12, 1))}, "cannot end"),
        (
            {**boxes("starts", date(2026, 12, 2)), **boxes("off_site_from", date(2026, 12, 3))},
            "before fieldwork",
        ),
        ({**boxes("starts", date(2026, 12, 2)), "starts_day": "40"}, "must be a real date"),
    ],
)
def test_what_a_plan_may_not_say(cast: Cast, given: dict[str, object], says: str) -> None:
    own = f"/work/inspections/{cast.inspection.slug}/plan/change/"
    page = browser_of(cast["lead"]).post(own, {"revision": "0", "title": "Northmere", **given}).content.decode()
    assert says in page
    cast.inspection.refresh_from_db()
    assert cast.inspection.revision == 0


def test_areas_are_chosen_among_the_services_own(cast: Cast) -> None:
    own = f"/work/inspections/{cast.inspection.slug}/plan/areas/"
    assert browser_of(cast["planner"]).post(own, {"areas": ["moor", "dale"]}).status_code == 302
    assert {area.slug for area in cast.inspection.areas.all()} == {"moor", "dale"}
    Inspection.objects.update(kind="focused", theme="delay")
    page = browser_of(cast["planner"]).post(own, {"areas": ["moor"]}).content.decode()
    assert "no fewer than 3 different areas" in page


def test_fieldwork_longer_than_the_framework_gives_it_is_said_and_not_refused(cast: Cast) -> None:
    own = f"/work/inspections/{cast.inspection.slug}/plan/"
    lead = browser_of(cast["lead"])
    for ends, says in ((date(2026, 12, 20), 0), (date(2026, 12, 21), 1)):
        Inspection.objects.update(starts=PreciseDate(date(2026, 12, 7)), ends=PreciseDate(ends))
        assert lead.get(own).content.decode().count("By the framework it ends before 21 December 2026") == says


def test_beginning_before_the_day_that_was_told_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, date(2026, 12, 4))
    Inspection.objects.update(starts=PreciseDate(date(2026, 12, 7)))
    cast.at("announced")
    own = f"/work/inspections/{cast.inspection.slug}/begin/"
    assert "told that inspectors come on 7 December 2026" in browser_of(cast["lead"]).get(own).content.decode()
    at(monkeypatch, date(2026, 12, 7))
    assert "told that inspectors come" not in browser_of(cast["lead"]).get(own).content.decode()
