"""One inspection, the progress it judged, and its documents."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.foundation.files.queries import open_stored
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.bilingual import said_by
from touchstone.public.register.headlines import headline_of
from touchstone.public.register.http import CACHE_CONTROL, csv_response, json_response, public_page
from touchstone.public.register.presenters import data, history, improvements, wording
from touchstone.public.register.presenters.inspection import page as page_of
from touchstone.public.register.presenters.judgements import sections_differ
from touchstone.public.register.queries import inspections as read
from touchstone.public.register.queries.definitions import definition_of

JUDGEMENT_COLUMNS = ("key", "heading", "group", "depth", "state", "scale", "grade", "printed", "limiting")
PROGRESS_COLUMNS = (
    "area_for_improvement", "from_inspection", "number", "text", "scale", "grade", "words", "found", "residual",
)  # fmt: skip


@public_page
def inspection(request: HttpRequest, slug: str) -> HttpResponse:
    found, now = _inspection(slug), clock.now()
    said = said_by(now, [found.pk])
    page = page_of(found, now, said)
    context = {
        "said": said,
        "page": page,
        "inspection": found,
        "provider_name": wording.name_of(found.provider),
        "differ": sections_differ(page.judgements),
        "is_progress": found.kind in wording.PROGRESS_KINDS,
    }
    return render(request, "register/inspection.html", context)


@public_page
def inspection_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found, now = _inspection(slug), clock.now()
    page = page_of(found, now)
    if form == "csv":
        return csv_response(request, *data.table(map(data.judgement, page.judgements), JUDGEMENT_COLUMNS))
    areas = [row.area.slug for row in read.areas(found)]
    return json_response(request, found.title, data.inspection_page(page, areas))


@public_page
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """From the report that made each area for improvement to the letter that judged it."""
    found, now = _inspection(slug), clock.now()
    made = read.progress_made(found, now)
    if not made:
        raise Http404
    headline = headline_of(read.judgements(found))
    earlier = read.before(found, now)
    context = {
        "said": said_by(now, [found.pk, *([earlier.pk] if earlier else [])]),
        "inspection": found,
        "title": wording.title_of(found),
        "provider_name": wording.name_of(found.provider),
        "headline": headline,
        "headline_words": wording.grade_words(headline.scale_key, headline.grade_key) if headline else "",
        "counted": improvements.counted(made, headline.grade_key if headline else "", definition_of(found.framework)),
        "before": history.row(earlier) if earlier else None,
        "followed": [improvements.followed(row) for row in made],
        "milestones": read.milestones(found),
        "when": wording.when_of(found),
    }
    return render(request, "register/progress.html", context)


@public_page
def progress_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = _inspection(slug)
    rows = [data.progress(row) for row in read.progress_made(found, clock.now())]
    if form == "csv":
        return csv_response(request, *data.table(rows, PROGRESS_COLUMNS))
    return json_response(
        request, _("Progress judged: %(title)s") % {"title": found.title}, {"inspection": slug, "progress": rows}
    )


@public
@require_safe
def document(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The document as its publisher issued it, where it is held. Never run by the reader's browser: see the header."""
    found = read.publication(slug, number, clock.now())
    if found is None or found.document is None:
        raise Http404
    response = FileResponse(open_stored(found.document), content_type=found.document.media_type)
    name = f"{slug}{data.ENDINGS.get(found.document.media_type, '')}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _inspection(slug: str) -> Inspection:
    found = read.inspection(slug, clock.now())
    if found is None:
        raise Http404
    return found
