"""Telling readers: each publication once to each, whatever happens between; page by page with constant queries."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from tests.factories import records
from tests.integration.alerts.helpers import small_pages, subscribed, tick, written
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.messages import actions as messages
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.actions import withdraw
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.alerts import limits, tasks
from touchstone.public.alerts.actions import telling, wishing
from touchstone.public.alerts.actions.noticing import notice
from touchstone.public.alerts.models import Delivery, Notice, Round, Subscription, Wish
from touchstone.public.alerts.wanted import Wanted

pytestmark = pytest.mark.django_db

# A Sunday in winter: London's clock is UTC's.
MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], datetime]:
    """Sets the clock of everything."""

    def set_clock(moment: datetime) -> datetime:
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    set_clock(MORNING)
    return set_clock


@pytest.fixture(autouse=True)
def nothing_is_sent_meanwhile(settings: Any) -> None:
    settings.OUTBOX_SENDS = "by tick"


def publish(moment: datetime, **fields: Any) -> Publication:
    inspection = records.make_inspection(public=False, **fields)
    return records.make_publication(inspection, public_from=moment)


def many(count: int, pace: str = "at once", wanted: Wanted = Wanted()) -> None:  # noqa: B008
    """Subscriptions made quickly."""
    for number in range(count):
        reader = Subscription.objects.create(
            email=f"reader{number}@northmere.example", key=f"{number:032x}", language="en", pace=pace, since=clock.now()
        )
        wishing.add_wish(reader, wanted)


def test_what_was_public_before_is_no_news(at: Any) -> None:
    publish(MORNING - timedelta(days=9))
    subscribed()
    tick(at(MORNING + timedelta(minutes=1)))
    assert written() == []


def test_a_publication_is_told_once_however_often_the_tick_comes(at: Any) -> None:
    reader = subscribed()
    shown = publish(at(MORNING + timedelta(minutes=5)), title="Inspection of the Weldmere service")
    for minutes in (6, 7, 600, 2000):
        tick(at(MORNING + timedelta(minutes=minutes)))
    (email,) = written()
    assert email.subject == "Published: Inspection of the Weldmere service"
    assert f"/inspections/{shown.report.inspection.slug}" in email.body
    assert email.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (
        email.headers["List-Unsubscribe"].startswith("<http") and "/alerts/stop/" in email.headers["List-Unsubscribe"]
    )
    assert (email.secret, email.bulk) == (True, True)
    assert Delivery.objects.get().subscription == reader
    assert AuditEvent.objects.filter(action="alerts.told").count() == 1


def test_an_embargo_is_kept_and_its_end_is_told(at: Any) -> None:
    subscribed()
    publish(MORNING + timedelta(hours=3))
    tick(at(MORNING + timedelta(hours=2)))
    assert written() == []
    tick(at(MORNING + timedelta(hours=3)))
    assert len(written()) == 1


def test_what_was_withdrawn_before_it_was_told_is_told_to_nobody(at: Any) -> None:
    subscribed(pace="daily")
    shown = publish(at(MORNING + timedelta(minutes=5)))
    tick()
    at(MORNING + timedelta(minutes=30))
    withdraw(by="the tests", publication=shown, reason="Published in error.")
    for hours in (1, 2, 26):
        tick(at(MORNING + timedelta(hours=hours)))
    assert Notice.objects.count() == 2
    assert written() == []


def test_who_was_told_is_told_of_the_withdrawal_once_and_not_why(at: Any) -> None:
    subscribed()
    shown = publish(at(MORNING + timedelta(hours=2)), title="Inspection of the Weldmere service")
    tick()
    at(MORNING + timedelta(hours=3))
    late = subscribed("late@northmere.example")
    withdraw(by="the tests", publication=shown, reason="A child could be known from it.")
    for hours in (4, 5, 40):
        tick(at(MORNING + timedelta(hours=hours)))
    published, withdrawn = written()
    assert withdrawn.subject == "Withdrawn: Inspection of the Weldmere service"
    assert "A child" not in withdrawn.body
    assert not Delivery.objects.filter(subscription=late)


def test_a_correction_is_news(at: Any) -> None:
    subscribed()
    first = publish(at(MORNING + timedelta(hours=1)))
    tick()
    records.make_publication(first.report.inspection, public_from=at(MORNING + timedelta(hours=2)))
    tick()
    assert len(written()) == 2


def test_the_digest_comes_once_a_day_from_its_hour_on(at: Any) -> None:
    subscribed(pace="daily")
    for minutes in (5, 10, 15):
        publish(at(MORNING + timedelta(minutes=minutes)))
        tick()
    assert written() == []
    tick(at(MORNING + timedelta(hours=1)))
    assert [email.subject for email in written()] == ["3 changes in the register"]
    publish(at(MORNING + timedelta(hours=2)))
    tick(at(MORNING + timedelta(hours=12)))
    assert len(written()) == 1
    tick(at(MORNING + timedelta(hours=25)))
    assert len(written()) == 2
    assert Round.objects.filter(pace="daily", day__isnull=False).count() == 2


@pytest.mark.parametrize(("first", "then"), [("at once", "daily"), ("daily", "at once")])
def test_who_changes_the_pace_misses_nothing_and_hears_nothing_twice(at: Any, first: str, then: str) -> None:
    reader = subscribed(pace=first)
    publish(at(MORNING + timedelta(hours=2)))
    tick()
    wishing.change(reader, pace=then, language="en")
    for hours in (3, 26, 50):
        tick(at(MORNING + timedelta(hours=hours)))
    assert len(written()) == 1


def test_each_gets_what_fits_and_nothing_else(at: Any) -> None:
    service = records.make_organisation("Weldmere Family Court Service")
    area = records.make_area(service, "Thornshire and the Vale")
    other = records.make_organisation("Sandmouth Family Court Service")
    chosen = {
        "all": Wanted(),
        "service": Wanted(places=(service.slug,)),
        "area": Wanted(places=(f"{service.slug}/{area.slug}",)),
        "letters": Wanted(kinds=("monitoring",)),
        "both": Wanted(places=(service.slug, other.slug), kinds=("full",)),
        "inspectorate": Wanted(inspectorates=("another",)),
    }
    readers = {subscribed(f"{name}@northmere.example", wanted): name for name, wanted in chosen.items()}
    at(MORNING + timedelta(hours=2))
    publish(clock.now(), provider=service, areas=[area])
    publish(clock.now(), provider=service, kind=Inspection.Kind.MONITORING)
    publish(clock.now(), provider=other)
    tick()
    told: dict[str, int] = dict.fromkeys(chosen, 0)
    for delivery in Delivery.objects.select_related("subscription"):
        told[readers[delivery.subscription]] += 1
    assert told == {"all": 3, "service": 2, "area": 1, "letters": 1, "both": 2, "inspectorate": 0}


def test_two_wishes_that_both_fit_are_one_telling(at: Any) -> None:
    reader = subscribed()
    wishing.add_wish(reader, Wanted(kinds=("full",)))
    publish(at(MORNING + timedelta(hours=2)))
    tick()
    assert Delivery.objects.count() == len(written()) == 1


def test_the_news_is_said_in_the_language_of_its_reader(at: Any) -> None:
    subscribed(language="cy")
    publish(at(MORNING + timedelta(hours=2)), title_cy="Arolygiad o wasanaeth Weldmere")
    tick()
    (email,) = written()
    assert "Arolygiad o wasanaeth Weldmere" in email.subject
    assert "/cy/inspections/" in email.body and "/cy/alerts/mine/" in email.body
    assert "Published" not in email.subject + email.body


def test_a_process_that_dies_in_the_middle_leaves_nothing_out_and_nothing_twice(
    at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch, 4)
    many(10)
    tick()
    publish(at(MORNING + timedelta(hours=2)))
    real, calls = messages.enqueue_many, []

    def dies(letters: Any) -> int:
        calls.append(1)
        done = real(letters)
        if len(calls) in (2, 4):
            raise SystemExit("killed")
        return done

    monkeypatch.setattr(telling, "enqueue_many", dies)
    for _try in range(2):
        with pytest.raises(SystemExit):
            tick()
    tick()
    assert sorted(email.to for email in written()) == sorted(Subscription.objects.values_list("email", flat=True))
    assert Delivery.objects.count() == 10


def test_the_queries_of_a_page_do_not_grow_with_its_readers_or_the_news(at: Any) -> None:
    def queries(readers: int, news: int, hour: int) -> int:
        Subscription.objects.all().delete()
        many(readers, wanted=Wanted(kinds=("full", "focused")))
        at(MORNING + timedelta(hours=hour))
        for _each in range(news):
            publish(clock.now(), areas=[records.make_area(records.make_organisation())])
        notice(clock.now(), 24)
        with CaptureQueriesContext(connection) as made:
            telling.tell_page(clock.now())
        assert Delivery.objects.count() == readers * news
        return len(made)

    tick()
    few, more_readers, more_news = queries(2, 1, 2), queries(40, 1, 3), queries(2, 8, 4)
    assert few == more_readers == more_news
    assert few <= 20


def test_readers_whom_it_does_not_concern_cost_no_page(at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch, 3)
    many(20, wanted=Wanted(kinds=("board review",)))
    tick()
    publish(at(MORNING + timedelta(hours=0.5)))
    assert tick() == 1
    assert written() == []


def test_a_reader_without_a_wish_is_told_nothing(at: Any) -> None:
    reader = subscribed()
    wishing.remove_wish(reader, Wish.objects.get().pk)
    publish(at(MORNING + timedelta(hours=2)))
    tick()
    assert written() == []


@pytest.mark.django_db(transaction=True)
def test_of_many_ticks_at_once_each_reader_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite lives in memory, which threads cannot share: test_processes does it in a file")
    small_pages(monkeypatch, 5)
    tick()
    many(23)
    for _each in range(3):
        publish(clock.now() - timedelta(seconds=1))
    faults: list[BaseException] = []

    def run() -> None:
        try:
            tick()
        except BaseException as error:  # noqa: BLE001
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert Notice.objects.filter(what="published").count() == 3
    assert Delivery.objects.count() == 23 * 3
    assert len({email.to for email in written()}) == 23


ONE_FILE = SimpleNamespace(vendor="sqlite", is_in_memory_db=lambda: False)


def test_who_waits_in_vain_for_a_database_of_one_file_leaves_the_rest_to_who_writes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(now: datetime) -> bool:
        raise OperationalError("database is locked")

    monkeypatch.setattr(tasks, "tell_page", locked)
    monkeypatch.setattr(tasks, "connection", ONE_FILE)
    assert list(tasks.tell_pages(clock.now())) == []
    monkeypatch.setattr(tasks, "begin", locked)
    assert tasks.run_due(clock.now()) == 0
    monkeypatch.setattr(tasks, "connection", SimpleNamespace(vendor="postgresql"))
    with pytest.raises(OperationalError):
        next(tasks.tell_pages(clock.now()))
    with pytest.raises(OperationalError):
        tasks.run_due(clock.now())


def test_other_writers_have_a_moment_between_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    left = iter([True, True, False])
    monkeypatch.setattr(tasks, "tell_page", lambda now: next(left))
    monkeypatch.setattr(tasks.time, "sleep", slept.append)
    monkeypatch.setattr(tasks, "connection", ONE_FILE)
    assert len(list(tasks.tell_pages(clock.now()))) == 2
    assert slept == [limits.PAUSE] * 2 and limits.PAUSE > 0.1  # who waits looks every tenth of a second
