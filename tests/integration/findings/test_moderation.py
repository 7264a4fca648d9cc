"""Proposals and moderation: each bound to exactly what was seen; stale, older and own ones never count."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, play
from tests.factories.findings import agree, make_finding, make_item, propose
from tests.factories.people import make_grant
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions, policies
from touchstone.inspectorate.findings.models import Judgement, JudgementProposal, Moderation, Settlement
from touchstone.inspectorate.findings.queries.standing import Standing, board_of
from touchstone.inspectorate.findings.rows import LiveFinding, ProposalRow

pytestmark = pytest.mark.django_db
AREA = "private_law_practice"


@pytest.fixture
def cast() -> Cast:
    return play(state="judging")


@pytest.fixture
def held(cast: Cast) -> JudgementProposal:
    make_finding(cast.inspection, cast["inspector"], AREA)
    return propose(cast.inspection, cast["inspector"], AREA, "good")


def area(cast: Cast, key: str = AREA) -> Standing:
    found = board_of(cast.inspection).area(key)
    assert found is not None
    return found


def say(cast: Cast, who: str, held: JudgementProposal, **said: Any) -> Moderation:
    values = {"agrees": True, "area_key": AREA, "seen": held.fingerprint, **said}
    return actions.moderate(by=cast[who], inspection=cast.inspection, **values)


def test_two_moderators_agree_with_exactly_this(cast, held):
    say(cast, "moderator", held)
    assert (area(cast).proposal.state, area(cast).tally.agreed) == ("proposed", 1)
    say(cast, "moderator2", held)
    assert (area(cast).proposal.state, area(cast).tally.met) == ("agreed", True)
    assert AuditEvent.objects.filter(action="findings.moderate").count() == 2


def test_the_same_moderator_counts_once(cast, held):
    say(cast, "moderator", held)
    with pytest.raises(Refused, match="already"):
        say(cast, "moderator", held)


def test_nobody_moderates_their_own_proposal(cast):
    make_finding(cast.inspection, cast["inspector"], AREA)
    make_grant(cast["inspector"], "moderator", cast.inspectorate)
    own = propose(cast.inspection, cast["inspector"], AREA, "good")
    with pytest.raises(Refused, match="somebody else must moderate"):
        say(cast, "inspector", own)


def test_one_who_disagrees_returns_it_and_the_reason_stays(cast, held):
    with pytest.raises(Refused, match="Say why you disagree"):
        say(cast, "moderator", held, agrees=False, reason=" ")
    say(cast, "moderator", held, agrees=False, reason="Twelve files do not show it.")
    assert area(cast).proposal.state == "returned"
    with pytest.raises(Refused, match="returned already"):
        say(cast, "moderator2", held)
    with pytest.raises(Refused, match="returned by a moderator"):
        actions.settle(by=cast["lead"], inspection=cast.inspection)
    again = propose(cast.inspection, cast["inspector"], AREA, "requires_improvement")
    assert (again.version, again.state) == (2, "proposed")
    held.refresh_from_db()
    assert held.state == "superseded" and held.moderations.get().reason == "Twelve files do not show it."


def test_agreement_with_an_older_version_does_not_count(cast, held):
    say(cast, "moderator", held)
    again = propose(cast.inspection, cast["inspector"], AREA, "good", reason="The same grade, better said.")
    with pytest.raises(Refused, match="later proposal took the place"):
        say(cast, "moderator2", held)
    assert area(cast).tally.agreed == 0
    say(cast, "moderator", again)
    assert area(cast).tally.agreed == 1


@pytest.mark.parametrize("change", ["new finding", "other words", "withdrawn", "evidence", "turned", "amended", "gone"])
def test_a_judgement_is_stale_when_what_it_rests_on_changes(cast, held, change):
    agree(cast.inspection, AREA, cast["moderator"])
    finding, more = cast.inspection.findings.get(), make_item(cast.inspection, cast["second"], AREA)
    link = finding.links.get()
    row = LiveFinding(AREA, finding.direction, "Plans are clear in most files.")
    {
        "new finding": lambda: make_finding(cast.inspection, cast["second"], AREA),
        "other words": lambda: actions.change_finding(by=cast["second"], finding=finding, row=row, base=0),
        "withdrawn": lambda: actions.withdraw_finding(by=cast["second"], finding=finding, reason="Not so."),
        "evidence": lambda: actions.link_evidence(
            by=cast["second"], finding=finding, item=more, bearing="supports"
        ),
        "turned": lambda: actions.link_evidence(
            by=cast["second"], finding=finding, item=link.evidence, bearing="contradicts"
        ),
        "amended": lambda: type(link.evidence).objects.update(content_hash="a" * 64, version=2),
        "gone": lambda: type(link.evidence).objects.update(
            state="withdrawn", withdrawn_by=cast["second"], withdrawn_at=link.evidence.submitted_at,
            withdrawn_reason="Seen elsewhere.",
        ),
    }[change]()  # fmt: skip
    assert area(cast).stale
    with pytest.raises(Refused, match="stale. It must be proposed again"):
        say(cast, "moderator2", held)
    with pytest.raises(Refused, match="stale: what it rests on has changed"):
        actions.settle(by=cast["lead"], inspection=cast.inspection)


def test_looking_again_at_changed_evidence_binds_the_finding_to_it(cast, held):
    finding = cast.inspection.findings.get()
    item = finding.links.get().evidence
    type(item).objects.update(content_hash="a" * 64, version=2)
    assert area(cast).findings.changed == 1
    stale = area(cast).findings_hash
    assert actions.look_again(by=cast["inspector"], finding=finding) == 1
    assert (area(cast).findings.changed, area(cast).findings_hash) == (0, stale)
    assert actions.look_again(by=cast["inspector"], finding=finding) == 0


def test_a_proposal_on_findings_that_changed_meanwhile_is_refused(cast):
    make_finding(cast.inspection, cast["inspector"], AREA)
    seen = area(cast).findings_hash
    make_finding(cast.inspection, cast["second"], AREA)
    row = ProposalRow(AREA, "graded", "They show it.", "good")
    with pytest.raises(Refused, match="changed while you wrote"):
        actions.propose(by=cast["inspector"], inspection=cast.inspection, row=row, seen=seen)
    assert (
        actions.propose(
            by=cast["inspector"], inspection=cast.inspection, row=row, seen=area(cast).findings_hash
        ).version
        == 1
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (ProposalRow("no_such", "graded", "So.", "good"), "does not judge that area"),
        (ProposalRow(AREA, "graded", " ", "good"), "Give the reason"),
        (ProposalRow(AREA, "graded", "So.", "satisfactory"), "grade of the scale"),
        (ProposalRow(AREA, "narrative", "So."), "Choose a grade, or say"),
        (ProposalRow("leadership", "graded", "So.", "good"), "no finding for this area"),
    ],
)
def test_what_cannot_be_proposed(cast, row, why):
    make_finding(cast.inspection, cast["inspector"], AREA)
    board = board_of(cast.inspection)
    standing = board.area(row.area_key)
    seen = standing.findings_hash if standing else ""
    with pytest.raises(Refused, match=why):
        actions.propose(by=cast["inspector"], inspection=cast.inspection, row=row, seen=seen)
    assert not policies.can_propose(cast["inspector"], board, row, seen)


def test_an_area_may_be_not_judged_with_the_reason(cast):
    held = propose(cast.inspection, cast["inspector"], AREA, outcome="not judged", reason="No case could be seen.")
    assert (held.grade_key, held.scale_key, str(held)) == ("", "", f"{AREA}: not judged")


def test_the_overall_judgement_is_stale_when_a_grade_below_it_changes(cast, held):
    propose(cast.inspection, cast["lead"], "overall_effectiveness", "good")
    assert not area(cast, "overall_effectiveness").stale
    propose(cast.inspection, cast["inspector"], AREA, "good", reason="Said better: nothing changes above.")
    assert not area(cast, "overall_effectiveness").stale
    propose(cast.inspection, cast["inspector"], AREA, "outstanding")
    assert area(cast, "overall_effectiveness").stale


def test_judgements_are_opened_again_with_a_reason_and_nothing_is_lost(cast):
    for key in ("private_law_practice", "public_law_practice", "leadership", "overall_effectiveness"):
        make_finding(cast.inspection, cast["inspector"], key)
        propose(cast.inspection, cast["inspector"], key, "good")
        agree(cast.inspection, key, cast["moderator"], cast["moderator2"])
    actions.settle(by=cast["lead"], inspection=cast.inspection)
    with pytest.raises(Refused, match="does not include it"):
        actions.reopen(by=cast["lead"], inspection=cast.inspection, reason="A figure was wrong.")
    with pytest.raises(Refused, match="Say why"):
        actions.reopen(by=cast["director"], inspection=cast.inspection, reason="")
    actions.reopen(by=cast["director"], inspection=cast.inspection, reason="A figure was wrong.")
    assert cast.inspection.state == "judging"
    assert not Judgement.objects.filter(inspection=cast.inspection).exists()
    first = Settlement.objects.get()
    assert (first.reopened_reason, first.judgements.count()) == ("A figure was wrong.", 4)
    changed = propose(cast.inspection, cast["inspector"], "overall_effectiveness", "requires_improvement")
    agree(cast.inspection, changed.area_key, cast["moderator"], cast["moderator2"])
    actions.settle(by=cast["lead"], inspection=cast.inspection)
    grades = {each.version: {str(one.proposal) for one in each.judgements.all()} for each in Settlement.objects.all()}
    assert "overall_effectiveness: good" in grades[1]
    assert "overall_effectiveness: requires_improvement" in grades[2]
    assert Judgement.objects.get(area_key="overall_effectiveness").grade_key == "requires_improvement"


@pytest.mark.parametrize("state", ["planned", "announced", "paused", "settled", "abandoned"])
def test_nothing_is_proposed_at_another_stage(cast, held, state):
    cast.at(state)
    with pytest.raises(Refused):
        propose(cast.inspection, cast["inspector"], AREA, "good")
    with pytest.raises(Refused):
        say(cast, "moderator", held)


def test_only_against_a_rule_is_leave_needed(cast, held):
    with pytest.raises(Refused, match="goes against no rule"):
        actions.authorise(
            by=cast["director"], inspection=cast.inspection, area_key=AREA, seen=held.fingerprint, reason="So."
        )
