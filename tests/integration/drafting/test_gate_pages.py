"""The checks as a gate, warnings kept for a reason, the right words taken; signing, and the steps of the lead."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.factories.drafts import AREA, drafted, live_finding, make_statement
from tests.factories.people import browser_of
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import gate
from touchstone.inspectorate.drafting.actions import areas, signing, statements, steps, warnings
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import AcceptedWarning, SignOff
from touchstone.inspectorate.drafting.rows import AreaRow

pytestmark = pytest.mark.django_db
SOUND = "Case files name who does what."


@pytest.fixture
def scene():
    cast, draft, section = drafted()
    finding = live_finding(cast, n=61, of=67, base="case files", basis="sample")
    one = make_statement(section, cast["lead"], f"Almost all (61 of 67) of the {SOUND[0].lower()}{SOUND[1:]}", finding)
    return cast, draft, section, one


def at(name: str, *parts) -> str:
    return reverse(name, args=["northmere-2026", *parts])


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def write(cast, statement, text: str) -> None:
    statement.refresh_from_db()
    statements.save_statement(by=cast["inspector"], statement=statement, base=statement.revision, text=text)


def test_a_sound_draft_passes(scene):
    cast, draft, _section, _one = scene
    assert gate.stops(draft) == 0
    assert "Nothing stops this report." in words(browser_of(cast["moderator"]).get(at("draft-checks")))


def test_the_right_words_are_offered_and_taken(scene):
    cast, draft, _section, one = scene
    write(cast, one, "Most case files name who does what.")
    page = browser_of(cast["inspector"]).get(at("draft-checks"))
    assert "Use “Almost all (61 of 67)”" in words(page)
    assert "Private law practice, statement 1" in words(page)
    assert "Use “" not in words(browser_of(cast["moderator"]).get(at("draft-checks")))
    (problem,) = (each for each in checker_of(draft).all() if each.stops)
    browser = browser_of(cast["inspector"])
    browser.post(at("draft-apply", problem.seen))
    one.refresh_from_db()
    assert one.text == "Almost all (61 of 67) case files name who does what."
    assert one.versions.first().text.startswith("Almost all (61 of 67) of the")
    again = browser.post(at("draft-apply", problem.seen), follow=True)
    assert "The text was changed since you opened this page" in words(again)


def test_the_right_words_from_the_open_statement_with_what_is_typed(scene):
    cast, draft, _section, one = scene
    typed = "Most case files name who does what, at last."
    (found,) = (each for each in checker_of(draft).of_statement(one.pk, typed) if each.stops)
    sent = {"revision": "0", "text": typed, "do": f"apply:{found.seen}"}
    browser_of(cast["inspector"]).post(at("draft-statement", one.pk), sent)
    one.refresh_from_db()
    assert one.text == "Almost all (61 of 67) case files name who does what, at last."


def test_a_warning_is_kept_for_a_reason_until_the_text_changes(scene):
    cast, draft, _section, one = scene
    write(cast, one, one.text + " Plans name a wobbel.")
    (found,) = (each for each in checker_of(draft).all() if each.problem.rule == "spelling")
    browser, address = browser_of(cast["inspector"]), at("draft-accept", found.seen)
    assert "Fill in" in words(browser.post(address, {"reason": " "}))
    browser.post(address, {"reason": "It is what the service calls it."})
    assert AcceptedWarning.objects.get().by == cast["inspector"]
    page = words(browser.get(at("draft-checks")))
    assert "Kept for a reason (1)" in page
    assert "Warnings (0)" in page
    write(cast, one, one.text + " That is good.")
    page = words(browser.get(at("draft-checks")))
    assert "Warnings (1)" in page
    assert "1 reason holds no more" in page
    assert browser.get(address).status_code == 404


def test_what_stops_is_not_kept(scene):
    cast, draft, section, _one = scene
    bare = make_statement(section, cast["lead"], "Children wait.")
    (found,) = (each for each in checker_of(draft).of_statement(bare.pk) if each.stops)
    with pytest.raises(Refused, match="has to be put right"):
        warnings.accept(by=cast["inspector"], draft=draft, seen=found.seen, reason="Please.")
    with pytest.raises(Refused, match="does not know the right words"):
        warnings.apply(by=cast["inspector"], draft=draft, seen=found.seen)
    page = words(browser_of(cast["inspector"]).get(at("draft-accept", found.seen)))
    assert "cannot be kept" in page
    assert "Keep it for this reason" not in page


def test_an_empty_statement_stops(scene):
    cast, draft, section, _one = scene
    statements.add_statement(by=cast["lead"], section=section, plain=True)
    assert gate.stops(draft) == 1
    assert "This statement says nothing." in words(browser_of(cast["lead"]).get(at("draft-checks")))


def test_areas_for_improvement_are_checked_and_mended_too(scene):
    cast, draft, _section, _one = scene
    finding = live_finding(cast, direction="weakness")
    made = areas.add_area(
        by=cast["lead"], draft=draft, row=AreaRow("Record wich person decided."), findings=[finding]
    )  # fmt: skip
    found = next(each for each in checker_of(draft).of_area(made.pk) if each.problem.offer == "which")
    warnings.apply(by=cast["inspector"], draft=draft, seen=found.seen)
    made.refresh_from_db()
    assert made.text == "Record which person decided."
    assert "Area for improvement 1" in words(browser_of(cast["lead"]).get(at("draft-checks")))


@pytest.mark.parametrize("many", [1, 60])
def test_the_gate_asks_as_much_however_long_the_draft_is(scene, many, django_assert_num_queries):
    cast, draft, section, _one = scene
    for number in range(many):
        make_statement(section, cast["lead"], f"Children wait for {number} days.")
    browser = browser_of(cast["inspector"])
    browser.get(at("draft-checks"))
    with django_assert_num_queries(QUERIES):
        page = browser.get(at("draft-checks"))
    assert page.content.decode().count("No finding stands behind this.") == min(many, 50)
    assert f"What stops it ({many})" in words(page)


QUERIES = 25


# -- signing -----------------------------------------------------------------------------------------------------------


def checked(cast, draft) -> None:
    steps.skip_check(by=cast["lead"], draft=draft, reason="It was read out to them.")
    draft.refresh_from_db()


def test_the_lead_and_one_other_sign_for_exactly_this_text(scene):
    cast, draft, _section, _one = scene
    checked(cast, draft)
    for who in ("lead", "moderator"):
        browser = browser_of(cast[who])
        page = browser.get(at("draft-sign"))
        assert fingerprint(draft) in page.content.decode()
        browser.post(at("draft-sign"), {"seen": fingerprint(draft)})
    draft.refresh_from_db()
    assert draft.state == "signed"
    assert list(SignOff.objects.values_list("role", flat=True)) == ["lead", "moderator"]
    assert "Nothing: it is signed." in words(browser_of(cast["lead"]).get(at("draft-sign")))


def test_a_changed_text_voids_a_signature_and_says_whose_and_why(scene):
    cast, draft, _section, one = scene
    checked(cast, draft)
    signing.sign(by=cast["moderator"], draft=draft, seen=fingerprint(draft))
    write(cast, one, one.text + " They do so on time.")
    page = words(browser_of(cast["lead"]).get(at("draft-sign")))
    assert "Void Moderator, as moderator" in page
    assert "1 change, by Inspector" in page
    signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
    draft.refresh_from_db()
    assert draft.state == "answering"
    signing.sign(by=cast["moderator"], draft=draft, seen=fingerprint(draft))
    draft.refresh_from_db()
    assert draft.state == "signed"


def test_a_signature_is_void_where_only_the_order_changed(scene):
    cast, draft, section, one = scene
    make_statement(section, cast["lead"], "We thank everybody.", plain=True)
    checked(cast, draft)
    signing.sign(by=cast["director"], draft=draft, seen=fingerprint(draft))
    statements.move(by=cast["lead"], statement=one, places=1)
    assert "its order, its settings" in words(browser_of(cast["lead"]).get(at("draft-sign")))


@pytest.mark.parametrize("who", ["inspector", "outsider", "head", "planner"])
def test_who_may_not_sign(scene, who):
    cast, draft, _section, _one = scene
    checked(cast, draft)
    with pytest.raises(Refused, match="does not include it"):
        signing.sign(by=cast[who], draft=draft, seen=fingerprint(draft))


def test_what_keeps_a_signature_back(scene):
    cast, draft, section, _one = scene
    with pytest.raises(Refused, match="has not checked this report"):
        signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
    checked(cast, draft)
    with pytest.raises(Refused, match="changed since you opened"):
        signing.sign(by=cast["lead"], draft=draft, seen="0" * 64)
    signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
    with pytest.raises(Refused, match="already"):
        signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
    make_statement(section, cast["lead"], "Children wait.")
    with pytest.raises(Refused, match="1 problem stops"):
        signing.sign(by=cast["moderator"], draft=draft, seen=fingerprint(draft))
    draft.state = "signed"
    draft.save()
    with pytest.raises(Refused, match="cannot be signed now"):
        signing.sign(by=cast["moderator"], draft=draft, seen=fingerprint(draft))


# -- steps -------------------------------------------------------------------------------------------------------------


def test_a_step_is_confirmed_and_says_what_will_happen(scene):
    cast, draft, section, _one = scene
    browser = browser_of(cast["lead"])
    assert "Go on without the service’s check" in words(browser.get(at("draft-sign")))
    page = words(browser.get(at("draft-step", "skip-check")))
    assert "The service does not see the report before it is published." in page
    assert "Fill in" in words(browser.post(at("draft-step", "skip-check"), {"reason": ""}))
    answer = browser.post(at("draft-step", "skip-check"), {"reason": "Read out."}, follow=True)
    assert "Comments are answered" in words(answer)
    draft.refresh_from_db()
    assert (draft.state, draft.skipped_check_reason) == ("answering", "Read out.")
    assert "This cannot be done now." in words(browser.get(at("draft-step", "end-check")))
    refused = browser.post(at("draft-step", "end-check"))
    assert "What can be done" in words(refused)
    make_statement(section, cast["lead"], "Children wait.")
    assert "1 problem stops it." in words(browser.get(at("draft-step", "send-to-service")))
    assert browser.get(at("draft-step", "tea")).status_code == 404
    assert "What the lead can do now" not in words(browser_of(cast["moderator"]).get(at("draft-sign")))


# -- areas for improvement on their pages ------------------------------------------------------------------------------


def test_an_area_for_improvement_is_added_saved_moved_and_taken_out(scene):
    cast, draft, _section, _one = scene
    browser = browser_of(cast["inspector"])
    assert "There is no area for improvement yet" in words(browser.get(at("draft-areas")))
    assert "Fill in" in words(browser.post(at("draft-area-add"), {"text": ""}))
    browser.post(at("draft-area-add"), {"text": "Record who decided.", "judgement_key": AREA})
    made = draft.areas.get()
    other = areas.add_area(by=cast["lead"], draft=draft, row=AreaRow("Review each plan every month."))
    address = at("draft-area", other.pk)
    browser.post(address, {"revision": "0", "text": "Review each plan every week.", "do": "up"})
    assert [each.text for each in draft.areas.order_by("order")] == [
        "Review each plan every week.", "Record who decided.",
    ]  # fmt: skip
    finding = live_finding(cast, direction="weakness")
    assert browser.post(address, {"revision": "1", "text": "Review each plan every week.", "do": "findings"}).url == at(
        "draft-area-findings", other.pk
    )
    browser.post(at("draft-area-findings", other.pk), {"finding": [finding.pk]})
    page = words(browser.get(address))
    assert finding.text in page
    sent = {"revision": "1", "text": "Review each plan every week."}
    browser.post(address, {**sent, "do": f"unlink:{finding.pk}"})
    assert not other.findings.exists()
    assert browser.post(address, {**sent, "do": "out"}).url == at("draft-areas")
    page = words(browser.get(at("draft-areas")))
    assert "1 was taken out" in page
    assert "Bring it back" in words(browser.get(address))
    browser.post(at("draft-area-back", other.pk))
    other.refresh_from_db()
    assert not other.removed
    assert made.text in words(browser_of(cast["moderator"]).get(at("draft-area", made.pk)))


def test_an_area_saves_as_it_is_typed_is_checked_and_two_write_it(scene):
    cast, draft, _section, _one = scene
    made = areas.add_area(by=cast["lead"], draft=draft, row=AreaRow("Record who decided."))
    mine = browser_of(cast["inspector"])
    save = at("draft-area-autosave", made.pk)
    assert mine.post(save, {"revision": "0", "text": "Record who decides."}).json()["revision"] == 1
    assert mine.post(save, {"revision": "0", "text": "Other."}).status_code == 409
    assert "Fill in" in mine.post(save, {"revision": "1", "text": ""}).json()["says"]
    assert mine.get(save).status_code == 405
    typed = {"revision": "1", "text": "Record wich person decides."}
    assert "“wich” is not in the dictionary" in words(mine.post(at("draft-area-check", made.pk), typed))
    answer = mine.post(at("draft-area", made.pk), {"revision": "0", "text": "Mine.", "do": "save"})
    assert answer.status_code == 409
    assert "Record who decides." in words(answer)
    page = mine.get(at("draft-area-history", made.pk)).content.decode()
    assert re.search(r"<ins[^>]*>.*decides", page)
    mine.post(at("draft-area-history", made.pk), {"version": "0", "revision": "1"})
    made.refresh_from_db()
    assert made.text == "Record who decided."


def test_the_welsh_of_an_area_is_read_against_the_english(scene):
    cast, draft, _section, _one = scene
    draft.welsh = True
    draft.save()
    row = AreaRow("Record who decided.", text_cy="Cofnodi pwy a benderfynodd.")
    made = areas.add_area(by=cast["lead"], draft=draft, row=row)
    browser, address = browser_of(cast["inspector"]), at("draft-area", made.pk)
    browser.post(address, {"revision": "0", "text": "Record who decides.", "text_cy": row.text_cy, "do": "save"})
    assert "Welsh older than English" in words(browser.get(at("draft-areas")))
    browser.post(address, {"revision": "1", "text": "Record who decides.", "text_cy": row.text_cy, "do": "welsh"})
    assert "Welsh older than English" not in words(browser.get(address))
