"""What is due for a service under a regime, and what meets it outside inspection."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.domain.programme.rows import State
from touchstone.domain.workflows.escalation import ESCALATION
from touchstone.domain.workflows.self_evaluation import SELF_EVALUATION
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.conversations.models import Meeting
from touchstone.inspectorate.inspections.models import Inspection


class Programme(models.Model):
    """An inspectorate inspects a service under a framework, from a day on."""

    inspectorate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes_run")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="programmes")
    starts_on = models.DateField(help_text="The regime applies to the service from this day.")
    ends_on = models.DateField(null=True, blank=True, help_text="The last day on which anything becomes due.")
    kept_from = models.DateField(
        help_text="Self-evaluations and meetings are recorded here from this day; what was before is not known."
    )
    escalation_mark = models.CharField(
        max_length=24, default="good", help_text="An overall grade below this one proposes an escalation."
    )
    looked_at = models.DateTimeField(null=True, blank=True, help_text="When what is due was last worked out.")

    class Meta:
        ordering = ["provider__name", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["inspectorate", "provider", "framework"], name="programme_once"),
            models.CheckConstraint(
                name="programme_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="programme_kept_from_start", condition=Q(kept_from__gte=F("starts_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.provider} under {self.framework}"


class Suspension(models.Model):
    """Days on which nothing becomes due: `from_day` and those after it; on `to_day` time runs again."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="suspensions")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="suspension_ends_after_start", condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day"))
            ),
            models.CheckConstraint(name="suspension_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: suspended from {self.from_day} to {self.to_day or 'a day not known yet'}"


class SelfEvaluation(models.Model):
    """What a service says of its own practice in a year: three questions."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="self_evaluations")
    year = models.PositiveSmallIntegerField()
    received_on = models.DateField()
    what_known = models.TextField(help_text="What do you know about the quality and impact of practice?")
    how_known = models.TextField(help_text="How do you know it?")
    plans = models.TextField(help_text="What are your plans for the next 12 months?")
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, default="received")
    review = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="self_evaluation_once_a_year"),
            models.CheckConstraint(name="self_evaluation_state", condition=Q(state__in=list(SELF_EVALUATION.statuses))),
            models.CheckConstraint(
                name="self_evaluation_review_has_a_day",
                condition=Q(state="reviewed", reviewed_on__isnull=False) | ~Q(state="reviewed"),
            ),
        ]

    def __str__(self) -> str:
        return f"Self-evaluation {self.year} of {self.programme.provider}"


class Escalation(models.Model):
    """Performance dropped below the mark: proposed by the rule, decided by a named person."""

    class Measure(models.TextChoices):
        SOONER = "sooner", "inspect sooner"
        LONGER = "longer", "make the next inspection longer"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="escalations")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="escalations")
    state = models.CharField(max_length=12, default="proposed")
    grade_key = models.CharField(max_length=40)
    grade_before = models.CharField(max_length=40, blank=True)
    mark = models.CharField(max_length=24)
    proposed_on = models.DateField()
    measure = models.CharField(max_length=8, choices=Measure.choices, blank=True)
    due_by = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "inspection"], name="escalation_once"),
            models.CheckConstraint(name="escalation_state", condition=Q(state__in=list(ESCALATION.statuses))),
            models.CheckConstraint(
                name="escalation_decided_by_somebody_with_a_reason",
                condition=Q(state="proposed", decided_on__isnull=True)
                | Q(~Q(state="proposed"), ~Q(reason=""), decided_by__isnull=False, decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="escalation_authorised_says_what",
                condition=~Q(state="authorised") | Q(~Q(measure=""), due_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Escalation after {self.inspection}"


class Obligation(models.Model):
    """One thing that is due, was met or was missed. Worked out anew from the regime and the history at every look."""

    class Standing(models.TextChoices):
        OVERDUE = State.OVERDUE, "overdue"
        AT_RISK = State.AT_RISK, "at risk"
        OPEN = State.OPEN, "open"
        SUSPENDED = State.SUSPENDED, "suspended"
        NOT_YET = State.NOT_YET, "not yet"
        MISSED = State.MISSED, "missed"
        MET = State.MET, "met"
        LAPSED = "lapsed", "no longer asked for"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="obligations")
    key = models.CharField(max_length=240, help_text="Rule, area, what it is counted from, number: its natural key.")
    rule = models.SlugField(max_length=60, help_text="A key of the regime's calendar.")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="obligations")
    kinds = models.JSONField(default=list)
    counted_from = models.DateField()
    after = models.ForeignKey(Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exact = models.BooleanField(default=True, help_text="Is the day that it is counted from known to the day?")
    earliest = models.DateField()
    latest = models.DateField(null=True, blank=True, help_text="Empty: the regime's length is not known.")
    shifted = models.PositiveIntegerField(default=0, help_text="Days that suspensions added.")
    state = models.CharField(max_length=12, choices=Standing.choices)
    met_on = models.DateField(null=True, blank=True)
    met_by = models.ForeignKey(Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="met")
    met_by_evaluation = models.ForeignKey(
        SelfEvaluation, null=True, blank=True, on_delete=models.PROTECT, related_name="met"
    )
    met_by_meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="met")
    opened = models.ForeignKey(
        Inspection,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="opened_for",
        help_text="The inspection that is under way to meet it.",
    )

    class Meta:
        ordering = ["latest", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], name="obligation_once"),
            models.CheckConstraint(
                name="obligation_window", condition=Q(latest__isnull=True) | Q(latest__gte=F("earliest"))
            ),
            models.CheckConstraint(
                name="obligation_met_has_its_day", condition=Q(state="met", met_on__isnull=False) | ~Q(state="met")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} for {self.area or self.programme.provider}"

    @property
    def late_by(self) -> int:
        """Days by which it was met late."""
        return max((self.met_on - self.latest).days, 0) if self.met_on and self.latest else 0

    def days_left(self, today: date) -> int | None:
        return (self.latest - today).days if self.latest else None


class Reminder(models.Model):
    """A planner was told that an obligation stands so. Its row is why nobody is told twice."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["obligation", "person", "state"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.obligation} is {self.state}"


class Deferral(models.Model):
    """On which day an inspection that was put off is planned again."""

    inspection = models.OneToOneField(Inspection, on_delete=models.CASCADE, related_name="planned_again")
    again_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.inspection}: planned again on {self.again_on}"


class VisitPlan(models.Model):
    """Which areas a focused visit goes to: what was proposed, what the planner chose, and why where they differ."""

    obligation = models.OneToOneField(Obligation, on_delete=models.CASCADE, related_name="plan")
    theme = models.CharField(max_length=200)
    proposed = models.JSONField(default=list, help_text="Slugs of the areas that the ledger proposed.")
    areas = models.ManyToManyField(Area, related_name="+")
    reason = models.TextField(blank=True, help_text="Why other areas were chosen than those proposed.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="visit_plan_has_theme", condition=~Q(theme=""))]

    def __str__(self) -> str:
        return f"Areas for {self.obligation}"


class CalendarFeed(models.Model):
    """A person's calendar address. Only the hash of its secret is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="one_living_calendar_feed_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"Calendar of {self.person}"
