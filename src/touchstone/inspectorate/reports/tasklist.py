"""The line of this room in an inspection's task list: what was published, and how far the making is."""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress, Stage
from touchstone.inspectorate.reports.models import PublicationJob
from touchstone.inspectorate.reports.policies_of_jobs import is_scheduled


def progress(inspection: Inspection) -> Progress:
    """Of the newest publication: "14 of 24 forms made". One query."""
    jobs = PublicationJob.objects.filter(inspection=inspection).defer("snapshot").select_related("publication")
    job = jobs.annotate(made=Count("forms")).order_by("-pk").first()
    if job is None:
        return Progress(_("Nothing published yet"))
    if job.state == "finished":
        scheduled = is_scheduled(job.publication)
        gone = job.publication is not None and job.publication.state == "withdrawn"
        words = _("Withdrawn") if gone else _("Waits for its moment") if scheduled else _("Published")
        return Progress(words, done=not scheduled and not gone)
    if job.state == "failed":
        return Progress(_("Failed: nothing is public"), trouble=True)
    if job.state == "stopped":
        return Progress(_("Stopped"))
    return Progress(_("%(n)s of %(of)s forms made") % {"n": job.made, "of": job.total})


STAGES = (
    Stage(
        "publications", "report", 30, gettext_lazy("Publications"), "publications", "see_draft", progress,
        lambda inspection: inspection.state == "settled",
    ),
)  # fmt: skip
