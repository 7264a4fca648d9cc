"""What became of a statement: every version of it, and what colleagues said of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.inspectorate.drafting.models.draft import Draft, DraftArea, Statement


class StatementVersion(models.Model):
    """The words of a statement, or of an area for improvement, after one saving. Rows are only ever added."""

    statement = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.CASCADE, related_name="versions")
    area = models.ForeignKey(DraftArea, null=True, blank=True, on_delete=models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    text_cy = models.TextField(blank=True)
    why = models.CharField(max_length=200, blank=True, help_text="Say, the service's comment that it answers.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["revision", "id"]
        constraints = [
            models.CheckConstraint(
                name="version_of_one_thing",
                condition=Q(statement__isnull=False, area__isnull=True) | Q(statement__isnull=True, area__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.revision}: {self.text[:60]}"


class Comment(models.Model):
    """What a colleague says of a statement, until somebody has dealt with it."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_done_by_somebody_at_some_time",
                condition=Q(done_by__isnull=True, done_at__isnull=True)
                | Q(done_by__isnull=False, done_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class WelshText(models.Model):
    """The Welsh of something that the record holds in English and the report prints: a reason, a post, a finding.

    `english`: what it is the Welsh of; where the record says something else since, the Welsh has to be read again.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="welsh_texts")
    key = models.CharField(max_length=120, help_text="What it is of: building/typed.py.")
    english = models.TextField()
    text_cy = models.TextField()
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "key"], name="welsh_text_once"),
            models.CheckConstraint(name="welsh_text_is_of_something", condition=~Q(english="")),
        ]

    def __str__(self) -> str:
        return self.text_cy[:80]


class AcceptedWarning(models.Model):
    """Somebody let a warning of the checks stand, and why. It holds for exactly this text: text changed, it lapses."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="accepted_warnings")
    place = models.CharField(max_length=80, blank=True, help_text="Key of a statement or area; empty: the whole.")
    rule = models.CharField(max_length=80, help_text="Key of a rule of domain/checks.")
    seen = models.CharField(max_length=64, help_text="Hash of the problem and of the text that it is in.")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "seen"], name="warning_accepted_once"),
            models.CheckConstraint(name="accepted_warning_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason[:60]}"
