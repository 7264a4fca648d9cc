"""The pages of the editor: a section, a statement open in it, what its buttons do, versions, findings chosen."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.drafts import AREA, drafted, live_finding, make_section, make_statement
from tests.factories.people import browser_of
from touchstone.inspectorate.drafting.actions import comments, statements
from touchstone.inspectorate.drafting.models import Comment, Statement, StatementVersion
from touchstone.inspectorate.drafting.queries import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return drafted()


def at(name: str, *parts) -> str:
    return reverse(name, args=["northmere-2026", *parts])


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sent(statement: Statement, do: str = "save", **changed) -> dict[str, str]:
    statement.refresh_from_db()
    return {"revision": str(statement.revision), "text": statement.text, "do": do, **changed}


def test_the_editor_opens_at_the_first_section_with_statements(scene):
    cast, draft, section = scene
    make_section(draft, "before", order=0)
    browser = browser_of(cast["inspector"])
    make_statement(section, cast["lead"])
    assert browser.get(at("draft-edit")).url == at("draft-section", "everyone", AREA)
    draft.sections.all().delete()
    assert "This report has no sections" in words(browser.get(at("draft-edit")))


def test_a_statement_without_support_is_visibly_unsupported(scene):
    cast, draft, section = scene
    make_statement(section, cast["lead"], "Plans are clear.", live_finding(cast))
    bare = make_statement(section, cast["lead"], "Children wait too long.")
    page = words(browser_of(cast["moderator"]).get(at("draft-section", "everyone", AREA)))
    assert "1 unsupported" in page
    assert page.count("Unsupported") == 1
    assert "Rests on 1 finding" in page
    assert "Add a statement" not in page
    shown = words(browser_of(cast["inspector"]).get(at("draft-statement", bare.pk)))
    assert "No finding stands behind it." in shown
    assert "Nothing without a finding" in shown


def test_saving_by_the_button_and_moving_save_the_text_first(scene):
    cast, _draft, section = scene
    one, two = make_statement(section, cast["lead"], "One."), make_statement(section, cast["lead"], "Two.")
    browser = browser_of(cast["inspector"])
    address = at("draft-statement", two.pk)
    assert browser.post(address, sent(two, text="Two things.")).url == f"{address}#statement-{two.pk}"
    browser.post(address, sent(two, "up", text="Two good things."))
    texts = Statement.objects.filter(section=section).order_by("order").values_list("text", flat=True)
    assert list(texts) == ["Two good things.", "One."]
    browser.post(at("draft-statement", one.pk), sent(one, "up"))
    assert Statement.objects.filter(section=section).order_by("order").first() == one
    browser.post(address, sent(two, "plain"))
    two.refresh_from_db()
    assert two.plain
    browser.post(address, sent(two, "not-plain"))
    two.refresh_from_db()
    assert not two.plain


def test_the_next_statement_is_added_and_one_is_taken_out_and_comes_back(scene):
    cast, _draft, section = scene
    one = make_statement(section, cast["lead"], "One.")
    browser = browser_of(cast["inspector"])
    answer = browser.post(at("draft-statement", one.pk), sent(one, "after", text="One thing."))
    new = Statement.objects.exclude(pk=one.pk).get()
    assert answer.url == f"{at('draft-statement', new.pk)}#statement-{new.pk}"
    answer = browser.post(at("draft-statement", one.pk), sent(one, "out", text="One last thing."))
    page = words(browser.get(answer.url))
    assert "1 statement was taken out" in page
    assert "One last thing." in page
    browser.post(at("draft-back", one.pk))
    one.refresh_from_db()
    assert (one.removed, one.text) == (False, "One last thing.")
    browser.post(at("draft-add", "everyone", AREA))
    assert Statement.objects.filter(section=section).count() == 3


def test_two_people_write_one_statement_and_both_see_both(scene):
    cast, _draft, section = scene
    one = make_statement(section, cast["lead"], "One.")
    mine, theirs = browser_of(cast["inspector"]), browser_of(cast["second"])
    address, opened = at("draft-statement", one.pk), sent(one, "up", comment="Look at this.")
    theirs.post(address, {**opened, "text": "Theirs."})
    answer = mine.post(address, {**opened, "text": "Mine."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Mine." in page
    assert "Theirs." in page
    assert "Look at this." in page
    chosen = {
        "revision": "1", "conflict-base": "0", "conflict-field": "text", "conflict-boxes-text": "text",
        "conflict-mine-text": "Mine.", "conflict-theirs-text": "Theirs.", "conflict-choice-text": "merged",
        "conflict-merged-text": "Mine and theirs.", "do": "save",
    }  # fmt: skip
    assert mine.post(address, chosen).status_code == 302
    one.refresh_from_db()
    assert one.text == "Mine and theirs."
    assert StatementVersion.objects.filter(text="Theirs.").exists()


def test_it_saves_as_it_is_typed_and_says_why_where_it_cannot(scene):
    cast, draft, section = scene
    one = make_statement(section, cast["lead"], "One.")
    browser, address = browser_of(cast["inspector"]), at("draft-autosave", one.pk)
    answer = browser.post(address, {"revision": "0", "text": "One more."}).json()
    assert (answer["saved"], answer["whole"], answer["revision"]) == (True, True, 1)
    answer = browser.post(address, {"revision": "0", "text": "Another."})
    assert (answer.status_code, answer.json()["saved"]) == (409, False)
    assert "Press Save to see both." in answer.json()["says"]
    answer = browser.post(address, {"revision": "1", "text": "x" * 20_001})
    assert (answer.status_code, "at most 20000" in answer.json()["says"]) == (403, True)
    assert browser_of(cast["moderator"]).post(address, {"revision": "1", "text": "No."}).status_code == 403
    assert browser.get(address).status_code == 405
    draft.state = "signed"
    draft.save()
    answer = browser.post(address, {"revision": "1", "text": "Late."})
    assert "does not change now" in answer.json()["says"]


def test_what_is_typed_is_checked_and_nothing_is_written(scene):
    cast, _draft, section = scene
    finding = live_finding(cast, n=61, of=67, base="case files", basis="sample")
    one = make_statement(section, cast["lead"], "Plans are clear.", finding)
    typed = {"revision": "0", "text": "Most case files have a clear plan."}
    page = words(browser_of(cast["inspector"]).post(at("draft-check", one.pk), typed))
    assert "does not fit 61 of 67" in page
    assert "almost all (61 of 67)" in page.lower()
    one.refresh_from_db()
    assert (one.text, one.versions.count()) == ("Plans are clear.", 1)


def test_comments_are_kept_dealt_with_and_opened_again_by_whoever_sees_the_draft(scene):
    cast, _draft, section = scene
    one = make_statement(section, cast["lead"], "One.")
    address, browser = at("draft-statement", one.pk), browser_of(cast["moderator"])
    assert browser.post(address, {"do": "comment", "comment": "Say how many."}).status_code == 302
    said = Comment.objects.get()
    assert "Say how many." in words(browser.get(address))
    browser.post(address, {"do": f"comment-done:{said.pk}"})
    said.refresh_from_db()
    assert said.done_by == cast["moderator"]
    writer = browser_of(cast["inspector"])
    writer.post(address, sent(one, f"comment-open:{said.pk}", text="One thing."))
    said.refresh_from_db()
    one.refresh_from_db()
    assert (said.done_at, one.text) == (None, "One thing.")
    answer = browser.post(address, {"do": "comment", "comment": " "})
    assert (answer.status_code, "A comment needs words" in words(answer)) == (200, True)
    assert browser_of(cast["head"]).post(address, {"do": "comment", "comment": "Hello."}).status_code == 403
    assert browser.post(address, {"do": "out"}).status_code == 403


def test_findings_are_chosen_by_area_and_taken_away(scene):
    cast, _draft, section = scene
    mine = live_finding(cast, "Plans name who does what.", n=12, of=20, base="case files", basis="sample")
    other = live_finding(cast, "Leaders know their teams.", area_key="leadership_and_governance", direction="weakness")
    one = make_statement(section, cast["lead"], "One.")
    browser, address = browser_of(cast["inspector"]), at("draft-findings", one.pk)
    assert browser.post(at("draft-statement", one.pk), sent(one, "findings")).url == address
    page = words(browser.get(address))
    assert "Plans name who does what." in page
    assert "12 of 20 case files" in page
    assert "Leaders know" not in page
    assert "Leaders know" in words(browser.get(address, {"area": "", "q": "leaders"}))
    browser.post(address, {"finding": [mine.pk, other.pk]})
    assert set(one.findings.all()) == {mine, other}
    assert "There is no other finding here" in words(browser.get(address, {"area": ""}))
    browser.post(at("draft-statement", one.pk), sent(one, f"unlink:{mine.pk}"))
    assert list(one.findings.all()) == [other]
    assert "You ticked no finding" in words(browser.post(address, {}, follow=True))


def test_any_two_versions_side_by_side_and_one_brought_back(scene):
    cast, _draft, section = scene
    one = make_statement(section, cast["lead"], "Most plans are clear.")
    for base, text in enumerate(("Almost all plans are clear.", "Almost all plans are good.")):
        statements.save_statement(by=cast["lead"], statement=one, base=base, text=text)
    address, browser = at("draft-history", one.pk), browser_of(cast["moderator"])
    page = browser.get(address, {"every": "1"}).content.decode()
    assert re.search(r"<del[^>]*>.*taken out:.*clear", page)
    assert re.search(r"<ins[^>]*>.*put in:.*good", page)
    page = browser.get(address, {"from": "0", "to": "2"}).content.decode()
    assert re.search(r"<del[^>]*>.*Most", page)
    assert browser.get(address, {"from": "9"}).status_code == 404
    assert browser.post(address, {"version": "0", "revision": "2"}).status_code == 403
    writer = browser_of(cast["inspector"])
    writer.post(address, {"version": "0", "revision": "2"})
    one.refresh_from_db()
    assert (one.text, one.revision) == ("Most plans are clear.", 3)
    stale = writer.post(address, {"version": "1", "revision": "2"}, follow=True)
    assert "changed it since you opened this page" in words(stale)


def test_savings_in_the_midst_of_writing_are_not_listed_at_first(scene):
    cast, _draft, section = scene
    one = make_statement(section, cast["lead"], "P")
    for base, text in enumerate(("Pl", "Pla", "Plans.", "Plans are.", "Plans are clear.")):
        who = cast["lead"] if base < 3 else cast["inspector"]
        statements.save_statement(by=who, statement=one, base=base, text=text)
    versions = editor.versions(one)
    assert [each.text for each in editor.sittings(versions)] == ["Plans are clear.", "Plans.", "P"]
    StatementVersion.objects.filter(revision=1).update(at=one.saved_at - timedelta(hours=1))
    assert [each.text for each in editor.sittings(editor.versions(one))][-2:] == ["Pl", "P"]
    browser = browser_of(cast["moderator"])
    assert "2 savings in the midst of writing are not listed" in words(browser.get(at("draft-history", one.pk)))
    page = words(browser.get(at("draft-history", one.pk), {"every": "1"}))
    assert "not listed" not in page
    assert "Version 6 (as it is now)" in page


def test_welsh_beside_the_english_and_which_is_older(scene):
    cast, draft, section = scene
    draft.welsh = True
    draft.save()
    welsh = "Mae cynlluniau yn glir."
    one = make_statement(section, cast["lead"], "Plans are clear.", live_finding(cast), text_cy=welsh)
    browser, address = browser_of(cast["inspector"]), at("draft-statement", one.pk)
    browser.post(address, sent(one, text="All plans are clear.", text_cy=one.text_cy))
    page = words(browser.get(address))
    assert "Welsh older than English" in page
    browser.post(address, sent(one, "welsh", text_cy=one.text_cy))
    assert "Welsh older than English" not in words(browser.get(address))
    browser.post(address, sent(one, text_cy=""))
    assert "No Welsh yet" in words(browser.get(address))


@pytest.mark.parametrize("many", [2, 60])
def test_a_section_opens_with_as_many_queries_however_long_it_is(scene, many, django_assert_num_queries):
    cast, draft, section = scene
    finding = live_finding(cast)
    for _ in range(many):
        one = make_statement(section, cast["lead"], "", finding)
        comments.comment(by=cast["lead"], statement=one, text="Look again.")
    browser = browser_of(cast["inspector"])
    browser.get(at("draft-section", "everyone", AREA))
    with django_assert_num_queries(QUERIES):
        page = browser.get(at("draft-section", "everyone", AREA))
    assert page.content.count(b'class="app-statement"') == min(many, 20)


QUERIES = 27


def test_numbers_by_theme_and_through(scene):
    cast, draft, section = scene
    later = make_section(draft, "theme", numbered=True)
    last = make_section(draft, "theme2", numbered=True)
    made = [make_statement(each, cast["lead"], f"Text {n}.") for n, each in enumerate((section, later, last, last))]
    page = words(browser_of(cast["inspector"]).get(at("draft-statement", made[3].pk)))
    assert "Statement 2.2" in page
    assert "Statement 1 " in words(browser_of(cast["inspector"]).get(at("draft-statement", made[0].pk)))
    draft.form = "letter"
    draft.save()
    assert "This statement" in words(browser_of(cast["inspector"]).get(at("draft-statement", made[3].pk)))


def test_texts_for_children_need_no_findings(scene):
    cast, draft, _section = scene
    short = make_section(draft, "about-you", audience="children")
    one = make_statement(short, cast["lead"], "We came to see how people help you.")
    page = words(browser_of(cast["inspector"]).get(at("draft-statement", one.pk)))
    assert "It needs no finding." in page
    assert "Unsupported" not in page


@pytest.mark.parametrize("name", ["draft-statement", "draft-history"])
def test_what_is_not_there(scene, name):
    cast, _draft, _section = scene
    assert browser_of(cast["inspector"]).get(at(name, 999)).status_code == 404
    assert browser_of(cast["inspector"]).get(at("draft-section", "everyone", "tea")).status_code == 404
