"""Where does the Welsh of the pages live, is it whole, and who has reviewed it?

Each room keeps its own catalogue, `locale/cy/LC_MESSAGES/django.po`. An entry carries its status as an extracted
comment, `#. status: draft` or `#. status: reviewed`. The compiled `.mo` files are not committed: `compile_if_stale`
makes them at set-up.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[2]
STATUSES = ("draft", "reviewed")


def catalogues() -> list[Path]:
    """Every room's Welsh catalogue."""
    return sorted(PACKAGE.glob("**/locale/cy/LC_MESSAGES/django.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="cy", domain="django")


def entries(catalogue: Catalog) -> Iterator[Message]:
    """The messages, without the header."""
    return (message for message in catalogue if message.id)


def status(message: Message) -> str:
    """`draft`, `reviewed`, or empty where none is declared."""
    for comment in message.auto_comments:
        label, _, value = comment.partition(":")
        if label.strip() == "status":
            return str(value.strip())
    return ""


def ids(message: Message) -> tuple[str, ...]:
    """What gettext is asked for: one string, or singular and plural."""
    return message.id if isinstance(message.id, tuple) else (str(message.id),)


def compile_if_stale() -> int:
    """Write each `.mo` that is older than its `.po`. Cheap when nothing changed. Returns how many were written."""
    written = 0
    for path in catalogues():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < path.stat().st_mtime_ns:
            compile_one(path)
            written += 1
    return written


def compile_one(path: Path) -> None:
    catalogue = read(path)
    target = path.with_suffix(".mo")
    # Written beside and moved, so that two programs starting at once never read half a file.
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    with beside.open("wb") as file:
        write_mo(file, catalogue)
    beside.replace(target)


def draft_ids() -> frozenset[str]:
    """The English of every Welsh string that is not reviewed."""
    return frozenset(
        text
        for path in catalogues()
        for message in entries(read(path))
        if status(message) != "reviewed"
        for text in ids(message)
    )
