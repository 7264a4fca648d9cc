"""The inspections that a person has to do with, and the task list of one: for the inspectorate and for the service."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import allows
from touchstone.inspectorate.inspections import queries
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.stages import lines_for


@signed_in
def inspections(request: HttpRequest) -> HttpResponse:
    person = person_signed_in(request)
    context = {
        "inspections": queries.worked_on_by(person),
        "can_open": allows(person, Permission.PLAN_INSPECTIONS),
    }
    return render(request, "inspections/inspections.html", context)


@signed_in
def workspace(request: HttpRequest, slug: str) -> HttpResponse:
    return _task_list(request, slug, "see")


@signed_in
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "inspections/asked.html", {"inspections": queries.asked_of(person_signed_in(request))})


@signed_in
def asked_inspection(request: HttpRequest, slug: str) -> HttpResponse:
    return _task_list(request, slug, "see_as_service")


def _task_list(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    inspection = inspection_for(request, slug, action)
    groups = [(group, list(lines)) for group, lines in groupby(lines_for(inspection), key=lambda line: line.group)]
    return render(request, "inspections/workspace.html", {"inspection": inspection, "groups": groups})
