"""An example of every kind of thing that an address names, taken from the demonstration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from django.apps import apps
from django.test import Client

from tests.architecture import examples
from tests.architecture.routes import Route
from tests.cast import play
from tests.factories.document_forms import as_text
from tests.factories.documents import AreaReport
from tests.factories.people import make_person
from touchstone.demonstration import load as demonstration
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.frameworks.actions import load_definitions
from touchstone.foundation.providers.models import ConflictOfInterest, Organisation, RoleGrant
from touchstone.foundation.providers.roles import ROLES
from touchstone.inspectorate.archive import queries
from touchstone.inspectorate.archive.actions import batches
from touchstone.inspectorate.archive.actions.imports import bring_in
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.values import items_of
from touchstone.inspectorate.reports.models import Report
from touchstone.public.register.actions import catch_up

WITH_PROGRESS = "cafcass-lancashire-and-cumbria-2011-02"
OF_PROVIDERS = (
    "register-provider", "register-provider-improvements", "register-provider-you-said", "register-area",
    "area-became", "area-take-back",
)  # fmt: skip
OF_INSPECTIONS = ("register-inspection", "register-progress", "register-document", "register-text")
HERE = "weldmere-2026"  # the inspection of tests/architecture/examples, with a publication made here


@dataclass(frozen=True)
class Known:
    """What the examples are taken from: the demonstration, one document brought in, one person with a role."""

    reading: DocumentReading
    person: User
    grant: RoleGrant
    conflict: ConflictOfInterest
    live: dict[str, dict[str, Any]]

    def example(self, route: Route, part: str) -> Any:
        """A value for one varying part of an address. Raises KeyError when none is known."""
        room = examples.room_of(route.name)
        if room is not None:
            return self.live[room.__name__][part]
        known = {
            "slug": slug_for(route.name),
            "area_slug": "kent",
            "form": "json",
            "number": 1,
            "edition": 1,
            "name": "en-text.txt",
            "section": "inspections",
            "pk": self.reading.pk,
            "person": self.person.pk,
            "grant": self.grant.pk,
            "conflict": self.conflict.pk,
            "change": first("providers.AreaSuccession", before__organisation__slug="cafcass").pk,
            "list_name": "strengths",
            "table": "inspections",
            "token": "not-a-token",
            "batch": first("archive.ImportBatch").pk,
            "row": first("archive.BatchDocument").pk,
            "provider_id": "none",
            "key": "timeliness"
            if "theme" in route.name
            else "ofsted-cafcass-2009"
            if "framework" in route.name
            else items_of(queries.values(self.reading))[0].key,
        }
        return known[part]


def slug_for(name: str) -> str:
    """What stands first in an address of the register; empty where a route has none."""
    if re.match("register-(report|format)", name):
        return HERE
    slugs = {
        **dict.fromkeys(OF_PROVIDERS, "cafcass"),
        **dict.fromkeys(OF_INSPECTIONS, WITH_PROGRESS),
        "contact-lines-of": "northmere-inspectorate",
        "register-improvement": first("improvement.AreaForImprovement").slug,
    }
    return slugs.get(name.removesuffix("-data"), "")


def load() -> Known:
    """Load the demonstration and bring one fictional document in."""
    load_definitions(by="tests")
    demonstration.load_demonstration(by="tests")
    Report.objects.filter(inspection__slug=WITH_PROGRESS).update(text="One page.\fAnother page.")
    document = as_text(AreaReport.make(Random(1)).elements())
    brought = bring_in(by="tests", data=document, name="report.txt")
    batch = batches.begin(by="tests", name="Sent together")
    batches.add_refused(batch=batch, name="empty.pdf", why="It is empty.")
    batch.documents.update(provider_printed="Sandmouth Borough Council")
    inspectorate = Organisation.objects.get(slug="northmere-inspectorate")
    person = make_person("Some Body")
    catch_up()
    cast = play(state="fieldwork", service="weldmere")
    live = {room.__name__: room.make(cast) for room in examples.rooms()}
    return Known(
        live=live,
        reading=brought.reading,
        person=person,
        grant=RoleGrant.objects.create(
            person=person, role="inspector", organisation=inspectorate, starts_on=clock.today()
        ),
        conflict=ConflictOfInterest.objects.create(
            person=person, organisation=Organisation.objects.get(slug="northmere"), nature="worked there",
            declared_on=date(2026, 1, 5),
        ),
    )  # fmt: skip


def arguments(route: Route, known: Known) -> dict[str, Any]:
    """Values for the varying parts of an address. Raises KeyError when no example is known."""
    return {part: known.example(route, part) for part in route.parts}


def person_with_every_role() -> Client:
    """A signed-in browser of a person who holds every role in the fictional inspectorate."""
    person = make_person("Every Body")
    batch = batches.begin(by="tests", name="Sent together")
    batches.add_refused(batch=batch, name="empty.pdf", why="It is empty.")
    batch.documents.update(provider_printed="Sandmouth Borough Council")
    inspectorate = Organisation.objects.get(slug="northmere-inspectorate")
    for role in ROLES:
        RoleGrant.objects.create(person=person, role=role, organisation=inspectorate, starts_on=clock.today())
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def first(label: str, **filters: Any) -> Any:
    """The first row of a table that fits. Raises LookupError with a sentence where the demonstration has none."""
    row = apps.get_model(label).objects.filter(**filters).order_by("pk").first()
    if row is None:
        raise LookupError(f"the demonstration has no {label} with {filters}")
    return row
