"""People who sign in, for tests: fictional names, one password."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Organisation, RoleGrant

PASSWORD = "seven quiet herons"

_numbers = itertools.count(1)


def make_person(name: str = "Ada Marsh", *, password: str | None = PASSWORD, **fields: Any) -> User:
    """A person with a password; None for one who has been invited only."""
    email = fields.pop("email", f"person{next(_numbers)}@northmere.example")
    person = User(email=email, name=name, **fields)
    person.set_password(password)
    person.save()
    return person


def make_grant(
    person: User, role: str, organisation: Organisation, starts_on: date | None = None, **fields: Any
) -> RoleGrant:
    """A role held from today on, unless told otherwise."""
    return RoleGrant.objects.create(
        person=person, role=role, organisation=organisation, starts_on=starts_on or clock.today(), **fields
    )


def browser_of(person: User | None) -> Client:
    """A browser in which the person is signed in; nobody for None."""
    client = Client()
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def give_second_factor(person: User) -> str:
    """Set up an authenticator app with recovery codes; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def recovery_code(person: User) -> str:
    codes = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    return str(codes.wrap().get_unused_codes()[0])


def code_now(secret: str) -> str:
    """What the app shows at this moment."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))
