"""What did inspectors look at, how much of it, and what could they not see? Documents and figures beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.reporting import evidence as counted
from touchstone.foundation.core.wording import format_date, format_number, format_size
from touchstone.inspectorate.findings.models import EvidenceCount, Figure
from touchstone.inspectorate.reports.models import Publication

REPORT_KINDS = {
    "full": gettext_lazy("Full report"),
    "letter": gettext_lazy("Letter"),
    "facts": gettext_lazy("Published facts; the document itself is not held here"),
}
MEDIA = {
    "application/pdf": "PDF",
    "text/plain": gettext_lazy("plain text"),
    "text/html": "HTML",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
}
LANGUAGES = {"en": gettext_lazy("English"), "cy": gettext_lazy("Welsh")}


@dataclass(frozen=True)
class Seen:
    """One kind of evidence: how many, or that the number is not given, and how exact that is (`qualifier`, typed in
    English); and what is to be known about it."""

    label: str
    count: str
    note: str
    label_cy: str = ""
    qualifier: str = ""


@dataclass(frozen=True)
class LookedAt:
    """What inspectors looked at, and what they could not see."""

    seen: list[Seen]
    not_seen: list[Seen]


def looked_at(rows: Iterable[EvidenceCount], published: Iterable[Publication]) -> LookedAt:
    """Of a report made here, what its latest public edition counts; else what the record has of a document."""
    kept = next((each.looked_at for each in reversed(list(published)) if each.edition and each.looked_at), None)
    if kept and (kept["seen"] or kept["unseen"]):
        return LookedAt(
            [_printed(counted.Seen(**each)) for each in kept["seen"]],
            [Seen(label, "", why, label_cy) for label, label_cy, why in kept["unseen"]],
        )
    held = list(rows)
    return LookedAt(seen(held), not_seen(held))


def _printed(row: counted.Seen) -> Seen:
    if row.label:
        return Seen(row.label, _count(row), _note(row), row.label_cy, _exact(row))
    return Seen(_sentence(row.name("en")), _count(row), _note(row), _sentence(row.name("cy")))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def seen(rows: Iterable[EvidenceCount]) -> list[Seen]:
    return [Seen(row.label, _count(row), _note(row), qualifier=_exact(row)) for row in rows if not row.missing_reason]


def not_seen(rows: Iterable[EvidenceCount]) -> list[Seen]:
    return [Seen(row.label, "", row.missing_reason) for row in rows if row.missing_reason]


def _count(row: EvidenceCount | counted.Seen) -> str:
    if row.count is None:
        return _("number not given")
    return format_number(row.count)


def _exact(row: EvidenceCount | counted.Seen) -> str:
    return "" if row.count is None else row.qualifier


def _note(row: EvidenceCount | counted.Seen) -> str:
    return _("Chosen by the provider, so kept out of every proportion.") if row.chosen_by_provider else ""


@dataclass(frozen=True)
class Measured:
    """A figure that the document prints."""

    label: str
    value: str
    period: str
    role: str


def measured(rows: Iterable[Figure]) -> list[Measured]:
    roles = {"value": _("value"), "target": _("target"), "comparator": _("comparator")}
    return [
        Measured(
            row.label,
            f"{row.value} {row.unit}".strip(),
            format_date(row.period) if row.period else "",
            f"{roles.get(row.role, row.role)}{f' ({row.scope})' if row.scope else ''}",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Document:
    """A published document, what is known of it, and where to get it."""

    title: str
    kind: str
    dated: str
    language: str
    references: list[str]
    addressee: str
    copies: list[str]
    source: str
    href: str
    form: str
    sha256: str
    read: str


def documents(publications: Iterable[Publication], slug: str) -> list[Document]:
    return [_document(publication, slug) for publication in publications]


def _document(publication: Publication, slug: str) -> Document:
    report, stored = publication.report, publication.document
    form = f"{MEDIA.get(stored.media_type, stored.media_type)}, {format_size(stored.size)}" if stored else ""
    return Document(
        title=report.title,
        kind=str(REPORT_KINDS.get(report.kind, report.kind)),
        dated=format_date(report.dated) if report.dated else "",
        language=str(LANGUAGES.get(report.language, report.language)),
        references=[reference_words(each) for each in report.references],
        addressee=report.addressee,
        copies=[reference_words(each) for each in report.copies_to],
        source=report.source_url,
        href=reverse("register-document", args=[slug, publication.pk]) if stored else "",
        form=form,
        sha256=stored.sha256 if stored else "",
        read=reverse("register-report", args=[slug]) if publication.edition else "",
    )


def reference_words(each: object) -> str:
    """A reference as text, or as a record with its value and where it is printed."""
    if isinstance(each, dict):
        value, where = str(each.get("value", each.get("name", ""))), str(each.get("where") or "")
        return f"{value} ({where})" if where else value
    return str(each)
