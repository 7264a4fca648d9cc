"""The story of one area for improvement: found, followed, judged, met or not, and whether it came back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.bilingual import said_by
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, wording
from touchstone.public.register.presenters.since_then import Since
from touchstone.public.register.presenters.standing import lines, tabs
from touchstone.public.register.presenters.story import Story, story_of
from touchstone.public.register.queries import improvements as read
from touchstone.public.register.queries import providers, standing

PROVIDER_COLUMNS = (
    "slug", "inspection", "number", "section", "timescale_or_class", "text", "own_words", "due", "due_basis", "state",
)  # fmt: skip
COLUMNS = ("on", "when", "kind", "title", "grade", "text", "inspection")


@public_page
def story(request: HttpRequest, slug: str) -> HttpResponse:
    found = _improvement(slug)
    told = _story(found)
    context = {
        "improvement": found,
        "inspection": found.inspection,
        "inspection_title": wording.title_of(found.inspection),
        "provider_name": wording.name_of(found.inspection.provider),
        "story": told,
        "said": said_by(clock.now(), [found.inspection_id, *told.visits]),
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
    now, accepted = clock.now(), standing.accepted(found)
    return story_of(
        found,
        progress=read.progress(found, now),
        milestones=read.milestones(found, now),
        changes=read.area_changes(found, now),
        visits=read.follow_ups(found.inspection, now),
        later=read.later_judgements(found, now),
        is_open=read.is_open(found, now),
        since=Since(
            accepted,
            standing.moves(found),
            standing.returns(found, now),
            standing.worked(found, now) if accepted else (),
        ),
    )


def _improvement(slug: str) -> AreaForImprovement:
    found = read.improvement(slug, clock.now())
    if found is None:
        raise Http404
    return found


@public_page
def of_provider(request: HttpRequest, slug: str) -> HttpResponse:
    """A provider's areas for improvement: how many are open, late, met, returned; all, or those of one state."""
    found, rows, chosen = _of_provider(request, slug)
    today, now = clock.today(), clock.now()
    counted = standing.counts(rows, today)
    context = {
        "provider": found,
        "name": wording.name_of(found),
        "tabs": tabs(slug, counted, chosen),
        "lines": lines([row for row in rows if chosen in ("", standing.state(row, today))], today),
        "chosen": chosen,
        "said": said_by(now),
        "today": today,
    }
    return render(request, "register/provider_improvements.html", context)


@public_page
def of_provider_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found, rows, chosen = _of_provider(request, slug)
    today = clock.today()
    kept = [(row, standing.state(row, today)) for row in rows]
    content = [data.improvement_row(row) | {"state": state} for row, state in kept if chosen in ("", state)]
    if form == "csv":
        return csv_response(request, *data.table(content, PROVIDER_COLUMNS))
    counted = standing.counts(rows, today)
    return json_response(request, found.name, {"counts": counted, "areas_for_improvement": content})


def _of_provider(request: HttpRequest, slug: str) -> tuple[Organisation, list[AreaForImprovement], str]:
    now = clock.now()
    found = providers.provider(slug, now)
    if found is None:
        raise Http404
    asked = request.GET.get("state", "")
    rows = list(standing.of_provider(found.pk, now, gate.ids_of([found.pk], now)))
    return found, rows, asked if asked in standing.STATES else ""
