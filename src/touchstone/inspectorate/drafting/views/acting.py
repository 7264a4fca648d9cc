"""Doing what a button says, and telling the person where it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from touchstone.foundation.core.errors import Refused

T = TypeVar("T")


def tried(request: HttpRequest, act: Callable[[], T], done: str = "") -> T | None:
    """What `act` returns, with `done` said on the next page; None where it was refused, and why said there."""
    try:
        result = act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    if done:
        messages.success(request, done)
    return result


def redirect_to(slug: str, statement: int) -> HttpResponse:
    """The statement's page, at the statement."""
    response = redirect("draft-statement", slug, statement)
    response["Location"] += f"#statement-{statement}"
    return response
