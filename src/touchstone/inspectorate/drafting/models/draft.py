"""A report or letter while it is written: sections, the statements in them, the areas for improvement, who signed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.draft import DRAFT
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.inspections.models import Inspection


class Draft(models.Model):
    """One report or letter. `edition` 1 is the first; a correction of what is published is a later edition.

    What is known elsewhere (dates, team, counts, grades) is never kept here: it is put in when the document is built.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="drafts")
    edition = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, help_text="A status of domain/workflows/draft.py.")
    output_key = models.CharField(max_length=40, help_text="Key of an output of the framework.")
    form = models.CharField(max_length=12, help_text="report or letter.")
    title = models.CharField(max_length=300)
    title_cy = models.CharField(max_length=300, blank=True)
    welsh = models.BooleanField(default=False, help_text="Is published in Welsh and English at the same time.")
    welsh_reviewed = models.BooleanField(default=False, help_text="A Welsh speaker has read the Welsh.")
    addressee = models.TextField(blank=True, help_text="A line a line.")
    salutation = models.CharField(max_length=200, blank=True)
    copies_to = models.JSONField(default=list, blank=True, help_text="Who is sent a copy.")
    signatory = models.CharField(max_length=200, blank=True)
    signatory_post = models.CharField(max_length=200, blank=True)
    skipped_check_reason = models.TextField(blank=True, help_text="Why the service did not check it.")
    correction_of = models.TextField(blank=True, help_text="What a later edition corrects, and why; public.")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0, help_text="How often these settings were saved.")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["inspection_id", "edition"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "edition"], name="draft_edition_once"),
            models.CheckConstraint(name="draft_has_a_known_state", condition=Q(state__in=list(DRAFT.statuses))),
        ]

    def __str__(self) -> str:
        return self.title


class Section(models.Model):
    """A part of the document under a heading. What the program knows of it is put before its statements."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", "everyone"
        CHILDREN = "children", "children: the version with its own short texts"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sections")
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.EVERYONE)
    order = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80, help_text="Of the output's sections, or of a judgement area.")
    area_key = models.CharField(max_length=80, blank=True, help_text="The judgement area it is about.")
    title = models.CharField(max_length=300)
    title_cy = models.CharField(max_length=300, blank=True)
    numbered = models.BooleanField(default=False, help_text="Its statements are numbered by theme: 2.8.")

    class Meta:
        ordering = ["draft_id", "audience", "order"]
        constraints = [models.UniqueConstraint(fields=["draft", "audience", "key"], name="section_once_in_a_draft")]

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """One statement (a paragraph). It rests on findings; one without is visibly unsupported."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="statements")
    order = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    text_cy = models.TextField(blank=True)
    text_at = models.DateTimeField(help_text="When the English was last changed.")
    text_cy_at = models.DateTimeField(null=True, blank=True, help_text="When the Welsh was last changed.")
    findings = models.ManyToManyField(Finding, blank=True, related_name="statements")
    plain = models.BooleanField(default=False, help_text="Says nothing of what was found (thanks, what comes next).")
    removed = models.BooleanField(default=False, help_text="Taken out; its history stays, and it can come back.")
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["section_id", "order", "id"]
        indexes = [models.Index(fields=["section", "removed", "order"])]

    def __str__(self) -> str:
        return self.text[:80]


class DraftArea(models.Model):
    """An area for improvement as it is being worded. Publishing freezes the wording and starts its clock."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="areas")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    text_cy = models.TextField(blank=True)
    text_at = models.DateTimeField()
    text_cy_at = models.DateTimeField(null=True, blank=True)
    timescale_key = models.CharField(max_length=40, blank=True, help_text="Key in the framework; empty: untimed.")
    class_key = models.CharField(max_length=40, blank=True)
    section = models.CharField(max_length=40, blank=True, help_text="For documents with more than one list.")
    judgement_key = models.CharField(max_length=80, blank=True)
    findings = models.ManyToManyField(Finding, blank=True, related_name="draft_areas")
    removed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["draft_id", "order", "id"]
        constraints = [models.CheckConstraint(name="draft_area_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]


class SignOff(models.Model):
    """Somebody signs for exactly one text: the hash of the whole document in every language. Text changed: void."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sign_offs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, help_text="As what they sign: lead, moderator, director.")
    seen = models.CharField(max_length=64, help_text="Hash of what they signed.")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["draft", "person", "seen"], name="sign_off_once_a_text")]

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"
