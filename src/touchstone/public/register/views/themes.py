"""What had to improve, by theme: the themes with their counts, and the items of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.domain.themes import THEMES, Theme, theme
from touchstone.foundation.core import clock
from touchstone.public.register.bilingual import said_by
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, links, wording
from touchstone.public.register.presenters.sector_form import form
from touchstone.public.register.queries import sector
from touchstone.public.register.queries import themes as read
from touchstone.public.register.scope import scope
from touchstone.public.register.views.sector import about

FIELDS = ("framework", "of", "year")
PAGE = 50
COLUMNS = ("theme", "title", "items", "reports", "share_of_reports_percent")
ITEM_COLUMNS = ("slug", "inspection", "provider", "text", "own_words", "address")


@public_page
def themes(request: HttpRequest) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    found = read.counts(asked, now)
    context = {
        "narrowed": form(asked, sector.choices(asked, now), FIELDS),
        "scope": asked,
        "found": found,
        "rows": _rows(found),
        "today": clock.today(),
    }
    return render(request, "register/sector_themes.html", context)


@public_page
def themes_data(request: HttpRequest, form: str) -> HttpResponse:
    asked = scope(request.GET)
    found = read.counts(asked, clock.now())
    rows = [{name: row[name] for name in COLUMNS} for row in _rows(found)]
    if form == "csv":
        return csv_response(request, *data.table(rows, COLUMNS))
    content = {
        **about(asked),
        "assigned": "by words, not by people; this project's own themes, unverified; precision not measured",
        "areas_for_improvement": found.items,
        "reports": found.reports,
        "without_a_theme": found.without,
        "themes": rows,
    }
    return json_response(request, _("What had to improve, by theme"), content)


def _rows(found: read.Themes) -> list[dict[str, Any]]:
    """A row for each theme that the table has, the most frequent first; `share` only where ten reports allow one."""
    titles = {each.key: _title(each) for each in THEMES}
    return [
        {
            "theme": each.key,
            "title": titles[each.key],
            "items": each.items,
            "reports": each.reports,
            "share_of_reports_percent": round(100 * each.reports / found.reports) if found.reports >= 10 else None,
            "href": links.theme(each.key),
            "width": round(100 * each.items / found.themes[0].items),
        }
        for each in found.themes
        if each.key in titles
    ]


@public_page
def one_theme(request: HttpRequest, key: str) -> HttpResponse:
    found, asked, now = _theme(key), scope(request.GET), clock.now()
    page = _page(request, key)
    context = {
        "said": said_by(now),
        "narrowed": form(asked, sector.choices(asked, now), FIELDS),
        "scope": asked,
        "theme": found,
        "title": _title(found),
        "page": page,
        "rows": [
            {
                "item": each,
                "href": links.improvement(each.slug),
                "provider": wording.named(each.inspection.provider),
                "inspection": wording.title_of(each.inspection),
                "inspection_href": links.inspection(each.inspection.slug),
                "when": wording.when_of(each.inspection),
            }
            for each in page.object_list
        ],
        "today": clock.today(),
    }
    return render(request, "register/sector_theme.html", context)


@public_page
def one_theme_data(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The items of the page with the same number."""
    found, page = _theme(key), _page(request, key)
    rows = [
        {"slug": each.slug, "inspection": each.inspection.slug, "provider": each.inspection.provider.slug,
         "text": each.text, "own_words": each.own_words,
         "address": request.build_absolute_uri(links.improvement(each.slug))}
        for each in page.object_list
    ]  # fmt: skip
    if form == "csv":
        return csv_response(request, *data.table(rows, ITEM_COLUMNS))
    content = {**about(scope(request.GET)), "theme": key, "words": found.words, "items": page.paginator.count,
               "page_of_results": page.number, "areas_for_improvement": rows}  # fmt: skip
    return json_response(request, _title(found), content)


def _page(request: HttpRequest, key: str) -> Page:
    rows = read.of_theme(key, scope(request.GET), clock.now())
    return Paginator(rows, PAGE).get_page(request.GET.get("page", ""))


def _theme(key: str) -> Theme:
    found = theme(key)
    if found is None:
        raise Http404
    return found


def _title(found: Theme) -> str:
    return found.title("cy" if wording.welsh() else "en")
