"""The e-mail outbox: written with the change that caused it, sent afterwards, never twice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class OutboxEmail(models.Model):
    """One e-mail to one person.

    `waiting` → `sending` (claimed by one sender) → `sent`, back to `waiting` for another try, or `failed`.
    A sender that dies after it claimed leaves `sending`; nobody knows then whether the mail left, so it becomes
    `unknown` and is not sent again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting to be sent"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        FAILED = "failed", "given up"
        UNKNOWN = "unknown", "not known whether it was sent"

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField(help_text="Emptied once sent where it is secret.")
    secret = models.BooleanField(default=False, help_text="Holds a link that must not stay readable here.")
    headers = models.JSONField(default=dict, blank=True, help_text="Further headers; emptied with a secret body.")
    topic = models.CharField(max_length=20, blank=True, help_text="What may be forgotten together; empty: is kept.")
    bulk = models.BooleanField(default=False, help_text="One of many: every other e-mail goes first.")
    message_id = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField(help_text="When the next try is due.")
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["bulk", "id"], name="outbox_due", condition=Q(state="waiting")),
            models.Index(fields=["claimed_at"], name="outbox_being_sent", condition=Q(state="sending")),
            models.Index(fields=["topic", "created_at"], name="outbox_topic", condition=~Q(topic="")),
        ]
        constraints = [
            models.CheckConstraint(
                name="outbox_sent_has_its_time",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
