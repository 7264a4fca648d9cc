"""Addresses of what returns: two pages for everyone, and the room in which people decide."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.learning.views import deciding, following, national, open_pages

urlpatterns = [
    path("sector/returns", open_pages.returns, name="sector-returns"),
    path("sector/returns.csv", open_pages.returns_data, name="sector-returns-data"),
    path("sector/how-long", open_pages.how_long, name="sector-how-long"),
    path("sector/how-long.csv", open_pages.how_long_data, name="sector-how-long-data"),
    path("work/learning/", national.national, name="learning-national"),
    path("work/learning/followed/", following.followed, name="learning-followed"),
    path("work/learning/followed.csv", following.followed_data, name="learning-followed-data"),
    path("work/learning/recurrences/", deciding.recurrences, name="learning-recurrences"),
    path("work/learning/recurrences/<int:recurrence>/", deciding.recurrence, name="learning-recurrence"),
    path(
        "work/learning/recurrences/<int:recurrence>/open-again/", deciding.open_again, name="learning-open-again"
    ),
]  # fmt: skip
