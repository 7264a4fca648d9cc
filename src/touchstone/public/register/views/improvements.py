"""The story of one area for improvement: found, followed, judged, met or not, and whether it came back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, wording
from touchstone.public.register.presenters.story import Story, story_of
from touchstone.public.register.queries import improvements as read

COLUMNS = ("on", "kind", "title", "grade", "text", "inspection")


@public_page
def story(request: HttpRequest, slug: str) -> HttpResponse:
    found = _improvement(slug)
    context = {
        "improvement": found,
        "inspection": found.inspection,
        "inspection_title": wording.title_of(found.inspection),
        "provider_name": wording.name_of(found.inspection.provider),
        "story": _story(found),
    }
    return render(request, "register/story.html", context)


@public_page
def story_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = _improvement(slug)
    told = _story(found)
    rows = [data.event(event) for event in told.events]
    if form == "csv":
        return csv_response(request, *data.table(rows, COLUMNS))
    content = {"area_for_improvement": data.improvement_row(found), "open": told.is_open, "events": rows}
    return json_response(request, found.text[:120], content)


def _story(found: AreaForImprovement) -> Story:
    now = clock.now()
    return story_of(
        found,
        progress=read.progress(found, now),
        milestones=read.milestones(found, now),
        changes=read.area_changes(found, now),
        visits=read.follow_ups(found.inspection, now),
        later=read.later_judgements(found, now),
        is_open=read.is_open(found, now),
    )


def _improvement(slug: str) -> AreaForImprovement:
    found = read.improvement(slug, clock.now())
    if found is None:
        raise Http404
    return found
