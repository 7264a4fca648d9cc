"""Who must know at once that a meeting was held? A room above says so here (the programme, whose duty it may meet)."""

from __future__ import annotations

from collections.abc import Callable

from touchstone.inspectorate.conversations.models import Meeting

Heard = Callable[[Meeting], object]
_hung: dict[str, Heard] = {}


def hang(key: str, heard: Heard) -> None:
    """From a room's AppConfig.ready: called in the same transaction, after a meeting was recorded or moved."""
    _hung[key] = heard


def tell(meeting: Meeting) -> None:
    for heard in _hung.values():
        heard(meeting)
