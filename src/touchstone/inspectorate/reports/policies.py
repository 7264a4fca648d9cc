"""Who may publish what, and when may a publication be withdrawn?"""

from __future__ import annotations

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import allows
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.inspectorate.reports.rows import ReportRow


def check_can_record(row: ReportRow) -> None:
    """Raise Refused where the report cannot be shown."""
    if not row.title.strip():
        raise Refused("A report needs a title.")
    if row.kind not in Report.Kind.values:
        raise Refused(f"{row.kind!r} is not a kind of report. Kinds are: {', '.join(Report.Kind.values)}.")
    if row.source_url and not row.source_url.startswith(("https://", "http://")):
        raise Refused(f"{row.source_url!r} is not a web address. Write it with https:// in front.")


def can_record(row: ReportRow) -> bool:
    try:
        check_can_record(row)
    except Refused:
        return False
    return True


def check_may_publish(person: User | str, inspection: Inspection) -> None:
    """Raise Refused unless this person may make the inspection's report public.

    A report of an inspection held here needs a publisher of that inspectorate. What was published long ago needs
    somebody who confirms readings, or a publisher, anywhere. A part of the system (a text) may act for neither.
    """
    if not isinstance(person, User):
        if inspection.origin == Inspection.Origin.HELD:
            raise Refused("Only a person may publish the report of an inspection held here.")
        return
    if inspection.origin == Inspection.Origin.HELD:
        allowed = allows(person, Permission.PUBLISH_REPORTS, inspection.inspectorate)
    else:
        allowed = allows(person, Permission.CONFIRM_READINGS) or allows(person, Permission.PUBLISH_REPORTS)
    if not allowed:
        raise Refused(
            f"Your roles do not let you publish reports of {inspection.inspectorate}. "
            "Ask an administrator of your organisation."
        )


def check_can_publish(person: User | str, report: Report) -> None:
    """Raise Refused unless this report may be made public now by this person."""
    if report.inspection.stub:
        raise Refused("The document of this inspection is not held, so there is nothing to publish.")
    if report.publications.filter(state=Publication.State.PUBLISHED).exists():
        raise Refused(f"{report} is published already. Withdraw that publication first, saying why.")
    check_may_publish(person, report.inspection)


def can_publish(person: User | str, report: Report) -> bool:
    try:
        check_can_publish(person, report)
    except Refused:
        return False
    return True


def check_can_withdraw(person: User | str, publication: Publication, reason: str) -> None:
    """Raise Refused unless it is public and a reason is given."""
    if publication.state != Publication.State.PUBLISHED:
        raise Refused(f"{publication.report} is not published, so it cannot be withdrawn.")
    if not reason.strip():
        raise Refused("Say why the report is withdrawn. The reason is shown in its place.")
    check_may_publish(person, publication.report.inspection)


def can_withdraw(person: User | str, publication: Publication, reason: str) -> bool:
    try:
        check_can_withdraw(person, publication, reason)
    except Refused:
        return False
    return True
