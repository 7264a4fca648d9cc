"""Addresses of the sample."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.samples.views import cases, designing, giving

_WORK = "work/inspections/<slug:slug>/sample/"
_ASKED = "asked/<slug:slug>/sample/"

urlpatterns = [
    path(_WORK, designing.overview, name="sample-overview"),
    path(f"{_WORK}design/", designing.design, name="sample-design"),
    path(f"{_WORK}design/buys/", designing.buys, name="sample-buys"),
    path(f"{_WORK}draw/", designing.draw, name="sample-draw"),
    path(f"{_WORK}return/", designing.return_frame, name="sample-return-frame"),
    path(f"{_WORK}design.json", designing.design_file, name="sample-design-file"),
    path(f"{_WORK}frame.csv", designing.frame_file, name="sample-frame-file"),
    path(f"{_WORK}cases/", cases.cases, name="sample-cases"),
    path(f"{_WORK}cases/add/", cases.add_case, name="sample-add-case"),
    path(f"{_WORK}cases/<int:case>/replace/", cases.replace, name="sample-replace-case"),
    path(f"{_WORK}cases/<int:case>/remove/", cases.remove_case, name="sample-remove-case"),
    path(f"{_WORK}cases/<int:case>/track/", cases.track, name="sample-track-case"),
    path(_ASKED, giving.asked, name="sample-asked"),
    path(f"{_ASKED}give/", giving.give, name="sample-give-frame"),
    path(f"{_ASKED}errors.csv", giving.errors, name="sample-frame-errors"),
    path(f"{_ASKED}cases.csv", giving.drawn_file, name="sample-drawn-file"),
    path(f"{_ASKED}design.json", giving.asked_design, name="sample-asked-design"),
    path(f"{_ASKED}names/", giving.give_names, name="sample-names"),
    path(f"{_ASKED}names/key/", giving.make_key, name="sample-names-key"),
    path(f"{_ASKED}names/name_words.py", giving.program, name="sample-names-program"),
]
