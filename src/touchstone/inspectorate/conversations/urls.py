"""Addresses of conversations: the inspectorate's under `work/`, the service's under `asked/`; one view for both."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.conversations.models import Side
from touchstone.inspectorate.conversations.views import actions, answering, correcting, meetings, panels, saying

_INSPECTORATE, _SERVICE = {"side": Side.INSPECTORATE}, {"side": Side.SERVICE}
_WORK, _ASKED = "work/conversations/", "asked/conversations/"

urlpatterns = [
    path(_WORK, meetings.meetings, _INSPECTORATE, name="conversations"),
    path(f"{_WORK}meetings.csv", meetings.meetings_csv, _INSPECTORATE, name="conversations-csv"),
    path(f"{_WORK}add/", meetings.whom, name="conversation-whom"),
    path(f"{_WORK}add/<slug:inspectorate>/<slug:service>/", meetings.add, name="conversation-add"),
    path(f"{_WORK}<int:meeting>/", meetings.meeting, name="conversation"),
    path(f"{_WORK}<int:meeting>/edit/", meetings.edit, name="conversation-edit"),
    path(f"{_WORK}<int:meeting>/promise/", meetings.promise, name="conversation-promise"),
    path(f"{_WORK}<int:meeting>/keep-both/", meetings.keep_both, name="conversation-keep-both"),
    path(f"{_WORK}<int:meeting>/step/<slug:does>/", meetings.step, name="conversation-step"),
    path(f"{_WORK}<int:meeting>/note/", answering.note, _INSPECTORATE, name="conversation-note"),
    path(f"{_WORK}actions/", actions.actions, _INSPECTORATE, name="agreed-actions"),
    path(f"{_WORK}actions/actions.csv", actions.actions_csv, _INSPECTORATE, name="agreed-actions-csv"),
    path(f"{_WORK}actions/<int:action>/", actions.action, _INSPECTORATE, name="agreed-action"),
    path(f"{_WORK}actions/<int:action>/correct/", correcting.correct, _INSPECTORATE, name="agreed-action-correct"),
    path(f"{_WORK}days/<int:correction>/", correcting.answer, _INSPECTORATE, name="agreed-day"),
    path(f"{_WORK}days/<int:correction>/back/", correcting.take_back, _INSPECTORATE, name="agreed-day-back"),
    path(f"{_WORK}actions/<int:action>/files/", actions.add_file, _INSPECTORATE, name="agreed-action-file-add"),
    path(f"{_WORK}files/<int:file>/", actions.file, _INSPECTORATE, name="agreed-file"),
    path(f"{_WORK}files/<int:file>/withdraw/", actions.withdraw_file, _INSPECTORATE, name="agreed-file-withdraw"),
    path(f"{_WORK}panels/", panels.panels, _INSPECTORATE, name="panels"),
    path(f"{_WORK}panels/<int:panel>/", panels.panel, _INSPECTORATE, name="panel"),
    path(f"{_WORK}said/<int:said>/", saying.recommendation, _INSPECTORATE, name="recommendation"),
    path(_ASKED, meetings.meetings, _SERVICE, name="asked-conversations"),
    path(f"{_ASKED}meetings.csv", meetings.meetings_csv, _SERVICE, name="asked-conversations-csv"),
    path(f"{_ASKED}<int:meeting>/", answering.asked_meeting, name="asked-conversation"),
    path(f"{_ASKED}<int:meeting>/note/", answering.note, _SERVICE, name="asked-conversation-note"),
    path(f"{_ASKED}actions/", actions.actions, _SERVICE, name="asked-agreed-actions"),
    path(f"{_ASKED}actions/actions.csv", actions.actions_csv, _SERVICE, name="asked-agreed-actions-csv"),
    path(f"{_ASKED}actions/<int:action>/", actions.action, _SERVICE, name="asked-agreed-action"),
    path(f"{_ASKED}actions/<int:action>/correct/", correcting.correct, _SERVICE, name="asked-agreed-action-correct"),
    path(f"{_ASKED}days/<int:correction>/", correcting.answer, _SERVICE, name="asked-agreed-day"),
    path(f"{_ASKED}days/<int:correction>/back/", correcting.take_back, _SERVICE, name="asked-agreed-day-back"),
    path(f"{_ASKED}actions/<int:action>/files/", actions.add_file, _SERVICE, name="asked-agreed-action-file-add"),
    path(f"{_ASKED}files/<int:file>/", actions.file, _SERVICE, name="asked-agreed-file"),
    path(f"{_ASKED}files/<int:file>/withdraw/", actions.withdraw_file, _SERVICE, name="asked-agreed-file-withdraw"),
    path(f"{_ASKED}panels/", panels.panels, _SERVICE, name="asked-panels"),
    path(f"{_ASKED}panels/add/", panels.add, name="asked-panel-add"),
    path(f"{_ASKED}panels/<int:panel>/", panels.panel, _SERVICE, name="asked-panel"),
    path(f"{_ASKED}panels/<int:panel>/end/", panels.end, name="asked-panel-end"),
    path(f"{_ASKED}panels/<int:panel>/met/", panels.met, name="asked-panel-met"),
    path(f"{_ASKED}sessions/<int:session>/said/", saying.said, name="asked-session-said"),
    path(f"{_ASKED}said/<int:said>/", saying.recommendation, _SERVICE, name="asked-recommendation"),
    path(f"{_ASKED}said/<int:said>/reply/", saying.reply, name="asked-recommendation-reply"),
    path(f"{_ASKED}said/<int:said>/told/", saying.told, name="asked-recommendation-told"),
    path(f"{_ASKED}said/<int:said>/show/", saying.show, name="asked-recommendation-show"),
]
