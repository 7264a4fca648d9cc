"""What statements and areas for improvement share when their words are saved: tidying, dates, English beside Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from touchstone.inspectorate.drafting.models import DraftArea, Statement

WORDS = ("text", "text_cy")


def tidy(text: str) -> str:
    """Line ends as everywhere, and no space around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def dates(row: Statement | DraftArea, changes: Mapping[str, Any], now: datetime) -> dict[str, datetime | None]:
    """When each language was last changed: now, where these changes change it; Welsh that is emptied has no date."""
    found: dict[str, datetime | None] = {}
    for name in WORDS:
        if name in changes and changes[name] != getattr(row, name):
            found[f"{name}_at"] = None if name == "text_cy" and not changes[name] else now
    return found


def merged(row: Statement | DraftArea, versions: Any, mine: Mapping[str, Any], base: int) -> tuple[dict[str, Any], int]:
    """My changes with what others changed since in the other language, and the revision that this is based on.

    Where both changed the same language, or the version that I began with is not known, mine as they are.
    """
    before = versions.filter(revision=base).first()
    if before is None:
        return dict(mine), base
    both = dict(mine)
    if any(said != getattr(row, name) for name, said in mine.items() if name not in WORDS):
        return dict(mine), base
    for name in (name for name in WORDS if name in mine):
        said = mine[name]
        theirs, then = getattr(row, name), getattr(before, name)
        if said == then:
            both[name] = theirs
        elif theirs != then and theirs != said:
            return dict(mine), base
    return both, row.revision
