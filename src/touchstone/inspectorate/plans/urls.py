"""Addresses of action plans: of the service, and of the inspectorate."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.plans.views import deciding, until, writing

_ASKED = "asked/plans/<slug:slug>/"
_WORK = "work/plans/<slug:slug>/"

urlpatterns = [
    path("asked/plans/", writing.plans, name="plans-asked"),
    path(_ASKED, writing.plan, name="plan-asked"),
    path(f"{_ASKED}begin/", writing.begin, name="plan-begin"),
    path(f"{_ASKED}words/", writing.words, name="plan-words"),
    path(f"{_ASKED}send/", writing.send, name="plan-send"),
    path(f"{_ASKED}spreadsheet/", writing.sheet, name="plan-sheet"),
    path(f"{_ASKED}spreadsheet/empty.csv", writing.sheet_template, name="plan-sheet-template"),
    path(f"{_ASKED}step/<slug:does>/", writing.step, name="plan-step"),
    path(f"{_ASKED}add/<slug:area>/", writing.add_action, name="plan-add-action"),
    path(f"{_ASKED}actions/<int:number>/", writing.report, name="plan-action"),
    path(f"{_ASKED}actions/<int:number>/edit/", writing.edit_action, name="plan-edit-action"),
    path(f"{_ASKED}actions/<int:number>/remove/", writing.remove_action, name="plan-remove-action"),
    path(f"{_ASKED}actions/<int:number>/files/", writing.add_file, name="plan-add-file"),
    path(f"{_ASKED}milestones/<int:milestone>/reached/", writing.reach, name="plan-reach"),
    path(f"{_ASKED}files/<int:file>/", writing.asked_file, name="plan-asked-file"),
    path(f"{_ASKED}files/<int:file>/withdraw/", writing.withdraw_file, name="plan-withdraw-file"),
    path(f"{_ASKED}until-met/", until.asked_of_plan, name="plan-asked-until"),
    path(f"{_ASKED}until-met/<slug:area>/", until.asked_of_area, name="plan-asked-until-area"),
    path("work/plans/", deciding.plans, name="plans"),
    path(_WORK, deciding.plan, name="plan"),
    path(f"{_WORK}actions/<int:number>/", deciding.action, name="plan-see-action"),
    path(f"{_WORK}files/<int:file>/", writing.file, name="plan-file"),
    path(f"{_WORK}until-met/", until.of_plan, name="plan-until"),
    path(f"{_WORK}until-met/<slug:area>/", until.of_area, name="plan-until-area"),
    path(f"{_WORK}until-met/<slug:area>/move/", until.move, name="plan-move"),
    path(f"{_WORK}decide/", deciding.decide, name="plan-decide"),
    path(f"{_WORK}due/", deciding.due, name="plan-due"),
]
