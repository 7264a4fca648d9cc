"""Submitting: whole, checked for what tells too much; and afterwards it stands, amended or withdrawn in the open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import Cast
from tests.factories.live import make_evidence
from tests.factories.people import browser_of
from tests.integration.evidence.conftest import TEXT, Draft, give_names, whole
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence.actions import submitting
from touchstone.inspectorate.evidence.models import EvidenceItem, EvidenceVersion, KeptMark
from touchstone.inspectorate.evidence.written import content_of, written_in

CHILD = ("Oswin Tarrant",)


@pytest.fixture
def item(cast: Cast, draft: Draft) -> EvidenceItem:
    made = draft()
    submitting.submit(by=cast["inspector"], item=made)
    made.refresh_from_db()
    return made


def test_submitted_with_its_fingerprint_and_one_audit_row(cast: Cast, item: EvidenceItem) -> None:
    assert item.state == "submitted" and item.submitted_at is not None
    assert item.content_hash == content_of(written_in(item)).fingerprint
    event = AuditEvent.objects.get(action="evidence.submit")
    assert event.actor == cast["inspector"] and TEXT not in str(event.summary) + str(event.changes)


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"method": ""}, "how it was seen"),
        ({"seen_on": None}, "when it was seen"),
        ({"areas": ()}, "which judgement areas"),
        ({"direction": ""}, "a strength, a weakness or neither"),
        ({"text": ""}, "what was seen"),
    ],
    ids=["method", "day", "areas", "direction", "text"],
)
def test_what_is_missing_is_named(cast: Cast, draft: Draft, missing: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        submitting.submit(by=cast["inspector"], item=draft(**missing))


def test_a_day_to_come_is_refused(cast: Cast, draft: Draft) -> None:
    with pytest.raises(Refused, match="has not come yet"):
        submitting.submit(by=cast["inspector"], item=draft(seen_on=clock.today() + timedelta(days=1)))


def test_a_childs_name_waits_until_it_is_gone_or_kept_with_a_reason(cast: Cast, draft: Draft) -> None:
    give_names(cast, *CHILD)
    made = draft(text="Oswin's plan was read.", about_role="tarrant")
    with pytest.raises(submitting.Marked) as waits:
        submitting.submit(by=cast["inspector"], item=made, reasons={("name", "tarrant"): "A street of that name."})
    assert [mark.word for mark in waits.value.found] == ["Oswin's"]
    made.refresh_from_db()
    assert made.state == "draft" and not KeptMark.objects.exists()
    reasons = {("name", "oswin's"): "The name of a form.", ("name", "tarrant"): "A street of that name."}
    submitting.submit(by=cast["inspector"], item=made, reasons=reasons)
    assert set(made.kept_marks.values_list("word", "reason")) == {
        ("oswin's", "The name of a form."), ("tarrant", "A street of that name."),
    }  # fmt: skip


def test_a_number_of_a_court_case_is_no_reference_of_this_inspection(cast: Cast, draft: Draft) -> None:
    with pytest.raises(submitting.Marked, match="a number of a court case"):
        submitting.submit(by=cast["inspector"], item=draft(case_reference="SA20C00456"))


def test_the_page_of_marks_asks_for_each_word_once(cast: Cast, draft: Draft) -> None:
    give_names(cast, *CHILD)
    made = draft(text="Oswin was seen. Oswin spoke.", place="Oswin")
    browser, address = (
        browser_of(cast["inspector"]),
        reverse("evidence-submit", args=[cast.inspection.slug, made.public_id]),
    )
    page = browser.get(address).content.decode()
    assert page.count('name="reason-') == 1 and page.count("app-evidence__mark") == 3
    assert browser.post(address, {"reason-0": ""}).status_code == 200
    done = browser.post(address, {"reason-0": "Fictional."})
    assert done.status_code == 302
    made.refresh_from_db()
    assert made.state == "submitted"
    shown = browser.get(reverse("evidence-item", args=[cast.inspection.slug, made.public_id])).content.decode()
    assert "Fictional." in shown and "a word of a name" in shown


def test_an_amendment_keeps_the_earlier_text(cast: Cast, item: EvidenceItem) -> None:
    before = item.content_hash
    submitting.amend(
        by=cast["lead"], item=item, written=whole(text="The plan named nobody.", areas=("private_law_practice",)),
        base=item.revision, reason="Said more exactly.",
    )  # fmt: skip
    item.refresh_from_db()
    assert (item.version, item.text, item.saved_by) == (2, "The plan named nobody.", cast["lead"])
    assert item.content_hash == content_of(written_in(item)).fingerprint != before
    (earlier,) = item.versions.all()
    assert (earlier.number, earlier.content["text"], earlier.content_hash) == (1, TEXT, before)
    assert earlier.content["areas"] == ["leadership"] and earlier.written_by == cast["inspector"]
    assert earlier.reason == "Said more exactly." and earlier.replaced_by == cast["lead"]
    shown = browser_of(cast["moderator"]).get(reverse("evidence-item", args=[cast.inspection.slug, item.public_id]))
    assert TEXT in shown.content.decode() and "Said more exactly." in shown.content.decode()


def test_two_inspectors_amending_lose_neither_text(cast: Cast, item: EvidenceItem) -> None:
    base = item.revision
    first, second = whole(text="As the author says it."), whole(text="As the lead says it.")
    submitting.amend(by=cast["inspector"], item=item, written=first, base=base, reason="One.")
    with pytest.raises(Conflict) as clash:
        submitting.amend(by=cast["lead"], item=item, written=second, base=base, reason="Two.")
    assert clash.value.theirs["text"] == "As the author says it." and clash.value.mine["text"] == "As the lead says it."
    assert item.versions.count() == 1


def test_the_pages_of_two_inspectors_show_both_texts(cast: Cast, item: EvidenceItem) -> None:
    address = reverse("evidence-amend", args=[cast.inspection.slug, item.public_id])
    sent = {
        "revision": str(item.revision), "method": "case_file_review", "seen_on_day": "3", "seen_on_month": "11",
        "seen_on_year": "2026", "areas": "leadership", "direction": "weakness", "case_reference": "N4-0031",
        "about_role": "child", "source_key": "case_records",
    }  # fmt: skip
    author, lead = browser_of(cast["inspector"]), browser_of(cast["lead"])
    assert author.get(address).status_code == 200
    assert author.post(address, {**sent, "text": "As the author says it.", "reason": "One."}).status_code == 302
    page = lead.post(address, {**sent, "text": "As the lead says it.", "reason": "Two."})
    said = page.content.decode()
    assert page.status_code == 409 and "As the author says it." in said and "As the lead says it." in said
    assert "Inspector saved this at" in said
    answer = {**sent, "revision": str(item.revision + 1), "text": "Both.", "reason": "Two."}
    assert lead.post(address, answer).status_code == 302
    item.refresh_from_db()
    assert item.text == "Both." and item.versions.count() == 2
    kept = {version.content["text"] for version in item.versions.all()}
    assert kept == {TEXT, "As the author says it."}


@pytest.mark.parametrize(
    ("changes", "reason", "says"),
    [({"text": "New."}, " ", "why this evidence is amended"), ({}, "Why not.", "Nothing is changed"),
     ({"text": ""}, "Why not.", "what was seen"), ({"text": "Ring 07700 900123."}, "Why not.", "waits")],
)  # fmt: skip
def test_amendments_that_are_refused(
    cast: Cast, item: EvidenceItem, changes: dict[str, Any], reason: str, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        submitting.amend(by=cast["inspector"], item=item, written=whole(**changes), base=item.revision, reason=reason)
    assert not item.versions.exists()


def test_an_amendment_with_a_marked_word_asks_why_on_the_same_page(cast: Cast, item: EvidenceItem) -> None:
    address = reverse("evidence-amend", args=[cast.inspection.slug, item.public_id])
    sent = {
        "revision": str(item.revision), "method": "case_file_review", "seen_on_day": "3", "seen_on_month": "11",
        "seen_on_year": "2026", "areas": "leadership", "direction": "weakness", "text": "Ring 07700 900123.",
        "reason": "The number of a helpline.",
    }  # fmt: skip
    browser = browser_of(cast["inspector"])
    page = browser.post(address, sent).content.decode()
    assert 'name="reason-0"' in page and "07700 900123" in page
    assert browser.post(address, {**sent, "reason-0": "A helpline of the drama range."}).status_code == 302
    item.refresh_from_db()
    assert item.text == "Ring 07700 900123." and item.kept_marks.count() == 1


@pytest.mark.parametrize("who", ["second", "moderator", "director", "head"])
def test_others_than_author_and_lead_neither_amend_nor_withdraw(cast: Cast, item: EvidenceItem, who: str) -> None:
    with pytest.raises(Refused):
        submitting.amend(by=cast[who], item=item, written=whole(text="New."), base=item.revision, reason="So.")
    with pytest.raises(Refused):
        submitting.withdraw(by=cast[who], item=item, reason="So.")


def test_withdrawn_with_a_reason_and_kept(cast: Cast, item: EvidenceItem) -> None:
    browser, slug = browser_of(cast["inspector"]), cast.inspection.slug
    address = reverse("evidence-withdraw", args=[slug, item.public_id])
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": ""}).status_code == 200
    assert browser.post(address, {"reason": "Seen in another service."}).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.withdrawn_by, item.withdrawn_reason) == (
        "withdrawn", cast["inspector"], "Seen in another service.",
    )  # fmt: skip
    assert TEXT not in browser.get(reverse("evidence", args=[slug])).content.decode()
    assert TEXT in browser.get(reverse("evidence", args=[slug]) + "?state=withdrawn").content.decode()
    with pytest.raises(Refused, match="withdrawn"):
        submitting.withdraw(by=cast["inspector"], item=item, reason="Again.")


# -- what the database itself refuses --------------------------------------------------------------------------------

SHUT = [
    {"text": "Quietly changed."},
    {"direction": "strength"},
    {"content_hash": "f" * 64},
    {"state": "draft", "content_hash": "", "submitted_at": None},
    {"seen_on": "2026-01-01"},
]


@pytest.mark.parametrize("changes", SHUT, ids=lambda changes: next(iter(changes)))
def test_the_database_refuses_a_change_that_is_no_amendment(item: EvidenceItem, changes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceItem.objects.filter(pk=item.pk).update(**changes)


def test_the_database_refuses_to_change_an_earlier_text(cast: Cast, item: EvidenceItem) -> None:
    submitting.amend(by=cast["inspector"], item=item, written=whole(text="New."), base=item.revision, reason="So.")
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceVersion.objects.update(reason="Because.")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"method": "hearsay"},
        {"direction": "bad"},
        {"content_hash": ""},
        {"text": ""},
        {"state": "withdrawn"},
        {"withdrawn_reason": "So."},
    ],
    ids=lambda wrong: next(iter(wrong.items())),
)
def test_the_database_refuses_a_row_that_is_not_whole(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        state = wrong.pop("state", "submitted")
        make_evidence(cast, state=state, **wrong)


def test_reading_about_a_case_is_written_down_but_not_the_authors_own(cast: Cast, item: EvidenceItem) -> None:
    address = reverse("evidence-item", args=[cast.inspection.slug, item.public_id])
    browser_of(cast["inspector"]).get(address)
    assert not AuditEvent.objects.filter(action="evidence.read").exists()
    browser_of(cast["moderator"]).get(address)
    (read,) = AuditEvent.objects.filter(action="evidence.read")
    assert read.actor == cast["moderator"] and read.owner == cast.inspectorate.slug and "N4-0031" not in read.summary


def test_the_page_names_what_is_missing_and_keeps_the_rest(cast: Cast) -> None:
    number = uuid4()
    browser, address = browser_of(cast["inspector"]), reverse("evidence-write", args=[cast.inspection.slug, number])
    sent = {"revision": "0", "text": TEXT, "areas": ["leadership"], "method": "data", "do": "submit"}
    page = browser.post(address, sent).content.decode()
    assert "say when it was seen; whether it is a strength, a weakness or neither." in page and TEXT in page
    whole_now = {"seen_on_day": "3", "seen_on_month": "11", "seen_on_year": "2026", "direction": "neutral"}
    assert browser.post(address, {**sent, **whole_now, "revision": "1"}).status_code == 302
    assert EvidenceItem.objects.get(public_id=number).state == "submitted"


def test_only_submitted_evidence_is_set_against_other(cast: Cast, draft: Draft) -> None:
    made = draft()
    address = reverse("evidence-contradicts", args=[cast.inspection.slug, made.public_id])
    assert browser_of(cast["inspector"]).get(address).status_code == 404
