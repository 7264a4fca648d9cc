"""Who wants to know that a draft took a step? Rooms above hang a function here from `AppConfig.ready`.

It is called inside the transaction of the step, after the draft's new state was written; a Refused that it raises
undoes the step and is shown to the person.
"""

from __future__ import annotations

from collections.abc import Callable

from touchstone.foundation.accounts.actors import Actor
from touchstone.inspectorate.drafting.models import Draft

Listener = Callable[[Actor, Draft, str], None]
_listeners: dict[str, Listener] = {}
# The key of a step's page → the name of the address where a room above asks what else the step needs (a day, say).
PAGES: dict[str, str] = {}


def on_step(key: str, listener: Listener) -> None:
    """`listener(by, draft, step)`: step as domain/workflows/draft.py names it. Twice is as good as once."""
    _listeners[key] = listener


def announce(by: Actor, draft: Draft, step: str) -> None:
    """Tell everybody who listens, in the order in which they came."""
    for listener in list(_listeners.values()):
        listener(by, draft, step)
