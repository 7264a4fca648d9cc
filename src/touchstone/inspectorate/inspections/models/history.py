"""What became of an inspection held here, and of its team: rows that are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.inspectorate.inspections.models.inspection import Inspection


class StateChange(models.Model):
    """One step of an inspection, from a state to a state. `from_state` is empty for the step that opened it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="state_changes")
    step = models.CharField(max_length=40, help_text="`does` of a step of domain/workflows/inspection.py.")
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200, help_text="The person's name then, or the part of the program.")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="interrupting_an_inspection_has_a_reason",
                condition=~Q(to_state__in=["paused", "deferred", "abandoned"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection}: {self.step}"


class TeamChange(models.Model):
    """Somebody joined or left a team, or its lead changed. The team itself is only who is in it now."""

    class Change(models.TextChoices):
        JOINED = "joined", "joined the team"
        LEFT = "left", "left the team"
        TOOK_OVER = "took over", "took over as lead"
        HANDED_OVER = "handed over", "handed over as lead"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="team_changes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=12, choices=Change.choices)
    reason = models.CharField(max_length=500, blank=True)
    by_label = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.get_change_display()}"
