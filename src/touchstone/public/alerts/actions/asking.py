"""Asking for alerts, and confirming it with the link that came by e-mail.

No audit row names a reader: the trail cannot be altered, and an address must be gone when its reader stops.
"""

from __future__ import annotations

from django.db import transaction

from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.actions import enqueue
from touchstone.public.alerts import letters, limits, links
from touchstone.public.alerts.actions.limiting import take
from touchstone.public.alerts.actions.noticing import begin
from touchstone.public.alerts.actions.wishing import add_wish
from touchstone.public.alerts.models import Asked, Subscription
from touchstone.public.alerts.queries import places
from touchstone.public.alerts.wanted import Wanted, from_plain


class TooMany(Refused):
    """More was asked for than the limits let through."""


@transaction.atomic
def ask(*, email: str, wanted: Wanted, pace: str, language: str, source: str) -> None:
    """Send the address a link to confirm with. Whether the address is known makes no difference to anything here.

    An address that was sent a link just now is sent no other, and nobody is told. Raises TooMany when one place of
    the network, or everyone together, asks for too much.
    """
    now, to = clock.now(), email.strip().lower()
    if not take(limits.A_SOURCE, limits.source(source), now) or not take(limits.EVERYONE, "", now):
        raise TooMany("Too many alerts were asked for.")
    if not take(limits.AN_ADDRESS, to, now) or not take(limits.AN_ADDRESS_A_DAY, to, now):
        return
    begin(now)
    secret, hashed = links.new_secret()
    asked = Asked.objects.create(
        email=to, language=language, pace=pace, wanted=wanted.plain(), token_hash=hashed,
        expires_at=now + limits.LINK_LIVES,
    )  # fmt: skip
    letter = letters.confirmation(
        to=to, language=language, wanted=wanted, names=places.names([wanted], now), secret=secret,
        until=asked.expires_at,
    )  # fmt: skip
    enqueue(to=letter.to, subject=letter.subject, body=letter.body, secret=True, topic=letter.topic)


@transaction.atomic
def confirm(*, secret: str) -> Subscription | None:
    """What was asked for begins, beside what the address gets already. None where the link works no more: it works
    once, and of two clicks at once one confirms."""
    now = clock.now()
    asked = Asked.objects.select_for_update().filter(token_hash=links.hash_of(secret), expires_at__gt=now).first()
    if asked is None:
        return None
    subscription, made = Subscription.objects.get_or_create(
        email=asked.email,
        defaults={"key": links.new_key(), "language": asked.language, "pace": asked.pace, "since": now},
    )
    if not made:
        Subscription.objects.filter(pk=subscription.pk).update(language=asked.language, pace=asked.pace)
        subscription.refresh_from_db()
    add_wish(subscription, from_plain(asked.wanted))
    asked.delete()
    return subscription
