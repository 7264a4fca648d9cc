"""How is notice said: how long it is, when it runs out, and what the regime says of it?"""

from __future__ import annotations

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain import notice as rules
from touchstone.domain.deadlines import Unit
from touchstone.foundation.clocks import presenters as clocks
from touchstone.foundation.clocks import queries as clock_queries
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection, Notice
from touchstone.inspectorate.inspections.queries import planning

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "cy": "dydd Llun,dydd Mawrth,dydd Mercher,dydd Iau,dydd Gwener,dydd Sadwrn,dydd Sul".split(","),
}
SHOWN_IN = ("announced", "paused")


def length_words(length: int, unit: Unit) -> str:
    """ "5 working days"; for unknown days, that both are counted."""
    said = {
        Unit.WORKING_DAYS: ngettext("%(n)d working day", "%(n)d working days", length),
        Unit.CALENDAR_DAYS: ngettext("%(n)d calendar day", "%(n)d calendar days", length),
        Unit.MONTHS: ngettext("%(n)d month", "%(n)d months", length),
        Unit.UNKNOWN_DAYS: ngettext("%(n)d day", "%(n)d days", length),
    }
    return said[unit] % {"n": length}


def regime_sentence(inspection: Inspection) -> str:
    """What the framework says of notice, in one or two sentences."""
    regime = planning.regime_notice(inspection)
    if regime.length is None:
        why = regime.clock.standing.why(translation.get_language() or "en") if regime.clock else ""
        return _("How much notice this framework gives is not known. %(why)s") % {"why": why}
    if regime.length == 0:
        return _("This framework gives no notice. %(basis)s") % {"basis": planning.basis_of_notice(inspection)}
    words = {"length": length_words(regime.length, regime.unit), "basis": planning.basis_of_notice(inspection)}
    if regime.unit is Unit.UNKNOWN_DAYS:
        return (
            _(
                "This framework gives %(length)s of notice. It does not say whether calendar or working days are "
                "meant, so both are counted and the later day holds. %(basis)s"
            )
            % words
        )
    return _("This framework gives %(length)s of notice. %(basis)s") % words


def both_answers(notice: Notice) -> str:
    """Where the kind of days is not known: that the later day holds. Otherwise nothing."""
    clock = notice.clock
    if clock is None or clock.due_if_working is None or clock.due_if_working == clock.due:
        return ""
    said = _(
        "%(calendar)s if calendar days are meant, %(working)s if working days are. Nobody has said which, so fieldwork "
        "waits for the later day: %(latest)s."
    )
    days = {"calendar": clock.due, "working": clock.due_if_working, "latest": clock_queries.latest(clock)}
    return said % {name: with_weekday(day) for name, day in days.items()}


def with_weekday(day: object) -> str:
    """ "Tuesday 1 December 2026"."""
    names = WEEKDAYS["cy" if translation.get_language() == "cy" else "en"]
    return f"{names[day.weekday()]} {format_date(day)}"  # type: ignore[attr-defined, arg-type]


def deadline_of(notice: Notice) -> clocks.Shown | None:
    """The clock as the letter's page shows it. A notice that has run is not late: fieldwork begins as planned."""
    clock = notice.clock
    if clock is None:
        return None
    drawn = clocks.shown(clock)
    if clock.stopped_on is not None or not rules.has_run(clock_queries.held(clock), machine.today()):
        return drawn
    words = notice_words(notice)
    return replace(drawn, left=words[:1].upper() + words[1:], tag="", colour="")


def strip(inspection: Inspection) -> str:
    """The clock in the strip above every page: "notice runs out Tuesday 1 December 2026: 3 working days left".

    No query unless the inspection is announced or paused; three at most then.
    """
    if inspection.state not in SHOWN_IN:
        return ""
    notice = planning.standing_notice(inspection)
    if notice is None or notice.clock is None or notice.clock.stopped_on is not None:
        return ""
    return notice_words(notice)


def notice_words(notice: Notice) -> str:
    """How a running or closed notice stands, in a few words. Two queries at most."""
    clock = notice.clock
    if clock is None:
        return _("No notice: fieldwork began with the letter")
    day = with_weekday(clock_queries.latest(clock))
    if clock.stopped_on is not None:
        met = clock.stopped_because == Clock.Stopped.MET
        return _("notice ran out on %(day)s") % {"day": day} if met else clocks.shown(clock).tag
    if clock.paused_from is not None:
        return _("notice stands still since %(since)s; runs out on %(day)s at the earliest") % {
            "since": format_date(clock.paused_from), "day": day
        }  # fmt: skip
    if rules.has_run(clock_queries.held(clock), machine.today()):
        return _("notice has run out on %(day)s") % {"day": day}
    return _("notice runs out %(day)s: %(left)s") % {"day": day, "left": clocks.shown(clock).left}
