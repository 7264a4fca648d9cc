"""Are judgements, findings, counts and figures recorded only where they fit, each action with one audit row?"""

from __future__ import annotations

import pytest

from tests.factories.definitions import load_framework
from tests.factories.records import make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions, policies
from touchstone.inspectorate.findings.models import EvidenceCount, Figure, Finding, Judgement
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow, FindingRow, JudgementRow

pytestmark = pytest.mark.django_db


def graded(key="safeguarding", grade="inadequate", scale="ofsted-2009", **fields):
    return JudgementRow(key, scale_key=scale, grade_key=grade, **fields)


@pytest.fixture
def inspection():
    return make_inspection(framework=load_framework("ofsted-cafcass-2009"))


def audit_rows():
    return list(AuditEvent.objects.order_by("id").values_list("action", "owner"))


def test_judgements_keep_their_order_and_take_the_frameworks_title(inspection):
    rows = [graded("safeguarding", limiting=True), graded("complaints", "good", heading="Complaints, as printed")]
    made = actions.record_judgements(by="a test", inspection=inspection, rows=rows)
    actions.record_judgements(by="a test", inspection=inspection, rows=[JudgementRow("evaluation", state="not held")])
    held = list(Judgement.objects.filter(inspection=inspection))
    assert [(each.heading, each.grade_key, each.limiting) for each in held] == [
        ("Safeguarding", "inadequate", True),
        ("Complaints, as printed", "good", False),
        ("Evaluation", "", False),
    ]
    assert made == held[:2]
    assert audit_rows() == [("findings.record_judgements", inspection.inspectorate.slug)] * 2
    assert AuditEvent.objects.first().changes == {"safeguarding": ["", "inadequate"], "complaints": ["", "good"]}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (graded("cheerfulness"), "has no judgement area 'cheerfulness'. It has: overall_effectiveness"),
        (graded(scale="ofsted-2014"), "has no scale 'ofsted-2014'. It has: ofsted-2009"),
        (graded(grade="adequate"), "has no step 'adequate'. Its steps are: outstanding, good"),
        (graded("quality_of_provision", "good"), "'quality_of_provision' carries no grade"),
        (JudgementRow("safeguarding"), "it needs a scale and a grade"),
        (JudgementRow("safeguarding", state="vague"), "'vague' is not a state of a judgement"),
        (JudgementRow("safeguarding", state="not judged", grade_key="good"), "cannot carry the grade 'good'"),
    ],
)
def test_refuses_a_judgement_that_does_not_fit_the_framework(inspection, row, says):
    with pytest.raises(Refused, match=says):
        actions.record_judgements(by="a test", inspection=inspection, rows=[graded("complaints"), row])
    assert not policies.can_record_judgements(inspection, [row])
    assert not Judgement.objects.exists()
    assert audit_rows() == []


def test_refuses_the_same_judgement_twice(inspection):
    with pytest.raises(Refused, match="two rows for the judgement safeguarding"):
        actions.record_judgements(by="a test", inspection=inspection, rows=[graded(), graded()])
    actions.record_judgements(by="a test", inspection=inspection, rows=[graded()])
    with pytest.raises(Refused, match="already has a judgement of safeguarding"):
        actions.record_judgements(by="a test", inspection=inspection, rows=[graded()])


def test_a_progress_letter_has_two_scales_each_in_its_place():
    inspection = make_inspection(framework=load_framework("ofsted-cafcass-progress-2011"))
    rows = [graded("overall_progress", "inadequate", "progress-2010"), graded("safeguarding_practice")]
    assert policies.can_record_judgements(inspection, rows)
    with pytest.raises(Refused, match="is judged on the scale 'progress-2010'"):
        actions.record_judgements(by="a test", inspection=inspection, rows=[graded("overall_progress")])


def test_without_a_framework_any_area_and_the_known_scales():
    inspection = make_inspection(framework=None)
    assert policies.can_record_judgements(inspection, [graded("anything", "adequate", "ofsted-2013")])
    assert not policies.can_record_judgements(inspection, [graded("anything", "jolly", "ofsted-2013")])


def test_correcting_a_judgement_needs_a_reason_and_keeps_what_it_said(inspection):
    (made,) = actions.record_judgements(by="a test", inspection=inspection, rows=[graded()])
    actions.correct_judgement(by="a test", judgement=made, row=graded(grade="satisfactory"), reason="Misread.")
    made.refresh_from_db()
    assert (made.grade_key, made.heading) == ("satisfactory", "Safeguarding")
    event = AuditEvent.objects.get(action="findings.correct_judgement")
    assert event.changes == {"safeguarding": ["inadequate", "satisfactory"]}
    for row, reason, says in (
        (graded(), "", "Say why"),
        (graded("complaints"), "Misread.", "it cannot become one of complaints"),
        (graded(grade="adequate"), "Misread.", "has no step 'adequate'"),
    ):
        with pytest.raises(Refused, match=says):
            actions.correct_judgement(by="a test", judgement=made, row=row, reason=reason)


def test_findings_keep_their_order(inspection):
    rows = [FindingRow("strength", "Letters are clear."), FindingRow("weakness", "Late.", "complaints", urgent=True)]
    actions.record_findings(by="a test", inspection=inspection, rows=rows)
    actions.record_findings(by="a test", inspection=inspection, rows=[FindingRow("neutral", "Two offices.")])
    assert [(each.text, each.order, each.urgent) for each in Finding.objects.all()] == [
        ("Letters are clear.", 0, False),
        ("Late.", 1, True),
        ("Two offices.", 2, False),
    ]
    assert audit_rows() == [("findings.record_findings", inspection.inspectorate.slug)] * 2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (FindingRow("strength", " "), "A finding needs words"),
        (FindingRow("sideways", "Late."), "'sideways' is not a direction"),
        (FindingRow("weakness", "Late.", "cheerfulness"), "has no judgement area 'cheerfulness'"),
    ],
)
def test_refuses_a_finding_that_says_nothing_or_points_nowhere(inspection, row, says):
    with pytest.raises(Refused, match=says):
        actions.record_findings(by="a test", inspection=inspection, rows=[row])
    assert not policies.can_record_findings(inspection, [row])


def test_evidence_is_counted_once_of_each_kind(inspection):
    rows = [
        EvidenceRow("document", "documents", 20, "over"),
        EvidenceRow("report", "good practice", 5, chosen_by_provider=True),
        EvidenceRow("interview", "a judge", missing_reason="Could not be reached."),
    ]
    actions.record_evidence_counts(by="a test", inspection=inspection, rows=rows)
    assert [str(each) for each in EvidenceCount.objects.all()] == [
        "documents: over 20",
        "good practice:  5",
        "a judge:  number not given",
    ]
    assert audit_rows() == [("findings.record_evidence_counts", inspection.inspectorate.slug)]
    for row, says in (
        (rows[0], "already has an evidence count for documents"),
        (EvidenceRow("case_file", "files", -1), "-1 is not a count"),
        (EvidenceRow("case_file", "files", 3, missing_reason="Lost."), "it cannot also be missing"),
    ):
        with pytest.raises(Refused, match=says):
            actions.record_evidence_counts(by="a test", inspection=inspection, rows=[row])
        assert not policies.can_record_evidence(inspection, [row])
    with pytest.raises(Refused, match="two rows for the evidence count"):
        actions.record_evidence_counts(by="a test", inspection=inspection, rows=[EvidenceRow("a", "b")] * 2)


def test_figures_are_kept_as_printed_once_for_each_period_role_and_scope(inspection):
    december = PreciseDate.month(2010, 12, "December 2010")
    rows = [
        FigureRow("days", "Days to answer", "12", december, "days"),
        FigureRow("days", "Days to answer", "10", None, "days", "target", "national"),
        FigureRow("on_time", "Filed in time", "almost all", december),
    ]
    actions.record_figures(by="a test", inspection=inspection, rows=rows)
    assert [(each.value, each.period and each.period.printed) for each in Figure.objects.all()] == [
        ("12", "December 2010"),
        ("10", None),
        ("almost all", "December 2010"),
    ]
    assert audit_rows() == [("findings.record_figures", inspection.inspectorate.slug)]
    for row, says in (
        (rows[1], "already has this figure: Days to answer"),
        (FigureRow("days", "Days to answer", " "), "needs a value as printed"),
        (FigureRow("days", "Days to answer", "1", role="guess"), "'guess' is not a role of a figure"),
    ):
        with pytest.raises(Refused, match=says):
            actions.record_figures(by="a test", inspection=inspection, rows=[row])
        assert not policies.can_record_figures(inspection, [row])
