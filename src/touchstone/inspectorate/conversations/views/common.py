"""What the views of this room share: filters that stay, and lists as CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from touchstone.domain.spreadsheets import csv_text
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations.models import Meeting, Side


def kept_filters(request: HttpRequest, key: str, names: Sequence[str]) -> dict[str, str]:
    """The filters of the address; without any, those used last."""
    named = {name: request.GET[name] for name in names if name in request.GET}
    if named:
        request.session[key] = named
    kept: dict[str, str] = request.session.get(key, {})
    return kept


def others_in(rows: QuerySet[Meeting], side: str) -> list[Organisation]:
    """The services that were met, for the filter. One query; a service has itself only."""
    ids = rows.order_by().values("provider")
    return list(Organisation.objects.filter(pk__in=ids).order_by("name")) if side == Side.INSPECTORATE else []


def as_csv(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A list as a file: each row ends with the day it was true; a cell that would run as a formula is plain text."""
    today = clock.today().isoformat()
    lines = ([*(str(value) for value in row), today] for row in rows)
    text = csv_text(chain([[*columns, "as_at"]], lines))
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
