"""May this be published now, tried again or stopped? Asked when it is queued, and again when it lands."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from touchstone.domain.workflows.publication_job import FAILED, FINISHED, UNFINISHED
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.policies import check_can_record as check_can_record_areas
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.reports import holds
from touchstone.inspectorate.reports.models import Publication, PublicationJob
from touchstone.inspectorate.reports.policies import check_can_record, check_may_publish
from touchstone.inspectorate.reports.rows import Bundle

FROZEN = ("text", "text_cy", "timescale_key", "class_key")  # what publishing froze of an area for improvement


def check_can_queue(by: User, inspection: Inspection, bundle: Bundle) -> None:
    """Raise Refused, with every sentence that holds it, unless this may be published now."""
    check_may_publish(by, inspection)
    check_can_record(bundle.report)
    if not any(not name.startswith("children") for name in bundle.documents):
        raise Refused(_("There is no document to publish. Write the report first."))
    if PublicationJob.objects.filter(inspection=inspection, state__in=UNFINISHED).exists():
        raise Refused(_("A publication of this inspection is being made already. See how far it is, or stop it."))
    check_nothing_holds(inspection)
    _check_supersedes(inspection, bundle.supersedes, bundle.correction)
    check_areas(inspection, bundle.areas)


def check_can_land(inspection: Inspection, rows: Sequence[AreaForImprovementRow]) -> None:
    """Raise Refused where something came in since it was queued: its judgements reopened, a challenge."""
    check("the publishing worker", "publish", inspection)
    check_nothing_holds(inspection)
    check_areas(inspection, rows)


def check_nothing_holds(inspection: Inspection) -> None:
    """Raise Refused with every sentence that holds the publication of this inspection's report."""
    sentences = holds.on(inspection)
    if sentences:
        raise Refused(" ".join(sentences))


def current(inspection: Inspection) -> Publication | None:
    """The publication made here that stands, or will from its moment: published, and not superseded. One query."""
    made = Publication.objects.filter(report__inspection=inspection, edition__gt=0, superseded_from=None)
    return made.filter(state=Publication.State.PUBLISHED).order_by("-edition").first()


def _check_supersedes(inspection: Inspection, supersedes: Publication | None, correction: str) -> None:
    standing = current(inspection)
    if standing is not None and standing.public_from and standing.public_from > clock.now():
        raise Refused(_("A publication of this report waits for its moment. Stop that one first."))
    if standing is not None and supersedes is None:
        raise Refused(_("The report is published already. Publish a correction, saying what it corrects."))
    if supersedes is not None and supersedes != standing:
        raise Refused(_("What this would correct is not the publication that stands. Begin the correction again."))
    if supersedes is not None and not correction.strip():
        raise Refused(_("Say what the correction corrects, and why. It is shown to everyone."))


def check_areas(inspection: Inspection, rows: Sequence[AreaForImprovementRow]) -> None:
    """Raise Refused where an area for improvement cannot be recorded, or one that was published before would now say
    something else."""
    held = {(each.section, each.number): each for each in AreaForImprovement.objects.filter(inspection=inspection)}
    check_can_record_areas(inspection, [row for row in rows if (row.section, row.number) not in held])
    given = {(row.section, row.number): row for row in rows}
    for key, afi in held.items():
        row = given.get(key)
        if row is None or any(getattr(afi, name) != getattr(row, name, getattr(afi, name)) for name in FROZEN):
            raise Refused(
                _(
                    "Area for improvement %(n)s was published with other words or another time, and its clock runs. "
                    "Its wording is frozen: restore it, and say in the text what has changed."
                )
                % {"n": afi.number}
            )


def check_can_try_again(by: User, job: PublicationJob) -> None:
    check_may_publish(by, job.inspection)
    if job.state != FAILED:
        raise Refused(_("Only a publication that failed can be tried again. This one is: %s.") % job.state)


def check_can_stop(by: User, job: PublicationJob, reason: str) -> None:
    """Raise Refused unless nothing of it has been public, and a reason is given."""
    check_may_publish(by, job.inspection)
    if job.state not in (*UNFINISHED, FINISHED):
        raise Refused(_("It is stopped already."))
    if job.state == FINISHED and not is_scheduled(job.publication):
        raise Refused(_("It is public. Withdraw it, saying why."))
    if not reason.strip():
        raise Refused(_("Say why it is stopped. The reason is kept with the inspection."))


def is_scheduled(publication: Publication | None) -> bool:
    """Is it made, and waits for its moment?"""
    return (
        publication is not None
        and publication.state == Publication.State.PUBLISHED
        and publication.public_from is not None
        and publication.public_from > clock.now()
    )


def can_try_again(by: User, job: PublicationJob) -> bool:
    try:
        check_can_try_again(by, job)
    except Refused:
        return False
    return True


def can_stop(by: User, job: PublicationJob, reason: str = "a reason") -> bool:
    try:
        check_can_stop(by, job, reason)
    except Refused:
        return False
    return True
