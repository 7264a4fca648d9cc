"""Addresses of the information request."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.requests.views import answering, asking, deciding

_WORK = "work/inspections/<slug:slug>/request/"
_ASKED = "asked/<slug:slug>/request/"

urlpatterns = [
    path(_WORK, asking.overview, name="request-overview"),
    path(f"{_WORK}starting-list/", asking.take_starting_list, name="request-starting-list"),
    path(f"{_WORK}add/", asking.add_item, name="request-add-item"),
    path(f"{_WORK}send/", asking.send, name="request-send"),
    path(f"{_WORK}answers.zip", deciding.all_answers, name="request-all-answers"),
    path(f"{_WORK}files/<int:file>/", deciding.answer_file, name="request-file"),
    path(f"{_WORK}<int:number>/", deciding.item, name="request-item"),
    path(f"{_WORK}<int:number>/decide/", deciding.decide, name="request-decide"),
    path(f"{_WORK}<int:number>/edit/", asking.edit_item, name="request-edit-item"),
    path(f"{_WORK}<int:number>/remove/", asking.remove_item, name="request-remove-item"),
    path(f"{_WORK}<int:number>/withdraw/", asking.withdraw, name="request-withdraw-item"),
    path("asked/lists/<slug:key>.json", answering.schema, name="request-schema"),
    path("asked/lists/<slug:key>.csv", answering.template, name="request-template"),
    path(_ASKED, answering.asked, name="request-asked"),
    path(f"{_ASKED}files/<int:file>/", answering.asked_file, name="request-asked-file"),
    path(f"{_ASKED}<int:number>/", answering.asked_item, name="request-asked-item"),
    path(f"{_ASKED}<int:number>/answer/", answering.answer, name="request-answer"),
    path(f"{_ASKED}<int:number>/errors.csv", answering.errors, name="request-errors"),
]
