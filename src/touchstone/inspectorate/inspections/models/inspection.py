"""An inspection: held here, or read from a published document. Both are one kind of record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.inspection import INSPECTION
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.fields import PreciseDateField
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation


class Inspection(models.Model):
    class Origin(models.TextChoices):
        READ = "read", "read from a published document"
        FACTS = "facts", "entered from published facts"
        HELD = "held", "held here"

    class Kind(models.TextChoices):
        FULL = "full", "full inspection"
        FOCUSED = "focused", "focused visit"
        MONITORING = "monitoring", "post-inspection monitoring"
        PROGRESS = "progress", "progress inspection"
        NARRATIVE = "narrative", "inspection without grades"
        ASSURANCE = "assurance", "assurance check"
        REINSPECTION = "reinspection", "re-inspection"
        BOARD_REVIEW = "board review", "review of a safeguarding board"

    slug = models.SlugField(max_length=200, unique=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    state = models.CharField(
        max_length=12, blank=True, help_text="A status of domain/workflows/inspection.py; empty unless held here."
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    inspectorate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="inspections_made")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="inspections")
    areas = models.ManyToManyField(Area, through="InspectionArea", related_name="inspections")
    framework = models.ForeignKey(
        FrameworkVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="inspections",
        help_text="Empty where the sources do not say under which framework.",
    )
    follows = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_by",
        help_text="The earlier inspection whose areas for improvement this one looks at.",
    )
    stub = models.BooleanField(default=False, help_text="Known only from a later document; its own is not held.")
    title = models.CharField(max_length=300)
    title_cy = models.CharField(max_length=300, blank=True)
    starts = PreciseDateField(help_text="First day of fieldwork.")
    ends = PreciseDateField(help_text="Last day of fieldwork.")
    published = PreciseDateField(help_text="When its report or letter was published or dated.")
    reference = models.CharField(max_length=60, blank=True)
    legal_basis = models.TextField(blank=True)
    legal_basis_source = models.CharField(
        max_length=300,
        blank=True,
        help_text="Where the legal basis comes from: the framework's source, or who stated it.",
    )
    theme = models.CharField(
        max_length=300,
        blank=True,
        help_text="What a focused visit looks at, or the plan that progress is judged against.",
    )
    judged = models.JSONField(
        default=list, blank=True, help_text="Keys of the framework's judgement areas that were chosen; empty: all."
    )
    off_site_from = models.DateField(
        null=True, blank=True, help_text="First day of work off site, where it begins before fieldwork."
    )
    revision = models.PositiveIntegerField(default=0, help_text="Counts savings of the plan, so that no two collide.")
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True, help_text="When the plan was last saved.")
    scope_note = models.TextField(blank=True)
    limits_note = models.TextField(
        blank=True, help_text="What the document says bound the overall grade, in our words."
    )
    summary = models.TextField(blank=True)
    response_clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-published", "-starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="inspection_held_here_has_framework", condition=~Q(origin="held") | Q(framework__isnull=False)
            ),
            models.CheckConstraint(
                name="inspection_has_a_state_exactly_when_held_here",
                condition=Q(origin="held", state__in=list(INSPECTION.statuses)) | (~Q(origin="held") & Q(state="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class InspectionArea(models.Model):
    """An area that the inspection covered, and the offices visited there."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="inspection_areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="inspection_areas")
    offices_visited = models.JSONField(default=list, blank=True, help_text="Office names as printed.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inspection", "area"], name="inspection_area_once")]

    def __str__(self) -> str:
        return f"{self.inspection}: {self.area}"


class TeamMember(models.Model):
    """Who inspected: a person who signs in here, or a name as the document prints it."""

    class Role(models.TextChoices):
        LEAD = "lead", "lead inspector"
        INSPECTOR = "inspector", "inspector"
        SIGNATORY = "signatory", "signed the letter"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="team")
    role = models.CharField(max_length=12, choices=Role.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    printed_name = models.CharField(max_length=200, blank=True)
    skills = models.CharField(max_length=300, blank=True, help_text="What the person brings: private law, Welsh …")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(role="lead", user__isnull=False), name="one_lead_who_signs_in"
            ),
            models.UniqueConstraint(
                fields=["inspection", "user"],
                condition=Q(role__in=["lead", "inspector"], user__isnull=False),
                name="once_in_a_team",
            ),
            models.CheckConstraint(
                name="team_member_is_somebody", condition=Q(user__isnull=False) | ~Q(printed_name="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user or self.printed_name} ({self.get_role_display()})"
