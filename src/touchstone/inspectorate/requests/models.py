"""What the inspectorate asks of a service, item by item; every answer with its files, and what was decided of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.request_item import REQUEST_ITEM
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.inspections.models import Inspection

WAITING_FOR_SERVICE = ("asked", "returned")


class RequestItem(models.Model):
    """One thing that is asked for. Its number is its place in the request, and never changes."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="request_items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, help_text="What exactly is wanted.")
    areas = models.JSONField(default=list, blank=True, help_text="Keys of the judgement areas that it serves.")
    list_key = models.CharField(
        max_length=40, blank=True, help_text="A key of schemas/: the answer is a list in that form."
    )
    starting_key = models.CharField(max_length=60, blank=True, help_text="Its key in the starting list, if from there.")
    state = models.CharField(max_length=12, default="draft", help_text="A status of domain/workflows/request_item.py.")
    clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="request_item_number_once"),
            models.UniqueConstraint(
                fields=["inspection", "starting_key"],
                condition=~Q(starting_key=""),
                name="request_item_from_the_starting_list_once",
            ),
            models.CheckConstraint(
                name="request_item_state_is_known", condition=Q(state__in=list(REQUEST_ITEM.statuses))
            ),
            models.CheckConstraint(
                name="request_item_sent_has_its_time_and_clock",
                condition=Q(state="draft", sent_at__isnull=True, clock__isnull=True)
                | (~Q(state="draft") & Q(sent_at__isnull=False, clock__isnull=False)),
            ),
            models.CheckConstraint(
                name="request_item_withdrawn_says_why",
                condition=(Q(state="withdrawn") & ~Q(withdrawn_reason=""))
                | (~Q(state="withdrawn") & Q(withdrawn_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Answer(models.Model):
    """What the service says to an item, once: a draft until it is given, and never changed after that."""

    item = models.ForeignKey(RequestItem, on_delete=models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField(help_text="1 for the first answer, 2 after it was returned once …")
    text = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["item", "round"]
        constraints = [
            models.UniqueConstraint(fields=["item", "round"], name="answer_round_once"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(given_at__isnull=True), name="one_answer_is_being_written"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.round} to {self.item}"


class AnswerFile(models.Model):
    """A file of an answer. It is handed out as a download only."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    rows = models.PositiveIntegerField(null=True, blank=True, help_text="Of a list that was checked row by row.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["answer", "name"], name="answer_file_name_once")]

    def __str__(self) -> str:
        return self.name


class RefusedList(models.Model):
    """The latest list for an item that was not taken: its file of errors. It goes when a good one is taken."""

    item = models.OneToOneField(RequestItem, on_delete=models.CASCADE, related_name="refused_list")
    name = models.CharField(max_length=200)
    problems = models.PositiveIntegerField()
    errors = models.TextField(help_text="CSV: row, column, value, expectation.")
    refused_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="refused_list_has_problems", condition=Q(problems__gt=0))]

    def __str__(self) -> str:
        return f"{self.name}: {self.problems} problems"


class Decision(models.Model):
    """What the inspectorate said to one answer: accepted, or sent back with a coded reason."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        RETURNED = "returned", "returned"

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason_code = models.CharField(max_length=40, blank=True, help_text="A key of reasons.yaml, where it was returned.")
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "verdict"], name="answer_decided_once_each_way"),
            models.CheckConstraint(
                name="answer_returned_says_why",
                condition=Q(verdict="accepted", reason_code="") | (Q(verdict="returned") & ~Q(reason_code="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.answer}"


class Reminder(models.Model):
    """That somebody was reminded, so that nobody is reminded twice."""

    class Kind(models.TextChoices):
        SOON = "soon", "due soon"
        LATE = "late", "late"
        UNDECIDED = "undecided", "an answer waits for a decision"

    item = models.ForeignKey(RequestItem, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.DateField(help_text="The day that was due, or on which the answer came.")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "kind", "about"], name="reminded_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.item}"
