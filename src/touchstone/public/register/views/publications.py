"""A report that was published here: its page, its files, its children's version, its proof."""

from __future__ import annotations

import re
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.files.queries import open_stored
from touchstone.inspectorate.reports import genuine as proving
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.register.http import CACHE_CONTROL, csv_response, json_response, public_page
from touchstone.public.register.presenters import publication as present
from touchstone.public.register.presenters import wording
from touchstone.public.register.queries import publications as read

_DIGEST = re.compile(r"[0-9a-f]{64}")


@public_page
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition that stands; where none does, the newest, which was withdrawn."""
    return _page(request, *_found(slug))


@public_page
def report_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    page = _content(*_found(slug))
    if form == "csv":
        rows = [
            [getattr(each, key) for key in present.FILE_COLUMNS] for group in page.groups for each in group.downloads
        ]
        return csv_response(request, present.FILE_COLUMNS, rows)
    return json_response(request, _("Report"), present.data_of(page))


@public_page
def edition(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    return _page(request, *_found(slug, edition))


@public_page
def children(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The children's version of an edition."""
    publication, editions = _found(slug, edition)
    page = _content(publication, editions, children=True)
    if page.document is None:
        raise Http404
    return render(request, "register/report_children.html", _context(request, page))


def _found(slug: str, number: int | None = None) -> tuple[Publication, list[Publication]]:
    editions = read.editions(slug, clock.now())
    if number is None:
        wanted = [each for each in editions if proving.standing_of(each, clock.now()) == "stands"] or editions
    else:
        wanted = [each for each in editions if each.edition == number]
    if not wanted:
        raise Http404
    return wanted[0], editions


def _content(publication: Publication, editions: list[Publication], *, children: bool = False) -> present.Page:
    shown = publication.state == Publication.State.PUBLISHED
    return present.page(
        publication,
        read.documents(publication) if shown else {},
        read.forms_of(publication) if shown else [],
        read.translations_of(publication) if shown else [],
        editions,
        clock.now(),
        children=children,
    )


def _page(request: HttpRequest, publication: Publication, editions: list[Publication]) -> HttpResponse:
    page = _content(publication, editions)
    template = "register/report.html" if page.document else "register/report_withdrawn.html"
    return render(request, template, _context(request, page))


def _context(request: HttpRequest, page: present.Page) -> dict[str, Any]:
    inspection = page.publication.report.inspection
    return {
        "page": page,
        "inspection": inspection,
        "provider_name": wording.name_of(inspection.provider),
        "inspection_title": wording.title_of(inspection),
        "linked_data": present.linked_data(page, request.build_absolute_uri(request.path)) if page.document else "",
    }


@public
@require_safe
def file(request: HttpRequest, slug: str, edition: int, name: str) -> HttpResponseBase:
    """One form of one document, a translation, or the snapshot. Never run by the reader's browser: see the header."""
    publication, _editions = _found(slug, edition)
    if publication.state != Publication.State.PUBLISHED:
        raise Http404
    stored, media_type = _stored(publication, name)
    response = FileResponse(open_stored(stored), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{slug}-{edition}-{name}")
    response["Content-Length"] = stored.size
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = CACHE_CONTROL
    response["ETag"] = f'"{stored.sha256}"'
    return response


def _stored(publication: Publication, name: str) -> tuple[StoredFile, str]:
    if name == "snapshot.json" and publication.snapshot is not None:
        return publication.snapshot, "application/json"
    for row in read.forms_of(publication):
        if row.file is not None and name == f"{row.document}-{row.form}.{row.extension}":
            charset = "; charset=utf-8" if row.media_type.startswith("text/") else ""
            return row.file, f"{row.media_type}{charset}"
    for each in read.translations_of(publication):
        if each.file is not None and name == f"translation-{each.language}":
            return each.file, each.file.media_type
    raise Http404


@public_page
def genuine(request: HttpRequest) -> HttpResponse:
    """Is a document genuine? By the hash of its file."""
    asked = "".join(request.GET.get("sha256", "").lower().split()).replace("\x00", "")[:200]
    wrong = bool(asked) and not _DIGEST.fullmatch(asked)
    found = [] if wrong or not asked else proving.look_up(asked, clock.now())
    context = {"asked": asked, "wrong": wrong, "proofs": present.proofs(found)}
    return render(request, "register/genuine.html", context)


@public_page
def genuine_data(request: HttpRequest, form: str) -> HttpResponse:
    asked = request.GET.get("sha256", "").strip().lower()
    found = proving.look_up(asked, clock.now()) if _DIGEST.fullmatch(asked) else []
    rows = [{"standing": each.standing, "says": each.sentence, "page": each.href} for each in present.proofs(found)]
    if form == "csv":
        return csv_response(request, ("standing", "says", "page"), [list(row.values()) for row in rows])
    return json_response(request, _("Is this document genuine?"), {"sha256": asked, "publications": rows})
