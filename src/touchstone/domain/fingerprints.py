"""What exactly was judged? A fingerprint of an area's findings and their evidence, and of a proposed judgement.

A judgement is bound to the fingerprint of the findings that it rests on: when they change, the fingerprint is another
and the judgement is stale. The order in which findings or evidence are listed never matters; every change of a
finding's words, direction, counts or base, of its evidence, or of which way a piece of evidence points, does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """A piece of evidence behind a finding: the hash of its content, and whether it `supports` or `contradicts`."""

    content_hash: str
    bearing: str


@dataclass(frozen=True)
class Shown:
    """What a finding says. `n` of `of` were so; None where it counts nothing. `base` says what was counted, from where.

    `urgent` is part of it: that something was urgent is part of what was judged.
    """

    text: str
    direction: str
    n: int | None = None
    of: int | None = None
    base: str = ""
    urgent: bool = False


def _hash(kind: str, *content: object) -> str:
    """SHA-256 of canonical JSON; `kind` keeps fingerprints of different things apart."""
    canonical = json.dumps([kind, *content], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def of_finding(shown: Shown, evidence: Iterable[Seen]) -> str:
    """The fingerprint of one finding with its evidence, in whatever order that comes."""
    seen = sorted([each.content_hash, each.bearing] for each in evidence)
    said = [shown.text, shown.direction, shown.n, shown.of, shown.base, shown.urgent]
    return _hash("finding", said, seen)


def of_area(findings: Iterable[str], rests_on: Iterable[tuple[str, str]] = ()) -> str:
    """The fingerprint of an area: of its findings' fingerprints, and of what else its judgement rests on.

    `rests_on`: pairs of a name and a value, such as the grades below an overall judgement. No findings have a
    fingerprint too, so that a judgement made without any is stale once there is one.
    """
    return _hash("area", sorted(findings), sorted([name, value] for name, value in rests_on))


@dataclass(frozen=True)
class Proposed:
    """A judgement as it was proposed: `outcome` graded, not judged or narrative; `findings` an area's fingerprint."""

    area: str
    version: int
    outcome: str
    scale: str
    grade: str
    reason: str
    proposer: str
    findings: str


def of_proposal(proposed: Proposed) -> str:
    """The fingerprint that a moderator's agreement is bound to: every part of the proposal, and its findings."""
    return _hash(
        "proposal", proposed.area, proposed.version, proposed.outcome, proposed.scale, proposed.grade,
        proposed.reason, proposed.proposer, proposed.findings,
    )  # fmt: skip


def content_hash(content: object) -> str:
    """The SHA-256 of plain data (as JSON has it) in a form that does not depend on the order of keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
