"""What does the evidence show? A finding, and the evidence that supports or contradicts it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.inspections.models import Inspection


class Finding(models.Model):
    """What the evidence shows: a strength, a weakness, or a neutral fact. Live, or as a document prints it.

    A live finding has an author and a fingerprint, and nobody outside the inspectorate sees it. One that a document
    prints (read in, or published here) has neither; published here, it says `behind` which live ones it rests on.
    """

    class Direction(models.TextChoices):
        STRENGTH = "strength", "strength"
        WEAKNESS = "weakness", "weakness"
        NEUTRAL = "neutral", "neutral"

    class Basis(models.TextChoices):
        SEEN = "seen", "of those seen"
        SAMPLE = "sample", "of the sample drawn"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    area_key = models.CharField(max_length=80, blank=True, help_text="Judgement area in the framework.")
    direction = models.CharField(max_length=8, choices=Direction.choices)
    number = models.CharField(max_length=12, blank=True, help_text="As printed, say 3 or 2.8.")
    text = models.TextField()
    text_cy = models.TextField(blank=True, help_text="As the Welsh document prints it; live ones have none.")
    urgent = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    n = models.PositiveIntegerField(null=True, blank=True, help_text="How many were so; empty: it counts nothing.")
    of = models.PositiveIntegerField(null=True, blank=True, help_text="Of how many.")
    base = models.CharField(max_length=120, blank=True, help_text="What was counted, say case files.")
    basis = models.CharField(max_length=8, blank=True, choices=Basis.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="How often it was changed.")
    fingerprint = models.CharField(max_length=64, blank=True, help_text="domain/fingerprints.py; empty: not live.")
    behind = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="printed_as", help_text="The live findings it rests on."
    )
    withdrawn_reason = models.TextField(blank=True, help_text="Why it no longer counts; empty while it does.")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="finding_counts_something_of_something",
                condition=Q(n__isnull=True, of__isnull=True, basis="")
                | (Q(n__isnull=False, of__gt=0, n__lte=F("of")) & ~Q(base="") & ~Q(basis="")),
            ),
            models.CheckConstraint(
                name="finding_is_live_with_author_and_fingerprint",
                condition=Q(author__isnull=True, fingerprint="", withdrawn_reason="")
                | (Q(author__isnull=False) & ~Q(fingerprint="")),
            ),
        ]
        indexes = [models.Index(fields=["inspection", "area_key", "direction"])]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def urgent_why(self) -> str:
        """Why it cannot wait; empty where nobody flagged it here. One query, none where the flag is read with it."""
        flag = getattr(self, "urgent_flag", None)
        return flag.why if flag is not None else ""


class FindingEvidence(models.Model):
    """A piece of evidence behind a finding, and which way it points. `seen_hash`: its content as it was then."""

    class Bearing(models.TextChoices):
        SUPPORTS = "supports", "supports"
        CONTRADICTS = "contradicts", "contradicts"

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links")
    evidence = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="links")
    bearing = models.CharField(max_length=12, choices=Bearing.choices)
    seen_hash = models.CharField(max_length=64, help_text="The content hash of the evidence when linked.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["finding", "evidence"], name="finding_evidence_once")]
        indexes = [models.Index(fields=["finding", "bearing"])]

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.bearing} {self.finding_id}"
