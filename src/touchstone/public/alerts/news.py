"""What does one publication say of itself to somebody who was waiting for it? Nothing that its public page does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.alerts import words
from touchstone.public.alerts.links import absolute


@dataclass(frozen=True)
class Document:
    """The file of a publication. `size` in bytes."""

    href: str
    media_type: str
    size: int


@dataclass(frozen=True)
class News:
    """One publication, in one language. `title_language`: what its title is written in, where no Welsh one is held.
    `correction`: what it corrects in an earlier edition, in the words of who published it."""

    number: int
    public_from: datetime
    title: str
    title_language: str
    provider: str
    kind: str
    inspectorate: str
    sentence: str
    href: str
    provider_href: str
    document: Document | None
    correction: str


def news_of(publication: Publication, language: str) -> News:
    """No query where its report, inspection and organisations are at hand."""
    inspection = publication.report.inspection
    assert publication.public_from is not None  # the database sees to it
    with translation.override(language):
        welsh = language == "cy" and bool(inspection.title_cy)
        parts = (
            words.name_of(inspection.provider),
            words.kind(inspection.kind),
            words.name_of(inspection.inspectorate),
        )
        return News(
            number=publication.pk,
            public_from=publication.public_from,
            title=inspection.title_cy if welsh else inspection.title,
            title_language="cy" if welsh else "en",
            provider=parts[0],
            kind=parts[1],
            inspectorate=parts[2],
            sentence=_sentence(publication, *parts),
            href=absolute(_page_of(publication), inspection.slug),
            provider_href=absolute("register-provider", inspection.provider.slug),
            document=_document(publication),
            correction=publication.correction,
        )


def _page_of(publication: Publication) -> str:
    """A report that was made here has a page of its own; of one that was read in, the inspection's page tells."""
    return "register-report" if publication.edition else "register-inspection"


def _sentence(publication: Publication, provider: str, kind: str, inspectorate: str) -> str:
    inspection = publication.report.inspection
    said = {"provider": provider, "kind": kind, "inspectorate": inspectorate}
    if inspection.published is None:
        text = _("%(kind)s of %(provider)s by %(inspectorate)s.") % said
    else:
        said["when"] = format_date(inspection.published)
        text = _("%(kind)s of %(provider)s by %(inspectorate)s. Published: %(when)s.") % said
    return f"{text} {_('This service is made up.')}" if inspection.provider.fictional else text


def _document(publication: Publication) -> Document | None:
    file = publication.document
    if file is None:
        return None
    href = absolute("register-document", publication.report.inspection.slug, publication.pk)
    return Document(href, file.media_type, file.size)
