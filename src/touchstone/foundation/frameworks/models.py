"""Framework versions as they were loaded: once used, never changed."""

from __future__ import annotations

from django.db import models

from touchstone.foundation.core.fields import PreciseDateField


class FrameworkVersion(models.Model):
    """One whole definition, loaded from YAML. `content` is the validated file; `domain.frameworks` reads it."""

    key = models.SlugField(max_length=80, help_text="As in the file's name, say ofsted-cafcass-2009.")
    version = models.PositiveSmallIntegerField(default=1)
    title_en = models.CharField(max_length=200)
    title_cy = models.CharField(max_length=200)
    inspectorate_key = models.SlugField(max_length=80, help_text="The inspectorate organisation's slug.")
    valid_from = PreciseDateField()
    valid_to = PreciseDateField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    first_used_on = models.DateField(null=True, blank=True, help_text="Set when an inspection opens under it.")

    class Meta:
        ordering = ["key", "version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="framework_version_once")]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"
