"""What readers ask for besides what is offered: another format, another language."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.format_request import ANSWERED, FORMAT_REQUEST
from touchstone.domain.workflows.translation import TRANSLATION
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.reports.models.publication import Publication


class FormatRequest(models.Model):
    """A reader without an account asks for a publication in another format. The contact is erased after the answer."""

    class Kind(models.TextChoices):
        LARGE_PRINT = "large-print", "large print on paper"
        BRAILLE = "braille", "Braille on paper"
        AUDIO = "audio", "audio"
        EASY_READ = "easy-read", "easy read"
        LANGUAGE = "language", "another language"
        OTHER = "other", "something else"

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="format_requests")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/format_request.py.")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    wish = models.TextField(blank=True, help_text="Which language, or what else is needed, in the reader's words.")
    language = models.CharField(max_length=5, default="en", help_text="In which the reader asked.")
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True, help_text="Postal.")
    asked_at = models.DateTimeField()
    due = models.DateField(help_text="The target for this kind, in working days.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True, help_text="What was sent, or why it cannot be.")
    erased_at = models.DateTimeField(null=True, blank=True, help_text="When name, contact and wish were erased.")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="format_request_has_a_known_state", condition=Q(state__in=list(FORMAT_REQUEST.statuses))
            ),
            models.CheckConstraint(
                name="format_request_answered_says_when",
                condition=Q(state__in=ANSWERED, answered_at__isnull=False)
                | ~Q(state__in=ANSWERED) & Q(answered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="format_request_erased_is_empty",
                condition=Q(erased_at__isnull=True) | Q(name="", email="", address="", wish=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.publication.report}"


class Translation(models.Model):
    """A publication in a language in which it was not written: ordered, received, checked by a person, attached."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="translations")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/translation.py.")
    language = models.CharField(max_length=12, help_text="Its code: ur, pl, bfi …")
    language_name = models.CharField(max_length=100, help_text="In that language and in English.")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    translator = models.CharField(max_length=200, blank=True, help_text="Of whom it was ordered.")
    ordered_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    check_note = models.TextField(blank=True, help_text="What was checked, by the person who published it.")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["publication_id", "id"]
        constraints = [
            models.CheckConstraint(
                name="translation_has_a_known_state", condition=Q(state__in=list(TRANSLATION.statuses))
            ),
            models.CheckConstraint(
                name="published_translation_is_checked",
                condition=~Q(state="published")
                | Q(file__isnull=False, published_at__isnull=False, published_by__isnull=False) & ~Q(check_note=""),
            ),
            models.UniqueConstraint(
                fields=["publication", "language"], condition=~Q(state="dropped"), name="translation_once_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language_name}: {self.state}"
