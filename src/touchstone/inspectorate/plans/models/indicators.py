"""What a service measures again and again: an indicator under its key and name. Its figures stand where they were told
or printed (`ActionReport`, `findings.Figure`)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.foundation.providers.models import Organisation


class Indicator(models.Model):
    """An indicator of one service. Only added: an action that was sent with it stays readable."""

    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="indicators")
    key = models.CharField(max_length=80, help_text="The key of `findings.Figure.measure` where inspections print it.")
    name = models.CharField(max_length=200, help_text="What is counted: days to a first answer to a complaint.")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["provider_id", "name"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "key"], name="indicator_once_a_service"),
            models.CheckConstraint(name="indicator_has_a_name", condition=~Q(key="") & ~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
