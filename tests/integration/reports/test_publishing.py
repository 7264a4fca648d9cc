"""Is a publication whole or not there: queued, made by workers, landed, stopped, tried again?"""

from __future__ import annotations

import errno
import hashlib
from datetime import timedelta

import pytest

from tests.cast import Cast, play
from tests.factories.publishing import make_bundle, make_publisher, quick_forms
from touchstone import formats
from touchstone.domain.reporting.serial import documents_of
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.files.queries import read_stored
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.reports import actions, genuine, holds, landing, queries, tasks
from touchstone.inspectorate.reports.actions import making
from touchstone.inspectorate.reports.models import JobForm, Publication, PublicationJob, PublishedForm, Report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return play(state="settled", framework="ofsted-cafcass-2009")


@pytest.fixture
def publisher(cast: Cast) -> User:
    return make_publisher(cast)


def queue(cast: Cast, publisher: User, **fields) -> PublicationJob:
    moment = fields.pop("public_from", None)
    return actions.queue(by=publisher, inspection=cast.inspection, bundle=make_bundle(**fields), public_from=moment)


def publish(cast: Cast, publisher: User, **fields) -> Publication:
    job = queue(cast, publisher, **fields)
    with quick_forms():
        tasks.go_on()
    job.refresh_from_db()
    assert (job.state, job.error) == ("finished", "")
    return job.publication


def nothing_is_there() -> bool:
    return not (Publication.objects.exists() or Report.objects.exists() or AreaForImprovement.objects.exists())


def test_what_is_queued_lands_whole(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    assert (job.state, job.total) == ("waiting", 3 * len(formats.FORMS))
    assert nothing_is_there()
    with quick_forms():
        assert tasks.go_on() == 1
    publication = Publication.objects.get()
    assert publication.snapshot.sha256 == job.snapshot_sha256
    data = read_stored(publication.snapshot)
    assert hashlib.sha256(data).hexdigest() == job.snapshot_sha256
    assert documents_of(data) == make_bundle().documents
    assert publication.forms.count() == 3 * len(formats.FORMS)
    assert not publication.forms.filter(file=None).exists()
    assert not JobForm.objects.exists()
    cast.inspection.refresh_from_db()
    assert cast.inspection.published.start == clock.today()
    assert [afi.text for afi in AreaForImprovement.objects.all()][:1] == ["Order waiting lists by need."]
    assert list(queries.public_inspections(clock.now())) == [cast.inspection]
    report = publication.report
    assert report.text.split("\f")[1].startswith("Findings\nPlans are good.")
    assert (report.welsh_from_page, report.text.split("\f")[4]) == (
        4,
        "Canfyddiadau\nMae cynlluniau’n dda. Plans are good.",
    )
    rows = list(
        AuditEvent.objects.filter(action__startswith="publication.").order_by("id").values_list("action", flat=True)
    )
    assert rows == ["publication.queued", "publication.published"]


def test_only_a_publisher_may_and_only_one_at_a_time(cast: Cast, publisher: User) -> None:
    for who in ("lead", "inspector", "head", "other_lead"):
        with pytest.raises(Refused, match="You may not publish the report"):
            queue(cast, cast[who])
    queue(cast, publisher)
    with pytest.raises(Refused, match="being made already"):
        queue(cast, publisher)


def test_what_holds_it_is_said_in_sentences_when_queued_and_when_it_lands(
    cast: Cast, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holds, "_checks", {})
    held = ["A challenge is not answered."]
    holds.hang("accuracy", lambda inspection: held)
    with pytest.raises(Refused, match="A challenge is not answered"):
        queue(cast, publisher)
    held.clear()
    job = queue(cast, publisher)
    held.append("A challenge came in.")
    with quick_forms():
        tasks.go_on()
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "Publishing it: A challenge came in.")
    assert nothing_is_there()
    held.clear()
    actions.try_again(by=publisher, job=job)
    with quick_forms():
        tasks.go_on()
    assert Publication.objects.get().edition == 1


def test_a_form_that_cannot_be_made_keeps_all_of_it_back(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    with quick_forms(fails="word"):
        tasks.go_on()
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.error.endswith("of the document “en”: A table is 40 columns wide.")
    assert nothing_is_there()


def test_a_full_disk_keeps_all_of_it_back_and_it_is_tried_again(
    cast: Cast, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queue(cast, publisher)
    left = [5]

    def store(data: bytes) -> StoredFile:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(data)

    real = making.store
    monkeypatch.setattr(making, "store", store)
    with quick_forms():
        tasks.go_on()
        job.refresh_from_db()
        assert job.state == "waiting"
        assert job.error.startswith("The disk was full while making")
        assert job.forms.count() == 4
        assert nothing_is_there()
        left[0] = 1000
        assert tasks.go_on() == 0  # not before its time
        PublicationJob.objects.update(not_before=None)
        assert tasks.go_on() == 1
    assert PublishedForm.objects.filter(file__isnull=False).count() == job.total
    assert left[0] == 1000 - (job.total - 4) - 1  # what was made is not made again; the snapshot is kept once more


def test_a_listener_that_fails_keeps_all_of_it_back(
    cast: Cast, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(by: User, publication: Publication) -> None:
        assert publication.forms.exists()
        raise RuntimeError("no")

    monkeypatch.setattr(landing, "_listeners", {})
    landing.hang("test", failing, lambda by, job: None)
    job = queue(cast, publisher)
    with quick_forms():
        tasks.go_on()
    job.refresh_from_db()
    assert (job.state, "RuntimeError" in job.error) == ("failed", True)
    assert nothing_is_there()
    assert job.forms.count() == job.total


def test_a_worker_whose_lease_was_taken_over_publishes_nothing(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    slow = making.take()
    assert slow is not None
    assert making.take() is None
    PublicationJob.objects.update(leased_until=clock.now() - timedelta(seconds=1))
    with quick_forms():
        assert tasks.go_on() == 1
        tasks.work_at(slow)
    job.refresh_from_db()
    assert (job.state, Publication.objects.count(), job.publication_id is not None) == ("finished", 1, True)


def test_a_form_missing_on_this_machine_is_said_and_made_later(cast: Cast, publisher: User) -> None:
    queue(cast, publisher)
    with quick_forms(missing={"braille": "The Braille translator is not installed."}):
        tasks.go_on()
        assert tasks.add_missing() == 0
    publication = Publication.objects.get()
    rows = publication.forms.filter(form="braille")
    assert {row.missing for row in rows} == {"The Braille translator is not installed."}
    before = publication.snapshot.sha256
    with quick_forms():
        assert tasks.add_missing() == 3
        assert tasks.add_missing() == 0
    publication.refresh_from_db()
    assert publication.snapshot.sha256 == before
    assert not publication.forms.filter(file=None).exists()


def test_an_embargo_holds_and_can_be_stopped_without_a_trace_in_public(
    cast: Cast, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(landing, "_listeners", {})
    landing.hang("test", lambda by, publication: told.append("published"), lambda by, job: told.append("stopped"))
    moment = clock.now() + timedelta(days=2)
    publication = publish(cast, publisher, public_from=moment)
    assert not queries.public(clock.now()).exists() and not queries.made_here(clock.now()).exists()
    assert list(queries.public(moment)) == [publication]
    assert genuine.look_up(publication.snapshot.sha256, clock.now()) == []
    with pytest.raises(Refused, match="Stop it instead"):
        actions.withdraw(by=publisher, publication=publication, reason="Wrong.")
    actions.stop(by=publisher, job=publication.job, reason="A figure is wrong.")
    assert not queries.made_here(moment + timedelta(days=1)).exists()
    assert not AreaForImprovement.objects.exists()
    cast.inspection.refresh_from_db()
    assert cast.inspection.published is None
    assert told == ["published", "stopped"]
    again = publish(cast, publisher, words="Plans are very good.")
    assert again.edition == 2


def test_stopping_before_it_is_made(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    with pytest.raises(Refused, match="Say why"):
        actions.stop(by=publisher, job=job, reason=" ")
    actions.stop(by=publisher, job=job, reason="Too early.")
    with quick_forms():
        assert tasks.go_on() == 0
    with pytest.raises(Refused, match="stopped already"):
        actions.stop(by=publisher, job=job, reason="Again.")
    with pytest.raises(Refused, match="Only a publication that failed"):
        actions.try_again(by=publisher, job=job)


def test_a_correction_supersedes_from_its_moment_and_the_old_one_is_provable(cast: Cast, publisher: User) -> None:
    first = publish(cast, publisher)
    with pytest.raises(Refused, match="published already. Publish a correction"):
        queue(cast, publisher)
    with pytest.raises(Refused, match="Say what the correction corrects"):
        queue(cast, publisher, supersedes=first)
    moment = clock.now() + timedelta(hours=1)
    second = publish(
        cast,
        publisher,
        words="Plans are fair.",
        supersedes=first,
        correction="A grade was misprinted.",
        public_from=moment,
    )
    assert list(queries.public(clock.now())) == [first]
    assert list(queries.public(moment)) == [second]
    assert set(queries.offered(moment)) == {first, second}
    old = genuine.look_up(first.forms.first().file.sha256, moment)
    assert [(each.publication, each.standing) for each in old] == [(first, "superseded")]
    assert genuine.look_up(second.snapshot.sha256, moment)[0].standing == "stands"
    assert AreaForImprovement.objects.count() == 2
    actions.stop(by=publisher, job=second.job, reason="Not yet.")
    assert list(queries.public(moment)) == [first]
    assert AreaForImprovement.objects.count() == 2


def test_a_correction_does_not_change_what_an_area_for_improvement_says(cast: Cast, publisher: User) -> None:
    first = publish(cast, publisher)
    changed = [make_bundle().areas[0]]
    with pytest.raises(Refused, match="Its wording is frozen"):
        queue(cast, publisher, supersedes=first, correction="One was left out.", areas=changed)


def test_what_is_withdrawn_shows_its_reason_and_its_hash_and_offers_no_file(cast: Cast, publisher: User) -> None:
    publication = publish(cast, publisher)
    with pytest.raises(Refused, match="You may not publish"):
        actions.withdraw(by=cast["lead"], publication=publication, reason="Wrong.")
    actions.withdraw(by=publisher, publication=publication, reason="A child could be known.")
    now = clock.now()
    assert not queries.public(now).exists() and not queries.offered(now).exists()
    assert list(queries.made_here(now)) == [publication]
    found = genuine.look_up(publication.snapshot.sha256, now)
    assert "Reason: A child could be known." in found[0].sentence("en")


def test_leftovers_of_a_stopped_publication_are_thrown_away_after_a_day(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    with quick_forms(fails="word"):
        tasks.go_on()
    job.refresh_from_db()
    actions.stop(by=publisher, job=job, reason="Begun anew.")
    made = job.forms.filter(file__isnull=False).count()
    assert made > 0 and making.throw_away_leftovers() == 0
    PublicationJob.objects.update(finished_at=clock.now() - timedelta(days=2))
    assert making.throw_away_leftovers() == made
    assert not JobForm.objects.exists()


def test_a_publication_that_kills_every_worker_fails_with_a_sentence(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    PublicationJob.objects.update(attempts=making.MOST_ATTEMPTS)
    with quick_forms():
        tasks.go_on()
    job.refresh_from_db()
    assert (job.state, job.error) == (
        "failed", "Every worker that took it ended before it was done. Please report it."
    )  # fmt: skip


def test_reopened_judgements_keep_a_queued_publication_back(cast: Cast, publisher: User) -> None:
    job = queue(cast, publisher)
    cast.at("judging")
    with quick_forms():
        tasks.go_on()
    job.refresh_from_db()
    assert (job.state, "the inspection is judging" in job.error) == ("failed", True)
    assert nothing_is_there()


def test_an_area_for_improvement_that_the_framework_does_not_know_is_refused_when_queued(
    cast: Cast, publisher: User
) -> None:
    unknown = [AreaForImprovementRow(1, "Order waiting lists.", timescale_key="some_day")]
    with pytest.raises(Refused, match="some_day"):
        queue(cast, publisher, areas=unknown)
    assert not PublicationJob.objects.exists()
