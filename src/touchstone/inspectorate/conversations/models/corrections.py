"""How an agreed action was worded before, who put it right, why; and whether the other side agreed to another day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.domain.workflows.new_day import NEW_DAY
from touchstone.inspectorate.conversations.models.promises import AgreedAction, Side


class ActionCorrection(models.Model):
    """One correction, with what stood before it. Wording and owner hold at once; a day when the other side agrees."""

    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField(help_text="From 1, as `AgreedAction.corrected` counts them.")
    side = models.CharField(max_length=12, choices=Side.choices, help_text="The side that corrected it.")
    text_before = models.TextField()
    text_after = models.TextField()
    owner_before = models.CharField(max_length=200)
    owner_after = models.CharField(max_length=200)
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    day_state = models.CharField(max_length=10, blank=True, help_text="A status of NEW_DAY; empty: the day stays.")
    answer = models.TextField(blank=True, help_text="What the other side says of the day.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["action_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="action_correction_once"),
            models.UniqueConstraint(fields=["action"], condition=Q(day_state="asked"), name="action_one_day_waits"),
            models.CheckConstraint(
                name="action_correction_says_why_and_what",
                condition=~Q(reason="") & ~Q(text_after="") & ~Q(owner_after=""),
            ),
            models.CheckConstraint(
                name="action_correction_changes_something",
                condition=~Q(text_before=F("text_after")) | ~Q(owner_before=F("owner_after")) | ~Q(day_state=""),
            ),
            models.CheckConstraint(
                name="action_correction_has_a_known_state", condition=Q(day_state__in=["", *NEW_DAY.statuses])
            ),
            models.CheckConstraint(
                name="action_day_answered_with_its_time",
                condition=Q(day_state__in=["", "asked", "at_once"], answered_at__isnull=True)
                | ~Q(day_state__in=["", "asked", "at_once"]) & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="action_day_refused_with_words", condition=~Q(day_state="refused") | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}, correction {self.number}"
