"""Is anything unpublished ever public? A secret planted in every table is looked for on every public address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.architecture.routes import Route, all_routes, declared_access
from tests.factories import records
from tests.integration.register.planting import ASKED, PLANT, SECRET, Planter, unplanted
from touchstone.domain.reporting.document import Document, Paragraph, text
from touchstone.domain.reporting.serial import snapshot
from touchstone.foundation.core import clock
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.public.register import actions

pytestmark = pytest.mark.django_db

QUERIES = [
    "", f"q={ASKED}", f"q={ASKED[:-1]}x", "q=hidden", "q=thornshire", "open=yes", "kind=full", "year=2020",
    f"provider={ASKED}", "framework=northmere-2020", f"framework={ASKED}",
    "judgement=safeguarding&framework=northmere-2020", f"made_up=yes&q={ASKED}", "made_up=yes&q=hidden",
    "made_up=yes&judgement=safeguarding", "made_up=yes&axis=ofsted-2009", "kind=monitoring", f"place={ASKED}",
]  # fmt: skip


@pytest.fixture
def world() -> dict[str, list[Any]]:
    """A public world, the secret beside it and inside it, and every value that a part of an address can take."""
    service = records.make_organisation("Weldmere Family Court Service", note=SECRET)
    area = records.make_area(service, "Thornshire and the Vale", code="V4", authorities=["Thornshire"], note=SECRET)
    framework = records.make_framework()
    first = records.make_inspection(
        service,
        areas=[area],
        framework=framework,
        origin=Inspection.Origin.HELD,
        state="settled",
        judgements={"overall_effectiveness": "inadequate", "safeguarding": "inadequate"},
        afis=["Order waiting lists by need.", "Answer complaints in time."],
    )
    letter = records.make_inspection(
        service, areas=[area], published=date(2026, 1, 5), kind=Inspection.Kind.MONITORING, follows=first, public=False
    )
    public = records.make_publication(letter, text="Progress.")
    for afi in first.areas_for_improvement.all():
        records.make_progress(afi, letter)
    _hide_in_the_open(first)
    _hide_whole(service, area, framework, letter, first)
    _hide_beside_what_was_said(service)
    actions.catch_up()
    Planter(**{"frameworks.FrameworkVersion": framework}).everything()
    return {
        "number": [public.pk, *apps.get_model("reports.Publication").objects.values_list("pk", flat=True)],
        "form": ["json", "csv"],
        "table": ["inspections", "inspection-areas", "judgements", "areas-for-improvement", "progress", SECRET],
        "key": [framework.key, SECRET, "timeliness"],
        "framework": [framework.key],
        "section": ["pages", "providers", "areas", "inspections", "areas-for-improvement", "frameworks", SECRET],
        "edition": [1, 2, 3],
        "name": ["snapshot.json", "en-text.txt"],
        "area_slug": list(apps.get_model("providers.Area").objects.values_list("slug", flat=True)),
    }


def _hide_in_the_open(inspection: Inspection) -> None:
    """What hangs on a public inspection and is not public all the same."""
    hidden = Planter(**{"inspections.Inspection": inspection})
    for label in ("archive.SourceDocument", "archive.DocumentReading"):
        hidden.row(apps.get_model(label))
    apps.get_model("archive.ReadValue").objects.create(
        reading=hidden.made["archive.DocumentReading"], path=PLANT, label=PLANT, value=PLANT, confidence=1, doubt=PLANT
    )
    user = records_user()
    TeamMember.objects.create(inspection=inspection, role="lead", user=user)
    for state, moment in (("draft", None), ("published", clock.now() + timedelta(days=1)), ("withdrawn", clock.now())):
        records.make_publication(
            inspection, text=PLANT, title=PLANT, state=state, public_from=moment, addressee=PLANT,
            source_url=f"https://northmere.example/{SECRET}",
        )  # fmt: skip
    _hide_made_here(inspection)
    inspection.judgements.update(reason=PLANT)


def _hide_made_here(inspection: Inspection) -> None:
    """A publication made here that stands, and beside it one before its moment and one that was withdrawn."""
    now = clock.now()
    secret = store(snapshot({"en": Document("en", "report", PLANT, (Paragraph(text(PLANT)),))}))
    shown = store(snapshot({"en": Document("en", "report", "Weldmere", (Paragraph(text("Plans are good.")),))}))
    ways = [
        ("published", now - timedelta(days=3), shown, "Weldmere"),
        ("published", now + timedelta(days=1), secret, PLANT),
        ("withdrawn", now - timedelta(days=5), secret, PLANT),
    ]
    for number, (state, moment, file, title) in enumerate(ways, start=1):
        made = records.make_publication(
            inspection, text="" if file == shown else PLANT, title=title, state="draft", public_from=moment
        )
        made.edition, made.snapshot, made.fingerprint, made.state = number, file, "f" * 64, state
        if state == "withdrawn":
            made.withdrawn_at, made.withdrawn_reason = now, "Published in error."
        made.save()
        apps.get_model("reports.PublishedForm").objects.create(
            publication=made, document="en", form="text", media_type="text/plain", extension="txt", file=file,
            made_at=now,
        )  # fmt: skip


def _hide_beside_what_was_said(service: Any) -> None:
    """Something said that everyone may read, with what nobody may; beside it something that nobody chose to show."""
    model = apps.get_model
    now, today = clock.now(), clock.today()
    panel = model("conversations.Panel").objects.create(provider=service, kind="families", name="Forum", kept_by=PLANT)
    session = model("conversations.PanelSession").objects.create(
        panel=panel, held_on=today, came=7, about=PLANT, at=now
    )
    for number, words in ((1, "Answer the telephone."), (2, PLANT)):
        said = model("conversations.Recommendation").objects.create(
            session=session, number=number, said=words, kept_marks=PLANT, is_public=number == 1, told_back_on=today,
            told_back_how=PLANT, at=now,
        )  # fmt: skip
        action = model("conversations.AgreedAction").objects.create(
            provider=service, side="service", text=PLANT, owner=PLANT, due=today, state="under_way", agreed_on=today
        )
        for day in (None, today):
            model("conversations.ActionUpdate").objects.create(
                action=action, on=today, state="under_way", says=PLANT, due_before=day, due_after=day, at=now
            )
        replies = model("conversations.RecommendationReply").objects
        replies.create(recommendation=said, kind="cannot", words=PLANT, on=today, at=now)
        given = "We will." if number == 1 else PLANT
        replies.create(recommendation=said, kind="will", words=given, action=action, on=today, at=now)


def records_user() -> Any:
    return apps.get_model("accounts.User").objects.create(email=f"{SECRET}@northmere.example", name=PLANT)


def _hide_whole(service: Any, area: Any, framework: Any, letter: Inspection, first: Inspection) -> None:
    """Inspections that are not public, in each way in which they can be: of the public service itself."""
    ways = [
        {"state": "draft", "public_from": None},
        {"state": "published", "public_from": clock.now() + timedelta(days=1)},
        {"state": "withdrawn", "public_from": clock.now() - timedelta(days=9)},
    ]
    for number, way in enumerate(ways):
        hidden = records.make_inspection(
            service, areas=[area], framework=framework, public=False, title=f"{PLANT} {number}",
            slug=f"{SECRET}-hidden-{number}", judgements={"overall_effectiveness": "good", "safeguarding": "good"},
            afis=[f"{PLANT} to do"],
            published=date(2026, 2, 1), follows=first if number else None, summary=PLANT, reference=PLANT,
            legal_basis=PLANT, limits_note=PLANT, scope_note=PLANT,
        )  # fmt: skip
        records.make_strength(hidden, PLANT)
        records.make_evidence(hidden, PLANT, 3)
        records.make_progress(first.areas_for_improvement.first(), hidden, "good", residual=PLANT, found=PLANT)
        records.make_publication(hidden, text=PLANT, title=PLANT, **way)
    unlisted = records.make_organisation(PLANT, listed=False)
    records.make_inspection(unlisted, public=False, title=PLANT)
    records.make_area(service, f"{PLANT} area", listed=False, authorities=[f"{PLANT} council"])


def public_routes() -> list[Route]:
    return [route for route in all_routes() if getattr(declared_access(route.view), "audience", "") == "public"]


def addresses(route: Route, world: dict[str, list[Any]]) -> list[str]:
    """The route's address for every combination of what is there, hidden things too."""
    slugs = {
        "provider": apps.get_model("providers.Organisation"),
        "inspection": apps.get_model("inspections.Inspection"),
        "provider-improvements": apps.get_model("providers.Organisation"),
        "provider-you-said": apps.get_model("providers.Organisation"),
        "progress": apps.get_model("inspections.Inspection"),
        "document": apps.get_model("inspections.Inspection"),
        "text": apps.get_model("inspections.Inspection"),
        "area": apps.get_model("providers.Organisation"),
        "improvement": apps.get_model("improvement.AreaForImprovement"),
        "report": apps.get_model("inspections.Inspection"),
        "report-edition": apps.get_model("inspections.Inspection"),
        "report-children": apps.get_model("inspections.Inspection"),
        "report-file": apps.get_model("inspections.Inspection"),
        "format-ask": apps.get_model("inspections.Inspection"),
        "format-asked": apps.get_model("inspections.Inspection"),
    }
    found: list[dict[str, Any]] = [{}]
    for part in route.parts:
        if part == "slug":
            kind = route.name.removeprefix("register-").removesuffix("-data")
            values = list(slugs[kind].objects.values_list("slug", flat=True)) if kind in slugs else ["none-such"]
        else:
            values = world.get(part, ["none-such"])
        found = [{**each, part: value} for each in found for value in values]
    with translation.override("en"):
        return [reverse(route.name, kwargs=kwargs) for kwargs in found]


def test_the_plant_has_no_gap(world: dict[str, list[Any]]) -> None:
    assert unplanted() == []


@pytest.mark.parametrize("language", ["", "/cy"])
def test_no_public_address_tells_the_secret(world: dict[str, list[Any]], client: Client, language: str) -> None:
    told, seen = [], 0
    for route in public_routes():
        ours = route.name.startswith(("register-", "alerts-"))
        queries = QUERIES if ours and route.parts in ((), ("form",)) else [""]
        for address in addresses(route, world):
            for query in queries:
                response = client.get(f"{language}{address}?{query}")
                seen += response.status_code == 200
                if _tells(response, address if ours else ""):
                    told.append(f"{address}?{query}")
    assert told == []
    assert seen > 60  # the public world was looked at, and not only refused


def _tells(response: Any, address: str) -> bool:
    """Does the answer hold the secret? Of an address that itself holds it, any answer but "not found" tells."""
    if SECRET in address:
        return response.status_code != 404
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return SECRET in (body.decode() + str(response.headers)).casefold()


def test_a_document_is_handed_out_only_while_its_publication_is_public(client: Client) -> None:
    inspection = records.make_inspection()
    file = store(b"words")
    shown = records.make_publication(inspection, document=file)
    hidden = records.make_publication(inspection, document=file, public_from=clock.now() + timedelta(days=1))
    for publication, status in ((shown, 200), (hidden, 404)):
        address = reverse("register-document", args=[inspection.slug, publication.pk])
        response = client.get(address)
        assert response.status_code == status
        if response.streaming:
            assert b"".join(response.streaming_content) == b"words"
