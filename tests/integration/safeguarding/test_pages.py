"""Pages of urgent referrals: who sees what, nothing lost on an error, late ones first, a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.factories.people import browser_of
from tests.integration.safeguarding.conftest import WORRY
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.safeguarding import actions
from touchstone.foundation.safeguarding.models import UrgentReferral

pytestmark = pytest.mark.django_db
RAISE = "/work/referrals/raise/"


def filled(**fields: str) -> dict[str, str]:
    today = clock.today()
    return {
        "inspectorate": "northmere-inspectorate-of-family-services", "service": "northmere", "reference": "NM-0418",
        "worry": WORRY, "seen_on_day": str(today.day), "seen_on_month": str(today.month),
        "seen_on_year": str(today.year), **fields,
    }  # fmt: skip


def when(**fields: str) -> dict[str, str]:
    today = clock.today()
    return {
        "day_day": str(today.day),
        "day_month": str(today.month),
        "day_year": str(today.year),
        "at": "0:00",
        **fields,
    }


def text(browser: Any, address: str, **data: Any) -> str:
    answer = browser.post(address, data) if data else browser.get(address)
    return str(answer.content.decode())


def test_it_is_raised_from_a_page_with_what_is_known_filled_in(cast: Cast) -> None:
    browser = browser_of(cast["inspector"])
    address = f"{RAISE}?reference=NM-0418&service=northmere&context=inspection+northmere-2026&back=/work/"
    page = text(browser, address)
    assert 'value="NM-0418"' in page and 'value="inspection northmere-2026"' in page
    answer = browser.post(RAISE, filled(context="inspection northmere-2026", back="/work/"))
    referral = UrgentReferral.objects.get()
    assert answer["Location"] == f"/work/referrals/{referral.pk}/?raised=yes&back=%2Fwork%2F"
    assert (referral.context, referral.service, referral.raised_by) == (
        "inspection northmere-2026", cast.service, cast["inspector"],
    )  # fmt: skip
    page = text(browser, answer["Location"])
    assert "2 people of Northmere Family Court Service have been told" in page
    assert "Back to where you were" in page


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(cast: Cast, back: str) -> None:
    browser = browser_of(cast["inspector"])
    assert f'href="{back}"' not in text(browser, f"{RAISE}?{urlencode({'back': back})}")
    assert browser.post(RAISE, filled(back=back))["Location"].endswith("?raised=yes&back=")


def test_an_error_loses_nothing_of_what_was_written(cast: Cast) -> None:
    page = text(browser_of(cast["inspector"]), RAISE, **filled(reference="Ada Marsh", service=""))
    assert WORRY in page and 'value="Ada Marsh"' in page
    assert "This looks like a name." in page and "Choose an answer to “Which service’s case”." in page
    assert not UrgentReferral.objects.exists()


def test_what_could_identify_a_child_waits_for_a_second_look(cast: Cast) -> None:
    worry = f"{WORRY} They live in SW1A 1AA."
    browser = browser_of(cast["inspector"])
    page = text(browser, RAISE, **filled(worry=worry))
    assert "“SW1A 1AA” looks like a postcode" in page and "They live in" in page
    assert 'name="kept"' in page
    assert browser.post(RAISE, filled(worry=worry, kept="on")).status_code == 302
    assert "SW1A 1AA" in UrgentReferral.objects.get().events.first().note  # type: ignore[union-attr]


def test_it_cannot_have_been_seen_tomorrow(cast: Cast) -> None:
    page = text(browser_of(cast["inspector"]), RAISE, **filled(seen_on_year=str(clock.today().year + 1)))
    assert "cannot be in the future" in page and not UrgentReferral.objects.exists()


def test_the_service_answers_step_by_step_on_its_pages(cast: Cast, referral: UrgentReferral) -> None:
    head, inspector = browser_of(cast["head"]), browser_of(cast["inspector"])
    asked = f"/asked/referrals/{referral.pk}/"
    assert "Say where it was sent" in text(head, asked)
    tomorrow = {"day_year": str(clock.today().year + 1)}
    wrong = text(head, asked + "send/", **when(agency="Sandmouth", immediate_steps="Told the court", **tomorrow))
    assert "in the future" in wrong and "Told the court" in wrong
    UrgentReferral.objects.update(raised_at=clock.now() - timedelta(days=1))
    assert head.post(asked + "send/", when(agency="Sandmouth", at="24:10")).status_code == 200
    assert head.post(asked + "send/", when(agency="Sandmouth")).status_code == 302
    assert "Sandmouth" in text(inspector, f"/work/referrals/{referral.pk}/")
    assert head.post(asked + "acknowledged/", when(who="duty worker")).status_code == 302
    outcome = {name.replace("day_", "on_", 1): value for name, value in when().items()}
    assert "Choose an answer" in text(head, asked + "outcome/", **outcome)
    assert head.post(asked + "outcome/", {**outcome, "outcome": "known"}).status_code == 302
    assert "Close the referral" in text(inspector, f"/work/referrals/{referral.pk}/")
    assert inspector.post(f"/work/referrals/{referral.pk}/close/", {"note": "Read."}).status_code == 302
    page = text(inspector, f"/work/referrals/{referral.pk}/")
    assert "Already known to the agency" in page and "Nothing more to do." in page
    assert "is closed, so you cannot close it" in text(inspector, f"/work/referrals/{referral.pk}/close/", note="Again")


@pytest.mark.parametrize("who", ["outsider", "planner", "moderator", "other_lead", "head", "other_head"])
def test_the_inspectorates_page_is_for_who_raised_it_and_who_leads(
    cast: Cast, referral: UrgentReferral, who: str
) -> None:
    for screen in ("referral", "referral-told", "referral-close"):
        assert browser_of(cast[who]).get(reverse(screen, args=[referral.pk])).status_code in (403, 404)
    for allowed in ("inspector", "lead", "director"):
        assert browser_of(cast[allowed]).get(reverse("referral", args=[referral.pk])).status_code == 200


@pytest.mark.parametrize("who", ["other_head", "data_officer", "inspector", "lead", "other_lead"])
def test_the_services_pages_are_for_those_who_answer(cast: Cast, referral: UrgentReferral, who: str) -> None:
    for screen in ("referral-asked", "referral-send", "referral-acknowledged", "referral-outcome"):
        assert browser_of(cast[who]).get(reverse(screen, args=[referral.pk])).status_code in (403, 404)


def test_a_referral_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert browser_of(cast["lead"]).get("/work/referrals/99999/").status_code == 404
    assert browser_of(cast["head"]).get("/asked/referrals/99999/").status_code == 404


def test_reading_one_is_in_the_trail(cast: Cast, referral: UrgentReferral) -> None:
    browser_of(cast["head"]).get(reverse("referral-asked", args=[referral.pk]))
    event = AuditEvent.objects.get(action="safeguarding.read")
    assert (event.actor, event.owner) == (cast["head"], cast.inspectorate.slug)


def test_lists_show_late_ones_first_and_closed_ones_last(cast: Cast, referral: UrgentReferral) -> None:
    made = [_raised(cast, f"NM-{n}") for n in (1, 2, 3)]
    yesterday, before = clock.today() - timedelta(days=1), clock.today() - timedelta(days=3)
    Clock.objects.filter(pk=made[1].clock_id).update(starts_on=before, due=yesterday)
    UrgentReferral.objects.filter(pk=made[2].pk).update(
        state="closed", agency="A", sent_at=clock.now(), acknowledged_at=clock.now(), outcome="known",
        outcome_on=clock.today(), closed_at=clock.now(),
    )  # fmt: skip
    for who, address in (("lead", "/work/referrals/"), ("head", "/asked/referrals/")):
        page = text(browser_of(cast[who]), address)
        places = [page.index(f"Case {name}<") for name in ("NM-2", "NM-1", "NM-0417", "NM-3")]
        assert places == sorted(places)
        assert ">Late</strong>" in page


def test_one_sees_ones_own_and_leads_see_all(cast: Cast, referral: UrgentReferral) -> None:
    assert "Case NM-0417" in text(browser_of(cast["inspector"]), "/work/referrals/")
    second = text(browser_of(cast["second"]), "/work/referrals/")
    assert "Case NM-0417" not in second and "Referrals that you raise" in second
    assert "Case NM-0417" in text(browser_of(cast["director"]), "/work/referrals/")
    assert "Case NM-0417" not in text(browser_of(cast["other_lead"]), "/work/referrals/")
    other = text(browser_of(cast["other_head"]), "/asked/referrals/")
    assert "Case NM-0417" not in other and "you get an e-mail" in other


def test_a_list_costs_the_same_however_long_it_is(cast: Cast, referral: UrgentReferral) -> None:
    browser = browser_of(cast["head"])

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            browser.get("/asked/referrals/")
        return len(found)

    cost()  # what a process reads once
    one = cost()
    for n in range(5):
        _raised(cast, f"NM-{n}")
    assert cost() == one


def _raised(cast: Cast, reference: str) -> UrgentReferral:
    return actions.raise_referral(
        by=cast["inspector"], inspectorate=cast.inspectorate, service=cast.service, reference=reference, worry=WORRY
    ).referral


def test_who_must_sign_in_in_two_steps_is_led_to_it_first(cast: Cast, referral: UrgentReferral, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    for who, screen in (("lead", "referral"), ("director", "referral-close"), ("head", "referral-asked")):
        answer = browser_of(cast[who]).get(reverse(screen, args=[referral.pk]))
        assert answer["Location"] == reverse("mfa_activate_totp")
    assert browser_of(cast["lead"]).get("/work/referrals/")["Location"] == reverse("mfa_activate_totp")


def test_a_link_in_an_email_is_not_in_the_writers_language(cast: Cast) -> None:
    browser_of(cast["inspector"]).post(f"/cy{RAISE}", filled())
    body = OutboxEmail.objects.all()[0].body
    assert f"/asked/referrals/{UrgentReferral.objects.get().pk}/" in body and "/cy/" not in body
