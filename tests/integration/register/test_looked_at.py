"""The public page of an inspection counts what its report counts: kept with the publication, never another number."""

from __future__ import annotations

import json
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from tests.cast import Cast
from tests.factories.findings import make_item
from tests.factories.publishing import quick_forms
from tests.factories.settled import settled
from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.evidence import Seen
from touchstone.domain.reporting.serial import documents_of
from touchstone.foundation.core import clock
from touchstone.foundation.files.queries import read_stored
from touchstone.inspectorate.drafting.building.bundling import bundle_of
from touchstone.inspectorate.drafting.correcting import open_correction
from touchstone.inspectorate.drafting.models import Draft, Section
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.reports import holds, tasks
from touchstone.inspectorate.reports.actions.publishing import withdraw
from touchstone.inspectorate.reports.actions.queueing import queue
from touchstone.inspectorate.reports.models import Publication

pytestmark = pytest.mark.django_db(transaction=True)
DAY = PreciseDate(date(2026, 11, 20))
NONE = "No count of what inspectors looked at is held here."


@pytest.fixture(autouse=True)
def nothing_else_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holds, "_checks", {})


@pytest.fixture
def draft() -> tuple[Cast, Draft]:
    cast = settled()
    cast.at("fieldwork")
    for method in ("interview", "interview", "observation"):
        make_item(cast.inspection, cast["inspector"], method=method)
    return cast, open_draft(by=cast["lead"], inspection=cast.at("settled"))


def publish(cast: Cast, draft: Draft, **fields: object) -> Publication:
    queue(by=cast["publisher"], inspection=cast.inspection, bundle=bundle_of(draft, DAY), **fields)  # type: ignore[arg-type]
    with quick_forms():
        tasks.go_on()
    return Publication.objects.get(report__inspection=cast.inspection, edition=draft.edition)


def page(cast: Cast, language: str = "") -> str:
    return unescape(Client().get(f"{language}/inspections/{cast.inspection.slug}").content.decode())


def counted(cast: Cast) -> dict[str, str]:
    data = json.loads(Client().get(f"/inspections/{cast.inspection.slug}.json").content)
    return {each["label"]: each["count"] for each in data["evidence"]}


def test_the_page_counts_what_the_report_counts(draft: tuple[Cast, Draft]) -> None:
    cast, held = draft
    publication = publish(cast, held)
    kept = [Seen(**each) for each in publication.looked_at["seen"]]
    assert {each.kind: each.count for each in kept}["interview"] >= 2
    assert publication.snapshot is not None
    words = documents_of(read_stored(publication.snapshot))["en"].words()
    for each in kept:
        assert each.said() in words, "the report prints each number"
    assert counted(cast) == {each.name()[:1].upper() + each.name()[1:]: str(each.count) for each in kept}
    read = page(cast)
    for label, count in counted(cast).items():
        assert f'>{label}</dt><dd class="govuk-summary-list__value">{count}</dd>' in read
    for label, _welsh, why in publication.looked_at["unseen"]:
        assert f"<li>{label}: {why}" in read and why.rstrip(".") in words
    assert NONE not in read


def test_the_welsh_page_says_it_in_welsh(draft: tuple[Cast, Draft]) -> None:
    cast, held = draft
    publish(cast, held)
    read = page(cast, "/cy")
    assert ">Cyfweliad</dt>" in read and ">Arsylwad o waith</dt>" in read and '<span lang="en">Interview' not in read


def test_what_is_gathered_later_changes_nothing_until_a_correction_counts_it(draft: tuple[Cast, Draft]) -> None:
    cast, held = draft
    publish(cast, held)
    before = counted(cast)
    cast.at("fieldwork")
    make_item(cast.inspection, cast["inspector"], method="interview")
    cast.at("settled")
    assert counted(cast) == before
    Draft.objects.filter(pk=held.pk).update(state="published")
    held.refresh_from_db()
    again = open_correction(by=cast["lead"], draft=held, reason="One interview was not counted.")
    publish(cast, again)
    assert int(counted(cast)["Interviews"]) == int(before["Interviews"]) + 1


def test_a_report_without_a_place_for_it_gives_no_count(draft: tuple[Cast, Draft]) -> None:
    cast, held = draft
    Section.objects.filter(draft=held, key__in=("evidence", "methodology")).delete()
    assert publish(cast, held).looked_at == {"seen": [], "unseen": []}
    assert EvidenceItem.objects.filter(inspection=cast.inspection).exists()
    assert counted(cast) == {} and NONE in page(cast)


def test_it_is_public_with_the_report_and_no_sooner(draft: tuple[Cast, Draft]) -> None:
    cast, held = draft
    publication = publish(cast, held, public_from=clock.now() + timedelta(days=2))
    assert publication.looked_at["seen"]
    assert Client().get(f"/inspections/{cast.inspection.slug}").status_code == 404


def test_it_never_changes_and_goes_with_a_withdrawn_report(draft: tuple[Cast, Draft]) -> None:
    cast, held = draft
    publication = publish(cast, held)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(looked_at={})
    withdraw(by=cast["publisher"], publication=publication, reason="A name was printed.")
    assert Client().get(f"/inspections/{cast.inspection.slug}").status_code == 404
