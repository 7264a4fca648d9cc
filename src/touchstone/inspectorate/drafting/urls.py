"""Addresses of a report while it is written: `work/inspections/<slug>/report/…`. Names begin `draft-`."""

from __future__ import annotations

from django.urls.resolvers import URLPattern

from touchstone.inspectorate.drafting import urls_of_report

REPORT = "work/inspections/<slug:slug>/report/"

urlpatterns: list[URLPattern] = [*urls_of_report.urlpatterns]
