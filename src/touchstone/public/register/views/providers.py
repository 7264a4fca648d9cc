"""Providers and their areas: the list, the page of each, and their data."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.public.register.bilingual import said_by
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, history, wording
from touchstone.public.register.presenters.next_due import next_full_inspection
from touchstone.public.register.presenters.places import count_row, document_rows, place_row
from touchstone.public.register.presenters.standing import Tab, tabs
from touchstone.public.register.queries import provider_page, standing
from touchstone.public.register.queries import providers as read


@public_page
def providers(request: HttpRequest) -> HttpResponse:
    return render(request, "register/providers.html", {"providers": read.listed(clock.now())})


@public_page
def providers_data(request: HttpRequest, form: str) -> HttpResponse:
    rows = [data.provider(row) | {"inspections": row.n_inspections} for row in read.listed(clock.now())]
    if form == "json":
        return json_response(request, _("Providers"), {"providers": rows})
    return csv_response(request, list(rows[0]) if rows else ["slug"], [list(row.values()) for row in rows])


@public_page
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    held = provider_page.held(slug, clock.now())
    if held is None:
        raise Http404
    on, wrong_date = _day_asked(request)
    rows = history.rows(held.inspections)
    context = {
        "provider": held.organisation,
        "name": wording.name_of(held.organisation),
        "rows": rows,
        "latest": history.latest(rows),
        "next_due": next_full_inspection(held.inspections),
        "picture": history.picture(rows, apart=True),
        "n_open": held.n_open,
        "standing": _standing(held, slug),
        "places": [place_row(each, slug) for each in held.places if read.holds_on(each.area, on)],
        "counts": [count_row(each) for each in held.counts],
        "on": on,
        "wrong_date": wrong_date,
        "documents": document_rows(held.documents, held.inspections),
        "today": clock.today(),
    }
    return render(request, "register/provider.html", context)


def _standing(held: provider_page.Held, slug: str) -> list[Tab]:
    """One query where anything is published."""
    if not held.inspections:
        return []
    among = {row.pk for row in held.inspections}
    rows = list(standing.of_provider(held.organisation.pk, clock.now(), among))
    return tabs(slug, standing.counts(rows, clock.today())) if rows else []


@public_page
def provider_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found, now = _provider(slug), clock.now()
    inspections = read.history(now, provider=found)
    if form == "csv":
        return csv_response(request, *data.table(map(data.inspection_row, inspections), data.INSPECTION_COLUMNS))
    content = {
        "provider": data.provider(found),
        "open_areas_for_improvement": read.open_count(now, inspections),
        "next_full_inspection_due": vars(due) if (due := next_full_inspection(inspections)) else None,
        "inspections": [data.inspection_row(row) for row in inspections],
        "areas": [data.place(place) for place in read.places(found, inspections, clock.today())],
    }
    return json_response(request, found.name, content)


@public_page
def area(request: HttpRequest, slug: str, area_slug: str) -> HttpResponse:
    found, now = _area(slug, area_slug), clock.now()
    inspections = read.history(now, areas=found)
    rows = history.rows(inspections)
    context = {
        "area": found,
        "name": wording.name_of(found),
        "provider": found.organisation,
        "provider_name": wording.name_of(found.organisation),
        "place": place_row(read.place(now, found), slug),
        "rows": rows,
        "latest": history.latest(rows),
        "picture": history.picture(rows, apart=False),
        "said": said_by(now),
        "to_do": [(row, wording.title_of(row.inspection)) for row in read.open_of_area(now, found)],
        "today": clock.today(),
    }
    return render(request, "register/area.html", context)


@public_page
def area_data(request: HttpRequest, slug: str, area_slug: str, form: str) -> HttpResponse:
    found, now = _area(slug, area_slug), clock.now()
    inspections = read.history(now, areas=found)
    if form == "csv":
        return csv_response(request, *data.table(map(data.inspection_row, inspections), data.INSPECTION_COLUMNS))
    content = {
        "provider": data.provider(found.organisation),
        "area": data.place(read.place(now, found)),
        "open_areas_for_improvement": len(read.open_of_area(now, found)),
        "inspections": [data.inspection_row(row) for row in inspections],
    }
    return json_response(request, found.name, content)


def _day_asked(request: HttpRequest) -> tuple[date, str]:
    """The day that `on` asks for; today and a sentence where it is no day."""
    asked = request.GET.get("on", "").strip()
    try:
        return (date.fromisoformat(asked) if asked else clock.today()), ""
    except ValueError:
        today = clock.today()
        said = _("“%(asked)s” is not a date, so the areas of %(today)s are shown. Write it like 2011-03-02.")
        return today, said % {"asked": asked[:40], "today": format_date(today)}


def _provider(slug: str) -> Organisation:
    found = read.provider(slug, clock.now())
    if found is None:
        raise Http404
    return found


def _area(slug: str, area_slug: str) -> Area:
    found = read.area(slug, area_slug, clock.now())
    if found is None:
        raise Http404
    return found
