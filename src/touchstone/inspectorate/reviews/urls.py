"""Addresses of case reviews: `work/inspections/<slug>/reviews/…`."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.reviews.views import agreement, comparing, reviewing

HERE = "work/inspections/<slug:slug>/reviews/"
urlpatterns = [
    path(HERE, reviewing.cases, name="review-cases"),
    path(f"{HERE}share/", reviewing.share, name="review-share"),
    path(f"{HERE}agreement/", agreement.agreement, name="review-agreement"),
    path(f"{HERE}figures/", agreement.figures, name="review-figures"),
    path(f"{HERE}agreement.csv", agreement.agreement_csv, name="review-agreement-data"),
    path(f"{HERE}cases/<int:case>/begin/", reviewing.begin, name="review-begin"),
    path(f"{HERE}cases/<int:case>/<slug:instrument>/", comparing.compare, name="review-compare"),
    path(f"{HERE}cases/<int:case>/<slug:instrument>/<str:slot>/", comparing.settle, name="review-settle"),
    path(f"{HERE}<int:review>/", reviewing.read, name="review-read"),
    path(f"{HERE}<int:review>/set-aside/", reviewing.set_aside, name="review-set-aside"),
]
