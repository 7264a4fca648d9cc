"""What must change, by when, and whether it did."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.fields import PreciseDateField
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection


class AreaForImprovement(models.Model):
    """Something a service was told to put right. Its wording is never changed; it survives its area's changes."""

    slug = models.SlugField(max_length=220, unique=True)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="areas_for_improvement")
    number = models.PositiveSmallIntegerField(help_text="Place in the document's order, from 1.")
    printed_number = models.CharField(max_length=12, blank=True)
    section = models.CharField(max_length=40, blank=True, help_text="For documents with more than one list.")
    text = models.TextField(help_text="The wording published, or this project's own words where `own_words`.")
    text_cy = models.TextField(blank=True, help_text="The Welsh wording published; empty: none was.")
    own_words = models.BooleanField(default=False)
    timescale_key = models.CharField(max_length=40, blank=True, help_text="Key in the framework; empty: untimed.")
    class_key = models.CharField(max_length=40, blank=True, help_text="priority action, recommendation …; empty: none.")
    clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judgement = models.ForeignKey(
        Judgement, null=True, blank=True, on_delete=models.PROTECT, related_name="areas_for_improvement"
    )
    areas = models.ManyToManyField(
        Area, blank=True, related_name="areas_for_improvement", help_text="Those it binds now; moves change them."
    )
    taken_back = models.BooleanField(
        default=False, help_text="It was never public and is about to go: the only ones that the database lets go."
    )

    class Meta:
        ordering = ["inspection_id", "number"]
        verbose_name_plural = "areas for improvement"
        constraints = [models.UniqueConstraint(fields=["inspection", "section", "number"], name="afi_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:80]}"


class Move(models.Model):
    """It went from one service area to another, or to another organisation: which, when, why. Only added."""

    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="moves")
    before = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(
        Area,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Empty: a whole organisation.",
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", help_text="Whose it is from then on."
    )
    on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area_for_improvement", "before", "after", "on"], name="move_once"),
            models.CheckConstraint(name="move_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="move_goes_somewhere", condition=Q(before=None) | Q(after=None) | ~Q(before=F("after"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_for_improvement}: {self.before} → {self.after or self.organisation}"


class ProgressJudgement(models.Model):
    """What a later visit judged of one area for improvement."""

    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="progress")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="progress_judgements")
    scale_key = models.CharField(max_length=60)
    grade_key = models.CharField(max_length=40)
    words = models.CharField(max_length=300, blank=True, help_text="How the document phrased it.")
    found = models.TextField(blank=True, help_text="What the visit found.")
    residual = models.TextField(blank=True, help_text="What was still weak.")

    class Meta:
        ordering = ["inspection_id", "area_for_improvement_id"]
        constraints = [
            models.UniqueConstraint(fields=["area_for_improvement", "inspection"], name="progress_once_per_visit"),
            models.CheckConstraint(name="progress_has_grade", condition=~Q(grade_key="") & ~Q(scale_key="")),
        ]

    def __str__(self) -> str:
        return f"{self.area_for_improvement}: {self.grade_key}"


class ProgressDraft(models.Model):
    """What the team of a visit thinks of progress on one earlier area for improvement, until its judgements stand.

    Either judged (on the framework's scale, or in words where it has none), or left out of the visit with a reason.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="progress_drafts")
    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="drafts")
    grade_key = models.CharField(max_length=40, blank=True)
    found = models.TextField(blank=True, help_text="What the visit found.")
    residual = models.TextField(blank=True, help_text="What is still weak, kept apart.")
    left_out_reason = models.TextField(blank=True, help_text="Why this visit does not look at it.")
    evidence = models.ManyToManyField(EvidenceItem, blank=True, related_name="progress_drafts")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0, help_text="How often it was saved.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "area_for_improvement"], name="progress_draft_once"),
            models.CheckConstraint(
                name="progress_draft_left_out_or_judged",
                condition=Q(left_out_reason="") | Q(grade_key="", found="", residual=""),
            ),
            models.CheckConstraint(
                name="progress_draft_grade_says_what_was_found", condition=Q(grade_key="") | ~Q(found="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_for_improvement}: {self.grade_key or 'in words'}"


class Milestone(models.Model):
    """A dated thing that happened on the way: something a later document says was done, and when."""

    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, related_name="milestones", help_text="The visit whose document tells it."
    )
    area_for_improvement = models.ForeignKey(
        AreaForImprovement, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones"
    )
    on = PreciseDateField()
    text = models.TextField()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return self.text[:80]
