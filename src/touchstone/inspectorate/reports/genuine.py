"""Is a document genuine? Which publication does a file with this hash belong to, and does that one stand?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.reports.models import Publication, PublishedForm, Translation
from touchstone.inspectorate.reports.queries import made_here, public

Standing = Literal["stands", "superseded", "withdrawn"]


@dataclass(frozen=True)
class Found:
    """A publication that has the file. `what`: `snapshot`, `document` (as brought in), `translation`, or a form."""

    publication: Publication
    what: str
    document: str
    form: str
    standing: Standing

    def sentence(self, language: str) -> str:
        """In one of the two languages. What was withdrawn is told by its inspection's address and date alone."""
        with translation.override(language):
            return _said(self)


def _said(found: Found) -> str:
    publication = found.publication
    since = format_date(timezone.localtime(publication.public_from).date()) if publication.public_from else ""
    values = {"title": publication.report.title, "since": since, "edition": publication.edition}
    if found.standing == "withdrawn":
        day = format_date(timezone.localtime(publication.withdrawn_at).date()) if publication.withdrawn_at else ""
        return _("Genuine, and withdrawn on %(day)s. Do not rely on it. Reason: %(reason)s") % {
            "day": day, "reason": publication.withdrawn_reason,
        }  # fmt: skip
    if found.standing == "superseded":
        return _("Genuine, and corrected since: %(title)s, published on %(since)s. Read the later edition.") % values
    return _("Genuine, and stands: %(title)s, published on %(since)s.") % values


def look_up(digest: str, now: datetime) -> list[Found]:
    """Every publication that is or was public and has a file with this hash, the newest first. Four queries."""
    shown = made_here(now).select_related("report__inspection")
    found: dict[int, Found] = {}
    for publication in shown.filter(snapshot__sha256=digest):
        found[publication.pk] = _of(publication, "snapshot", "", "", now)
    forms = PublishedForm.objects.filter(file__sha256=digest, publication__in=made_here(now))
    for row in forms.select_related("publication__report__inspection"):
        found.setdefault(row.publication_id, _of(row.publication, "form", row.document, row.form, now))
    attached = Translation.objects.filter(file__sha256=digest, state="published", publication__in=made_here(now))
    for each in attached.select_related("publication__report__inspection"):
        found.setdefault(each.publication_id, _of(each.publication, "translation", each.language, "", now))
    brought_in = public(now).filter(Q(edition=0), document__sha256=digest).select_related("report__inspection")
    for publication in brought_in:
        found.setdefault(publication.pk, _of(publication, "document", "", "", now))
    return sorted(found.values(), key=lambda each: -each.publication.pk)


def _of(publication: Publication, what: str, document: str, form: str, now: datetime) -> Found:
    return Found(publication, what, document, form, standing_of(publication, now))


def standing_of(publication: Publication, now: datetime) -> Standing:
    if publication.state == Publication.State.WITHDRAWN:
        return "withdrawn"
    replaced = publication.superseded_from is not None and publication.superseded_from <= now
    return "superseded" if replaced else "stands"
