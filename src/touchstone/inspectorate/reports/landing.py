"""Who is told when a publication lands, or is stopped? Rooms above hang themselves here from `AppConfig.ready`.

They are called in the transaction that publishes or stops: if one of them fails, nothing is published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Publication, PublicationJob


@dataclass(frozen=True)
class Listener:
    """`on_published`: its forms are made and its rows are written; it is public, or public from its moment.
    `on_stopped`: a person stopped the job, before anything of it was public. `correct_at`: the address of the page on
    which a correction of an inspection's report is begun, where this room has one."""

    on_published: Callable[[User, Publication], None]
    on_stopped: Callable[[User, PublicationJob], None]
    correct_at: Callable[[Inspection], str] | None = None


_listeners: dict[str, Listener] = {}


def hang(
    key: str,
    on_published: Callable[[User, Publication], None],
    on_stopped: Callable[[User, PublicationJob], None],
    correct_at: Callable[[Inspection], str] | None = None,
) -> None:
    """Twice is as good as once."""
    _listeners[key] = Listener(on_published, on_stopped, correct_at)


def published(by: User, publication: Publication) -> None:
    for listener in _listeners.values():
        listener.on_published(by, publication)


def stopped(by: User, job: PublicationJob) -> None:
    for listener in _listeners.values():
        listener.on_stopped(by, job)


def correct_at(inspection: Inspection) -> str:
    """Where a correction is begun; empty where no room offers it."""
    places = [listener.correct_at for listener in _listeners.values() if listener.correct_at]
    return places[0](inspection) if places else ""
