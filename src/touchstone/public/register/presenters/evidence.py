"""What did inspectors look at, how much of it, and what could they not see? Documents and figures beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
    """One kind of evidence: how many, or that the number is not given; and what is to be known about it."""

    label: str
    count: str
    note: str


def seen(rows: Iterable[EvidenceCount]) -> list[Seen]:
    return [Seen(row.label, _count(row), _note(row)) for row in rows if not row.missing_reason]


def not_seen(rows: Iterable[EvidenceCount]) -> list[Seen]:
    return [Seen(row.label, "", row.missing_reason) for row in rows if row.missing_reason]


def _count(row: EvidenceCount) -> str:
    if row.count is None:
        return _("number not given")
    return f"{row.qualifier} {format_number(row.count)}".strip()


def _note(row: EvidenceCount) -> str:
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
