"""What do the rooms above add to the judging of an inspection? They hang an annex here from `AppConfig.ready`.

This room lets judgements stand and knows nothing of what is above it: an annex says what else a judgement rests on,
what is advised, what is missing before the judgements may stand, and what is written when they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.findings.advice import Advice
from touchstone.inspectorate.inspections.models import Inspection

RestsOn = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Annex:
    """`rests_on`: for judgement areas, pairs of name and value that count towards their fingerprint. `advise`: advice
    by area. `missing`: sentences that say what keeps the judgements from standing. `land` is called when they are let
    stand and returns what is kept of it (ready for JSON); `lift` when they are reopened."""

    key: str
    rests_on: Callable[[Inspection], RestsOn]
    advise: Callable[[Inspection], Mapping[str, Advice]]
    missing: Callable[[Inspection], list[str]]
    land: Callable[[User, Inspection], Any]
    lift: Callable[[User, Inspection], None]


_annexes: dict[str, Annex] = {}


def hang(annex: Annex) -> None:
    """Twice is as good as once."""
    _annexes[annex.key] = annex


def hung() -> list[Annex]:
    return list(_annexes.values())
