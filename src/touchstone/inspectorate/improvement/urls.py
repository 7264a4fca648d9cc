"""Addresses of progress at a live visit."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.improvement.views import progress

OF = "work/inspections/<slug:slug>/progress/"

urlpatterns = [
    path(OF, progress.progress, name="progress"),
    path(f"{OF}<slug:afi>/", progress.judge, name="progress-judge"),
    path(f"{OF}<slug:afi>/leave-out/", progress.leave_out, name="progress-leave-out"),
]
