"""Addresses of a report while it is written: `work/inspections/<slug>/report/…`. Names begin `draft-`."""

from __future__ import annotations

from django.urls.resolvers import URLPattern

REPORT = "work/inspections/<slug:slug>/report/"

urlpatterns: list[URLPattern] = []
