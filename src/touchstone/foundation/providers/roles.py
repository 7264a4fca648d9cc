"""What does each role allow? Roles are granted to a person in an organisation from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.foundation.core.permissions import Permission as P


@dataclass(frozen=True)
class Role:
    """A role: its key, what it is called, what it is for, and what it allows."""

    key: str
    title: str
    description: str
    permissions: frozenset[P]


ROLES = {
    role.key: role
    for role in (
        Role(
            "administrator",
            "Administrator",
            "Looks after people, roles and the audit trail.",
            frozenset({P.ADMINISTER_PEOPLE, P.READ_AUDIT_TRAIL}),
        ),
        Role(
            "archivist",
            "Archivist",
            "Reads past published reports into the record and confirms them.",
            frozenset({P.IMPORT_DOCUMENTS, P.CONFIRM_READINGS}),
        ),
        Role(
            "planner", "Planner", "Plans what is due and manages framework versions.", frozenset({P.MANAGE_FRAMEWORKS})
        ),
        Role("lead_inspector", "Lead inspector", "Leads inspections.", frozenset()),
        Role("inspector", "Inspector", "Inspects.", frozenset()),
        Role("moderator", "Moderator", "Moderates judgements.", frozenset()),
        Role("publisher", "Publisher", "Publishes reports.", frozenset({P.PUBLISH_REPORTS})),
        Role("analyst", "Analyst", "Reads the archive and brings documents in.", frozenset({P.IMPORT_DOCUMENTS})),
        Role("head_of_service", "Head of service", "Leads an inspected service.", frozenset()),
        Role("service_manager", "Service manager", "Manages part of an inspected service.", frozenset()),
    )
}
