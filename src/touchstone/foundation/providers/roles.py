"""What does each role allow? Roles are granted to a person in an organisation from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.foundation.core.permissions import Permission as P


@dataclass(frozen=True)
class Role:
    """A role: its key, what it is called, what it is for, what it allows, and which kinds of organisation have it."""

    key: str
    title: Promise
    description: Promise
    permissions: frozenset[P]
    kinds: frozenset[str]


INSPECTORATE = frozenset({"inspectorate"})
SERVICE = frozenset({"service"})


ROLES = {
    role.key: role
    for role in (
        Role(
            "administrator",
            _("Administrator"),
            _("Looks after people, roles and the audit trail, and says how an inspectorate is reached."),
            frozenset({P.ADMINISTER_PEOPLE, P.READ_AUDIT_TRAIL, P.MANAGE_CONTACTS}),
            INSPECTORATE | SERVICE,
        ),
        Role(
            "archivist",
            _("Archivist"),
            _("Reads past published reports into the record and confirms them."),
            frozenset({P.IMPORT_DOCUMENTS, P.CONFIRM_READINGS}),
            INSPECTORATE,
        ),
        Role(
            "planner",
            _("Planner"),
            _("Plans what is due, opens inspections, and manages framework versions and the calendar."),
            frozenset({P.MANAGE_FRAMEWORKS, P.PLAN_INSPECTIONS, P.MANAGE_CALENDAR, P.MANAGE_AREAS}),
            INSPECTORATE,
        ),
        Role(
            "lead_inspector",
            _("Lead inspector"),
            _("Leads inspections."),
            frozenset({P.INSPECT, P.LEAD_INSPECTIONS, P.DECIDE_RECURRENCE}),
            INSPECTORATE,
        ),
        Role("inspector", _("Inspector"), _("Inspects."), frozenset({P.INSPECT}), INSPECTORATE),
        Role("moderator", _("Moderator"), _("Moderates judgements."), frozenset({P.MODERATE_JUDGEMENTS}), INSPECTORATE),
        Role(
            "director",
            _("Director of inspection"),
            _("Authorises escalations, and decides where a judgement goes against a rule's advice."),
            frozenset({P.AUTHORISE, P.MODERATE_JUDGEMENTS, P.DECIDE_RECURRENCE}),
            INSPECTORATE,
        ),
        Role(
            "publisher",
            _("Publisher"),
            _("Publishes reports, and says how the inspectorate is reached."),
            frozenset({P.PUBLISH_REPORTS, P.MANAGE_CONTACTS}),
            INSPECTORATE,
        ),
        Role(
            "analyst",
            _("Analyst"),
            _("Reads the archive and brings documents in; decides whether a weakness has returned."),
            frozenset({P.IMPORT_DOCUMENTS, P.DECIDE_RECURRENCE}),
            INSPECTORATE,
        ),
        Role(
            "head_of_service",
            _("Head of service"),
            _("Leads an inspected service."),
            frozenset({P.ANSWER_INSPECTORATE, P.ANSWER_REFERRALS, P.MANAGE_AREAS}),
            SERVICE,
        ),
        Role(
            "service_manager",
            _("Service manager"),
            _("Manages part of an inspected service."),
            frozenset({P.ANSWER_INSPECTORATE, P.ANSWER_REFERRALS}),
            SERVICE,
        ),
        Role(
            "data_officer",
            _("Data officer"),
            _("Answers requests for information and gives lists of cases."),
            frozenset({P.ANSWER_INSPECTORATE}),
            SERVICE,
        ),
    )
}


def title_of(key: str) -> str:
    """What a role is called. A role that the program no longer knows keeps its key, in words."""
    return str(ROLES[key].title) if key in ROLES else key.replace("_", " ").capitalize()
