"""The making of a publication in the background: what is to be published, how far it is, who is at work on it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.publication_job import PUBLICATION_JOB, UNFINISHED
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models.publication import Publication


class PublicationJob(models.Model):
    """One publication to make. A worker holds it by a lease that it renews; when that runs out, another takes it.

    The whole of what will be published is here, so that nothing changes between signing and publishing.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="publication_jobs")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/publication_job.py.")
    snapshot = models.TextField(blank=True, help_text="The documents as JSON; emptied when a file holds them.")
    snapshot_sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, blank=True, help_text="Hash of what was signed off.")
    report = models.JSONField(default=dict, help_text="A ReportRow.")
    areas = models.JSONField(default=list, help_text="Rows of areas for improvement, in order.")
    findings = models.JSONField(default=list, help_text="Rows of strengths, and of what is urgent, in order.")
    welsh = models.JSONField(default=dict, help_text="What was typed in English and is printed in Welsh → its Welsh.")
    looked_at = models.JSONField(default=dict, help_text="A LookedAt: what the documents count.")
    supersedes = models.ForeignKey(Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    correction = models.TextField(blank=True)
    public_from = models.DateTimeField(null=True, blank=True, help_text="Empty: as soon as it is made.")
    queued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    queued_at = models.DateTimeField()
    total = models.PositiveSmallIntegerField(help_text="How many forms there are to make.")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often a worker took it since it was queued.")
    error = models.TextField(blank=True, help_text="A sentence: what went wrong last.")
    not_before = models.DateTimeField(null=True, blank=True, help_text="No worker takes it before this moment.")
    lease_holder = models.CharField(max_length=120, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)
    publication = models.OneToOneField(Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="job")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "leased_until"])]
        constraints = [
            models.CheckConstraint(name="job_has_a_known_state", condition=Q(state__in=list(PUBLICATION_JOB.statuses))),
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(state__in=UNFINISHED), name="one_unfinished_job_an_inspection"
            ),
            models.CheckConstraint(
                name="finished_job_has_its_publication", condition=~Q(state="finished") | Q(publication__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection}: {self.state}"


class JobForm(models.Model):
    """A form that is made and not published yet: a worker that follows a dead one does not make it again."""

    job = models.ForeignKey(PublicationJob, on_delete=models.CASCADE, related_name="forms")
    document = models.CharField(max_length=20)
    form = models.CharField(max_length=20)
    media_type = models.CharField(max_length=120)
    extension = models.CharField(max_length=12)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    missing = models.TextField(blank=True, help_text="Why it cannot be made on this machine.")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["job", "document", "form"], name="job_form_once")]

    def __str__(self) -> str:
        return f"{self.document}, {self.form}"
