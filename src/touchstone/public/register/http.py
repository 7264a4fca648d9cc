"""How does the register answer? Conditional pages, and the data of every page as JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import translation
from django.views.decorators.http import condition, require_safe

from touchstone.domain.spreadsheets import csv_lines, csv_text
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.public.register.queries.stamp import stamp

LICENCE = (
    "Facts and this register's own words: free to use with acknowledgement (CC BY 4.0). "
    "Words quoted from a document stay under its publisher's terms."
)
# A cache may keep a page and must ask each time whether it is still true: what is withdrawn is gone at once.
CACHE_CONTROL = "public, no-cache"

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """A page or data file for anyone, answered with 304 while nothing public has changed since it was fetched.

    The answer costs one cheap query. What the page says also depends on the day (deadlines, what is open) and on the
    language.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = conditional(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    conditional = condition(etag_func=_etag)(view)
    return public(require_safe(answered))


def _etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    request.public_stamp = stamp(clock.now())  # type: ignore[attr-defined]
    parts = (_build(), request.public_stamp, clock.today(), translation.get_language(), request.get_full_path())
    return '"' + sha256(repr(parts).encode()).hexdigest()[:32] + '"'


@cache
def _build() -> float:
    """When the newest source file of the program was written: a new version makes every page new."""
    root = Path(__file__).resolve().parents[2]
    return max(path.stat().st_mtime for kind in ("*.py", "*.html", "*.mo") for path in root.rglob(kind))


def json_response(request: HttpRequest, title: str, content: Mapping[str, Any]) -> HttpResponse:
    """The data of a page: the content, after what it is, where it stands, when it was true, and how it may be used."""
    page = request.path.rsplit(".", 1)[0]
    body = {
        "title": title,
        "page": request.build_absolute_uri(page),
        "as_at": clock.today().isoformat(),
        "licence": LICENCE,
        "language": translation.get_language(),
        **content,
    }
    text = json.dumps(body, ensure_ascii=False, indent=1, default=_plain)
    return HttpResponse(text + "\n", content_type="application/json; charset=utf-8")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def csv_response(request: HttpRequest, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> HttpResponse:
    """The main table of a page. Each row ends with the day it was true and the licence, so that a row copied away
    still carries them."""
    response = HttpResponse(csv_text(_with_its_day(columns, rows)), content_type="text/csv; charset=utf-8")
    name = request.path.strip("/").replace("/", "-") or "register.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def csv_stream(request: HttpRequest, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """A table of any length, sent as it is read, with the same two columns at the end of each row."""
    lines = csv_lines(_with_its_day(columns, rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.path.rsplit("/", 1)[-1]}"'
    return response


def _with_its_day(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    today = clock.today().isoformat()
    yield [*columns, "as_at", "licence"]
    for row in rows:
        yield [*row, today, LICENCE]
