"""The processes of the bench `alerts`: make readers and news, tell them, count who was told, build bare messages."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from itertools import islice
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.factories import records  # noqa: E402
from touchstone.foundation.core import clock  # noqa: E402
from touchstone.foundation.messages.models import OutboxEmail  # noqa: E402
from touchstone.public.alerts import limits  # noqa: E402
from touchstone.public.alerts.actions.noticing import begin, notice  # noqa: E402
from touchstone.public.alerts.models import Delivery, Round, Subscription, Wish, WishTerm  # noqa: E402
from touchstone.public.alerts.tasks import tell_pages  # noqa: E402

NEWS = 3
NO_DAILY = 24  # an hour of the digest that never comes
BATCH = 5_000
WARM = 5  # pages, before which the process may grow as it likes
# Of every ten readers: what they ask for, and whether the news is for them.
KINDS = (("", ""), ("place", "ours"), *((("kind", "monitoring"),) * 2), *((("place", "other"),) * 6))


def build(readers: int) -> dict[str, int]:
    """Readers in batches; three publications of one service."""
    call_command("migrate", verbosity=0)
    now = clock.now()
    ours, other = records.make_organisation("Ours"), records.make_organisation("Other")
    values = {"ours": ours.slug, "other": other.slug, "monitoring": "monitoring"}
    records.make_inspection(other, public=False)
    begin(now)
    numbers = iter(range(readers))
    while batch := list(islice(numbers, BATCH)):
        _batch(batch, now, values)
    for number in range(NEWS):
        inspection = records.make_inspection(ours, public=False, title=f"Inspection {number} of our service")
        records.make_publication(inspection, public_from=now - timedelta(minutes=1))
    told = sum(KINDS[number % 10][1] in ("", "ours") for number in range(readers))
    return {"wanted": told, "pages": -(-told // limits.PAGE)}


def _batch(numbers: list[int], now: Any, values: dict[str, str]) -> None:
    made = Subscription.objects.bulk_create(
        Subscription(email=f"reader{n}@northmere.example", key=f"{n:032x}", language=("en", "cy")[n % 2],
                     pace="at once", since=now)
        for n in numbers
    )  # fmt: skip
    asked = [KINDS[n % 10] for n in numbers]
    wishes = Wish.objects.bulk_create(
        Wish(subscription=each, any_place=of != "place", any_kind=of != "kind", any_inspectorate=True)
        for each, (of, _value) in zip(made, asked, strict=True)
    )
    WishTerm.objects.bulk_create(
        WishTerm(wish=wish, of=of, value=values[value]) for wish, (of, value) in zip(wishes, asked, strict=True) if of
    )


def tell(aloud: bool) -> dict[str, Any]:
    """Until nothing is left, as `./touchstone tick` does it; `aloud` says a line after each page."""
    now = timezone.now()
    if aloud:  # the first; those that go on begin with what it found
        notice(now, NO_DAILY)
    pages, asked, held = 0, [], []
    connection.force_debug_cursor = True
    began = time.process_time()
    reset_queries()
    for _page in tell_pages(now):
        pages += 1
        asked.append(len(connection.queries))
        reset_queries()
        held.append(_resident_mb())
        if aloud:
            print("page", flush=True)
    seconds = time.process_time() - began
    whole = asked[1:-1] or asked
    return {
        "pages": pages,
        "page": limits.PAGE,
        "queries": sorted(set(whole)),
        "grown_mb": round(max(held[WARM:], default=0.0) - held[min(WARM, pages - 1)], 1) if pages > WARM else 0.0,
        "resident_mb": round(max(held, default=0.0), 1),
        "cpu_seconds": round(seconds, 2),
    }


def _resident_mb() -> float:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1024 / 1024


def count() -> dict[str, int]:
    mail = OutboxEmail.objects.filter(topic="alerts")
    return {
        "e_mails": mail.count(),
        "addresses": mail.values("to").distinct().count(),
        "told": Delivery.objects.values("subscription").distinct().count(),
        "told_of": Delivery.objects.count(),
        "unfinished": Round.objects.filter(finished_at=None).count(),
    }


def bare() -> dict[str, float]:
    """The same words as bare messages, ready to be sent, and nothing kept."""
    words = list(OutboxEmail.objects.filter(topic="alerts").values_list("to", "subject", "body", "headers")[:20_000])
    began = time.process_time()
    size = sum(map(len, _messages(words)))
    assert size
    return {"a_second": round(len(words) / (time.process_time() - began), 1)}


def _messages(words: Iterable[tuple[str, str, str, dict[str, str]]]) -> Iterator[bytes]:
    for to, subject, body, headers in words:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "alerts@northmere.example", to, subject
        for name, value in headers.items():
            message[name] = value
        message.set_content(body)
        yield message.as_bytes()


def main(words: list[str]) -> None:
    steps = {"build": lambda: build(int(words[1])), "tell": lambda: tell("aloud" in words), "count": count,
             "bare": bare}  # fmt: skip
    print(json.dumps(steps[words[0]]()))


if __name__ == "__main__":
    main(sys.argv[1:])
