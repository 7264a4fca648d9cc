"""People who sign in, and the trail of what was done."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. What they may do comes from roles granted in organisations (providers.RoleGrant)."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False, help_text="Refused under --production.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_its_case")]

    def __str__(self) -> str:
        return self.name or self.email


class AuditEvent(models.Model):
    """One thing that was done, by whom, to what. Rows are only ever added; sealing gives each its place in the chain.

    `subject_*` name the row acted on as it was then, so that the trail stays readable when the row is gone.
    """

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actor_label = models.CharField(max_length=200, help_text="The person's name then, or the system's part that acted.")
    action = models.CharField(max_length=80, db_index=True, help_text="As `room.verb`, say `archive.confirm`.")
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    subject_label = models.CharField(max_length=300, blank=True)
    summary = models.CharField(max_length=500, help_text="One sentence that a person may read.")
    changes = models.JSONField(default=dict, blank=True, help_text="Field → [before, after].")
    owner = models.CharField(
        max_length=120,
        blank=True,
        help_text="Slug of the organisation whose record it is. A plain word: organisations stand above accounts.",
    )
    # The seal: empty until `seal()` has put the row in the chain.
    sequence = models.PositiveBigIntegerField(null=True, blank=True, unique=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], name="audit_unsealed", condition=Q(sequence__isnull=True)),
            models.Index(fields=["subject_type", "subject_id"], name="audit_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_seal_is_whole",
                condition=Q(sequence__isnull=True, hash="") | (Q(sequence__isnull=False) & ~Q(hash="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.summary}"


class OneTimeLink(models.Model):
    """A link sent by e-mail that lets a person set their password once. Only the hash of its token is kept."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", "invitation"
        RESET = "reset", "password reset"

    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="A newer link took its place.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="link_not_used_and_withdrawn", condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="link_expires_after_it_is_made", condition=Q(expires_at__gt=models.F("created_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} of {self.user}"
