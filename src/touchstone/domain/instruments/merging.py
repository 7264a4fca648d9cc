"""Two pages wrote in one slot: which text stands, and when must a person choose?

Each page knows the mark of what stood in a slot when it was made. A page that changed nothing gives way; a change to
what still stands is taken; two different changes are a conflict, in which neither text is ever thrown away.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum

from touchstone.domain.instruments.answers import Written


class Outcome(StrEnum):
    """What becomes of the text that came in."""

    SAME = "same"  # it stands there already
    TAKE = "take"  # it replaces what stood there
    KEEP = "keep"  # it is what the page was made with; what somebody wrote since stands
    CONFLICT = "conflict"  # both are new: a person chooses


def mark(written: Written) -> str:
    """A short fingerprint of what is written in a slot, in its canonical form."""
    text = json.dumps(written, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def outcome(standing: Written, mine: Written, base: str | None, *, own: bool = False) -> Outcome:
    """What becomes of `mine`, all in canonical form. `base`: the mark of what the page was made with; None: replace.

    `own`: what stands was written by the same page, which does not disagree with itself when an answer to it was slow.
    """
    if standing == mine:
        return Outcome.SAME
    if own or base is None or base == mark(standing):
        return Outcome.TAKE
    return Outcome.KEEP if base == mark(mine) else Outcome.CONFLICT
