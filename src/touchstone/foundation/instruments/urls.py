"""Addresses of instruments and responses, under /work/."""

from __future__ import annotations

from django.urls import path

from touchstone.foundation.instruments.views import answering, instruments, responses

urlpatterns = [
    path("instruments/", instruments.instruments, name="instruments"),
    path("instruments/<slug:instrument>/<int:version>/", instruments.instrument, name="instrument"),
    path("instruments/<slug:instrument>/<int:version>/xlsform/", instruments.xlsform, name="instrument-xlsform"),
    path("responses/", responses.mine, name="responses"),
    path("responses/data/<slug:instrument>/", instruments.data, name="responses-data"),
    path("responses/<int:response>/", responses.response, name="instrument-response"),
    path("responses/<int:response>/children/", responses.children, name="instrument-children"),
    path("responses/<int:response>/save/", answering.save, name="instrument-save"),
    path("responses/<int:response>/two-texts/", responses.two_texts, name="instrument-two-texts"),
    path("responses/<int:response>/check/", responses.check, name="instrument-check"),
    path("responses/<int:response>/set-aside/", responses.set_aside, name="instrument-set-aside"),
    path("responses/<int:response>/sections/<slug:section>/", answering.section, name="instrument-section"),
    path(
        "responses/<int:response>/sections/<slug:section>/<slug:child>/",
        answering.section,
        name="instrument-child-section",
    ),
]
