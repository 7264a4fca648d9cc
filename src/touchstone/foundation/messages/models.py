"""The e-mail outbox: written with the change that caused it, sent afterwards, never twice."""

from __future__ import annotations

from django.db import models


class OutboxEmail(models.Model):
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
