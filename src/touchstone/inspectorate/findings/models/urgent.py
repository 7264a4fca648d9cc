"""Which findings cannot wait for the report, who was told, what was done about each, and who closed it and why?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.urgent_flag import URGENT_FLAG
from touchstone.inspectorate.findings.models.finding import Finding
from touchstone.inspectorate.inspections.models import Inspection


class UrgentFlag(models.Model):
    """One for a finding that was flagged here, or read as urgent in a document and then followed up."""

    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="urgent_flag")
    state = models.CharField(max_length=8, help_text="A status of domain/workflows/urgent_flag.py.")
    why = models.TextField(help_text="Why it cannot wait.")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True, help_text="When people were last told that it stands.")
    left_out_reason = models.TextField(blank=True, help_text="Why the report says nothing of it.")
    left_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    left_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="urgent_flag_has_a_known_state", condition=Q(state__in=list(URGENT_FLAG.statuses))
            ),
            models.CheckConstraint(name="urgent_flag_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="urgent_flag_left_out_by_somebody",
                condition=Q(left_out_reason="", left_out_by__isnull=True, left_out_at__isnull=True)
                | (~Q(left_out_reason="") & Q(left_out_by__isnull=False, left_out_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding}: {self.state}"


class UrgentStep(models.Model):
    """Something that was done about it, by whom and when. Only added.

    The service reads `told`, `must` and `due`, and what it wrote itself (`by_service`); `text` of all else is the
    inspectorate's own.
    """

    flag = models.ForeignKey(UrgentFlag, on_delete=models.CASCADE, related_name="steps")
    does = models.CharField(max_length=20, help_text="A step of domain/workflows/urgent_flag.py.")
    on = models.DateField(help_text="The day on which it was done.")
    who = models.CharField(max_length=200, blank=True, help_text="Who was told, or said it: the post, never a name.")
    text = models.TextField(help_text="What was said or done; of a closing, why.")
    told = models.TextField(blank=True, help_text="What the service reads: what was found, or why it is closed.")
    must = models.TextField(blank=True, help_text="What the service must do.")
    due = models.DateField(null=True, blank=True, help_text="By which day it must have done that.")
    inspection = models.ForeignKey(
        Inspection, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        help_text="On whose pages the service reads it; empty: the service reads nothing of this step.",
    )  # fmt: skip
    by_service = models.BooleanField(default=False, help_text="The service wrote it on its own page.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(name="urgent_step_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="urgent_step_told_somebody", condition=Q(does__in=["close", "open again"]) | ~Q(who="")
            ),
            models.CheckConstraint(
                name="urgent_step_tells_what_must_be_done_by_when",
                condition=(Q(does="tell", due__isnull=False, inspection__isnull=False) & ~Q(told="") & ~Q(must=""))
                | (~Q(does="tell") & Q(must="", due__isnull=True)),
            ),
            models.CheckConstraint(
                name="urgent_step_of_the_service_answers",
                condition=Q(by_service=False) | Q(does__in=["answer", "start wider work"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.does}"
