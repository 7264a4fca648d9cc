"""Does the database refuse what no rule may let through: counts that are none, grades without scale, two that stand?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.findings import make_finding, make_item, propose
from touchstone.inspectorate.findings.models import (
    Finding,
    FindingEvidence,
    JudgementProposal,
    KeepInTouchNote,
    Moderation,
    Override,
    SettledJudgement,
    Settlement,
)

pytestmark = pytest.mark.django_db
AREA = "private_law_practice"


@pytest.fixture
def cast() -> Cast:
    return play(state="judging")


@pytest.fixture
def held(cast: Cast) -> JudgementProposal:
    make_finding(cast.inspection, cast["inspector"], AREA)
    return propose(cast.inspection, cast["inspector"], AREA, "good")


def refused(make, *args, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **values)


@pytest.mark.parametrize(
    "changed",
    [
        {"n": 1},
        {"of": 20},
        {"n": 21, "of": 20, "base": "files", "basis": "seen"},
        {"n": 0, "of": 0, "base": "files", "basis": "seen"},
        {"n": 1, "of": 20, "base": "", "basis": "seen"},
        {"n": 1, "of": 20, "base": "files", "basis": ""},
        {"basis": "seen"},
        {"author": None},
        {"fingerprint": ""},
    ],
)
def test_a_finding_counts_something_and_is_whole(cast, held, changed):
    refused(cast.inspection.findings.update, **changed)


def test_evidence_stands_once_behind_a_finding(cast, held):
    link = cast.inspection.findings.get().links.get()
    refused(
        FindingEvidence.objects.create,
        finding=link.finding,
        evidence=link.evidence,
        bearing="contradicts",
        seen_hash="a",
    )
    with pytest.raises(IntegrityError):
        link.evidence.delete()


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "stale"},
        {"grade_key": ""},
        {"scale_key": ""},
        {"outcome": "narrative"},
        {"outcome": "not judged"},
        {"reason": ""},
        {"against": True},
        {"reason": "Other words."},
        {"grade_key": "outstanding"},
        {"findings_hash": "a"},
        {"version": 2},
    ],
)
def test_a_proposal_is_whole_and_never_changes(held, changed):
    refused(JudgementProposal.objects.filter(pk=held.pk).update, **changed)


def test_one_proposal_of_an_area_is_current(cast, held):
    values = {
        name: getattr(held, name)
        for name in ("inspection", "area_key", "outcome", "scale_key", "grade_key", "reason", "proposed_by")
    }
    also = {"proposed_at": timezone.now(), "findings_hash": "a", "fingerprint": "b"}
    refused(JudgementProposal.objects.create, **values, **also, version=2, state="proposed")
    refused(JudgementProposal.objects.create, **values, **also, version=1, state="superseded")
    assert JudgementProposal.objects.create(**values, **also, version=2, state="superseded").pk


def test_a_moderator_speaks_once_and_says_why_not(cast, held):
    now = timezone.now()
    values = {"proposal": held, "moderator": cast["moderator"], "seen": held.fingerprint, "at": now}
    refused(Moderation.objects.create, agrees=False, reason="", **values)
    said = Moderation.objects.create(agrees=True, **values)
    refused(Moderation.objects.create, agrees=True, **values)
    refused(Moderation.objects.filter(pk=said.pk).update, reason="Afterwards.")
    refused(Moderation.objects.filter(pk=said.pk).update, seen="other")


def test_leave_is_given_once_with_a_reason(cast, held):
    values = {"proposal": held, "by": cast["director"], "at": timezone.now(), "seen": held.fingerprint}
    refused(Override.objects.create, reason="", **values)
    Override.objects.create(reason="So.", **values)
    refused(Override.objects.create, reason="Again.", **values)


def test_one_settlement_stands_and_a_reopened_one_says_why(cast, held):
    values = {"inspection": cast.inspection, "settled_by": cast["lead"], "settled_at": timezone.now()}
    first = Settlement.objects.create(version=1, **values)
    refused(Settlement.objects.create, version=2, **values)
    refused(Settlement.objects.filter(pk=first.pk).update, reopened_at=timezone.now())
    opened = {"reopened_at": timezone.now(), "reopened_by": cast["director"]}
    refused(Settlement.objects.filter(pk=first.pk).update, reopened_reason="", **opened)
    Settlement.objects.filter(pk=first.pk).update(reopened_reason="A figure was wrong.", **opened)
    refused(Settlement.objects.create, version=1, **values)
    SettledJudgement.objects.create(settlement=first, proposal=held)
    refused(SettledJudgement.objects.create, settlement=first, proposal=held)


@pytest.mark.parametrize(
    "changed", [{"state": "sent"}, {"state": "lost"}, {"text": ""}, {"state": "draft", "sent_at": timezone.now()}]
)
def test_a_note_is_sent_by_somebody_or_a_draft(cast, changed):
    now = timezone.now()
    by = {"author": cast["lead"], "saved_by": cast["lead"], "saved_at": now}
    values = {"inspection": cast.inspection, "day": date(2026, 11, 10), "text": "So.", "state": "draft", **by}
    refused(KeepInTouchNote.objects.create, **{**values, **changed})


def test_a_finding_of_a_document_has_no_author():
    cast = play()
    assert Finding.objects.create(inspection=cast.inspection, direction="strength", text="As printed.").pk
    item = make_item(cast.inspection, cast["inspector"], AREA)
    assert item.links.count() == 0
