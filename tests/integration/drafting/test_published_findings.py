"""What a publication keeps as records: its strengths, what is urgent, and never what inspectors wrote."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.factories.drafts import make_statement
from tests.factories.findings import make_finding
from tests.factories.learning import make_pair, make_recurrence
from tests.factories.publishing import quick_forms
from tests.factories.settled import settled
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.inspectorate.drafting.actions import publishing
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.building.bundling import bundle_of
from touchstone.inspectorate.drafting.correcting import open_correction
from touchstone.inspectorate.drafting.models import Draft, SignOff, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.reports import holds, tasks
from touchstone.inspectorate.reports.actions.queueing import stop
from touchstone.inspectorate.reports.models import PublicationJob

pytestmark = pytest.mark.django_db(transaction=True)
DAY = PreciseDate(date(2026, 11, 30))
SECRET = "A manager wept when we asked"


@pytest.fixture(autouse=True)
def nothing_else_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holds, "_checks", {})


@pytest.fixture
def opened() -> tuple[Cast, Draft]:
    """A letter whose list of strengths has two, each in words of its own and with the findings behind it."""
    cast = settled(kind="focused")
    draft = open_draft(by=cast["lead"], inspection=cast.inspection)
    section = draft.sections.get(key="strengths")
    section.statements.all().delete()
    first, *_more = Finding.objects.filter(inspection=cast.inspection, direction="strength").order_by("pk")
    make_statement(section, cast["lead"], "Plans are clear.", first, text_cy="Mae cynlluniau'n glir.")
    make_statement(section, cast["lead"], "Staff are kind.")
    return cast, draft


def signed(cast: Cast, draft: Draft) -> Draft:
    seen = fingerprint(draft)
    for who, role in (("lead", "lead"), ("director", "director")):
        SignOff.objects.create(draft=draft, person=cast[who], role=role, seen=seen, at=clock.now())
    Draft.objects.filter(pk=draft.pk).update(state="signed")
    draft.refresh_from_db()
    return draft


def publish(cast: Cast, draft: Draft) -> None:
    publishing.publish(by=cast["publisher"], draft=signed(cast, draft))
    with quick_forms():
        tasks.go_on()


def records(cast: Cast) -> list[Finding]:
    return list(Finding.objects.filter(inspection=cast.inspection, fingerprint="").order_by("order"))


def test_each_strength_becomes_a_record_with_its_words_its_area_and_what_is_behind_it(
    opened: tuple[Cast, Draft],
) -> None:
    cast, draft = opened
    behind = Statement.objects.get(text="Plans are clear.").findings.get()
    publish(cast, draft)
    first, second = records(cast)
    assert (first.text, first.text_cy, first.direction) == ("Plans are clear.", "Mae cynlluniau'n glir.", "strength")
    assert (first.area_key, list(first.behind.all())) == (behind.area_key, [behind])
    assert (second.text, second.area_key, list(second.behind.all())) == ("Staff are kind.", "", [])


def test_everybody_reads_the_strengths_and_nobody_the_findings_behind_them(
    opened: tuple[Cast, Draft], client: Client
) -> None:
    cast, draft = opened
    for way in ("strength", "weakness"):
        cast.at("fieldwork")
        made = make_finding(cast.inspection, cast["lead"], "private_law_practice", f"{SECRET} ({way}).")
        Finding.objects.filter(pk=made.pk).update(direction=way, urgent=way == "weakness")
    cast.at("settled")
    publish(cast, draft)
    slug = cast.inspection.slug
    page = client.get(f"/inspections/{slug}").content.decode()
    assert "2 strengths" in page and "Plans are clear." in page and "Private law practice" in page
    welsh = client.get(f"/cy/inspections/{slug}").content.decode()
    assert "Mae cynlluniau&#39;n glir." in welsh and 'lang="en">Staff are kind.' in welsh
    data = json.loads(client.get(f"/inspections/{slug}.json").content)
    assert [(row["text"], row["text_cy"]) for row in data["strengths"]] == [
        ("Plans are clear.", "Mae cynlluniau'n glir."), ("Staff are kind.", None),
    ]  # fmt: skip
    for said in (page, welsh, json.dumps(data)):
        assert SECRET not in said and "Plans name who does what" not in said


def test_a_finding_withdrawn_before_publishing_is_behind_nothing(opened: tuple[Cast, Draft]) -> None:
    cast, draft = opened
    Statement.objects.get(text="Plans are clear.").findings.update(withdrawn_reason="Wrong.")
    rows = bundle_of(draft, DAY).findings
    assert [(row.text, list(row.behind)) for row in rows] == [("Plans are clear.", []), ("Staff are kind.", [])]


def test_a_statement_that_rests_on_something_urgent_is_kept_as_urgent(
    opened: tuple[Cast, Draft], client: Client
) -> None:
    cast, draft = opened
    cast.at("fieldwork")
    finding = make_finding(cast.inspection, cast["lead"], "private_law_practice", "Checks are late.")
    Finding.objects.filter(pk=finding.pk).update(urgent=True, direction="weakness")
    cast.at("settled")
    section = draft.sections.filter(audience="everyone").exclude(key="strengths").first()
    make_statement(section, cast["lead"], "Checks on people need attention at once.", finding)
    publish(cast, draft)
    urgent = next(each for each in records(cast) if each.urgent)
    assert (urgent.text, urgent.direction) == ("Checks on people need attention at once.", "weakness")
    page = client.get(f"/inspections/{cast.inspection.slug}").content.decode()
    assert "Needing immediate attention" in page and "Checks on people need attention" in page
    assert "Checks are late." not in page


def test_a_correction_says_its_strengths_anew(opened: tuple[Cast, Draft]) -> None:
    cast, draft = opened
    publish(cast, draft)
    first, second = records(cast)
    again = open_correction(by=cast["lead"], draft=Draft.objects.get(pk=draft.pk), reason="The staff were not asked.")
    Statement.objects.filter(section__draft=again, text="Plans are clear.").update(text="Plans are very clear.")
    Statement.objects.filter(section__draft=again, text="Staff are kind.").update(removed=True)
    publish(cast, again)
    (held,) = records(cast)
    assert (held.pk, held.text) == (first.pk, "Plans are very clear.")
    assert not Finding.objects.filter(pk=second.pk).exists()


def test_one_that_something_rests_on_stays_and_is_shown_to_nobody(opened: tuple[Cast, Draft]) -> None:
    cast, draft = opened
    publish(cast, draft)
    _first, second = records(cast)
    make_recurrence(earlier=make_pair()[0], later_finding=second)
    again = open_correction(by=cast["lead"], draft=Draft.objects.get(pk=draft.pk), reason="The staff were not asked.")
    Statement.objects.filter(section__draft=again, text="Staff are kind.").update(removed=True)
    publish(cast, again)
    second.refresh_from_db()
    assert (second.direction, second.urgent) == ("neutral", False)


def test_a_publication_that_is_stopped_before_its_moment_leaves_no_strength(opened: tuple[Cast, Draft]) -> None:
    cast, draft = opened
    later = clock.now() + timedelta(days=3)
    publishing.publish(by=cast["publisher"], draft=signed(cast, draft), public_from=later)
    with quick_forms():
        tasks.go_on()
    assert len(records(cast)) == 2
    stop(by=cast["publisher"], job=PublicationJob.objects.get(), reason="A name is wrong.")
    assert records(cast) == []
    assert Finding.objects.filter(inspection=cast.inspection).exists(), "what inspectors wrote stays"
