"""Site maps: for search engines, which find every public page through them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.public.alerts.links import absolute
from touchstone.public.alerts.presenters import sitemap as form
from touchstone.public.alerts.queries import sitemap as read

# Pages that are no row of anything.
PAGES = [
    "register-home", "register-search", "register-providers", "register-compare", "register-frameworks",
    "register-sector", "register-sector-grades", "register-sector-movement", "register-sector-since",
    "register-sector-themes", "register-sector-words", "register-data", "alerts-subscribe", "core-accessibility",
    "core-privacy", "core-cookies",
]  # fmt: skip


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    files = [("pages", 1)]
    files += [(section, n) for section in read.SECTIONS for n in range(1, read.parts(section, now) + 1)]
    return _answer(form.index(absolute("alerts-sitemap-part", *file, language="en") for file in files))


@public
@require_safe
def part(request: HttpRequest, section: str, number: int) -> HttpResponse:
    if section == "pages" and number == 1:
        return _answer(form.urlset((name, (), None) for name in PAGES))
    if section not in read.SECTIONS or not 1 <= number <= 10_000:
        raise Http404
    rows = read.part(section, number, clock.now())
    if not rows:
        raise Http404
    name = read.SECTIONS[section].name
    return _answer(form.urlset((name, parts, changed) for parts, changed in rows))


def _answer(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type=form.MEDIA_TYPE)
    response["Cache-Control"] = "public, no-cache"
    return response
