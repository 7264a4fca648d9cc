"""Writing e-mails into the outbox and sending them.

An e-mail is written in the transaction of the act that causes it, so that neither exists without the other. Sending
claims one e-mail at a time with one conditional UPDATE: of any number of senders one gets it.
"""

from __future__ import annotations

import smtplib
import threading
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from touchstone.foundation.core import clock
from touchstone.foundation.messages.models import OutboxEmail

State = OutboxEmail.State
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240)]  # between tries; after the last, it is given up
CLAIM_HOLDS = timedelta(minutes=10)  # far longer than any send may take

SENDER = "outbox"


@dataclass
class Delivery:
    """What one round of sending did, in e-mails."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class Letter:
    """An e-mail to be put into the outbox. `secret` and `topic`: see `enqueue`."""

    to: str
    subject: str
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: bool = False
    topic: str = ""
    bulk: bool = False


def enqueue(
    *,
    to: str,
    subject: str,
    body: str,
    secret: bool = False,
    headers: Mapping[str, str] | None = None,
    topic: str = "",
) -> OutboxEmail:
    """Put an e-mail into the outbox, in the caller's transaction; it is sent after the commit.

    `secret` empties the body and the further headers here once it is sent, for e-mails with a link that works only
    for their reader. E-mails with a `topic` can be forgotten (`forget`); others stay here.
    """
    letter = Letter(to=to, subject=subject, body=body, secret=secret, headers=headers or {}, topic=topic)
    email = _row(letter, clock.now())
    email.save(force_insert=True)
    transaction.on_commit(_send_soon, robust=True)
    return email


def enqueue_many(letters: Iterable[Letter]) -> int:
    """Put many e-mails into the outbox, in the caller's transaction, for `./touchstone tick` to send. Few inserts."""
    now = clock.now()
    return len(OutboxEmail.objects.bulk_create([_row(letter, now) for letter in letters], batch_size=500))


def forget(*, topic: str, to: str = "", before: datetime | None = None) -> int:
    """Delete e-mails of a topic: all of one address (also those that wait), or all that are done and were made before
    a moment. One that is being sent stays. Returns how many."""
    found = OutboxEmail.objects.filter(topic=topic).exclude(state=State.SENDING)
    if to:
        found = found.filter(to=to)
    if before:
        found = found.filter(created_at__lt=before).exclude(state=State.WAITING)
    return found.delete()[0] if topic and (to or before) else 0


def _row(letter: Letter, now: datetime) -> OutboxEmail:
    return OutboxEmail(
        to=letter.to,
        subject=" ".join(letter.subject.split())[:200],
        body=letter.body,
        headers=dict(letter.headers),
        secret=letter.secret,
        topic=letter.topic,
        bulk=letter.bulk,
        message_id=f"<{uuid.uuid4()}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>",
        created_at=now,
        not_before=now,
    )


def deliver(*, now: datetime, limit: int = 200) -> Delivery:
    """Send what is due. Any number of processes may call this at once, at any time: each e-mail is sent by one, once.

    An e-mail whose sender died in the middle is not sent again, because it may have left: it becomes `unknown`.
    """
    done = Delivery(unknown=_give_up_on_dead_senders(now))
    due = OutboxEmail.objects.filter(state=State.WAITING, not_before__lte=now).order_by("bulk", "pk")
    numbers = list(due.values_list("pk", flat=True)[:limit])
    if not numbers:
        return done
    server = get_connection()
    try:
        server.open()
    except OSError as error:  # smtplib's errors are of this kind too
        for number in numbers:
            if email := _claim(number, now):
                _put_off(email, now, f"The mail server could not be reached: {error}", done)
        return done
    try:
        for number in numbers:
            email = _claim(number, now)
            if email and not _send(email, server, now, done):
                break
    finally:
        server.close()
    return done


def _claim(number: int, now: datetime) -> OutboxEmail | None:
    # Durable: the claim must be committed before anything is sent, or it would protect nothing.
    with transaction.atomic(durable=True):
        claimed = OutboxEmail.objects.filter(pk=number, state=State.WAITING).update(state=State.SENDING, claimed_at=now)
    return OutboxEmail.objects.get(pk=number) if claimed else None


def _send(email: OutboxEmail, server: BaseEmailBackend, now: datetime, done: Delivery) -> bool:
    """Send one claimed e-mail. Returns whether the server can take another."""
    message = EmailMessage(
        email.subject, email.body, settings.DEFAULT_FROM_EMAIL, [email.to],
        headers={**email.headers, "Message-ID": email.message_id, "Auto-Submitted": "auto-generated"},
        connection=server,
    )  # fmt: skip
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(email, now, code, f"The mail server refused the address: {words!r}", done)
    except smtplib.SMTPResponseException as error:
        _refused(email, now, error.smtp_code, f"The mail server refused it: {error}", done)
    except OSError as error:  # the line broke in the middle: it may have left
        done.unknown += 1
        _finish(email, State.UNKNOWN, f"The mail server stopped answering: {error}")
        return False
    else:
        done.sent += 1
        _finish(email, State.SENT, sent_at=now)
    return True


def _refused(email: OutboxEmail, now: datetime, code: int, words: str, done: Delivery) -> None:
    """A code below 500 means "not now"; 500 and above means "never"."""
    if code < 500:
        _put_off(email, now, words, done)
    else:
        done.failed += 1
        _finish(email, State.FAILED, words)


def _put_off(email: OutboxEmail, now: datetime, words: str, done: Delivery) -> None:
    tries = email.attempts + 1
    if tries > len(WAITS):
        done.failed += 1
        _finish(email, State.FAILED, words)
        return
    done.put_off += 1
    OutboxEmail.objects.filter(pk=email.pk).update(
        state=State.WAITING, attempts=tries, not_before=now + WAITS[tries - 1], claimed_at=None, last_error=words
    )


def _finish(email: OutboxEmail, state: str, words: str = "", sent_at: datetime | None = None) -> None:
    body = {"body": "", "headers": {}} if email.secret else {}
    OutboxEmail.objects.filter(pk=email.pk).update(
        state=state, attempts=email.attempts + 1, last_error=words, sent_at=sent_at, **body
    )


def _give_up_on_dead_senders(now: datetime) -> int:
    dead = OutboxEmail.objects.filter(state=State.SENDING, claimed_at__lt=now - CLAIM_HOLDS)
    return dead.update(
        state=State.UNKNOWN, last_error="The sender stopped in the middle: it may or may not have been sent."
    )


def _send_soon() -> None:
    """After a commit: send in a thread, so that nobody waits for the mail server (or learns from the wait)."""
    if settings.OUTBOX_SENDS == "at once":
        deliver(now=clock.now())
    elif settings.OUTBOX_SENDS == "in background":
        threading.Thread(target=_send_in_background, name=SENDER).start()


def _send_in_background() -> None:
    try:
        deliver(now=clock.now())
    finally:
        connection.close()


def finish_sending() -> None:
    """Wait until what is being sent in the background is sent: before this process parts into several, because a
    connection to the database that is open then would be shared, and SQLite's file spoiled."""
    for thread in threading.enumerate():
        if thread.name == SENDER:
            thread.join()
