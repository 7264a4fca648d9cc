"""Stored files: bytes under their hash. A file has no address of its own; each room serves its own by its policy."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """Bytes, stored once: the same bytes twice are one row."""

    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100, help_text="Decided from the bytes, never from the name.")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    path = models.CharField(max_length=200, help_text="Inside the storage folder.")
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.media_type}, {self.size:,} bytes, {self.sha256[:12]}"
