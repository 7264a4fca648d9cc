"""What was seen, what it shows, what was proposed and moderated, and what was judged."""

from __future__ import annotations

from touchstone.inspectorate.findings.models.finding import Finding, FindingEvidence
from touchstone.inspectorate.findings.models.note import KeepInTouchNote
from touchstone.inspectorate.findings.models.proposal import CURRENT, JudgementProposal, Moderation, Override
from touchstone.inspectorate.findings.models.record import EvidenceCount, Figure, Judgement
from touchstone.inspectorate.findings.models.settlement import SettledJudgement, Settlement
from touchstone.inspectorate.findings.models.urgent import UrgentFlag, UrgentStep

__all__ = [
    "CURRENT",
    "EvidenceCount",
    "Figure",
    "Finding",
    "FindingEvidence",
    "Judgement",
    "JudgementProposal",
    "KeepInTouchNote",
    "Moderation",
    "Override",
    "SettledJudgement",
    "Settlement",
    "UrgentFlag",
    "UrgentStep",
]
