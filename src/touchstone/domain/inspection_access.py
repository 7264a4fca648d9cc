"""Who may do what in an inspection held here, and when? One table; the access matrix in the manual is drawn from it.

A person's stance has three parts: roles in the inspectorate that inspects, roles in the service that is inspected, and
the part they have in this inspection's team. Roles in other organisations count for nothing. A declared tie to the
service bars a person from everything but seeing that the inspection exists.

Sources: roles and separations named in the documents (lead and team, moderation by others than the proposer, notes to
the service by the lead); who exactly may press which button is this project's own rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from touchstone.domain.workflows.inspection import INSPECTION

STATES = tuple(INSPECTION.statuses)
OPEN = ("planned", "announced", "fieldwork", "judging")
TOLD = ("announced", "fieldwork", "judging", "settled", "paused")  # the service knows of it
TEAM_ROLES = ("lead", "inspector")
LATER_VISIT = "later visit"  # no part in its team, but one in that of a visit that follows it
INSPECTORATE_ROLES = ("planner", "lead_inspector", "inspector", "moderator", "director", "publisher", "analyst")
SERVICE_ROLES = ("head_of_service", "service_manager", "data_officer")

LEAD = frozenset({"lead"})
TEAM = frozenset(TEAM_ROLES)
NOBODY: frozenset[str] = frozenset()
SERVICE = frozenset(SERVICE_ROLES)


@dataclass(frozen=True)
class Stance:
    """How a person stands to one inspection."""

    inspectorate: frozenset[str] = NOBODY
    service: frozenset[str] = NOBODY
    team: str = ""
    tied: bool = False


@dataclass(frozen=True)
class Action:
    """One thing that can be done: by which part of the team, by which roles outside it, by which roles of the service,
    and in which states. `does` completes "You may …"."""

    key: str
    does: str
    team: frozenset[str] = NOBODY
    roles: frozenset[str] = NOBODY
    service: frozenset[str] = NOBODY
    states: tuple[str, ...] = STATES


class Verdict(StrEnum):
    """Allowed, or why not."""

    ALLOWED = "allowed"
    TIED = "a declared tie to the service bars you"
    NOT_YOURS = "your part in this inspection does not include it"
    NOT_NOW = "the inspection is not at that stage"


def _roles(*keys: str) -> frozenset[str]:
    return frozenset(keys)


ACTIONS = {
    action.key: action
    for action in (
        Action("see", "see the inspection and its plan", TEAM, _roles("planner", "director", "moderator", "publisher")),
        Action("see_as_service", "see what the inspectorate tells the service", service=SERVICE, states=TOLD),
        # Plan
        Action("plan", "plan the inspection and its team", LEAD, _roles("planner"), states=OPEN),
        Action("enquire", "write lines of enquiry", TEAM, _roles("planner"), states=OPEN),
        Action("timetable", "set the timetable", LEAD, _roles("planner"), states=OPEN),
        Action("log_effort", "log days of work", TEAM, states=(*OPEN, "settled")),
        Action("hand_over", "hand over to another lead", LEAD, _roles("planner"), states=(*OPEN, "paused", "deferred")),
        Action("ask_adjustment", "ask for an adjustment", service=SERVICE, states=("announced", "fieldwork")),
        Action("decide_adjustment", "decide on an adjustment", LEAD, _roles("planner"), states=OPEN),
        # Steps
        Action("announce", "announce the inspection", LEAD, _roles("planner"), states=("planned",)),
        Action("begin", "begin fieldwork", LEAD, states=("planned", "announced")),
        Action("end_fieldwork", "end fieldwork", LEAD, states=("fieldwork",)),
        Action("return", "return to fieldwork", LEAD, states=("judging",)),
        Action("defer", "defer the inspection", NOBODY, _roles("planner", "director"), states=("planned", "announced")),
        Action("plan_again", "plan it again", NOBODY, _roles("planner", "director"), states=("deferred",)),
        Action("pause", "pause it", LEAD, _roles("planner", "director"), states=("announced", "fieldwork", "judging")),
        Action("resume", "go on with it", LEAD, _roles("planner", "director"), states=("paused",)),
        Action("abandon", "abandon it", NOBODY, _roles("director"), states=(*OPEN, "paused", "deferred")),
        # Information request
        Action("see_request", "see the information request", TEAM, _roles("planner", "director")),
        Action("ask", "ask the service for information", LEAD, states=("planned", "announced", "fieldwork")),
        Action("answer", "answer the information request", service=SERVICE, states=("announced", "fieldwork")),
        Action("decide_answer", "accept or return an answer", TEAM, states=("announced", "fieldwork", "judging")),
        # Sample
        Action("see_sample", "see the sample", TEAM, _roles("director")),
        Action(
            "give_frame", "give the list of cases to sample from", service=SERVICE, states=("announced", "fieldwork")
        ),
        Action("draw", "design and draw the sample", LEAD, states=("announced", "fieldwork")),
        Action("replace", "replace a sampled case", TEAM, states=("announced", "fieldwork")),
        Action("see_drawn", "see which cases were drawn", service=SERVICE, states=TOLD),
        # Fieldwork
        Action("review_case", "review a sampled case", TEAM, states=("announced", "fieldwork", "judging")),
        Action("settle_difference", "settle a difference between two reviews", TEAM, states=("fieldwork", "judging")),
        Action("see_agreement", "see how far reviewers agree", TEAM, _roles("moderator", "director")),
        Action("add_evidence", "add evidence", TEAM, states=("announced", "fieldwork", "judging")),
        Action(
            "explain_missing",
            "say why expected evidence could not be seen",
            TEAM,
            states=("announced", "fieldwork", "judging", "settled"),  # the report prints it
        ),
        Action("see_evidence", "see the evidence", TEAM, _roles("moderator", "director")),
        Action("refer", "make an urgent referral", TEAM),
        # Judgements
        Action("find", "write findings", TEAM, states=("fieldwork", "judging")),
        Action("follow_urgent", "follow up an urgent finding", TEAM, _roles("planner", "director")),
        Action("answer_urgent", "answer an urgent finding that you were told of", service=SERVICE, states=TOLD),
        Action("see_board", "see the judgement board", TEAM, _roles("moderator", "director")),
        Action("propose", "propose a judgement", TEAM, states=("fieldwork", "judging")),
        Action("judge_progress", "judge progress", TEAM, states=("fieldwork", "judging")),
        Action("moderate", "moderate a judgement", NOBODY, _roles("moderator", "director"), states=("judging",)),
        Action("override", "decide against a rule's advice", NOBODY, _roles("director"), states=("judging",)),
        Action("settle", "let the judgements stand", LEAD, states=("judging",)),
        Action("reopen", "reopen the judgements", NOBODY, _roles("director"), states=("settled",)),
        # Report
        Action("see_draft", "see the draft report", TEAM, _roles("moderator", "director", "publisher")),
        Action("write_report", "write the report", TEAM, states=("settled",)),
        Action("lead_report", "decide about the draft report", LEAD, states=("settled",)),
        Action("sign_off", "sign the report off", LEAD, _roles("moderator", "director"), states=("settled",)),
        Action("publish", "publish the report", NOBODY, _roles("publisher", "director"), states=("settled",)),
        Action("check_draft", "check the draft report for accuracy", service=SERVICE, states=("settled",)),
        Action("challenge", "challenge the inspection", service=SERVICE, states=TOLD),
        Action("answer_challenge", "answer a challenge of the inspection", NOBODY, _roles("director")),
        # Afterwards
        Action(
            "see_plan",
            "see the service's action plan",
            TEAM | {LATER_VISIT},
            _roles("planner", "director"),
            states=("settled",),
        ),
        Action(
            "decide_plan",
            "say whether the action plan will do",
            LEAD,
            _roles("planner", "director"),
            states=("settled",),
        ),
        Action("read_plan", "see your action plan", service=SERVICE, states=("settled",)),
        Action("write_plan", "write the action plan", service=SERVICE, states=("settled",)),
        Action("send_note", "send a note to the service", LEAD, states=("announced", "fieldwork", "judging")),
        Action("see_notes", "see the notes sent to the service", service=SERVICE, states=TOLD),
    )
}


def verdict(key: str, stance: Stance, state: str) -> Verdict:
    """May a person who stands so do this, while the inspection is in this state? Raises KeyError for no such action."""
    action = ACTIONS[key]
    inside = stance.team in action.team or bool(stance.inspectorate & action.roles)
    if stance.tied and (inside or stance.team):
        return Verdict.TIED
    if not inside and not stance.service & action.service:
        return Verdict.NOT_YOURS
    return Verdict.ALLOWED if state in action.states else Verdict.NOT_NOW
