"""What views share: an action whose refusal is said on the form, or, for a button, on the next page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.errors import Refused

Done = TypeVar("Done")


def tried(request: HttpRequest, form: BaseForm, action: Callable[..., Done], said: str, /, **given: Any) -> Done | None:
    """Do it in the name of the person; where it is refused, the form keeps all that was written and says why.

    Returns what the action made, or None where it was refused. `said` is told on the next page.
    Its own parameters have no names, so that an action may take any.
    """
    try:
        done = action(by=person_signed_in(request), **given)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, said)
    return done


def pressed(request: HttpRequest, action: Callable[..., Done], said: str, /, **given: Any) -> Done | None:
    """Do what a button says in the name of the person; `said` (empty: nothing), or why not, is told on the next page.

    Returns what the action made, or None where it was refused. Its own parameters have no names, as those of `tried`.
    """
    try:
        done = action(by=person_signed_in(request), **given)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    if said:
        messages.success(request, said)
    return done
