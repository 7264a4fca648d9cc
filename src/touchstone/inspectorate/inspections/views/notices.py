"""The letter and its clock, for both sides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.presenters.notices import both_answers, deadline_of, regime_sentence
from touchstone.inspectorate.inspections.queries import planning


@signed_in
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    return _letter(request, slug, "see", "notice")


@signed_in
def letter(request: HttpRequest, slug: str) -> HttpResponse:
    return _letter(request, slug, "see_as_service", "letter")


def _letter(request: HttpRequest, slug: str, action: str, stage: str) -> HttpResponse:
    inspection = inspection_for(request, slug, action)
    found = planning.standing_notice(inspection)
    context = {
        "inspection": inspection,
        "stage": stage,
        "notice": found,
        "deadline": deadline_of(found) if found else None,
        "both": both_answers(found) if found else "",
        "regime": regime_sentence(inspection) if stage == "notice" else "",
        "earlier": planning.withdrawn_notices(inspection) if stage == "notice" else [],
    }
    return render(request, "inspections/notice.html", context)
