"""Findings written here: their counts, their evidence, two people at once, and the words for how many."""

from __future__ import annotations

import pytest

from tests.cast import Cast, play
from tests.factories.findings import make_finding, make_item
from tests.factories.records import make_inspection, make_strength
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions, policies, presenters
from touchstone.inspectorate.findings.queries import board, prints
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.findings.rows import LiveFinding

pytestmark = pytest.mark.django_db
AREA = "private_law_practice"


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def row(**changed) -> LiveFinding:
    return LiveFinding(**{"area_key": AREA, "direction": "weakness", "text": "Plans have no dates.", **changed})


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"text": " "}, "needs words"),
        ({"area_key": "complaints"}, "does not judge that area"),
        ({"direction": "up"}, "strength, a weakness or neither"),
        ({"n": 3}, "needs both numbers"),
        ({"of": 3, "base": "files", "basis": "seen"}, "needs both numbers"),
        ({"n": 21, "of": 20, "base": "files", "basis": "seen"}, "cannot be more"),
        ({"n": 0, "of": 0, "base": "files", "basis": "seen"}, "cannot be more"),
        ({"n": 1, "of": 20, "basis": "seen"}, "what was counted"),
        ({"n": 1, "of": 20, "base": "files"}, "what was counted"),
        ({"n": 1, "of": 20, "base": "files", "basis": "guess"}, "what was counted"),
        ({"base": "files"}, "not how many"),
    ],
)
def test_what_is_no_finding(cast, changed, why):
    with pytest.raises(Refused, match=why):
        actions.write_finding(by=cast["inspector"], inspection=cast.inspection, row=row(**changed))
    assert not policies.can_find(cast["inspector"], cast.inspection, row(**changed))


@pytest.mark.parametrize("who", ["outsider", "moderator", "head", "other_lead", "planner"])
def test_who_may_not_write_findings(cast, who):
    with pytest.raises(Refused, match="does not include it"):
        actions.write_finding(by=cast[who], inspection=cast.inspection, row=row())


def test_a_finding_says_how_many_and_the_word_for_it(cast):
    counts = {"n": 12, "of": 20, "base": "case files", "basis": "sample"}
    found = make_finding(cast.inspection, cast["inspector"], AREA, **counts)
    assert presenters.count_words(found) == "12 of 20 case files, of the sample drawn"
    assert presenters.word_for(found, framework_of(cast.inspection)) == "a majority"
    none = make_finding(cast.inspection, cast["inspector"], AREA)
    assert (presenters.count_words(none), presenters.word_for(none, framework_of(cast.inspection))) == ("", "")


@pytest.mark.parametrize(
    ("n", "word"), [(0, "none of those looked at"), (20, "all of those looked at"), (10, "half"), (1, "very few")]
)
def test_none_and_all_are_said_of_those_looked_at_only(cast, n, word):
    counts = {"n": n, "of": 20, "base": "case files", "basis": "sample"}
    found = make_finding(cast.inspection, cast["inspector"], AREA, **counts)
    assert presenters.word_for(found, framework_of(cast.inspection)) == word


def test_sources_are_counted_and_contradictions_joined_by_a_line(cast):
    found = make_finding(cast.inspection, cast["inspector"], AREA)
    for method, bearing in (("case_file_review", "supports"), ("interview", "contradicts"), ("meeting", "contradicts")):
        item = make_item(cast.inspection, cast["second"], AREA, method=method)
        actions.link_evidence(by=cast["second"], finding=found, item=item, bearing=bearing)
    shown = presenters.shown(found, board.sources_of([found])[found.pk], framework_of(cast.inspection))
    assert shown.sources == ("Case file read × 2",)
    assert shown.against == "But 2 items of evidence point the other way: interview, meeting."
    assert shown.single and not shown.unsupported


def test_a_finding_without_evidence_is_unsupported_and_stays_so_when_only_contradicted(cast):
    found = make_finding(cast.inspection, cast["inspector"], AREA, supported=False)
    assert prints.by_area(cast.inspection)[AREA].unsupported == 1
    actions.link_evidence(
        by=cast["second"], finding=found, item=make_item(cast.inspection, cast["second"]), bearing="contradicts"
    )
    shown = presenters.shown(found, board.sources_of([found])[found.pk], framework_of(cast.inspection))
    assert not shown.sources and shown.against


def test_only_submitted_evidence_of_this_inspection_stands_behind_a_finding(cast):
    found = make_finding(cast.inspection, cast["inspector"], AREA)
    draft = make_item(cast.inspection, cast["inspector"], state="draft", content_hash="", submitted_at=None)
    with pytest.raises(Refused, match="is draft"):
        actions.link_evidence(by=cast["inspector"], finding=found, item=draft, bearing="supports")
    other = make_item(make_inspection(cast.service), cast["inspector"])
    with pytest.raises(Refused, match="another inspection"):
        actions.link_evidence(by=cast["inspector"], finding=found, item=other, bearing="supports")
    with pytest.raises(Refused, match="supports the finding or contradicts"):
        actions.link_evidence(by=cast["inspector"], finding=found, item=found.links.get().evidence, bearing="no")


def test_evidence_is_taken_away_again(cast):
    found = make_finding(cast.inspection, cast["inspector"], AREA)
    item = found.links.get().evidence
    actions.unlink_evidence(by=cast["second"], finding=found, item=item)
    actions.unlink_evidence(by=cast["second"], finding=found, item=item)
    assert not found.links.exists()
    assert AuditEvent.objects.filter(action="findings.unlink_evidence").count() == 1


def test_two_who_change_a_finding_lose_neither_text(cast):
    found = make_finding(cast.inspection, cast["inspector"], AREA)
    actions.change_finding(by=cast["inspector"], finding=found, row=row(text="First."), base=0)
    with pytest.raises(Conflict) as caught:
        actions.change_finding(by=cast["second"], finding=found, row=row(text="Second."), base=0)
    assert (caught.value.mine["text"], caught.value.theirs["text"]) == ("Second.", "First.")
    actions.change_finding(by=cast["second"], finding=found, row=row(text="Second."), base=caught.value.revision)
    found.refresh_from_db()
    assert (found.text, found.fingerprint) == ("Second.", prints.prints_of([found])[found.pk])


def test_a_withdrawn_finding_counts_no_more_and_does_not_change(cast):
    found = make_finding(cast.inspection, cast["inspector"], AREA)
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw_finding(by=cast["lead"], finding=found, reason="")
    actions.withdraw_finding(by=cast["lead"], finding=found, reason="Read wrongly.")
    assert not prints.by_area(cast.inspection)
    with pytest.raises(Refused, match="was withdrawn: Read wrongly"):
        actions.change_finding(by=cast["lead"], finding=found, row=row(), base=1)


def test_findings_of_a_document_are_no_findings_of_the_board(cast):
    make_strength(cast.inspection, "As printed.", area_key=AREA)
    assert not prints.by_area(cast.inspection)


def test_evidence_that_no_finding_uses_is_counted(cast):
    make_finding(cast.inspection, cast["inspector"], AREA)
    make_item(cast.inspection, cast["inspector"], AREA)
    make_item(cast.inspection, cast["inspector"], "leadership")
    assert board.unused(cast.inspection, AREA) == 1
    found = cast.inspection.findings.get()
    assert board.linkable(found).count() == 1
    assert board.linkable(found, everywhere=True).count() == 2
    assert board.linkable(found, "nowhere", everywhere=True).count() == 0
