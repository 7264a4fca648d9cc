"""Addresses of inspections held here: `work/inspections/…` for the inspectorate, `asked/…` for the service."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.inspections.views import lists, notices, planning, steps

OWN = "work/inspections/<slug:slug>"
ASKED = "asked/<slug:slug>"

urlpatterns = [
    path("work/inspections/", lists.inspections, name="inspections"),
    path("work/inspections/open/", planning.open_inspection, name="inspection-open"),
    path(f"{OWN}/", lists.workspace, name="inspection-workspace"),
    path(f"{OWN}/plan/", planning.plan, name="inspection-plan"),
    path(f"{OWN}/plan/change/", planning.change_plan, name="inspection-plan-change"),
    path(f"{OWN}/plan/areas/", planning.choose_areas, name="inspection-areas"),
    path(f"{OWN}/announce/", steps.announce, name="inspection-announce"),
    path(f"{OWN}/begin/", steps.begin, name="inspection-begin"),
    path(f"{OWN}/steps/<slug:step>/", steps.step, name="inspection-step"),
    path(f"{OWN}/notice/", notices.notice, name="inspection-notice"),
    path("asked/", lists.asked, name="asked"),
    path(f"{ASKED}/", lists.asked_inspection, name="asked-inspection"),
    path(f"{ASKED}/letter/", notices.letter, name="asked-letter"),
]
