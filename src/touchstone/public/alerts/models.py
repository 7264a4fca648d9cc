"""Who is told of what is published, what they asked for, and what they were told. No more of a person than an address.

Nothing here decides what is public: every reading joins the gate (`reports.queries`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from touchstone.inspectorate.reports.models import Publication


class Pace(models.TextChoices):
    AT_ONCE = "at once", "at once"
    DAILY = "daily", "once a day"


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"


class Subscription(models.Model):
    """A confirmed address. Deleted, with all that hangs on it, when its reader stops the alerts."""

    email = models.EmailField(unique=True, help_text="In small letters.")
    key = models.CharField(max_length=32, unique=True, help_text="Names it in links, which are proved by a signature.")
    language = models.CharField(max_length=2, choices=Language.choices)
    pace = models.CharField(max_length=8, choices=Pace.choices)
    since = models.DateTimeField(help_text="When it was confirmed; nothing found out before is told.")

    class Meta:
        indexes = [models.Index(fields=["pace", "id"])]

    def __str__(self) -> str:
        return f"Subscription {self.pk}"


class Wish(models.Model):
    """One thing that a subscription asks for: what fits its places, its kinds and its inspectorates.

    The three marks say that it names none of that sort, and so takes any; they stand here so that one query finds
    whom a publication may concern.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="wishes")
    any_place = models.BooleanField()
    any_kind = models.BooleanField()
    any_inspectorate = models.BooleanField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Wish {self.pk} of subscription {self.subscription_id}"


class WishTerm(models.Model):
    class Of(models.TextChoices):
        PLACE = "place", "service or area"
        KIND = "kind", "kind of inspection"
        INSPECTORATE = "inspectorate", "inspectorate"

    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="terms")
    of = models.CharField(max_length=12, choices=Of.choices)
    value = models.CharField(max_length=250, help_text="`provider`, `provider/area`, a kind, or an inspectorate.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["wish", "of", "value"], name="wish_term_once")]
        indexes = [models.Index(fields=["of", "value"])]

    def __str__(self) -> str:
        return f"{self.of}: {self.value}"


class Asked(models.Model):
    """Somebody asked for alerts to an address, and nobody has confirmed it yet. Forgotten when it expires."""

    email = models.EmailField()
    language = models.CharField(max_length=2, choices=Language.choices)
    pace = models.CharField(max_length=8, choices=Pace.choices)
    wanted = models.JSONField(help_text="What was asked for: wanted.py.")
    token_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the link's secret.")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"Asked {self.pk}"


class Allowance(models.Model):
    """How much of something was used in a stretch of time: what keeps a flood away. Holds no address, only a hash."""

    key = models.CharField(max_length=64, unique=True)
    used = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.used} until {self.ends_at}"


class Desk(models.Model):
    """One row, which whoever finds news or tells it holds locked: of any number of ticks one works, the others wait."""

    begun_at = models.DateTimeField(help_text="What was public before is no news.")

    def __str__(self) -> str:
        return "The desk"


class Round(models.Model):
    """One telling of some news to everyone of a pace. `reached`: the last subscription that it has dealt with."""

    pace = models.CharField(max_length=8, choices=Pace.choices)
    day = models.DateField(null=True, blank=True, unique=True, help_text="Of a daily round: one a day.")
    begun_at = models.DateTimeField()
    reached = models.BigIntegerField(default=0)
    told = models.PositiveIntegerField(default=0, help_text="How many e-mails it wrote.")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["id"], name="round_unfinished", condition=Q(finished_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.get_pace_display()}, {self.begun_at:%Y-%m-%d %H:%M}"


class Notice(models.Model):
    """A publication became public, or was withdrawn: found once, told in one round of each pace."""

    class What(models.TextChoices):
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField(help_text="When it was found.")
    at_once = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    daily = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "what"], name="notice_once")]
        indexes = [
            models.Index(fields=["id"], name="notice_not_told_at_once", condition=Q(at_once__isnull=True)),
            models.Index(fields=["id"], name="notice_not_told_daily", condition=Q(daily__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.what}"


class Delivery(models.Model):
    """This subscription was told of this: never twice. Forgotten some time after every round with it is over."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="+")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscription", "notice"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.subscription_id}: {self.notice_id}"
