"""Addresses of the programme, under `work/programme/`."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.programme.views import obligations, year

urlpatterns = [
    path("", year.year, name="programme-year"),
    path("due/<int:obligation>/", obligations.obligation, name="programme-obligation"),
    path("due/<int:obligation>/open/", obligations.open_inspection, name="programme-open"),
]
