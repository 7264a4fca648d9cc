"""A draft as it was sent to the service, what the service said of it line by line, and what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.accuracy_check import ACCURACY_CHECK, WITH_SERVICE
from touchstone.domain.workflows.accuracy_comment import ACCURACY_COMMENT, VERDICTS
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement


class AccuracyCheck(models.Model):
    """A draft went to the service once. Sent again, it is another check with the next number."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="accuracy_checks")
    number = models.PositiveSmallIntegerField(help_text="From 1 in a draft.")
    state = models.CharField(max_length=12, help_text="A status of domain/workflows/accuracy_check.py.")
    words = models.TextField(blank=True, help_text="What the lead says to the service with the draft.")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 over the hashes of its lines, in order.")
    clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True, help_text="Why it was ended before its day, or without a return.")
    answer_words = models.TextField(blank=True, help_text="What the lead says to the service with the answers.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["draft_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="accuracy_check_number_once"),
            models.UniqueConstraint(
                fields=["draft"], condition=Q(state__in=WITH_SERVICE), name="accuracy_one_check_at_a_time"
            ),
            models.CheckConstraint(
                name="accuracy_check_state_is_known", condition=Q(state__in=list(ACCURACY_CHECK.statuses))
            ),
            models.CheckConstraint(
                name="accuracy_check_over_has_its_time",
                condition=Q(state__in=WITH_SERVICE, ended_at__isnull=True)
                | (~Q(state__in=WITH_SERVICE) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="accuracy_check_answered_has_its_time",
                condition=Q(state="answered", answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"check {self.number} of {self.draft}"


class SentLine(models.Model):
    """A statement or an area for improvement exactly as it was sent; and what it says when answers are sent."""

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=20, help_text="How it is referred to: 12, 2.8, A3.")
    heading = models.CharField(max_length=300, help_text="The heading that it stands under.")
    heading_cy = models.CharField(max_length=300, blank=True)
    statement = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(DraftArea, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    text_cy = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, help_text="Over label and text in both languages.")
    changed = models.BooleanField(default=False, help_text="It says something else when the answers are sent.")
    after = models.TextField(blank=True, help_text="What it says when the answers are sent, where it changed.")
    after_cy = models.TextField(blank=True)

    class Meta:
        ordering = ["check_of_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "order"], name="sent_line_order_once"),
            models.UniqueConstraint(fields=["check_of", "label"], name="sent_line_label_once"),
            models.CheckConstraint(
                name="sent_line_unchanged_says_nothing_else", condition=Q(changed=True) | Q(after="", after_cy="")
            ),
            models.CheckConstraint(
                name="sent_line_of_one_thing",
                condition=Q(statement__isnull=False, area__isnull=True) | Q(statement__isnull=True, area__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.text[:60]}"


class AccuracyReturn(models.Model):
    """The service sent what it had written, all at once, or said that it has no comments."""

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.CASCADE, related_name="returns")
    number = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True, help_text="What the service says with it.")
    count = models.PositiveSmallIntegerField(help_text="Of comments; 0: the service says that it has none.")
    late = models.BooleanField(default=False, help_text="It came after the day it was due.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["check_of_id", "number"]
        constraints = [models.UniqueConstraint(fields=["check_of", "number"], name="accuracy_return_number_once")]

    def __str__(self) -> str:
        return f"return {self.number} of {self.check_of}"


class AccuracyComment(models.Model):
    """What the service says of a line (or of the draft as a whole), and what was answered."""

    class Kind(models.TextChoices):
        FACTUAL_ERROR = "factual_error", "factual error"
        MISSING_CONTEXT = "missing_context", "missing context"
        EVIDENCE = "evidence", "evidence that was not considered"
        WORDING = "wording", "wording"
        OTHER = "other", "something else"

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.CASCADE, related_name="comments")
    number = models.PositiveSmallIntegerField(help_text="From 1 in a check; never used again.")
    line = models.ForeignKey(SentLine, null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    text = models.TextField()
    proposed = models.TextField(blank=True, help_text="The words that the service would put instead.")
    state = models.CharField(max_length=12, help_text="A status of domain/workflows/accuracy_comment.py.")
    sent_in = models.ForeignKey(
        AccuracyReturn, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()
    answer = models.TextField(blank=True, help_text="Why it was accepted or not. The service reads it.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["check_of_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "number"], name="accuracy_comment_number_once"),
            models.CheckConstraint(
                name="accuracy_comment_state_is_known", condition=Q(state__in=list(ACCURACY_COMMENT.statuses))
            ),
            models.CheckConstraint(name="accuracy_comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="accuracy_comment_sent_in_a_return",
                condition=Q(state__in=["draft", "removed"], sent_in__isnull=True)
                | (~Q(state__in=["draft", "removed"]) & Q(sent_in__isnull=False)),
            ),
            models.CheckConstraint(
                name="accuracy_comment_answered_says_why",
                condition=(Q(state__in=VERDICTS, answered_at__isnull=False) & ~Q(answer=""))
                | (~Q(state__in=VERDICTS) & Q(answered_at__isnull=True, answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.number}"


class CommentFile(models.Model):
    """Evidence that the service attached to a comment. It is handed out as a download only."""

    comment = models.ForeignKey(AccuracyComment, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["comment", "name"], name="comment_file_name_once")]

    def __str__(self) -> str:
        return self.name


class AccuracyReminder(models.Model):
    """That somebody was reminded of a check, so that nobody is reminded twice of the same."""

    class Kind(models.TextChoices):
        SOON = "soon", "due soon"
        LATE = "late", "late"
        ASKED = "asked", "sent by the lead"

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    about = models.DateField(help_text="The day that was due; of one sent by the lead, the day it was sent.")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_of", "kind", "about"], name="accuracy_reminded_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.check_of}"
