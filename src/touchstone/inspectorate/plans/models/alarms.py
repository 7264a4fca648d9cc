"""What should worry about an area for improvement, and that people were told: its row is why nobody is told twice."""

from __future__ import annotations

from django.db import models

from touchstone.inspectorate.improvement.models import AreaForImprovement


class Alarm(models.Model):
    """One occasion on which a rule of domain/until_met.py said something."""

    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="alarms")
    key = models.CharField(max_length=120, help_text="The rule and the occasion, from domain/until_met.py.")
    rule = models.CharField(max_length=40)
    raised_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it was seen to be over.")

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["area_for_improvement", "key"], name="plan_alarm_once")]

    def __str__(self) -> str:
        return f"{self.area_for_improvement}: {self.rule}"
