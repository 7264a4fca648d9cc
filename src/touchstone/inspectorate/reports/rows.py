"""What the actions of this room take in: plain rows, so that the archive and the demonstration write alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.document import Document
from touchstone.domain.reporting.evidence import Seen
from touchstone.inspectorate.findings.rows import FindingRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow

if TYPE_CHECKING:
    from touchstone.inspectorate.reports.models import Publication


@dataclass(frozen=True)
class ReportRow:
    """A report or letter. `kind` is a Report.Kind value; `text` its plain text, a form feed between pages."""

    kind: str
    title: str
    language: str = "en"
    dated: PreciseDate | None = None
    references: Sequence[str] = ()
    addressee: str = ""
    copies_to: Sequence[str] = ()
    source_url: str = ""
    text: str = ""


@dataclass(frozen=True)
class LookedAt:
    """What the documents say that inspectors looked at, with its numbers, and what they could not see: (what, its
    Welsh, why)."""

    seen: Sequence[Seen] = ()
    unseen: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True)
class Bundle:
    """Everything that one publication consists of.

    `documents` by name: `en`, `cy`, `children-en`, `children-cy`. `fingerprint`: the hash of what was signed off.
    `areas`: every area for improvement of the document, with the wording that publishing freezes; `findings`: its
    strengths, and what it says of findings that need immediate attention. A correction says in
    `correction`, for the public, what it corrects and why, and in `supersedes` which publication. `welsh`: what of the
    record was typed in English and its Welsh document prints, each with its Welsh. `looked_at`: the counts that the
    documents print. The text for search is taken from the documents.
    """

    report: ReportRow
    documents: Mapping[str, Document]
    areas: Sequence[AreaForImprovementRow] = ()
    findings: Sequence[FindingRow] = ()
    welsh: Mapping[str, str] = field(default_factory=dict)
    looked_at: LookedAt = LookedAt()
    fingerprint: str = ""
    correction: str = ""
    supersedes: Publication | None = None


def in_order(names: Iterable[str]) -> list[str]:
    """Names of documents as readers look for them: the report before the children's version, English before Welsh."""
    return sorted(names, key=lambda name: (name.startswith("children"), not name.endswith("en"), name))


@dataclass(frozen=True)
class Asked:
    """What a reader asks for. `kind` is a FormatRequest.Kind value; at least one of e-mail and address is given."""

    kind: str
    wish: str = ""
    name: str = ""
    email: str = ""
    address: str = ""
    language: str = "en"
