"""Addresses of a report as a whole: beginning it, how far it is, its settings, how it looks, publishing it."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.drafting.views import overview, preview, publishing, welsh

REPORT = "work/inspections/<slug:slug>/report/"

urlpatterns = [
    path(REPORT, overview.overview, name="draft-report"),
    path(f"{REPORT}begin/", overview.begin, name="draft-begin"),
    path(f"{REPORT}settings/", overview.settings, name="draft-settings"),
    path(f"{REPORT}welsh/", welsh.welsh, name="draft-welsh"),
    path(f"{REPORT}preview/", preview.preview, name="draft-preview"),
    path(f"{REPORT}preview/<slug:name>/", preview.preview, name="draft-preview-of"),
    path(f"{REPORT}publish/", publishing.publish, name="draft-publish"),
    path(f"{REPORT}correct/", publishing.correct, name="draft-correct"),
]
