"""The front page of the register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.public.register.http import public_page
from touchstone.public.register.presenters import history
from touchstone.public.register.queries import home as read


@public_page
def home(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    context = {"newest": history.rows(read.newest(now)), "counts": read.counts(now), "today": clock.today()}
    return render(request, "register/home.html", context)
