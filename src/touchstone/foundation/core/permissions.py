"""What can a person be allowed to do? One name for each; roles in providers/roles.py hold sets of them."""

from enum import StrEnum


class Permission(StrEnum):
    """An ability that a role grants inside an organisation."""

    ADMINISTER_PEOPLE = "administer people and roles"
    READ_AUDIT_TRAIL = "read the audit trail"
    IMPORT_DOCUMENTS = "read published documents into the archive"
    CONFIRM_READINGS = "confirm what was read from a document"
    MANAGE_FRAMEWORKS = "manage framework versions"
    PUBLISH_REPORTS = "publish reports"
    PLAN_INSPECTIONS = "plan what is due and open inspections"
    INSPECT = "work on inspections"
    LEAD_INSPECTIONS = "lead inspections"
    MODERATE_JUDGEMENTS = "moderate judgements"
    AUTHORISE = "authorise escalations and decide against advice"
    MANAGE_AREAS = "say what became of service areas"
    MANAGE_CONTACTS = "say how the inspectorate is reached"
    MANAGE_CALENDAR = "manage the calendar of working days"
    ANSWER_INSPECTORATE = "answer the inspectorate"
    ANSWER_REFERRALS = "answer urgent referrals"
    DECIDE_RECURRENCE = "decide whether a weakness has returned"
