"""What a planner and a director read and do on the programme's pages."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.records import make_area
from tests.integration.programme.helpers import REGIME, TODAY, due, past, programme_of
from touchstone.foundation.core import clock
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.rows import MinutesRow
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme.actions import programmes, rounds
from touchstone.inspectorate.programme.models import Deferral, Obligation, Programme, VisitPlan

pytestmark = pytest.mark.django_db
NEXT_YEAR = TODAY + timedelta(days=365)


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def programme(cast: Cast) -> Programme:
    past(cast, "full", date(2024, 2, 16), "inadequate")
    return programme_of(cast)


@pytest.fixture
def planner(cast: Cast) -> Client:
    return browser_of(cast["planner"])


def read(browser: Client, name: str, *args: Any, status: int = 200, **query: Any) -> str:
    answer = browser.get(reverse(name, args=args), query)
    assert answer.status_code == status
    return " ".join(unescape(answer.content.decode()).split())


def send(browser: Client, name: str, *args: Any, **data: Any) -> str:
    """Post a form, and read where it leads (or the form again)."""
    answer = browser.post(reverse(name, args=args), data, follow=True)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def boxes(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


class TestYear:
    def test_an_empty_programme_says_what_will_appear(self, planner: Client) -> None:
        page = read(planner, "programme-year")
        assert "What is due for each service, when, and by which rule, will be listed here." in page
        assert reverse("programme-service-add") in page

    def test_late_and_at_risk_come_first(self, planner: Client, programme: Programme) -> None:
        page = read(planner, "programme-year")
        words = ["Overdue", "At risk"]
        assert [page.index(f">{word}</strong>") for word in words] == sorted(
            page.index(f">{w}</strong>") for w in words
        )
        assert "16 February 2026 to 16 February 2027" in page
        assert "A full inspection of the national organisation is made within three years of the last one." in page

    def test_filters_narrow_and_stay(self, planner: Client, programme: Programme) -> None:
        page = read(planner, "programme-year", year=TODAY.year, rule="self-evaluation")
        assert "1 obligation," in page
        assert "1 obligation," in read(planner, "programme-year")  # when one comes back
        answer = planner.get(reverse("programme-year"), {"clear": 1}, follow=True)
        assert "1 obligation," not in answer.content.decode()
        assert "Nothing falls into 2019" in read(planner, "programme-year", year=2019)
        assert "1 obligation," in read(planner, "programme-year", year=TODAY.year, state="at risk", service="northmere",
                                       rule="focused-visit")  # fmt: skip

    def test_the_queries_do_not_grow_with_the_lines(
        self, cast: Cast, planner: Client, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(20):
            make_area(cast.service, f"Area {number:02}")
        programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
        with django_assert_max_num_queries(25):
            page = read(planner, "programme-year")
        assert "23 obligations" in page

    def test_another_inspectorate_sees_nothing_of_it(self, cast: Cast, programme: Programme) -> None:
        page = read(browser_of(cast["other_planner"]), "programme-year")
        assert "Northmere" not in page

    def test_a_proposal_waits_for_the_director(self, cast: Cast, programme: Programme) -> None:
        rounds.run_due(clock.now())
        page = read(browser_of(cast["director"]), "programme-year")
        assert "Northmere Family Court Service: judged inadequate, below the mark" in page


class TestMyWork:
    def test_it_says_how_the_programme_stands(self, cast: Cast, programme: Programme) -> None:
        rounds.run_due(clock.now())
        page = read(browser_of(cast["director"]), "home-my-work")
        assert "obligations are overdue; 2 are at risk; 1 escalation waits for a decision" in page
        assert "In the programme" not in read(browser_of(cast["lead"]), "home-my-work")


class TestObligation:
    def test_it_says_why(self, planner: Client, programme: Programme) -> None:
        row = due(programme, "national-inspection")
        page = read(planner, "programme-obligation", row.pk)
        assert "Counted from 16 February 2024" in page
        assert "Verified in the source. A window of three years." in page
        assert "own settings: the window opens 12 months before its last day and it is at risk in its last 120" in page
        assert "A full inspection" in page

    def test_what_is_not_known_is_said(self, cast: Cast, planner: Client) -> None:
        made = programme_of(cast, regime="ciw-cafcass-cymru-2018")
        page = read(planner, "programme-obligation", due(made, "inspection").pk)
        assert "by when is not known" in page
        assert "Not verified. How often the service is inspected is not publicly known." in page

    def test_a_rule_of_our_own_is_said_to_be_ours(self, cast: Cast, planner: Client) -> None:
        past(cast, "full", date(2025, 5, 9), "inadequate", regime="ofsted-cafcass-2009", areas=cast.areas[:1])
        made = programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
        page = read(planner, "programme-obligation", due(made, "after-inadequate").pk)
        assert "Set by this project, not by the inspectorate." in page
        assert "Fen (NM1), Northmere Family Court Service" in page

    def test_a_suspension_is_seen_in_the_window(self, cast: Cast, planner: Client, programme: Programme) -> None:
        programmes.suspend(
            by=cast["planner"], programme=programme, from_day=date(2025, 1, 1), to_day=date(2025, 3, 2), reason="Flood."
        )
        page = read(planner, "programme-obligation", due(programme, "national-inspection").pk)
        assert "The last day moved by 60 days, because the programme was suspended." in page

    @pytest.mark.parametrize("state", Obligation.Standing.values)
    def test_every_state_has_its_sentence(self, planner: Client, programme: Programme, state: str) -> None:
        row = due(programme, "national-inspection")
        Obligation.objects.filter(pk=row.pk).update(state=state, met_on=TODAY, met_by=row.after)
        assert 'class="govuk-body-l"' in read(planner, "programme-obligation", row.pk)

    def test_opening_is_filled_in_and_leads_to_the_workspace(
        self, cast: Cast, planner: Client, programme: Programme
    ) -> None:
        row = due(programme, "national-inspection")
        form = read(planner, "programme-open", row.pk)
        assert 'value="Full inspection: Northmere Family Court Service, 2027"' in form
        page = send(planner, "programme-open", row.pk, title="Northmere in 2027", kind="full", framework=REGIME,
                    lead=cast["lead"].pk)  # fmt: skip
        assert "The inspection is open." in page
        made = Inspection.objects.get(title="Northmere in 2027")
        assert "Under way: Northmere in 2027." in read(planner, "programme-obligation", row.pk)
        assert made.team.get().user == cast["lead"]

    def test_what_is_missing_is_said_and_nothing_is_lost(self, planner: Client, programme: Programme) -> None:
        row = due(programme, "focused-visit")
        page = send(planner, "programme-open", row.pk, title="A visit to Fen", kind="focused", framework=REGIME)
        assert "There is a problem" in page
        assert 'value="A visit to Fen"' in page
        row.refresh_from_db()
        assert row.opened is None

    def test_areas_are_proposed_with_reasons_and_fill_in_the_opening(
        self, cast: Cast, planner: Client, programme: Programme
    ) -> None:
        row = due(programme, "focused-visit")
        assert "Fen (NM1): never seen, as far as is recorded here" in read(planner, "programme-visit-areas", row.pk)
        slugs = [area.slug for area in cast.areas]
        page = send(planner, "programme-visit-areas", row.pk, theme="Children who wait", areas=slugs)
        assert "Theme: Children who wait." in page
        assert VisitPlan.objects.get(obligation=row).areas.count() == 3
        assert 'value="Children who wait"' in read(planner, "programme-open", row.pk)
        again = send(planner, "programme-visit-areas", row.pk, theme="Children who wait", areas=slugs[:2])
        assert "Choose at least 3 different areas" in again

    def test_a_deferred_inspection_gets_its_day(self, cast: Cast, planner: Client, programme: Programme) -> None:
        row = due(programme, "national-inspection")
        Obligation.objects.filter(pk=row.pk).update(opened=cast.inspection)
        cast.at("deferred")
        page = send(planner, "programme-plan-again", row.pk, **boxes("day", NEXT_YEAR))
        assert "It goes back to planning on" in page
        assert Deferral.objects.get().again_on == NEXT_YEAR
        assert "after today" in send(planner, "programme-plan-again", row.pk, **boxes("day", TODAY))


class TestService:
    def test_a_service_is_put_into_the_programme(self, cast: Cast, planner: Client) -> None:
        said = {"inspectorate": cast.inspectorate.slug, "provider": cast.service.slug, "framework": REGIME}
        page = send(planner, "programme-service-add", **said, **boxes("starts_on", date(2024, 4, 1)))
        assert "What is due was worked out." in page
        again = send(planner, "programme-service-add", **said, **boxes("starts_on", date(2024, 4, 1)))
        assert "is in this programme already" in again

    def test_its_page_shows_everything_that_came_in(self, planner: Client, programme: Programme) -> None:
        rounds.run_due(clock.now())
        page = read(planner, "programme-service", programme.pk)
        assert "Escalation is proposed below" in page
        assert page.count("None is recorded here yet.") == 2

    def test_suspending_and_ending_it(self, planner: Client, programme: Programme) -> None:
        page = send(
            planner, "programme-suspend", programme.pk, reason="A flood.", **boxes("from_day", date(2025, 1, 1))
        )
        assert "until further notice. A flood." in page
        made = programme.suspensions.get()
        wrong = send(planner, "programme-suspension-end", made.pk, **boxes("to_day", date(2024, 1, 1)))
        assert "must end after it begins" in wrong
        page = send(planner, "programme-suspension-end", made.pk, **boxes("to_day", date(2025, 2, 1)))
        assert "to 1 February 2025, when time runs again" in page
        again = send(planner, "programme-suspend", programme.pk, reason="Two.", **boxes("from_day", date(2025, 1, 5)))
        assert "overlaps this one" in again

    def test_the_mark_is_set(self, planner: Client, programme: Programme) -> None:
        page = send(planner, "programme-mark", programme.pk, mark="outstanding", reason="As consulted on.")
        assert "The mark is set." in page
        programme.refresh_from_db()
        assert programme.escalation_mark == "outstanding"
        assert "There is a problem" in send(planner, "programme-mark", programme.pk, mark="good", reason=" ")

    def test_no_mark_where_there_is_no_overall_grade(self, cast: Cast, planner: Client) -> None:
        made = programme_of(cast, regime="ciw-cafcass-cymru-2018")
        read(planner, "programme-mark", made.pk, status=404)
        assert "Escalation is proposed below" not in read(planner, "programme-service", made.pk)

    def test_a_self_evaluation_is_recorded_and_reviewed(self, planner: Client, programme: Programme) -> None:
        said = {"year": 2026, "what_known": "Much.", "how_known": "By audits.", "plans": "More."}
        page = send(planner, "programme-self-evaluation-add", programme.pk, **said, **boxes("received_on", TODAY))
        assert "How do you know it?" in page and "By audits." in page
        made = programme.self_evaluations.get()
        page = send(planner, "programme-self-evaluation", made.pk, review="Ask about waiting.")
        assert "What the inspectorate read in it" in page and "Ask about waiting." in page
        again = send(planner, "programme-self-evaluation-add", programme.pk, **said, **boxes("received_on", TODAY))
        assert "recorded already" in again
        assert "By audits." in again  # what was written is kept
        read(planner, "programme-self-evaluation-document", made.pk, status=404)

    def test_the_way_to_a_meeting_leads_through_the_room_of_conversations(
        self, cast: Cast, planner: Client, programme: Programme
    ) -> None:
        page = read(planner, "programme-service", programme.pk)
        assert reverse("conversation-add", args=[cast.inspectorate.slug, cast.service.slug]) in page
        row = MinutesRow("engagement", TODAY, "The director", "The head of service")
        made = minutes.write(by=cast["planner"], inspectorate=cast.inspectorate, provider=cast.service, row=row)
        assert reverse("conversation", args=[made.pk]) in read(planner, "programme-service", programme.pk)

    def test_a_director_decides_with_a_reason(self, cast: Cast, programme: Programme) -> None:
        rounds.run_due(clock.now())
        made, director = programme.escalations.get(), browser_of(cast["director"])
        page = send(director, "programme-escalation", made.pk, measure="sooner", reason="Children wait.")
        assert "Say by when it is to be done" in page and "Children wait." in page
        page = send(director, "programme-escalation", made.pk, measure="sooner", reason="Children wait.",
                    **boxes("due_by", NEXT_YEAR))  # fmt: skip
        assert "Inspect sooner" in page and "Children wait." in page
        assert "A director of inspection decides." not in page
        assert due(programme, "escalation").latest == NEXT_YEAR

    def test_a_planner_reads_and_a_director_may_decline(
        self, cast: Cast, planner: Client, programme: Programme
    ) -> None:
        rounds.run_due(clock.now())
        made = programme.escalations.get()
        assert "A director of inspection decides." in read(planner, "programme-escalation", made.pk)
        refused = send(planner, "programme-escalation", made.pk, measure="decline", reason="No.")
        assert "do not let you authorise" in refused
        page = send(browser_of(cast["director"]), "programme-escalation", made.pk, measure="decline", reason="Enough.")
        assert "Nothing more than what is due anyway" in page

    @pytest.mark.parametrize("name", ["suspension-end", "self-evaluation", "escalation", "obligation", "service"])
    def test_what_is_not_there_is_a_page_not_found(self, planner: Client, name: str) -> None:
        read(planner, f"programme-{name}", 4711, status=404)


class TestCoverage:
    def test_areas_never_seen_come_first(self, cast: Cast, planner: Client, programme: Programme) -> None:
        past(cast, "focused", date(2025, 3, 7), areas=cast.areas[:1])
        page = read(planner, "programme-coverage", programme.pk)
        assert "2 areas of 3 were never seen, as far as is recorded here: Dale (NM3); Moor (NM2)." in page
        assert page.index("Dale (NM3)</th>") < page.index("Fen (NM1)</th>")
        assert "7 March 2025 (not seen for 1 year)" in page
        assert "These looked at the service as a whole." in page
        assert "The annual self-evaluation" in page  # what the framework expects, counted by cycle

    def test_several_services_are_listed_and_one_is_gone_to(
        self, cast: Cast, planner: Client, programme: Programme
    ) -> None:
        answer = planner.get(reverse("programme-coverage-all"))
        assert answer.status_code == 302
        programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
        assert "Ofsted inspection of Cafcass, 2021" in read(planner, "programme-coverage-all")

    def test_a_programme_of_areas_is_one_cycle(self, cast: Cast, planner: Client) -> None:
        past(cast, "full", date(2025, 5, 9), "inadequate", regime="ofsted-cafcass-2009", areas=cast.areas[:1])
        made = programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
        page = read(planner, "programme-coverage", made.pk)
        assert "Since 1 April 2025" in page
        assert "last graded inadequate, 2025" in page
