"""Expected sources, seen or missing with a reason; and evidence set side by side, contradictions and all."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import Cast
from tests.factories.live import make_evidence
from tests.factories.people import browser_of
from tests.factories.requests import ask
from tests.factories.reviews import begin, finish, make_cases
from tests.integration.evidence.conftest import give_names
from touchstone.domain.evidence import triangulate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.safeguarding.actions import raise_referral
from touchstone.inspectorate.evidence import queries, stage
from touchstone.inspectorate.evidence.actions import sources
from touchstone.inspectorate.evidence.models import EvidenceContradiction, MissingSource
from touchstone.inspectorate.requests.models import RequestItem

REASON = "No court sat in the weeks of fieldwork."


def missing(
    cast: Cast, source: str = "judiciary", reason: str = REASON, base: int = 0, who: str = "lead"
) -> MissingSource:
    return sources.say_missing(by=cast[who], inspection=cast.inspection, source_key=source, reason=reason, base=base)


def test_coverage_counts_each_expected_source(cast: Cast) -> None:
    make_evidence(cast, 3, source_key="case_records")
    make_evidence(cast, 2, source_key="")
    make_evidence(cast, 4, source_key="complaints", state="draft")
    covered = queries.coverage(cast.inspection)
    assert {each.expected.key: each.items for each in covered.sources if each.items} == {"case_records": 3}
    assert (covered.items, covered.other, len(covered.missing)) == (5, 2, 8)
    assert queries.counts(cast.inspection) == {"case_records": 3, "": 2}


def test_cases_reviewed_and_answers_accepted_are_seen_too(cast: Cast, django_assert_num_queries: Any) -> None:
    one, two = make_cases(cast, 2)
    finish(begin(cast, one, "inspector"))
    finish(begin(cast, one, "second", key="court-report-review"))  # the same case: still one
    begin(cast, two, "inspector")  # not submitted yet
    first, _second = ask(cast, "Cases closed this year", "Complaints")
    RequestItem.objects.filter(pk=first.pk).update(state="accepted")
    with django_assert_num_queries(3):
        covered = queries.coverage(cast.inspection)
    seen = {each.expected.key: (each.cases, each.answers) for each in covered.sources if each.seen}
    assert seen == {"case_records": (1, 0), "annex_a": (0, 1)}
    assert covered.items == 0 and len(covered.missing) == 7
    page = browser_of(cast["lead"]).get(reverse("evidence-sources", args=[cast.inspection.slug])).content.decode()
    assert "1 case reviewed" in page and "1 answer to the information request accepted" in page


def test_the_stage_says_how_far_it_is(cast: Cast) -> None:
    assert str(stage.progress(cast.inspection).words) == "0 items, 9 sources missing"
    keys = [each.key for each in queries.definition_of(cast.inspection).evidence]
    for key in keys[1:]:
        make_evidence(cast, 1, source_key=key)
    said = stage.progress(cast.inspection)
    assert str(said.words) == "8 items, 1 source missing" and not said.done
    assert str(stage.sources(cast.inspection).words) == "8 of 9 seen"
    missing(cast, keys[0])
    said = stage.progress(cast.inspection)
    assert str(said.words) == "8 items, 1 source missing, with its reason" and said.done
    make_evidence(cast, 1, source_key=keys[0])
    assert str(stage.progress(cast.inspection).words) == "9 items, every source seen"


def test_a_reason_is_recorded_changed_and_taken_back_on_its_page(cast: Cast) -> None:
    browser = browser_of(cast["inspector"])
    address = reverse("evidence-missing", args=[cast.inspection.slug, "judiciary"])
    listed = reverse("evidence-sources", args=[cast.inspection.slug])
    assert "Say why it is missing" in browser.get(listed).content.decode()
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": "", "revision": "0"}).status_code == 200
    assert browser.post(address, {"reason": REASON, "revision": "0"}).status_code == 302
    assert REASON in browser.get(listed).content.decode()
    assert browser.post(address, {"reason": "Another.", "revision": "1"}).status_code == 302
    assert MissingSource.objects.get().reason == "Another."
    assert browser.post(address, {"take-back": "yes"}).status_code == 302
    assert not MissingSource.objects.exists()
    verbs = AuditEvent.objects.order_by("id").values_list("action", flat=True)
    assert list(verbs) == ["evidence.missing", "evidence.missing", "evidence.not_missing"]
    nowhere = reverse("evidence-missing", args=[cast.inspection.slug, "no_such_source"])
    assert browser.get(nowhere).status_code == 404


def test_a_reason_may_be_given_while_the_report_is_written_and_not_taken_back(cast: Cast) -> None:
    cast.at("settled")
    browser = browser_of(cast["inspector"])
    address = reverse("evidence-missing", args=[cast.inspection.slug, "judiciary"])
    assert browser.post(address, {"reason": REASON, "revision": "0"}).status_code == 302
    assert "Take it back" not in browser.get(address).content.decode()
    with pytest.raises(Refused, match="the inspection is settled"):
        sources.not_missing(by=cast["inspector"], missing=MissingSource.objects.get())


def test_two_people_giving_a_reason_lose_neither(cast: Cast) -> None:
    missing(cast)
    with pytest.raises(Conflict):
        missing(cast, reason="They were asked too late.", who="second")
    browser = browser_of(cast["second"])
    address = reverse("evidence-missing", args=[cast.inspection.slug, "judiciary"])
    page = browser.post(address, {"reason": "They were asked too late.", "revision": "0"})
    said = page.content.decode()
    assert page.status_code == 409 and REASON in said and "They were asked too late." in said


@pytest.mark.parametrize(
    ("source", "reason", "says"),
    [
        ("no_such_source", REASON, "does not expect"),
        ("judiciary", "  ", "Say why"),
        ("judiciary", "Judge Tarrant was ill.", "Tarrant"),
    ],
)
def test_reasons_that_are_refused(cast: Cast, source: str, reason: str, says: str) -> None:
    give_names(cast, "Oswin Tarrant")
    with pytest.raises(Refused, match=says):
        missing(cast, source, reason)


def test_urgent_referrals_of_this_inspection_are_counted(cast: Cast) -> None:
    assert queries.referrals(cast.inspection).made == 0
    raise_referral(
        by=cast["inspector"], inspectorate=cast.inspectorate, service=cast.service, reference="N4-0031",
        worry="Nobody has seen the child.", context=queries.context_of(cast.inspection),
    )  # fmt: skip
    assert queries.referrals(cast.inspection).made == 1
    page = browser_of(cast["lead"]).get(reverse("evidence-sources", args=[cast.inspection.slug])).content.decode()
    assert "1 urgent referral was made." in page


# -- side by side ----------------------------------------------------------------------------------------------------


def test_piles_leave_out_drafts_and_what_was_withdrawn(cast: Cast) -> None:
    make_evidence(cast, 2, areas=["leadership"], direction="strength", method="data", source_key="annex_a")
    make_evidence(cast, 1, areas=["leadership"], state="draft")
    make_evidence(
        cast, 1, areas=["leadership"], state="withdrawn", withdrawn_by=cast["lead"], withdrawn_reason="So.",
        withdrawn_at="2026-11-05T10:00Z",
    )  # fmt: skip
    (found,) = queries.piles(cast.inspection)
    assert (found.area, found.direction, found.items) == ("leadership", "strength", 2)
    assert triangulate([], [found])[0].single


def test_the_page_shows_single_sources_and_what_disagrees(cast: Cast) -> None:
    make_evidence(cast, 2, areas=["leadership"], direction="strength", method="data", source_key="annex_a")
    make_evidence(cast, 1, areas=["private_law_practice"], direction="strength", method="data", source_key="annex_a")
    make_evidence(cast, 1, areas=["private_law_practice"], direction="weakness", source_key="case_records")
    page = browser_of(cast["moderator"]).get(reverse("evidence-together", args=[cast.inspection.slug]))
    said = page.content.decode()
    assert said.count("One source only") == 1 and said.count("Points both ways") == 1
    assert said.count("No evidence") == 1 and "Overall effectiveness" not in said  # it rests on the others


def test_two_items_are_set_against_each_other_and_both_stay(cast: Cast) -> None:
    strength, weakness = make_evidence(cast, 2, areas=["leadership"])
    browser, slug = browser_of(cast["second"]), cast.inspection.slug
    address = reverse("evidence-contradicts", args=[slug, strength.public_id])
    sent = {"other": str(weakness.public_id)[:8], "area_key": "leadership", "note": "How often the board met."}
    assert browser.get(address).status_code == 200
    assert (
        "no submitted evidence with this number"
        in browser.post(address, {**sent, "other": "ffffffff"}).content.decode()
    )
    assert "contradict itself" in browser.post(address, {**sent, "other": str(strength.public_id)}).content.decode()
    assert browser.post(address, sent).status_code == 302
    assert "already" in browser.post(address, sent).content.decode()
    for item, other in ((strength, weakness), (weakness, strength)):
        shown = browser.get(reverse("evidence-item", args=[slug, item.public_id])).content.decode()
        assert "How often the board met." in shown and str(other.public_id) in shown
    together = browser.get(reverse("evidence-together", args=[slug])).content.decode()
    assert "These contradict each other" in together
    row = EvidenceContradiction.objects.get()
    assert str(stage.together(cast.inspection).words) == "1 contradiction"
    assert browser.post(reverse("evidence-agrees", args=[slug, weakness.public_id, row.pk])).status_code == 302
    assert not EvidenceContradiction.objects.exists()


def test_only_submitted_items_with_a_note_are_set_against_each_other(cast: Cast) -> None:
    (one,), (draft,) = make_evidence(cast, areas=["leadership"]), make_evidence(cast, state="draft")
    (other,) = make_evidence(cast, areas=["leadership"])
    for two, note in ((draft, "So."), (other, "  ")):
        with pytest.raises(Refused):
            sources.contradict(by=cast["lead"], one=one, other=two, area_key="leadership", note=note)


def test_the_database_refuses_what_must_not_be(cast: Cast) -> None:
    one, other = make_evidence(cast, 2)
    row = sources.contradict(by=cast["lead"], one=other, other=one, area_key="leadership", note="Numbers.")
    assert (row.first, row.second) == (one, other)
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceContradiction.objects.filter(pk=row.pk).update(first=other, second=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceContradiction.objects.filter(pk=row.pk).update(note="")
    missing(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        MissingSource.objects.update(reason="")
