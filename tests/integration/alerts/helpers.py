"""What tests of alerts share: asking and confirming by link, and reading the e-mails that were written."""

from __future__ import annotations

import re
from datetime import datetime

from django.core import mail
from django.urls import reverse

from touchstone.foundation.core import clock
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.public.alerts import limits, tasks
from touchstone.public.alerts.actions import asking
from touchstone.public.alerts.models import Allowance, Subscription
from touchstone.public.alerts.wanted import Wanted

EMAIL = "reader@northmere.example"


def ask(email: str = EMAIL, wanted: Wanted = Wanted(), pace: str = "at once", language: str = "en") -> None:  # noqa: B008
    asking.ask(email=email, wanted=wanted, pace=pace, language=language, source="192.0.2.1")


def link_in(text: str, screen: str) -> str:
    """The address of a screen in an e-mail, as a path."""
    start = reverse(f"alerts-{screen}", args=["x"])[:-1]
    found = re.search(rf"((/cy)?{start}\S+)", text)
    assert found, f"no link to {screen} in {text}"
    return found.group(1)


def subscribed(email: str = EMAIL, wanted: Wanted = Wanted(), **how: str) -> Subscription:  # noqa: B008
    """Asked, the link of the e-mail used, and the limits of this test forgotten."""
    Allowance.objects.all().delete()
    mail.outbox.clear()
    ask(email, wanted, **how)
    body = OutboxEmail.objects.filter(to=email.lower()).latest("pk").body or mail.outbox[-1].body
    found = asking.confirm(secret=link_in(body, "confirm").rsplit("/", 1)[1])
    assert found is not None
    return found


def tick(now: datetime | None = None) -> int:
    return tasks.run_due(now or clock.now())


def written(email: str = "") -> list[OutboxEmail]:
    """Alerts in the outbox, oldest first, without those that ask to confirm."""
    found = OutboxEmail.objects.filter(topic="alerts").order_by("pk")
    return list(found.filter(to=email) if email else found)


def small_pages(monkeypatch: object, size: int) -> None:
    monkeypatch.setattr(limits, "PAGE", size)  # type: ignore[attr-defined]
