"""Drafts: private, saved often, two devices lose neither text; put aside and taken up again."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.factories.people import browser_of
from tests.integration.evidence.conftest import Draft, whole
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence import queries
from touchstone.inspectorate.evidence.actions import drafts
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.evidence.written import Written, written_in
from touchstone.inspectorate.inspections.models import Inspection, TeamMember


def actions() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def save(cast: Cast, item: EvidenceItem, base: int, who: str = "inspector", **changes: Any) -> EvidenceItem:
    return drafts.save_draft(
        by=cast[who], inspection=cast.inspection, public_id=item.public_id, written=whole(**changes), base=base
    )


def test_an_empty_draft_is_a_draft_and_begins_with_one_audit_row(cast: Cast) -> None:
    item = drafts.save_draft(
        by=cast["inspector"], inspection=cast.inspection, public_id=uuid4(), written=Written(text="So"), base=0
    )
    assert (item.state, item.revision, item.text) == ("draft", 1, "So")
    save(cast, item, 1)
    save(cast, item, 2, text="Another text.")
    assert actions() == ["evidence.begin"]


def test_what_was_written_is_what_is_read(cast: Cast, draft: Draft) -> None:
    said = whole(areas=("private_law_practice", "leadership"), area=cast.areas[0], place="Fen office")
    item = draft(areas=said.areas, area=said.area, place=said.place)
    assert written_in(EvidenceItem.objects.get(pk=item.pk)).columns() == said.columns()
    assert set(written_in(item).areas) == set(said.areas)
    save(cast, item, 1, areas=("leadership",))
    assert written_in(item).areas == ("leadership",)


def test_two_devices_lose_neither_text(cast: Cast, draft: Draft) -> None:
    item = draft()
    save(cast, item, 1, text="Written at the office.")
    with pytest.raises(Conflict) as clash:
        save(cast, item, 1, text="Written on the train.", areas=("private_law_practice",))
    assert clash.value.mine["text"] == "Written on the train."
    assert clash.value.theirs["text"] == "Written at the office."
    assert clash.value.mine["areas"] == ["private_law_practice"] and clash.value.theirs["areas"] == ["leadership"]
    item.refresh_from_db()
    assert item.text == "Written at the office." and written_in(item).areas == ("leadership",)


def test_a_saving_sent_twice_is_no_conflict(cast: Cast, draft: Draft) -> None:
    item = draft()
    assert save(cast, item, 1, text="Once.").revision == 2
    assert save(cast, item, 1, text="Once.").revision == 2


def test_areas_alone_can_be_in_conflict(cast: Cast, draft: Draft) -> None:
    item = draft()
    save(cast, item, 1, areas=("private_law_practice",))
    with pytest.raises(Conflict):
        save(cast, item, 1, areas=("public_law_practice",))


@pytest.mark.parametrize("who", ["second", "lead", "moderator", "outsider", "head", "director"])
def test_a_draft_is_its_authors_alone(cast: Cast, draft: Draft, who: str) -> None:
    item = draft()
    with pytest.raises(Refused):
        save(cast, item, 1, who=who)
    for name in ("evidence-item", "evidence-write", "evidence-submit"):
        answer = browser_of(cast[who]).get(reverse(name, args=[cast.inspection.slug, item.public_id]))
        assert answer.status_code in (403, 404) and item.text not in answer.content.decode()
    listed = browser_of(cast[who]).get(reverse("evidence", args=[cast.inspection.slug]))
    assert item.text not in listed.content.decode()


def test_a_number_of_another_inspection_is_refused(cast: Cast, draft: Draft) -> None:
    item = draft()
    other = Inspection.objects.get(pk=cast.inspection.pk)
    other.pk, other.slug = None, "another"
    other.save()
    TeamMember.objects.create(inspection=other, role="inspector", user=cast["inspector"])
    with pytest.raises(Refused, match="another inspection"):
        drafts.save_draft(by=cast["inspector"], inspection=other, public_id=item.public_id, written=whole(), base=1)


@pytest.mark.parametrize("state", ["planned", "settled", "paused", "abandoned"])
def test_nothing_is_written_outside_the_stages_for_it(cast: Cast, draft: Draft, state: str) -> None:
    item = draft()
    cast.at(state)
    with pytest.raises(Refused):
        save(cast, item, 1, text="Too late.")


def test_put_aside_and_taken_up_again(cast: Cast, draft: Draft) -> None:
    item = draft()
    browser, slug = browser_of(cast["inspector"]), cast.inspection.slug
    assert browser.post(reverse("evidence-discard", args=[slug, item.public_id])).status_code == 302
    assert not queries.drafts_of(cast["inspector"], cast.inspection)
    listed = browser.get(reverse("evidence", args=[slug])).content.decode()
    assert "1 draft put aside" in listed
    assert browser.get(reverse("evidence-write", args=[slug, item.public_id])).status_code == 302
    shown = browser.get(reverse("evidence-item", args=[slug, item.public_id])).content.decode()
    assert "You put this draft aside" in shown and item.text in shown
    assert browser.post(reverse("evidence-take-up", args=[slug, item.public_id])).status_code == 302
    item.refresh_from_db()
    assert item.state == "draft"
    assert actions() == ["evidence.begin", "evidence.discard", "evidence.take_up"]
    with pytest.raises(Refused, match="a draft"):
        drafts.take_up(by=cast["inspector"], item=item)


def test_steps_are_taken_by_post_only(cast: Cast, draft: Draft) -> None:
    item, browser = draft(), browser_of(cast["inspector"])
    for name in ("evidence-discard", "evidence-take-up", "evidence-autosave"):
        assert browser.get(reverse(name, args=[cast.inspection.slug, item.public_id])).status_code == 405


def test_autosave_says_when_and_answers_a_conflict_without_writing(cast: Cast) -> None:
    browser, number = browser_of(cast["inspector"]), uuid4()
    address = reverse("evidence-autosave", args=[cast.inspection.slug, number])
    first = browser.post(address, {"text": "One", "revision": "0", "seen_on_day": "31", "seen_on_month": "2"})
    assert first.json()["saved"] and "but not all of it. “When was it seen?” needs" in first.json()["says"]
    assert browser.post(address, {"text": "Two", "revision": "1"}).json()["revision"] == 2
    clash = browser.post(address, {"text": "Three", "revision": "1"})
    assert clash.status_code == 409 and "while you were writing" in clash.json()["says"]
    assert EvidenceItem.objects.get(public_id=number).text == "Two"
    assert browser_of(cast["lead"]).post(address, {"text": "Mine", "revision": "2"}).status_code == 403
    cast.at("settled")
    late = browser.post(address, {"text": "Four", "revision": "2"})
    assert late.status_code == 403 and "You cannot add evidence now" in late.json()["says"]


def test_what_is_not_valid_leaves_what_was_saved(cast: Cast) -> None:
    browser, number = browser_of(cast["inspector"]), uuid4()
    slug = cast.inspection.slug
    for name in ("evidence-autosave", "evidence-write"):
        address = reverse(name, args=[slug, number])
        item = EvidenceItem.objects.filter(public_id=number).first()
        base = item.revision if item else 0
        good = {
            "text": "Kept.",
            "seen_on_day": "3",
            "seen_on_month": "11",
            "seen_on_year": "2026",
            "areas": "leadership",
        }
        browser.post(address, {**good, "revision": base, "do": "save"})
        item = EvidenceItem.objects.get(public_id=number)
        wrong = {
            "text": "x" * 20_001,
            "seen_on_day": "31",
            "seen_on_month": "2",
            "seen_on_year": "2026",
            "areas": "none",
        }
        browser.post(address, {**wrong, "revision": item.revision, "do": "save"})
        item.refresh_from_db()
        assert (item.text, item.seen_on) == ("Kept.", date(2026, 11, 3)) and written_in(item).areas == ("leadership",)


def test_a_draft_can_be_read_by_its_author_when_nothing_may_be_written_any_more(cast: Cast, draft: Draft) -> None:
    item = draft(method="", seen_on=None, direction="", text="")
    cast.at("settled")
    page = browser_of(cast["inspector"]).get(reverse("evidence-item", args=[cast.inspection.slug, item.public_id]))
    assert page.status_code == 200 and "Nothing written yet" in page.content.decode()


def test_the_page_of_a_conflict_leads_to_both_texts_saved(cast: Cast, draft: Draft) -> None:
    item = draft()
    save(cast, item, 1, text="Written at the office.")
    browser, address = (
        browser_of(cast["inspector"]),
        reverse("evidence-write", args=[cast.inspection.slug, item.public_id]),
    )
    sent = {
        "revision": "1", "text": "Written on the train.", "method": "case_file_review", "seen_on_day": "3",
        "seen_on_month": "11", "seen_on_year": "2026", "areas": "leadership", "direction": "weakness",
        "case_reference": "N4-0031", "about_role": "child", "source_key": "case_records", "do": "save",
    }  # fmt: skip
    page = browser.post(address, sent)
    said = page.content.decode()
    assert page.status_code == 409 and "Written at the office." in said and "Written on the train." in said
    answer = {
        **{name: value for name, value in sent.items() if name != "text"}, "revision": "2", "conflict-base": "1",
        "conflict-field": "text", "conflict-boxes-text": "text", "conflict-choice-text": "merged",
        "conflict-merged-text": "Written at the office and on the train.",
    }  # fmt: skip
    assert browser.post(address, answer).status_code == 302
    item.refresh_from_db()
    assert item.text == "Written at the office and on the train." and item.seen_on == date(2026, 11, 3)


def test_a_mistake_in_one_box_loses_nothing_of_the_others(cast: Cast) -> None:
    browser, number = browser_of(cast["inspector"]), uuid4()
    address = reverse("evidence-write", args=[cast.inspection.slug, number])
    wrong = {
        "revision": "0",
        "text": "Seen on a day.",
        "seen_on_day": "31",
        "seen_on_month": "2",
        "seen_on_year": "2026",
    }
    page = browser.post(address, {**wrong, "do": "submit"})
    said = page.content.decode()
    assert page.status_code == 200 and "must be a real date" in said and "Seen on a day." in said
    item = EvidenceItem.objects.get(public_id=number)
    assert (item.state, item.text) == ("draft", "Seen on a day.")
    assert 'name="revision" id="id_revision" value="1"' in said
