"""The outbox: an e-mail exists when its cause does, is tried again when it may be, and is never sent twice."""

from __future__ import annotations

import smtplib
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, connection, transaction

from touchstone.foundation.core import clock
from touchstone.foundation.messages import actions
from touchstone.foundation.messages.actions import CLAIM_HOLDS, WAITS, deliver, enqueue
from touchstone.foundation.messages.models import OutboxEmail

pytestmark = pytest.mark.django_db


class Server(BaseEmailBackend):
    """A mail server that does what the test says: `raises` is raised in turn, None takes the e-mail."""

    raises: ClassVar[list[Exception | None]] = []
    on_open: ClassVar[Exception | None] = None
    taken: ClassVar[list[mail.EmailMessage]] = []

    def open(self) -> bool:
        if Server.on_open:
            raise Server.on_open
        return True

    def send_messages(self, messages: Sequence[mail.EmailMessage]) -> int:
        error = Server.raises.pop(0) if Server.raises else None
        if error:
            raise error
        Server.taken.extend(messages)
        return len(messages)


@pytest.fixture(autouse=True)
def server(settings: object) -> type[Server]:
    settings.EMAIL_BACKEND = f"{__name__}.Server"  # type: ignore[attr-defined]
    Server.raises, Server.on_open, Server.taken = [], None, []
    return Server


def put(subject: str = "Hello", **fields: object) -> OutboxEmail:
    return enqueue(to="ada@northmere.example", subject=subject, body="A link: https://x.example/token", **fields)  # type: ignore[arg-type]


def later(delta: timedelta = timedelta()) -> datetime:
    return clock.now() + timedelta(seconds=1) + delta


def test_an_email_is_sent_once_however_often_the_outbox_is_delivered(server: type[Server]) -> None:
    email = put()
    assert deliver(now=later()).sent == 1
    assert deliver(now=later(timedelta(days=30))).sent == 0
    email.refresh_from_db()
    assert (email.state, len(server.taken), email.attempts) == ("sent", 1, 1)
    assert server.taken[0].extra_headers["Message-ID"] == email.message_id
    assert server.taken[0].to == ["ada@northmere.example"]


def test_a_secret_is_not_kept_once_it_is_sent() -> None:
    secret, plain = put(secret=True), put()
    deliver(now=later())
    secret.refresh_from_db()
    plain.refresh_from_db()
    assert (secret.body, "token" in plain.body) == ("", True)


def test_an_email_whose_cause_is_undone_never_existed() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put()
        raise ZeroDivisionError
    assert not OutboxEmail.objects.exists()


def test_an_unreachable_server_puts_every_email_off(server: type[Server]) -> None:
    put("One")
    put("Two")
    server.on_open = ConnectionRefusedError("nobody there")
    assert deliver(now=later()).put_off == 2
    assert deliver(now=later()).put_off == 0, "not before its time"
    server.on_open = None
    assert deliver(now=later(WAITS[0] + timedelta(minutes=1))).sent == 2


def test_an_email_is_given_up_after_the_last_wait(server: type[Server]) -> None:
    email = put()
    server.on_open = ConnectionRefusedError("nobody there")
    now = later()
    for wait in [*WAITS, timedelta()]:
        deliver(now=now)
        now += wait + timedelta(seconds=1)
    email.refresh_from_db()
    assert (email.state, email.attempts) == ("failed", len(WAITS) + 1)
    assert "could not be reached" in email.last_error


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPResponseException(451, b"try later"), "waiting"),
        (smtplib.SMTPResponseException(550, b"never"), "failed"),
        (smtplib.SMTPRecipientsRefused({"ada@northmere.example": (450, b"busy")}), "waiting"),
        (smtplib.SMTPRecipientsRefused({"ada@northmere.example": (550, b"nobody")}), "failed"),
        (smtplib.SMTPServerDisconnected("gone"), "unknown"),
        (TimeoutError("slow"), "unknown"),
    ],
)
def test_what_the_server_says_decides_what_happens_next(server: type[Server], error: Exception, state: str) -> None:
    email = put()
    server.raises = [error]
    deliver(now=later())
    email.refresh_from_db()
    assert email.state == state
    assert email.last_error


def test_a_broken_line_stops_the_round_and_leaves_the_rest_waiting(server: type[Server]) -> None:
    first, second = put("One"), put("Two")
    server.raises = [smtplib.SMTPServerDisconnected("gone")]
    assert deliver(now=later()).unknown == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("unknown", "waiting")
    assert deliver(now=later()).sent == 1


def test_an_email_whose_sender_died_is_not_sent_again(server: type[Server]) -> None:
    email = put()
    OutboxEmail.objects.update(state="sending", claimed_at=clock.now())
    assert deliver(now=later()).unknown == 0, "it may still be at work"
    assert deliver(now=later(CLAIM_HOLDS)).unknown == 1
    email.refresh_from_db()
    assert (email.state, server.taken) == ("unknown", [])


def test_a_subject_cannot_smuggle_a_header(server: type[Server]) -> None:
    put("Hello\r\nBcc: everyone@northmere.example")
    deliver(now=later())
    assert server.taken[0].subject == "Hello Bcc: everyone@northmere.example"


def test_the_database_refuses_a_sent_email_without_its_time() -> None:
    email = put()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxEmail.objects.filter(pk=email.pk).update(state="sent")


def test_an_empty_outbox_costs_two_queries(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        deliver(now=later())


@pytest.mark.django_db(transaction=True)
def test_committing_sends(server: type[Server]) -> None:
    with transaction.atomic():
        put()
        assert server.taken == []
    assert len(server.taken) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_senders_at_once_one_sends(server: type[Server], settings: object) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite lives in memory, which threads cannot share")
    settings.OUTBOX_SENDS = "by tick"  # type: ignore[attr-defined]
    for n in range(20):
        put(f"Number {n}")

    def send() -> None:
        try:
            deliver(now=later())
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(m.subject for m in server.taken) == sorted(f"Number {n}" for n in range(20))


def test_a_process_waits_for_what_it_is_sending_before_it_parts_into_several() -> None:
    done, may_end = [], threading.Event()
    sending = threading.Thread(target=lambda: (may_end.wait(10), done.append("sent")), name=actions.SENDER)
    sending.start()
    threading.Timer(0.05, may_end.set).start()
    actions.finish_sending()
    assert done == ["sent"] and not sending.is_alive()


def letters(count: int, **fields: object) -> list[actions.Letter]:
    return [actions.Letter(f"reader{n}@northmere.example", "News", "News.", **fields) for n in range(count)]  # type: ignore[arg-type]


def test_many_are_put_in_at_once_and_everything_else_goes_first(
    server: type[Server], django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert actions.enqueue_many(letters(5, bulk=True)) == 5
    put("Your password")
    deliver(now=later(), limit=2)
    assert [m.subject for m in server.taken] == ["Your password", "News"]


def test_further_headers_are_sent_and_are_not_kept_with_a_secret(server: type[Server]) -> None:
    email = put(secret=True, headers={"List-Unsubscribe": "<https://x.example/stop/abc>"})
    deliver(now=later())
    email.refresh_from_db()
    assert server.taken[0].extra_headers["List-Unsubscribe"] == "<https://x.example/stop/abc>"
    assert email.headers == {}


def test_a_topic_is_forgotten_by_address_and_by_age_and_nothing_else_is() -> None:
    actions.enqueue_many(letters(3, topic="news"))
    kept = put()
    assert actions.forget(topic="news", to="reader0@northmere.example") == 1
    assert actions.forget(topic="news", before=later()) == 0  # they wait still
    deliver(now=later())
    assert actions.forget(topic="", before=later()) == actions.forget(topic="news") == 0
    assert actions.forget(topic="news", before=later()) == 2
    assert list(OutboxEmail.objects.all()) == [kept]
