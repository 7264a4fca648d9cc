"""From a signed draft to its publication: exactly what was signed, its day, its areas for improvement, its state."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.factories.publishing import quick_forms
from tests.factories.settled import settled
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting.actions import publishing
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.building.bundling import bundle_of
from touchstone.inspectorate.drafting.correcting import open_correction
from touchstone.inspectorate.drafting.models import Draft, DraftArea, SignOff, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import holds, tasks
from touchstone.inspectorate.reports.actions.queueing import stop
from touchstone.inspectorate.reports.models import Publication, PublicationJob

pytestmark = pytest.mark.django_db(transaction=True)
DAY = PreciseDate(date(2026, 11, 30))


def opened(framework: str = "ofsted-cafcass-2021", kind: str = "full", **more: object) -> tuple[Cast, Draft]:
    cast = settled(framework, kind, **more)  # type: ignore[arg-type]
    return cast, open_draft(by=cast["lead"], inspection=cast.inspection)


def signed(cast: Cast, draft: Draft) -> Draft:
    """Signed by the lead and the director, past the steps before."""
    seen = fingerprint(draft)
    for who, role in (("lead", "lead"), ("director", "director")):
        SignOff.objects.create(draft=draft, person=cast[who], role=role, seen=seen, at=clock.now())
    Draft.objects.filter(pk=draft.pk).update(state="signed")
    draft.refresh_from_db()
    return draft


@pytest.fixture(autouse=True)
def nothing_else_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the service has checked it is another room's rule, with tests of its own."""
    monkeypatch.setattr(holds, "_checks", {})


def test_the_bundle_holds_the_documents_with_their_day_and_the_hash_without_it() -> None:
    _cast, draft = opened(kind="focused")
    Draft.objects.update(addressee="Ada Winter\nChief Executive", copies_to=["Ben Carrow, DfE"])
    draft.refresh_from_db()
    bundle = bundle_of(draft, DAY)
    assert bundle.fingerprint == fingerprint(draft)
    assert bundle.documents["en"].dated == "30 November 2026"
    row = bundle.report
    assert (row.kind, row.dated, list(row.references)) == ("letter", DAY, ["NM 014"])
    assert (row.addressee, list(row.copies_to)) == ("Ada Winter, Chief Executive", ["Ben Carrow, DfE"])
    assert bundle.supersedes is None and bundle.correction == ""


def test_areas_for_improvement_go_out_as_they_are_printed() -> None:
    _cast, draft = opened("ofsted-cafcass-2009", areas=1)
    DraftArea.objects.filter(draft=draft, order__gte=3).update(removed=True)
    for order, key in ((0, "within_six_months"), (1, "immediately"), (2, "within_six_months")):
        DraftArea.objects.filter(draft=draft, order=order).update(
            timescale_key=key, text=f"Ensure step {order} is done.", text_cy=f"Sicrhau cam {order}."
        )
    rows = bundle_of(draft, DAY).areas
    assert [(row.number, row.text, row.text_cy, row.timescale_key) for row in rows] == [
        (1, "Ensure step 1 is done.", "Sicrhau cam 1.", "immediately"),
        (2, "Ensure step 0 is done.", "Sicrhau cam 0.", "within_six_months"),
        (3, "Ensure step 2 is done.", "Sicrhau cam 2.", "within_six_months"),
    ]
    assert rows[0].judgement_key == "ambition_and_prioritisation"


def test_a_signed_draft_is_queued_and_published_with_its_areas() -> None:
    cast, draft = opened()
    signed(cast, draft)
    job = publishing.publish(by=cast["director"], draft=draft)
    assert draft.state == "publishing" and job.fingerprint == fingerprint(draft)
    with quick_forms():
        tasks.go_on()
    draft.refresh_from_db()
    assert draft.state == "published"
    publication = Publication.objects.get(report__inspection=cast.inspection)
    assert publication.fingerprint == job.fingerprint
    assert AreaForImprovement.objects.filter(inspection=cast.inspection).count() == 3
    assert Inspection.objects.get(pk=cast.inspection.pk).published is not None


def test_a_later_moment_dates_the_document() -> None:
    cast, draft = opened()
    signed(cast, draft)
    moment = timezone.make_aware(datetime(2199, 1, 5, 9, 30))
    job = publishing.publish(by=cast["director"], draft=draft, public_from=moment)
    assert job.public_from == moment and "5 January 2199" in job.snapshot


def test_a_moment_that_is_over_is_refused() -> None:
    cast, draft = opened()
    signed(cast, draft)
    with pytest.raises(Refused, match="That moment is over"):
        publishing.publish(by=cast["director"], draft=draft, public_from=clock.now() - timedelta(minutes=1))


def test_text_changed_after_signing_is_not_published() -> None:
    cast, draft = opened()
    signed(cast, draft)
    Statement.objects.filter(section__draft=draft).update(text="Something else.")
    with pytest.raises(Refused, match="not the text that was signed"):
        publishing.publish(by=cast["director"], draft=draft)
    assert not PublicationJob.objects.exists()


def test_a_draft_that_nobody_signed_is_not_published() -> None:
    cast, draft = opened()
    Draft.objects.update(state="signed")
    with pytest.raises(Refused, match="not the text that was signed"):
        publishing.publish(by=cast["director"], draft=draft)


@pytest.mark.parametrize("who", ["lead", "inspector", "head"])
def test_only_a_publisher_publishes(who: str) -> None:
    cast, draft = opened()
    signed(cast, draft)
    with pytest.raises(Refused):
        publishing.publish(by=cast[who], draft=draft)


def test_stopping_the_publication_gives_the_draft_back_signed() -> None:
    cast, draft = opened()
    signed(cast, draft)
    job = publishing.publish(by=cast["director"], draft=draft)
    stop(by=cast["director"], job=job, reason="The day was wrong.")
    draft.refresh_from_db()
    assert draft.state == "signed"


def test_a_correction_supersedes_what_stands_and_says_why() -> None:
    cast, draft = opened()
    signed(cast, draft)
    publishing.publish(by=cast["director"], draft=draft)
    with quick_forms():
        tasks.go_on()
    draft.refresh_from_db()
    second = open_correction(by=cast["lead"], draft=draft, reason="A date was wrong.")
    bundle = bundle_of(second, DAY)
    assert bundle.correction == "A date was wrong."
    assert bundle.supersedes == Publication.objects.get(report__inspection=cast.inspection)
    signed(cast, second)
    publishing.publish(by=cast["director"], draft=second)
    with quick_forms():
        tasks.go_on()
    assert Publication.objects.filter(report__inspection=cast.inspection).count() == 2
    assert AreaForImprovement.objects.filter(inspection=cast.inspection).count() == 3
