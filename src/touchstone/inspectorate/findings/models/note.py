"""What is the service told while inspectors are at work? Keep-in-touch notes, by day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.inspectorate.inspections.models import Inspection


class KeepInTouchNote(models.Model):
    """A note to the service about one day. The service sees it once the lead has sent it; it never changes then."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="notes")
    day = models.DateField()
    text = models.TextField()
    state = models.CharField(max_length=8, help_text="A status of domain/workflows/note.py.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0, help_text="How often it was changed.")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(
                name="note_sent_by_somebody_at_some_time",
                condition=Q(state="sent", sent_by__isnull=False, sent_at__isnull=False)
                | Q(state="draft", sent_by__isnull=True, sent_at__isnull=True),
            ),
            models.CheckConstraint(name="note_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.inspection}, {self.day}"
