"""A person's calendar address: made, replaced and revoked by that person alone."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.inspectorate.programme.models import CalendarFeed


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed(*, by: User) -> str:
    """Make a new address and return its secret, which is kept nowhere: only its hash is. An older one stops working."""
    User.objects.select_for_update().get(pk=by.pk)  # of two at once the second replaces the first one's
    _revoke(by)
    token = secrets.token_urlsafe(32)
    made = CalendarFeed.objects.create(person=by, token_hash=hash_of(token), made_at=clock.now())
    audit.record(by=by, action="programme.make_feed", subject=made, summary="Made a calendar address.")
    return token


@transaction.atomic
def revoke_feed(*, by: User) -> bool:
    """Make the person's address stop working. False where there was none."""
    revoked = _revoke(by)
    if revoked:
        audit.record(by=by, action="programme.revoke_feed", summary="Revoked the calendar address.")
    return revoked


def _revoke(person: User) -> bool:
    living = CalendarFeed.objects.filter(person=person, revoked_at=None)
    return bool(living.update(revoked_at=clock.now()))
