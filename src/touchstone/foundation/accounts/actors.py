"""Who does it? A person, or a part of the program (the command line, the demonstration) that is named by a text."""

from __future__ import annotations

from typing import TypeAlias

from django.http import HttpRequest

from touchstone.foundation.accounts.models import User

Actor: TypeAlias = User | str


def person_of(by: Actor | None) -> User | None:
    """The person; None for a part of the program."""
    return by if isinstance(by, User) else None


def person_signed_in(request: HttpRequest) -> User:
    """Who asks, in a view that only people who have signed in may open."""
    assert isinstance(request.user, User)
    return request.user
