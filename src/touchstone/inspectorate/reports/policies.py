"""Who may publish what, and when may a publication be withdrawn?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import allows
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
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

    The report of an inspection held here: whoever the table of access allows. What was published long ago needs
    somebody who confirms readings, or a publisher, anywhere; a part of the system (a text) may act for those only.
    """
    if inspection.origin == Inspection.Origin.HELD:
        if not isinstance(person, User):
            raise Refused(_("Only a person may publish the report of an inspection held here."))
        check(person, "publish", inspection)
        return
    if not isinstance(person, User):
        return
    if not (allows(person, Permission.CONFIRM_READINGS) or allows(person, Permission.PUBLISH_REPORTS)):
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
    if publication.edition and publication.public_from and publication.public_from > clock.now():
        raise Refused(_("It is not public yet. Stop it instead: then nothing of it is ever public."))
    if not reason.strip():
        raise Refused("Say why the report is withdrawn. The reason is shown in its place.")
    check_may_publish(person, publication.report.inspection)


def can_withdraw(person: User | str, publication: Publication, reason: str) -> bool:
    try:
        check_can_withdraw(person, publication, reason)
    except Refused:
        return False
    return True
