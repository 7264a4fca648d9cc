"""How many areas for improvement of a provider stand in which state, and which are they?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.public.register.presenters import links, wording
from touchstone.public.register.queries import standing

TITLES = {
    "open": (gettext_lazy("Open"), "wait"),
    "late": (gettext_lazy("Late"), "stop"),
    "met": (gettext_lazy("Met"), "done"),
    "returned": (gettext_lazy("Returned"), "stop"),
    "ended": (gettext_lazy("Not followed further"), ""),
}
# Of the counts: those that are late are counted apart, though they are open too.
COUNTED = {key: title for key, (title, _kind) in TITLES.items()} | {"open": gettext_lazy("Open, not late")}


@dataclass(frozen=True)
class Tab:
    """One state, how many stand in it, and the list of them."""

    title: Any
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """One area for improvement."""

    text: str
    text_cy: str
    own_words: bool
    href: str
    state: tuple[Any, str]
    inspection: str
    due: str


def tabs(slug: str, counts: Mapping[str, int], chosen: str = "") -> list[Tab]:
    """Each state with its count. No query."""
    address = reverse("register-provider-improvements", args=[slug])
    return [Tab(COUNTED[key], n, f"{address}?state={key}", key == chosen) for key, n in counts.items()]


def lines(rows: Sequence[AreaForImprovement], today: date) -> list[Line]:
    """No query."""
    return [
        Line(
            text=row.text,
            text_cy=row.text_cy,
            own_words=row.own_words,
            href=links.improvement(row.slug),
            state=TITLES[standing.state(row, today)],
            inspection=wording.title_of(row.inspection),
            due=format_date(row.clock.due) if row.clock else "",
        )
        for row in rows
    ]
