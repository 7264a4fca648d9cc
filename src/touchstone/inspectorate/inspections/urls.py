"""Addresses of inspections held here: `work/inspections/…` for the inspectorate, `asked/…` for the service."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.inspections.views import lists

urlpatterns = [
    path("work/inspections/", lists.inspections, name="inspections"),
    path("work/inspections/<slug:slug>/", lists.workspace, name="inspection-workspace"),
    path("asked/", lists.asked, name="asked"),
    path("asked/<slug:slug>/", lists.asked_inspection, name="asked-inspection"),
]
