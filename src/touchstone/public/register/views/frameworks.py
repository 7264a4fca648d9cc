"""The frameworks that inspections are made under: the list, each with all that is known of it, and their data."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import wording
from touchstone.public.register.presenters.frameworks import areas_of, facts_of, in_list, length_words, standing_words
from touchstone.public.register.queries import definitions as read

LIST_COLUMNS = ("key", "version", "title_en", "title_cy", "inspectorate", "inspections")
AREA_COLUMNS = ("key", "title_en", "title_cy", "depth", "graded", "scale")


@public_page
def frameworks(request: HttpRequest) -> HttpResponse:
    rows = [in_list(row) for row in read.newest(clock.now())]
    return render(request, "register/frameworks.html", {"frameworks": rows})


@public_page
def frameworks_data(request: HttpRequest, form: str) -> HttpResponse:
    rows = [in_list(row).data for row in read.newest(clock.now())]
    if form == "csv":
        return csv_response(request, LIST_COLUMNS, [[row[column] for column in LIST_COLUMNS] for row in rows])
    return json_response(request, "Frameworks", {"frameworks": rows})


@public_page
def framework(request: HttpRequest, key: str) -> HttpResponse:
    versions = _versions(key)
    found = _asked(request, versions)
    definition = read.definition_of(found)
    context = {
        "version": found,
        "versions": versions,
        "title": wording.framework_title(found),
        "definition": definition,
        "facts": facts_of(found, definition),
        "areas": areas_of(definition),
        "lang": "cy" if wording.welsh() else "en",
        "words_of": standing_words,
        "length_of": length_words,
    }
    return render(request, "register/framework.html", context)


@public_page
def framework_data(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = _asked(request, _versions(key))
    if form == "csv":
        rows = [row.data for row in areas_of(read.definition_of(found))]
        return csv_response(request, AREA_COLUMNS, [[row[column] for column in AREA_COLUMNS] for row in rows])
    content = {"key": found.key, "version": found.version, "content_hash": found.content_hash}
    return json_response(request, found.title_en, {**content, "definition": found.content})


def _versions(key: str) -> list[FrameworkVersion]:
    versions = read.versions(key)
    if not versions:
        raise Http404
    return versions


def _asked(request: HttpRequest, versions: list[FrameworkVersion]) -> FrameworkVersion:
    """The version that the address names; the newest where it names none."""
    number = request.GET.get("version", "")
    found = next((row for row in versions if str(row.version) == number), None)
    if number and found is None:
        raise Http404
    return found or versions[0]
