"""Which cases are looked at: the list that the service gave, the published design, the cases, and their history.

Cases are known by references that only the service can resolve. Names never come here: only keyed hashes of words.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.domain.sampling.draw import Chosen
from touchstone.domain.workflows.sample_frame import SAMPLE_FRAME
from touchstone.domain.workflows.sampled_case import SAMPLED_CASE
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.inspections.models import Inspection

BY_CHANCE = [Chosen.DRAWN.value, Chosen.REPLACEMENT.value]


class SampleFrame(models.Model):
    """A list to draw from, as the service gave it, in its canonical form."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="sample_frames")
    state = models.CharField(max_length=12, help_text="A status of domain/workflows/sample_frame.py.")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", help_text="Canonical CSV.")
    sha256 = models.CharField(max_length=64, help_text="Of the canonical form, which is the file.")
    size = models.PositiveIntegerField(help_text="Cases.")
    columns = models.JSONField(help_text="Each attribute with the number of cases of each value.")
    as_at = models.DateField()
    left_out = models.JSONField(
        default=list, help_text="Short statements; empty: the service says nothing is left out."
    )
    returned_reason = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-given_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="sample_frame_state_is_known", condition=Q(state__in=list(SAMPLE_FRAME.statuses))
            ),
            models.UniqueConstraint(
                fields=["inspection"], condition=~Q(state="superseded"), name="one_list_to_draw_from_holds"
            ),
            models.CheckConstraint(name="sample_frame_has_cases", condition=Q(size__gt=0)),
            models.CheckConstraint(
                name="sample_frame_returned_says_why", condition=~Q(state="returned") | ~Q(returned_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"list of {self.size:,} cases as at {self.as_at}"


class RefusedFrame(models.Model):
    """The latest list that could not be taken: its file of errors. It goes when a good one is taken."""

    inspection = models.OneToOneField(Inspection, on_delete=models.CASCADE, related_name="refused_frame")
    name = models.CharField(max_length=200)
    problems = models.PositiveIntegerField()
    errors = models.TextField(help_text="CSV: row, column, value, expectation.")
    refused_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="refused_frame_has_problems", condition=Q(problems__gt=0))]

    def __str__(self) -> str:
        return f"{self.name}: {self.problems} problems"


class SampleDesign(models.Model):
    """A design that was drawn. One for an inspection; the published file is kept as it was published."""

    class SeedFrom(models.TextChoices):
        MACHINE = "machine", "drawn at random by the program after the list was frozen"
        GIVEN = "given", "given by a person"

    inspection = models.OneToOneField(Inspection, on_delete=models.CASCADE, related_name="sample_design")
    frame = models.OneToOneField(SampleFrame, on_delete=models.PROTECT, related_name="design")
    n = models.PositiveIntegerField(help_text="Cases drawn.")
    published = models.TextField(help_text="The published file: JSON, see domain/sampling/design.py.")
    sha256 = models.CharField(max_length=64, help_text="Of the published file.")
    seed_from = models.CharField(max_length=8, choices=SeedFrom.choices)
    seed_note = models.CharField(max_length=300, blank=True, help_text="Where a given seed comes from.")
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    drawn_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="sample_design_draws_a_case", condition=Q(n__gt=0)),
            models.CheckConstraint(
                name="sample_design_given_seed_says_from_where",
                condition=Q(seed_from="machine") | (Q(seed_from="given") & ~Q(seed_note="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.n:,} of {self.frame.size:,}"


class SampledCase(models.Model):
    """A case to look at, by its reference. Only those that chance chose count in a proportion."""

    class How(models.TextChoices):
        DRAWN = Chosen.DRAWN.value, "drawn at random"
        REPLACEMENT = Chosen.REPLACEMENT.value, "drawn as a replacement"
        RISK = Chosen.RISK.value, "chosen by inspectors for its risk"
        PROVIDER = Chosen.PROVIDER.value, "nominated by the service"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="sampled_cases")
    design = models.ForeignKey(SampleDesign, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=64)
    state = models.CharField(
        max_length=12, default="sampled", help_text="A status of domain/workflows/sampled_case.py."
    )
    how = models.CharField(max_length=12, choices=How.choices)
    stratum = models.CharField(max_length=500, blank=True, help_text="Its key in the design.")
    stratum_label = models.CharField(max_length=300, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True, help_text="In the drawn order of its stratum, from 1.")
    attributes = models.JSONField(default=dict, help_text="What the list says of it.")
    tracked = models.BooleanField(default=False, help_text="Followed through: one of the tracked cases.")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    chosen_because = models.TextField(blank=True, help_text="Why it was added by choice.")
    reason_code = models.CharField(max_length=40, blank=True, help_text="Why it could not be used: reasons.yaml.")
    reason = models.TextField(blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["stratum", "place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "reference"], name="case_once_in_the_sample"),
            models.UniqueConstraint(fields=["design", "stratum", "place"], name="place_in_the_order_once"),
            models.CheckConstraint(
                name="sampled_case_state_is_known", condition=Q(state__in=list(SAMPLED_CASE.statuses))
            ),
            models.CheckConstraint(
                name="drawn_case_has_its_design_and_place",
                condition=Q(how__in=BY_CHANCE, design__isnull=False, place__isnull=False)
                | (~Q(how__in=BY_CHANCE) & Q(design__isnull=True, place__isnull=True)),
            ),
            models.CheckConstraint(
                name="replacement_names_what_it_replaces",
                condition=Q(how=Chosen.REPLACEMENT.value, replaces__isnull=False)
                | (~Q(how=Chosen.REPLACEMENT.value) & Q(replaces__isnull=True)),
            ),
            models.CheckConstraint(name="case_does_not_replace_itself", condition=~Q(replaces=F("id"))),
            models.CheckConstraint(
                name="chosen_case_says_why",
                condition=Q(how__in=BY_CHANCE, chosen_because="") | (~Q(how__in=BY_CHANCE) & ~Q(chosen_because="")),
            ),
            models.CheckConstraint(
                name="case_out_of_use_says_why_and_when",
                condition=Q(state="sampled", reason="", reason_code="", ended_at__isnull=True)
                | (~Q(state="sampled") & ~Q(reason_code="") & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class NameKey(models.Model):
    """The key with which the service hashes the words of names, one for an inspection, and the hashes it gave.

    The hashes are kept one to a line as one file. They are not secret from whoever holds the key: a word can be tried
    against them. That is what they are for, and all that can be done with them.
    """

    inspection = models.OneToOneField(Inspection, on_delete=models.CASCADE, related_name="name_key")
    key = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.PositiveIntegerField(default=0, help_text="Hashes given.")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hashes_of_names_come_with_their_time",
                condition=Q(file__isnull=True, words=0, given_at__isnull=True)
                | Q(file__isnull=False, words__gt=0, given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words:,} hashes of name words"
