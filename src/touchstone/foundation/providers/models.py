"""Inspectorates, services and their parts through time; courts and local authorities; who holds which role."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.foundation.core.fields import PreciseDateField


class ValidThroughTime(models.Model):
    """True from a date to a date, each as precisely as it is known; empty means not known to have begun or ended."""

    valid_from = PreciseDateField()
    valid_to = PreciseDateField()

    class Meta:
        abstract = True


class Organisation(ValidThroughTime):
    class Kind(models.TextChoices):
        INSPECTORATE = "inspectorate", "inspectorate"
        SERVICE = "service", "service"
        COURT = "court", "court"
        LOCAL_AUTHORITY = "local authority", "local authority"
        SAFEGUARDING_BOARD = "safeguarding board", "safeguarding board"
        PARTNER = "partner", "partner"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    name_cy = models.CharField(max_length=200, blank=True)
    full_name = models.CharField(
        max_length=300, blank=True, help_text="The name in full, where the usual one is short."
    )
    slug = models.SlugField(max_length=120, unique=True)
    nation = models.CharField(max_length=20, default="England")
    listed = models.BooleanField(default=False, help_text="Shown in the public register.")
    fictional = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    # How to reach it, as its documents print it; empty: not known here.
    address = models.CharField(max_length=300, blank=True, help_text="Postal, on one line.")
    telephone = models.CharField(max_length=40, blank=True)
    textphone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=300, blank=True)
    other_forms = models.CharField(
        max_length=300, blank=True, help_text="How to ask for a document in another form or language."
    )
    complaints = models.CharField(max_length=300, blank=True, help_text="Where to complain: an address or a page.")
    licence = models.CharField(max_length=200, blank=True, help_text="Under which its documents may be used again.")
    address_cy = models.CharField(max_length=300, blank=True)
    other_forms_cy = models.CharField(max_length=300, blank=True)
    complaints_cy = models.CharField(max_length=300, blank=True)
    licence_cy = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OrganisationName(ValidThroughTime):
    """Another name that a document may print for an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="other_name_once")]

    def __str__(self) -> str:
        return self.name


class OrganisationSuccession(models.Model):
    """What became of an organisation: merged, split, renamed, replaced."""

    before = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="successions")
    after = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="precessions")
    on = PreciseDateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="organisation_not_its_own_successor", condition=~Q(before=F("after"))),
            models.UniqueConstraint(fields=["before", "after"], name="organisation_succession_once"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class OrganisationCount(models.Model):
    """How many of something an organisation had at a date, where a source gives the number and not the names."""

    class Of(models.TextChoices):
        SERVICE_AREAS = "service areas", "service areas"
        SECTORS = "sectors", "sectors"
        OFFICES = "offices", "offices"
        CHILDREN_A_YEAR = "children a year", "children a year"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="counts")
    of = models.CharField(max_length=20, choices=Of.choices)
    count = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=20, blank=True, help_text="more than, about …")
    on = PreciseDateField(null=False, blank=False)
    source = models.CharField(max_length=300, help_text="A web address, or the name of the document.")
    verified = models.BooleanField(default=False, help_text="Read in the source itself.")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["of", "on"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "of", "on"], name="organisation_count_once"),
            models.CheckConstraint(name="organisation_count_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.qualifier, f"{self.count:,}", self.of, f"({self.on})") if part)


class Area(ValidThroughTime):
    """A service area: part of a service, with the code that its documents use (C4, N3, S4)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(max_length=200)
    name_cy = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=20, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    slug = models.SlugField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    listed = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="area_slug_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.code else self.name


class AreaSuccession(models.Model):
    """What became of an area's ground: merged into, split into, renamed, or part of it lost to another."""

    class Kind(models.TextChoices):
        MERGED = "merged", "merged into"
        SPLIT = "split", "split into"
        RENAMED = "renamed", "renamed"
        LOST_PART = "lost part", "lost part of its ground to"

    before = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="successions")
    after = models.ForeignKey(
        Area,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="precessions",
        help_text="Empty where the sources do not say where it went.",
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = PreciseDateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="area_not_its_own_successor", condition=Q(after__isnull=True) | ~Q(before=F("after"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} {self.get_kind_display()} {self.after or 'an area not known'}"


class AreaLocalAuthority(ValidThroughTime):
    """Which local authority's families an area serves, from when to when."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="local_authorities")
    local_authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="served_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "local_authority"], name="area_authority_once")]

    def __str__(self) -> str:
        return f"{self.area}: {self.local_authority}"


class Office(ValidThroughTime):
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="offices")
    name = models.CharField(max_length=120)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="office_once")]

    def __str__(self) -> str:
        return self.name


class Team(ValidThroughTime):
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="teams")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="teams")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="team_once")]

    def __str__(self) -> str:
        return self.name


class PostHolder(ValidThroughTime):
    """Who held a named post in an organisation, or one of its areas: the addressee by date."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="post_holders")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="post_holders")
    post = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    interim = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"


class RoleGrant(models.Model):
    """A person holds a role in an organisation from a day to a day (empty: until revoked)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=40, help_text="A key of providers/roles.py.")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="role_grants")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day it holds.")
    revoked_at = models.DateTimeField(
        null=True, blank=True, help_text="Taken away at this moment: it no longer holds on its last day."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="role_grant_revoked_has_an_end",
                condition=Q(revoked_at__isnull=True) | Q(ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="role_grant_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role} in {self.organisation}"


class ConflictOfInterest(models.Model):
    """A person has declared (or is known to have) a tie to an organisation that bars them from judging it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="conflicts")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="conflicts")
    nature = models.TextField()
    declared_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="conflict_ends_after_declared",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("declared_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} and {self.organisation}"
