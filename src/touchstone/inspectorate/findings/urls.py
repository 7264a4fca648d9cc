"""Addresses of the judgement board, its findings and proposals, and the notes to the service."""

from __future__ import annotations

from django.urls import path

from touchstone.inspectorate.findings.views import (
    board,
    evidence,
    findings,
    notes,
    proposals,
    settling,
    urgent,
    urgent_asked,
)

OF = "work/inspections/<slug:slug>/"
AREA = f"{OF}board/<slug:area>/"
FINDING = f"{OF}findings/<int:finding>/"

urlpatterns = [
    path(f"{OF}board/", board.board, name="board"),
    path(AREA, board.area, name="board-area"),
    path(f"{AREA}finding/", findings.write, name="finding-write"),
    path(f"{AREA}propose/", proposals.propose, name="judgement-propose"),
    path(f"{AREA}moderate/", proposals.moderate, name="judgement-moderate"),
    path(f"{AREA}allow/", proposals.allow, name="judgement-allow"),
    path(f"{AREA}history/", proposals.history, name="judgement-history"),
    path(FINDING, evidence.finding, name="finding"),
    path(f"{FINDING}change/", findings.change, name="finding-change"),
    path(f"{FINDING}withdraw/", findings.withdraw, name="finding-withdraw"),
    path(f"{FINDING}link/", evidence.link, name="finding-link"),
    path(f"{FINDING}unlink/", evidence.unlink, name="finding-unlink"),
    path(f"{FINDING}look-again/", evidence.look_again, name="finding-look-again"),
    path(f"{OF}judgements/", settling.settle, name="judgement-settle"),
    path(f"{OF}judgements/reopen/", settling.reopen, name="judgement-reopen"),
    path(f"{OF}urgent/", urgent.urgent_findings, name="finding-urgent-list"),
    path(f"{OF}urgent/<int:finding>/", urgent.urgent_finding, name="finding-urgent"),
    path(f"{OF}urgent/<int:finding>/leave-out/", urgent.leave_out, name="finding-urgent-leave-out"),
    path(f"{OF}notes/", notes.notes, name="note-list"),
    path(f"{OF}notes/new/", notes.write, name="note-write"),
    path(f"{OF}notes/<int:note>/", notes.change, name="note-change"),
    path(f"{OF}notes/<int:note>/send/", notes.send, name="note-send"),
    path("asked/<slug:slug>/urgent/", urgent_asked.told, name="finding-urgent-asked"),
    path("asked/<slug:slug>/urgent/<int:finding>/", urgent_asked.told_one, name="finding-urgent-asked-one"),
    path("asked/<slug:slug>/notes/", notes.asked, name="note-asked"),
]
