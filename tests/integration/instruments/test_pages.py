"""The pages of a response: answering with the Save button alone, two texts, checking, submitting, being signed out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories.people import PASSWORD, browser_of, make_person
from tests.factories.responses import answer_in_full, make_response, make_submitted
from touchstone.foundation.instruments import actions, queries
from touchstone.foundation.instruments.models import Response

pytestmark = pytest.mark.django_db


def held(response: Response) -> Response:
    found = queries.response(response.pk)
    assert found is not None
    return found


def address(response: Response, section: str, child: str = "") -> str:
    if child:
        return reverse("instrument-child-section", args=[response.pk, section, child])
    return reverse("instrument-section", args=[response.pk, section])


def form_of(client: Client, path: str) -> dict[str, Any]:
    """The hidden boxes of a page of questions, as its form would send them."""
    page = html.fromstring(client.get(path).content)
    return {
        box.get("name"): box.get("value") for box in page.xpath("//form[@data-instrument-form]//input[@type='hidden']")
    }


def asked_on(page: bytes) -> list[str]:
    """The questions that a page shows, and does not hold hidden."""
    return [each.get("data-slot") for each in html.fromstring(page).xpath("//*[@data-slot and not(@hidden)]")]


@pytest.fixture
def response() -> Response:
    return make_response()


@pytest.fixture
def rater(response: Response) -> Client:
    return browser_of(response.rater)


def test_a_response_lists_its_pages_and_how_far_each_is(rater: Client, response: Response) -> None:
    page = rater.get(reverse("instrument-response", args=[response.pk])).content.decode()
    for words in ("NM-0031", "Case review", "Each child: Child A (5 to 9)", "Each child: Child B (10 to 13)"):
        assert words in page
    assert "0 of " in page
    assert "Closing the case" in page and "this does not apply" in page


def test_the_save_button_saves_a_page_and_goes_on(rater: Client, response: Response) -> None:
    path = address(response, "the_case")
    sent = {
        **form_of(rater, path),
        "law": "private",
        "stage": "open",
        "sources_read": ["record", "plan"],
        "read_on-day": "2",
        "read_on-month": "11",
        "read_on-year": "2026",
        "risk_now": "yes",
        "risk_now-reason-yes": "A threat in the last note.",
    }
    answer = rater.post(path, sent)
    assert answer.status_code == 302 and answer["Location"] == address(response, "early_work")
    assert held(response).answers == {
        "law": "private",
        "stage": "open",
        "sources_read": ["record", "plan"],
        "read_on": "2026-11-02",
        "risk_now": {"answer": "yes", "reason": "A threat in the last note."},
    }
    shown = rater.get(path).content.decode()
    assert "A threat in the last note." in shown and 'value="2026"' in shown


def test_what_cannot_be_read_is_saved_and_told_of(rater: Client, response: Response) -> None:
    path = address(response, "early_work")
    answer = rater.post(path, {**form_of(rater, path), "weeks_waiting": "a few"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "write a number, such as 12 or 12.5." in page
    assert 'href="#q-weeks_waiting"' in page
    assert 'value="a few"' in page
    assert held(response).answers["weeks_waiting"] == "a few"


def test_without_a_script_questions_that_apply_now_appear_after_saving(rater: Client, response: Response) -> None:
    path = address(response, "early_work")
    answer = rater.post(path, {**form_of(rater, path), "weeks_waiting": "9"}, follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "One more question applies now." in answer.content.decode()
    asked = asked_on(answer.content)
    assert "wait_weighed" in asked and "parties_reason" not in asked


def test_save_and_stay(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    answer = rater.post(path, {**form_of(rater, path), "strengths": "Clear.", "go": "stay"}, follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "Saved." in answer.content.decode()


def test_the_last_page_leads_to_the_check(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    answer = rater.post(path, {**form_of(rater, path), "overall_reason": "Sound."})
    assert answer["Location"] == reverse("instrument-check", args=[response.pk])


def test_each_child_has_a_page_and_answers_of_its_own(rater: Client, response: Response) -> None:
    for child, word in (("A", "strong"), ("B", "weak")):
        path = address(response, "each_child", child)
        rater.post(path, {**form_of(rater, path), f"wishes.{child}": word})
    assert held(response).answers["wishes.A"] == "strong"
    assert held(response).answers["wishes.B"] == "weak"


@pytest.mark.parametrize(("section", "child"), [("nothing", ""), ("the_case", "A"), ("each_child", "C")])
def test_a_page_that_there_is_not_says_so(rater: Client, response: Response, section: str, child: str) -> None:
    assert rater.get(address(response, section, child)).status_code == 404


def test_a_section_for_each_child_begins_at_the_first(rater: Client, response: Response) -> None:
    assert rater.get(address(response, "each_child"))["Location"] == address(response, "each_child", "A")
    actions.change_children(by=response.rater, response=response, bands={})
    children = reverse("instrument-children", args=[response.pk])
    assert rater.get(address(response, "each_child"))["Location"] == children


def test_two_tabs_without_a_script_lose_no_text(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    one, two = form_of(rater, path), form_of(rater, path)
    rater.post(path, {**one, "overall_reason": "Written in the first tab.", "strengths": "Kind."})
    answer = rater.post(path, {**two, "overall_reason": "Written in the second tab."}, follow=True)
    two_texts = reverse("instrument-two-texts", args=[response.pk])
    assert answer.redirect_chain == [(two_texts, 302)]
    page = answer.content.decode()
    assert "Written in the first tab." in page and "Written in the second tab." in page
    assert held(response).answers["strengths"] == "Kind."  # the second tab left it as it found it

    chosen = rater.post(two_texts, {"stands-overall_reason": "both"})
    assert chosen.status_code == 302
    text = "Written in the first tab.\n\nWritten in the second tab."
    assert (held(response).answers["overall_reason"], held(response).second_texts) == (text, {})


def test_nothing_chosen_leaves_both_texts(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    one, two = form_of(rater, path), form_of(rater, path)
    rater.post(path, {**one, "overall_reason": "One."})
    rater.post(path, {**two, "overall_reason": "Two."})
    answer = rater.post(reverse("instrument-two-texts", args=[response.pk]), {}, follow=True)
    assert "Choose a text for each question." in answer.content.decode()
    assert list(held(response).second_texts) == ["overall_reason"]


def test_no_two_texts_says_so(rater: Client, response: Response) -> None:
    page = rater.get(reverse("instrument-two-texts", args=[response.pk])).content.decode()
    assert "There are none." in page


def post_json(client: Client, response: Response, body: Any) -> Any:
    path = reverse("instrument-save", args=[response.pk])
    return client.post(path, body if isinstance(body, str) else json.dumps(body), content_type="application/json")


def test_a_script_saves_and_learns_the_new_marks(rater: Client, response: Response) -> None:
    answer = post_json(rater, response, {"answers": {"law": "both"}, "base": {}, "page": "p"})
    said = answer.json()
    assert (answer.status_code, said["revision"], said["conflicts"]) == (200, 1, {})
    assert said["saved_at"] and list(said["marks"]) == ["law"]
    again = post_json(rater, response, {"answers": {"law": "public"}, "base": said["marks"], "page": "other"})
    assert (again.status_code, held(response).answers) == (200, {"law": "public"})


def test_a_script_is_told_what_stands_where_somebody_else_wrote(rater: Client, response: Response) -> None:
    post_json(rater, response, {"answers": {"risk_now": {"answer": "no"}}, "base": {}, "page": "laptop"})
    sent = {"answers": {"risk_now": {"answer": "yes", "reason": "A threat."}}, "base": {}, "page": "phone"}
    answer = post_json(rater, response, sent)
    assert answer.status_code == 409
    other = answer.json()["conflicts"]["risk_now"]
    assert (other["words"], other["written"]) == ("No", {"answer": "no", "reason": ""})
    assert held(response).second_texts["risk_now"]["phone"]["written"]["reason"] == "A threat."


NONSENSE = ["no json", "[" * 100_000, "[]", "{}", '{"answers": 3, "base": {}}', '{"answers": {}, "base": "x"}']


@pytest.mark.parametrize("body", NONSENSE, ids=range(len(NONSENSE)))
def test_a_script_that_sends_nonsense_is_told_so(rater: Client, response: Response, body: str) -> None:
    answer = post_json(rater, response, body)
    assert (answer.status_code, answer.json()["says"][:24]) == (400, "This could not be read, ")


@pytest.mark.parametrize(
    "value", [None, 7, True, [["x"]], {"a": 1}, {"answer": {"x": []}}, "x" * 50_000, ["a"] * 500, "\x00", "\ud800"]
)
@pytest.mark.parametrize(
    "slot", ["law", "sources_read", "read_on", "weeks_waiting", "risk_now", "overall_reason", "overall_grade"]
)
def test_whatever_a_script_sends_as_an_answer_can_be_shown(
    rater: Client, response: Response, slot: str, value: object
) -> None:
    assert post_json(rater, response, {"answers": {slot: value}, "base": {}}).status_code == 200
    section = queries.definition(response.instrument).section_of(slot)
    assert section is not None
    assert rater.get(address(response, section.key)).status_code == 200
    assert rater.get(reverse("instrument-check", args=[response.pk])).status_code == 200


def test_a_script_without_a_session_gets_a_sentence(response: Response) -> None:
    answer = post_json(Client(), response, {"answers": {"law": "both"}, "base": {}})
    assert answer.status_code == 401
    assert answer.json()["says"] == "You are signed out. Sign in again, and it will be saved."
    assert held(response).answers == {}


def test_a_script_of_somebody_else_or_too_late_gets_a_sentence(response: Response) -> None:
    answer = post_json(browser_of(make_person()), response, {"answers": {"law": "both"}, "base": {}})
    assert (answer.status_code, answer.json()["says"][:13]) == (403, "Somebody else")
    done = make_submitted()
    answer = post_json(browser_of(done.rater), done, {"answers": {"law": "both"}, "base": {}})
    assert answer.status_code == 403
    assert "its answers never change" in answer.json()["says"]


def test_a_form_sent_after_the_session_ended_comes_back_after_signing_in(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    sent = {**form_of(rater, path), "overall_reason": "Half an hour of writing."}
    rater.logout()
    answer = rater.post(path, sent)
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    assert held(response).answers == {}
    back = rater.post(answer["Location"], {"email": response.rater.email, "password": PASSWORD})
    assert back["Location"] == path
    shown = rater.get(path).content.decode()
    assert "Half an hour of writing." in shown and "You were signed out before this page was saved." in shown
    rater.post(path, {**form_of(rater, path), "overall_reason": "Half an hour of writing."})
    assert held(response).answers["overall_reason"] == "Half an hour of writing."
    assert "You were signed out" not in rater.get(path).content.decode()


def test_somebody_else_who_signs_in_sees_nothing_of_it(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    sent = {**form_of(rater, path), "overall_reason": "Half an hour of writing."}
    rater.logout()
    rater.post(path, sent)
    rater.force_login(make_person(), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = rater.get(path)
    assert answer.status_code == 403
    assert "Half an hour" not in answer.content.decode()


def test_the_check_names_what_is_missing_and_leads_there(rater: Client, response: Response) -> None:
    page = rater.get(reverse("instrument-check", args=[response.pk])).content.decode()
    assert "Child A: Answer “Was this child seen?”." in page
    assert f"{address(response, 'each_child', 'B')}?check=1#q-seen-B" in page
    assert "Submit the answers" not in page
    there = rater.get(address(response, "each_child", "B") + "?check=1").content.decode()
    assert "There is a problem" in there and 'href="#q-seen-B"' in there


def test_submitting_from_the_check(rater: Client, response: Response) -> None:
    answer_in_full(response, stage="closed")
    actions.save_answers(by=response.rater, response=response, answers={"stage": "open"})
    path = reverse("instrument-check", args=[response.pk])
    page = rater.get(path).content.decode()
    assert "Submit the answers" in page
    assert "Will not be part of it" in page and "Is there a summary of what was done" in page
    done = rater.post(path, follow=True)
    assert "Submitted. Its answers are final now." in done.content.decode()
    assert "Outstanding" in done.content.decode()
    assert held(response).state == "submitted"
    assert rater.get(address(response, "the_case")).status_code == 302


def test_submitting_too_early_says_why(rater: Client, response: Response) -> None:
    answer = rater.post(reverse("instrument-check", args=[response.pk]), follow=True)
    assert "questions still need your answers." in answer.content.decode()


def test_children_are_named_by_age_band(rater: Client) -> None:
    response = make_response(children=(), rater=make_person())
    client = browser_of(response.rater)
    overview = client.get(reverse("instrument-response", args=[response.pk])).content.decode()
    assert "Say first which children there are" in overview
    path = reverse("instrument-children", args=[response.pk])
    assert client.post(path, {"A": "2-4", "go": "another"})["Location"] == path
    client.post(path, {"A": "2-4", "B": "unborn"})
    assert held(response).children == [{"key": "A", "band": "2-4"}, {"key": "B", "band": "unborn"}]
    client.post(path, {"A": "", "B": "unborn"})
    assert held(response).children == [{"key": "B", "band": "unborn"}]


def test_setting_aside(rater: Client, response: Response) -> None:
    path = reverse("instrument-set-aside", args=[response.pk])
    assert "Fill in “Why will this not be finished?”" in rater.post(path, {"reason": ""}).content.decode()
    answer = rater.post(path, {"reason": "Wrong case."}, follow=True)
    assert "Set aside. What you wrote is kept." in answer.content.decode()
    page = rater.get(reverse("instrument-response", args=[response.pk])).content.decode()
    assert "It was set aside: Wrong case." in page


@pytest.mark.parametrize(
    "name", ["instrument-response", "instrument-children", "instrument-check", "instrument-two-texts"]
)
def test_nobody_else_opens_a_response(response: Response, name: str) -> None:
    path = reverse(name, args=[response.pk])
    answer = browser_of(make_person()).get(path)
    assert answer.status_code == 403
    assert "Somebody else answers this." in answer.content.decode()
    assert Client().get(path)["Location"].startswith(reverse("account_login"))


def test_the_list_is_one_s_own(rater: Client, response: Response) -> None:
    other = make_response(subject="NM-9999")
    page = rater.get(reverse("responses")).content.decode()
    assert "NM-0031" in page and "NM-9999" not in page
    assert "1 response" in page
    empty = browser_of(make_person()).get(reverse("responses")).content.decode()
    assert "They begin in an inspection." in empty
    assert other.rater != response.rater


def test_where_a_second_factor_is_required_it_is_asked_for_first(
    rater: Client, response: Response, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    answer = rater.get(reverse("instrument-response", args=[response.pk]))
    assert answer["Location"] == reverse("mfa_activate_totp")
    answer = post_json(rater, response, {"answers": {"law": "both"}, "base": {}})
    assert (answer.status_code, answer.json()["says"][:20]) == (403, "Set up two-step sign")


def test_a_form_that_is_too_long_is_not_kept_in_a_session(rater: Client, response: Response) -> None:
    path = address(response, "whole")
    sent = {**form_of(rater, path), "overall_reason": "x" * 250_000}
    rater.logout()
    rater.post(path, sent)
    rater.force_login(response.rater, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "You were signed out" not in rater.get(path).content.decode()
