"""What was published of an inspection by being made here: editions, their forms and translations. Through the gate."""

from __future__ import annotations

from datetime import datetime

from touchstone.domain.reporting.document import Document
from touchstone.domain.reporting.serial import documents_of
from touchstone.foundation.files.queries import read_stored
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Publication, PublishedForm, Translation


def editions(slug: str, now: datetime) -> list[Publication]:
    """Every edition of an inspection's report that is or was public, the newest first, with all that pages name of it.

    One query.
    """
    found = gate.made_here(now).filter(report__inspection__slug=slug)
    around = ("snapshot", "report__inspection__provider", "report__inspection__inspectorate")
    return list(found.select_related(*around).defer("report__text").order_by("-edition"))


def forms_of(publication: Publication) -> list[PublishedForm]:
    """One query."""
    return list(PublishedForm.objects.filter(publication=publication).select_related("file").order_by("pk"))


def translations_of(publication: Publication) -> list[Translation]:
    """Translations that were checked and published. One query."""
    rows = Translation.objects.filter(publication=publication, state="published").select_related("file")
    return list(rows.order_by("language"))


def documents(publication: Publication) -> dict[str, Document]:
    """The documents as they were published, by name, from the snapshot. No query."""
    assert publication.snapshot is not None
    return documents_of(read_stored(publication.snapshot))
