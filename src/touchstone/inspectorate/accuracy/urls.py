"""Addresses of the check of a draft and of challenges, for the inspectorate (`work/`) and the service (`asked/`)."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.accuracy.views import (
    answering,
    challenged,
    challenging,
    checking,
    commenting,
    deciding,
)

_WORK = "work/inspections/<slug:slug>/accuracy/"
_ONE = f"{_WORK}<int:check>/"
_ASKED = "asked/<slug:slug>/draft/"
_WORK_CHALLENGES = "work/inspections/<slug:slug>/challenges/"
_ASKED_CHALLENGES = "asked/<slug:slug>/challenges/"

urlpatterns = [
    path(_WORK, deciding.overview, name="accuracy"),
    path(f"{_WORK}send/", deciding.send, name="accuracy-send"),
    path(f"{_WORK}day/", deciding.day, name="accuracy-day"),
    path(f"{_WORK}pause/", deciding.pause, name="accuracy-pause"),
    path(f"{_WORK}resume/", deciding.resume, name="accuracy-resume"),
    path(f"{_WORK}remind/", deciding.remind, name="accuracy-remind"),
    path(f"{_WORK}end/", deciding.end, name="accuracy-end"),
    path(f"{_WORK}take-back/", deciding.take_back, name="accuracy-take-back"),
    path(f"{_WORK}files/<int:file>/", answering.comment_file, name="accuracy-file"),
    path(f"{_ONE}comments/<int:number>/", answering.comment, name="accuracy-comment"),
    path(f"{_ONE}comments/<int:number>/change/", answering.change, name="accuracy-change"),
    path(f"{_ONE}answers/", answering.answers, name="accuracy-answers"),
    path(f"{_ONE}answers.txt", answering.answers_text, name="accuracy-answers-text"),
    path(_ASKED, checking.draft, name="accuracy-asked"),
    path(f"{_ASKED}draft.txt", checking.text, name="accuracy-asked-text"),
    path(f"{_ASKED}draft.csv", checking.table, name="accuracy-asked-table"),
    path(f"{_ASKED}lines/<int:order>/", commenting.line, name="accuracy-asked-line"),
    path(f"{_ASKED}comments/<int:number>/", commenting.comment, name="accuracy-asked-comment"),
    path(f"{_ASKED}comments/<int:number>/step/", commenting.step, name="accuracy-asked-step"),
    path(f"{_ASKED}send/", checking.send, name="accuracy-asked-send"),
    path(f"{_ASKED}files/<int:file>/", commenting.comment_file, name="accuracy-asked-file"),
    path(f"{_ASKED}answers/<int:check>/", checking.answers, name="accuracy-asked-answers"),
    path(f"{_ASKED}answers/<int:check>.txt", checking.answers_text, name="accuracy-asked-answers-text"),
    path(_WORK_CHALLENGES, challenged.overview, name="challenges"),
    path(f"{_WORK_CHALLENGES}<int:number>/", challenged.one, name="challenge"),
    path(f"{_WORK_CHALLENGES}<int:number>/day/", challenged.day, name="challenge-day"),
    path(f"{_WORK_CHALLENGES}<int:number>/lift/", challenged.lift, name="challenge-lift"),
    path(f"{_WORK_CHALLENGES}<int:number>/close/", challenged.close, name="challenge-close"),
    path(f"{_WORK_CHALLENGES}files/<int:file>/", challenged.challenge_file, name="challenge-file"),
    path(_ASKED_CHALLENGES, challenging.overview, name="challenges-asked"),
    path(f"{_ASKED_CHALLENGES}make/", challenging.make, name="challenge-make"),
    path(f"{_ASKED_CHALLENGES}<int:number>/", challenging.one, name="challenge-asked"),
    path(f"{_ASKED_CHALLENGES}<int:number>/add/", challenging.add_file, name="challenge-add-file"),
    path(f"{_ASKED_CHALLENGES}<int:number>/take-on/", challenging.take_on, name="challenge-take-on"),
    path(f"{_ASKED_CHALLENGES}<int:number>/step/", challenging.step, name="challenge-step"),
    path(f"{_ASKED_CHALLENGES}files/<int:file>/", challenging.own_file, name="challenge-asked-file"),
]
