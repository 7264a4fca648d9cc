"""Publishing: the publications of an inspection, readers' requests, translations."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.publishing import make_bundle
from touchstone.domain.reporting.serial import snapshot
from touchstone.foundation.core import clock
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.reports.models import (
    FormatRequest,
    Publication,
    PublicationJob,
    PublishedForm,
    Report,
    Translation,
)

PREFIXES = ("publication", "format-request")


def make(cast: Cast) -> dict[str, Any]:
    """One publication that stands, one that failed, one request and one translation."""
    now, inspection = clock.now(), cast.inspection
    file = store(snapshot(make_bundle().documents))
    report = Report.objects.create(inspection=inspection, kind="full", title="Northmere in 2026")
    publication = Publication.objects.create(
        report=report, state="published", public_from=now, edition=1, snapshot=file, fingerprint="f" * 64
    )
    PublishedForm.objects.create(
        publication=publication, document="en", form="text", media_type="text/plain", extension="txt", file=file,
        made_at=now,
    )  # fmt: skip
    job = PublicationJob.objects.create(
        inspection=inspection, state="failed", snapshot_sha256="0" * 64, report={"title": "Northmere"}, total=6,
        queued_by=cast["director"], queued_at=now, error="A form could not be made.",
    )  # fmt: skip
    asked = FormatRequest.objects.create(
        publication=publication, state="asked", kind="audio", email="robin@reader.example", asked_at=now, due=now.date()
    )
    row = Translation.objects.create(
        publication=publication, state="asked", language="ur", language_name="Urdu", asked_at=now
    )
    return {"slug": inspection.slug, "job": job.pk, "edition": 1, "number": asked.pk, "row": row.pk}


VISITS = {
    "publications": Visit("moderator", "head", state="settled"),
    "publication-again": Visit("director", "lead", "post", "settled"),
    "publication-stop": Visit("publisher", "inspector", state="settled"),
    "publication-withdraw": Visit("director", "lead", state="settled"),
    "publication-translations": Visit("inspector", "head", state="settled"),
    "publication-translation": Visit("publisher", "moderator", state="settled"),
    "format-requests": Visit("publisher", "lead"),
    "format-request": Visit("publisher", "head"),
}
