"""How is a deadline said on a page? One sentence with its length, its start and its pauses; and how it stands today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.deadlines import Override
from touchstone.foundation.clocks import queries
from touchstone.foundation.clocks.models import Clock, Pause
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.wording import format_date

NATIONS = {"england": gettext_lazy("England"), "wales": gettext_lazy("Wales")}


@dataclass(frozen=True)
class Shown:
    """A deadline for the macro: the sentence, what it rests on, the working days left, and a tag (empty: none)."""

    sentence: str
    basis: str
    left: str
    tag: str
    colour: str


def due_sentence(clock: Clock) -> str:
    """What is asked, and what became of it: "due 12 March 2027: …; met on 2 March 2027". One query, as `asked_by`."""
    return "; ".join([asked_by(clock), *_closed(clock)])


def asked_by(clock: Clock) -> str:
    """ "due 12 March 2027: 20 working days after publication, England". One query, none where pauses are prefetched.

    For what announces a deadline: it says the same though the deadline was met before the announcement was written.
    """
    counted = _("%(length)s after %(start)s") % {
        "length": length(clock),
        "start": clock.after or format_date(clock.starts_on),
    }
    if clock.length == 0:
        counted = _("on the day of %(start)s") % {"start": clock.after} if clock.after else _("on the day it began")
    if clock.unit in queries.COUNT_WORKING_DAYS:
        counted = _("%(counted)s, %(nation)s") % {"counted": counted, "nation": nation_name(clock.calendar)}
    said = _("due %(day)s: %(counted)s") % {"day": due_day(clock), "counted": counted}
    return "; ".join([said, *(_pause(pause) for pause in clock.pauses.all())])


def due_day(clock: Clock) -> str:
    """The day, or both days where it is not known which kind of days is meant; "at the earliest" while it is paused."""
    said = format_date(clock.due)
    if clock.due_if_working is not None:
        said = _("%(calendar)s if calendar days are meant, %(working)s if working days are") % {
            "calendar": said,
            "working": format_date(clock.due_if_working),
        }
    return _("%(day)s at the earliest") % {"day": said} if clock.paused_from is not None else said


def length(clock: Clock) -> str:
    """ "20 working days", "3 months"."""
    n = clock.length
    said = {
        Clock.Unit.WORKING_DAYS: ngettext("%(n)d working day", "%(n)d working days", n),
        Clock.Unit.CALENDAR_DAYS: ngettext("%(n)d calendar day", "%(n)d calendar days", n),
        Clock.Unit.MONTHS: ngettext("%(n)d month", "%(n)d months", n),
        Clock.Unit.UNKNOWN_DAYS: ngettext("%(n)d day", "%(n)d days", n),
    }
    return said[Clock.Unit(clock.unit)] % {"n": n}


def nation_name(key: str) -> str:
    """The nation whose bank holidays count; both for an empty key."""
    return str(NATIONS.get(key, _("England and Wales") if not key else key))


def _pause(pause: Pause) -> str:
    words = {"start": format_date(pause.from_day), "end": format_date(pause.to_day), "reason": pause.reason}
    if pause.to_day is None:
        return _("paused since %(start)s (%(reason)s)") % words
    return _("paused from %(start)s, counting again from %(end)s (%(reason)s)") % words


def _closed(clock: Clock) -> list[str]:
    if clock.stopped_on is None:
        return []
    said = _("met on %(day)s") if clock.stopped_because == Clock.Stopped.MET else _("closed on %(day)s, not needed")
    return [said % {"day": format_date(clock.stopped_on)}]


def shown(clock: Clock, today: date | None = None, known: Iterable[Override] | None = None) -> Shown:
    """One deadline as it stands today. `known` are the corrected days, where a list of deadlines shares them."""
    day = today or machine.today()
    left = _left(clock, day, queries.overrides() if known is None else known)
    tag, colour = _tag(clock, day)
    return Shown(_begun(due_sentence(clock)), clock.basis, _begun(left), tag, colour)


def _begun(words: str) -> str:
    """With a capital, as a sentence begins."""
    return words[:1].upper() + words[1:]


def shown_all(clocks: Sequence[Clock], today: date | None = None) -> dict[int, Shown]:
    """Many deadlines by their keys. One query, where their pauses were prefetched."""
    known = queries.overrides()
    return {clock.pk: shown(clock, today, known) for clock in clocks}


def _left(clock: Clock, today: date, known: Iterable[Override]) -> str:
    """ "3 working days left", "due today", "2 working days late"; nothing for one that is closed or stands still."""
    if clock.stopped_on is not None or queries.is_paused(clock, today):
        return ""
    last = queries.latest(clock)
    if today == last:
        return _("due today")
    n = queries.working_days_left(clock, today, known)
    if today > last:
        said = ngettext("%(n)d working day late", "%(n)d working days late", -n) % {"n": -n}
        return said if n else _("its last day is over")
    if n == 0:
        return _("no working day left")
    return ngettext("%(n)d working day left", "%(n)d working days left", n) % {"n": n}


def _tag(clock: Clock, today: date) -> tuple[str, str]:
    """The word and its colour."""
    if clock.stopped_on is not None:
        if clock.stopped_because == Clock.Stopped.CANCELLED:
            return _("Not needed"), "grey"
        return (_("Met late"), "orange") if queries.was_met_late(clock) else (_("Met"), "green")
    if queries.is_paused(clock, today):
        return _("Paused"), "purple"
    if queries.is_late(clock, today):
        return _("Late"), "red"
    return (_("Due today"), "yellow") if today == queries.latest(clock) else ("", "")
