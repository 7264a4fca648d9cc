"""By when is the next full inspection due? Only where the framework of the last one states such a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from touchstone.domain.deadlines import add_months
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.presenters import wording
from touchstone.public.register.presenters.frameworks import length_words, standing_words
from touchstone.public.register.queries.definitions import definition_of

CYCLE = "cycle"  # the key, in every framework that has one, of the clock from one full inspection to the next


@dataclass(frozen=True)
class NextDue:
    """The last day of the window, in words and as a day, and the rule that it comes from."""

    on: date
    said: str
    basis: str


def next_full_inspection(inspections: Iterable[Inspection]) -> NextDue | None:
    """From the newest full inspection of the whole service; None where its framework states no cycle in years or
    months, or where the day that the cycle starts from is not known. `inspections`: newest first."""
    last = next((row for row in inspections if _is_full(row)), None)
    definition = definition_of(last.framework) if last else None
    if last is None or definition is None:
        return None
    ended = last.ends or last.starts
    clock = next((each for each in definition.clocks if each.key == CYCLE), None)
    if ended is None or clock is None or clock.length is None or clock.unit not in ("years", "months"):
        return None
    due = add_months(ended.end, clock.length * (12 if clock.unit == "years" else 1))
    basis = _("%(length)s from the end of the last full inspection, %(ended)s. %(framework)s. %(known)s") % {
        "length": length_words(clock),
        "ended": format_date(ended),
        "framework": wording.framework_title(last.framework),
        "known": standing_words(clock.standing),
    }
    return NextDue(due, format_date(due), basis)


def _is_full(row: Inspection) -> bool:
    """A full inspection of the whole service: of no area in particular, or of several."""
    return row.kind == Inspection.Kind.FULL and len(row.covered) != 1  # type: ignore[attr-defined]
