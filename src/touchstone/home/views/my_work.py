"""Where does a person land after signing in? Their work: what they may do, and in whose name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core.access import signed_in
from touchstone.home import doors, queries
from touchstone.home.waiting import waiting
from touchstone.inspectorate.conversations.presenters.todo import promised
from touchstone.inspectorate.inspections.presenters.todo import to_do
from touchstone.inspectorate.programme.presenters import standing


@signed_in
def my_work(request: HttpRequest) -> HttpResponse:
    context = {
        "roles": queries.roles_of(request),
        "doors": doors.open_to(request),
        "tasks": to_do(request.user),  # type: ignore[arg-type]
        "waiting": waiting(request.user),  # type: ignore[arg-type]
        "promised": promised(request.user),  # type: ignore[arg-type]
        "programme": standing(request.user),  # type: ignore[arg-type]
    }
    return render(request, "home/my_work.html", context)
