"""Young people's boards and family forums of a service: when they met, what they asked for, what they were told."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.promises import Reply
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.conversations.models.promises import AgreedAction

LANGUAGES = (("en", "English"), ("cy", "Welsh"))


class Panel(models.Model):
    """A group that a service listens to. Who sits in it is not kept here."""

    class Kind(models.TextChoices):
        YOUNG_PEOPLE = "young_people", "young people's board"
        FAMILIES = "families", "family forum"
        OTHER = "other", "other panel"

    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="panels")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=200)
    kept_by = models.CharField(max_length=200, help_text="The post that looks after it, never a name.")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "name"], name="panel_once"),
            models.CheckConstraint(name="panel_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class PanelSession(models.Model):
    """A day on which it met. Only how many came is kept, never who."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    came = models.PositiveSmallIntegerField(help_text="How many came.")
    about = models.TextField(blank=True, help_text="What it was about.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["panel", "held_on"], name="panel_session_once_a_day")]

    def __str__(self) -> str:
        return f"{self.panel}, {self.held_on}"


class Recommendation(models.Model):
    """Something they asked for, in their own words, shortened by a person. The words never change."""

    session = models.ForeignKey(PanelSession, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField(help_text="From 1, in its session.")
    said = models.TextField(help_text="Their words, shortened by a person.")
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    theme = models.CharField(max_length=40, blank=True, help_text="A key of domain/themes.py.")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kept_marks = models.TextField(blank=True, help_text="Why words that the check marked may stay.")
    is_public = models.BooleanField(default=False, help_text="A person of the service chose to show it to everyone.")
    told_back_on = models.DateField(null=True, blank=True)
    told_back_how = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["session_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="recommendation_once"),
            models.CheckConstraint(name="recommendation_says_something", condition=~Q(said="")),
            models.CheckConstraint(
                name="recommendation_told_back_somehow",
                condition=Q(told_back_on__isnull=True, told_back_how="")
                | Q(told_back_on__isnull=False) & ~Q(told_back_how=""),
            ),
        ]

    def __str__(self) -> str:
        return self.said[:80]


class RecommendationReply(models.Model):
    """What the service answered. Only added: the newest counts, and the ones before it stay readable."""

    class Kind(models.TextChoices):
        DID = Reply.DID.value, "we did"
        WILL = Reply.WILL.value, "we will"
        CANNOT = Reply.CANNOT.value, "we cannot"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="replies")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.TextField(help_text="What was done, what will be, or why it cannot.")
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    did_on = models.DateField(null=True, blank=True)
    action = models.OneToOneField(AgreedAction, null=True, blank=True, on_delete=models.PROTECT, related_name="reply")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="recommendation_reply_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="recommendation_reply_of_a_kind",
                condition=Q(kind="will", action__isnull=False, did_on__isnull=True)
                | Q(kind="did", action__isnull=True, did_on__isnull=False)
                | Q(kind="cannot", action__isnull=True, did_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words[:60]}"
