"""A report that was published here, as its readers meet it: its words, every form of it, its history and its proof."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from touchstone import formats
from touchstone.domain.reporting.document import Document
from touchstone.foundation.core.pages import language
from touchstone.foundation.core.wording import format_date, format_size
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.reports.genuine import Found, standing_of
from touchstone.inspectorate.reports.models import Publication, PublishedForm, Translation
from touchstone.inspectorate.reports.rows import in_order
from touchstone.public.register.presenters import wording

CHILDREN = "children"


@dataclass(frozen=True)
class Download:
    """One file: `language` of its words; `missing` why it is not there."""

    title: str
    href: str
    media_type: str
    size: str
    language: str
    sha256: str
    missing: str


@dataclass(frozen=True)
class Group:
    """The files of one document."""

    title: str
    language: str
    downloads: list[Download]


@dataclass(frozen=True)
class Edition:
    """A line of the history. What was withdrawn has its reason and no title."""

    number: int
    href: str
    day: str
    standing: str
    said: str
    sha256: str


@dataclass(frozen=True)
class Page:
    """What the template and the JSON are made of. `document` None: withdrawn."""

    publication: Publication
    document: Document | None
    body: Markup
    standing: str
    said: str
    later_href: str
    other_language: tuple[str, str] | None
    children_href: str
    groups: list[Group]
    translations: list[Download]
    history: list[Edition]


def page(
    publication: Publication,
    documents: Mapping[str, Document],
    forms: Iterable[PublishedForm],
    translations: Iterable[Translation],
    editions: Sequence[Publication],
    now: datetime,
    *,
    children: bool = False,
) -> Page:
    """`documents` empty: it was withdrawn, and only that is told."""
    name = _chosen(documents, children)
    document = documents.get(name)
    standing = standing_of(publication, now)
    stands = next((each for each in editions if standing_of(each, now) == "stands"), None)
    return Page(
        publication=publication,
        document=document,
        body=Markup(formats.html.body(document)) if document else Markup(""),  # escaped by the forms' own writer
        standing=standing,
        said=_said(publication, standing),
        later_href=_edition_href(stands) if stands is not None and standing == "superseded" else "",
        other_language=_other_language(documents, name),
        children_href=_children_href(publication, documents) if not children else "",
        groups=_groups(publication, forms) if document else [],
        translations=[_translation(publication, each) for each in translations] if document else [],
        history=[_edition(each, now) for each in editions],
    )


def _chosen(documents: Mapping[str, Document], children: bool) -> str:
    """The name of the document in the page's language, else of the first that there is."""
    names = [name for name in in_order(documents) if name.startswith(CHILDREN) is children]
    return next((name for name in names if documents[name].language == language()), names[0] if names else "")


def _other_language(documents: Mapping[str, Document], name: str) -> tuple[str, str] | None:
    """The other language in which this document was published, and the words that lead to it, in that language."""
    others = [each for each in documents if each != name and each.startswith(CHILDREN) is name.startswith(CHILDREN)]
    if not others:
        return None
    code = documents[others[0]].language
    words = "Darllenwch yr adroddiad hwn yn Gymraeg" if code == "cy" else "Read this report in English"
    return code, words


def _children_href(publication: Publication, documents: Mapping[str, Document]) -> str:
    if not any(name.startswith(CHILDREN) for name in documents):
        return ""
    return reverse("register-report-children", args=[publication.report.inspection.slug, publication.edition])


def _said(publication: Publication, standing: str) -> str:
    """What is to be known before reading on."""
    if standing == "withdrawn":
        return _("This report was withdrawn on %(day)s. It is not offered any more.") % {
            "day": _day(publication.withdrawn_at)
        }
    if standing == "superseded":
        return _("This edition was corrected on %(day)s. It is kept so that it can be compared and proved.") % {
            "day": _day(publication.superseded_from)
        }
    return ""


def _day(moment: datetime | None) -> str:
    return format_date(timezone.localtime(moment).date()) if moment else ""


def _groups(publication: Publication, forms: Iterable[PublishedForm]) -> list[Group]:
    """The files by document, the report before the children's version, the page's language first."""
    found: dict[str, list[Download]] = {}
    for row in forms:
        found.setdefault(row.document, []).append(_download(publication, row))
    names = sorted(in_order(found), key=lambda name: (name.startswith(CHILDREN), _language_of(name) != language()))
    return [Group(_document_title(name), _language_of(name), found[name]) for name in names]


def _language_of(name: str) -> str:
    return name.rpartition("-")[2]


def _document_title(name: str) -> str:
    where = {"en": _("in English"), "cy": _("in Welsh")}.get(_language_of(name), _language_of(name))
    what = _("The children’s version") if name.startswith(CHILDREN) else _("The report")
    return f"{what} {where}"


def _download(publication: Publication, row: PublishedForm) -> Download:
    form = formats.FORMS.get(row.form)
    name = f"{row.document}-{row.form}.{row.extension}"
    return _file(
        publication, row.file, name, form.title(language()) if form else row.form,
        _language_of(row.document), row.media_type, _("It cannot be made here at present.") if row.missing else "",
    )  # fmt: skip


def _translation(publication: Publication, row: Translation) -> Download:
    media_type = row.file.media_type if row.file else ""
    return _file(publication, row.file, f"translation-{row.language}", row.language_name, row.language, media_type, "")


def _file(
    publication: Publication, file: StoredFile | None, name: str, title: str, code: str, media_type: str, missing: str
) -> Download:
    slug = publication.report.inspection.slug
    return Download(
        title=title,
        href=reverse("register-report-file", args=[slug, publication.edition, name]) if file else "",
        media_type=media_type,
        size=format_size(file.size) if file else "",
        language=code,
        sha256=file.sha256 if file else "",
        missing=missing,
    )


def _edition(publication: Publication, now: datetime) -> Edition:
    standing = standing_of(publication, now)
    words = {"stands": _("Stands"), "superseded": _("Corrected since"), "withdrawn": _("Withdrawn")}[standing]
    return Edition(
        publication.edition, _edition_href(publication), _day(publication.public_from), words,
        publication.withdrawn_reason if standing == "withdrawn" else publication.correction,
        publication.snapshot.sha256 if publication.snapshot else "",
    )  # fmt: skip


def _edition_href(publication: Publication) -> str:
    return reverse("register-report-edition", args=[publication.report.inspection.slug, publication.edition])


# -- for machines ------------------------------------------------------------------------------------------------------


def linked_data(found: Page, address: str) -> str:
    """The report in the words of schema.org, as JSON that may stand in a page."""
    publication, document = found.publication, found.document
    assert document is not None
    inspection = publication.report.inspection
    data = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.title,
        "reportNumber": document.reference or None,
        "inLanguage": document.language,
        "datePublished": _iso(publication.public_from),
        "version": publication.edition,
        "url": address,
        "identifier": f"sha256:{publication.snapshot.sha256}" if publication.snapshot else None,
        "publisher": {"@type": "GovernmentOrganization", "name": wording.name_of(inspection.inspectorate)},
        "about": {"@type": "GovernmentService", "name": wording.name_of(inspection.provider)},
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": _absolute(address, each.href),
                "encodingFormat": each.media_type,
                "inLanguage": each.language,
                "sha256": each.sha256,
            }
            for group in found.groups
            for each in group.downloads
            if each.href
        ],
    }
    kept = {key: value for key, value in data.items() if value is not None}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _iso(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).date().isoformat() if moment else None


def _absolute(address: str, href: str) -> str:
    return address.split("/", 3)[0] + "//" + address.split("/", 3)[2] + href


def data_of(found: Page) -> dict[str, object]:
    """What the page says, for machines."""
    publication = found.publication
    return {
        "inspection": publication.report.inspection.slug,
        "edition": publication.edition,
        "standing": found.standing,
        "public_from": publication.public_from.isoformat() if publication.public_from else "",
        "snapshot_sha256": publication.snapshot.sha256 if publication.snapshot else "",
        "corrects": publication.correction,
        "withdrawn_because": publication.withdrawn_reason,
        "files": [
            {"document": group.title, **{key: getattr(each, key) for key in FILE_COLUMNS}}
            for group in found.groups
            for each in group.downloads
        ],
        "editions": [{"edition": each.number, "day": each.day, "sha256": each.sha256} for each in found.history],
    }


FILE_COLUMNS = ("title", "href", "media_type", "size", "language", "sha256", "missing")


@dataclass(frozen=True)
class Proof:
    """What the page of genuineness says of one publication."""

    standing: str
    sentence: str
    href: str
    what: str


def proofs(found: Iterable[Found]) -> list[Proof]:
    return [Proof(each.standing, each.sentence(language()), _proof_href(each), _what(each)) for each in found]


def _proof_href(found: Found) -> str:
    slug = found.publication.report.inspection.slug
    if found.publication.edition:
        return reverse("register-report-edition", args=[slug, found.publication.edition])
    return reverse("register-inspection", args=[slug])


def _what(found: Found) -> str:
    if found.standing == "withdrawn":
        return ""
    if found.what == "form":
        form = formats.FORMS.get(found.form)
        return f"{_document_title(found.document)}: {form.title(language()) if form else found.form}"
    return {
        "snapshot": _("The snapshot: every document of the publication, as data"),
        "translation": _("A translation"),
        "document": _("The document as its publisher issued it"),
    }[found.what]
