"""How does an obligation look on a page: its window in words, its state with a sentence, why it is due?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.frameworks import Source, Standing
from touchstone.domain.programme.rows import Calendar, Rule
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.programme import policies, queries
from touchstone.inspectorate.programme.models import Obligation, Programme

States = Obligation.Standing
STATES: dict[str, Promise] = {
    States.OVERDUE: gettext_lazy("Overdue"),
    States.AT_RISK: gettext_lazy("At risk"),
    States.OPEN: gettext_lazy("Open"),
    States.SUSPENDED: gettext_lazy("Suspended"),
    States.NOT_YET: gettext_lazy("Not yet"),
    States.MISSED: gettext_lazy("Missed"),
    States.MET: gettext_lazy("Met"),
    States.LAPSED: gettext_lazy("No longer asked for"),
}
TAGS = {States.OVERDUE: "stop", States.MISSED: "stop", States.AT_RISK: "wait", States.MET: "done"}
KINDS: dict[str, Promise] = {
    "full": gettext_lazy("a full inspection"),
    "focused": gettext_lazy("a focused visit"),
    "monitoring": gettext_lazy("a monitoring visit"),
    "progress": gettext_lazy("a progress inspection"),
    "narrative": gettext_lazy("an inspection without grades"),
    "assurance": gettext_lazy("an assurance check"),
    "reinspection": gettext_lazy("a re-inspection"),
    "self_evaluation": gettext_lazy("a self-evaluation received"),
    "engagement_meeting": gettext_lazy("a meeting held"),
}


@dataclass(frozen=True)
class Line:
    """One obligation as the year view draws it. `months`: for each of the twelve, "" or how it is coloured."""

    obligation: Obligation
    what: str
    whom: str
    window: str
    rule: str
    state: str
    tag: str
    says: str
    href: str
    months: tuple[str, ...]


def state_name(state: str) -> str:
    return str(STATES[States(state)])


def rule_of(obligation: Obligation, calendar: Calendar) -> Rule | None:
    """None where the calendar has since lost the rule."""
    return calendar.rules.get(obligation.rule)


def lines(rows: Iterable[Obligation], year: int, today: date) -> list[Line]:
    """No query where the rows came from `queries.obligations`."""
    calendars: dict[int, Calendar] = {}
    found = []
    for row in rows:
        calendar = calendars.setdefault(row.programme_id, queries.calendar_of(row.programme))
        found.append(line(row, calendar, year, today))
    return found


def line(row: Obligation, calendar: Calendar, year: int, today: date) -> Line:
    rule, language = rule_of(row, calendar), translation.get_language() or "en"
    return Line(
        obligation=row,
        what=rule.title(language) if rule else row.rule,
        whom=whom(row),
        window=window(row),
        rule=rule.sentence(language) if rule else _("The regime's calendar has no such rule any more."),
        state=state_name(row.state),
        tag=TAGS.get(States(row.state), ""),
        says=says(row, today),
        href=reverse("programme-obligation", args=[row.pk]),
        months=tuple(_month(row, year, month) for month in range(1, 13)),
    )


def whom(row: Obligation) -> str:
    provider = str(row.programme.provider)
    return f"{row.area}, {provider}" if row.area else provider


def window(row: Obligation) -> str:
    """From when to when, in words."""
    if row.latest is None:
        return _("from %(day)s; by when is not known") % {"day": format_date(row.earliest)}
    return _("%(earliest)s to %(latest)s") % {
        "earliest": format_date(row.earliest),
        "latest": format_date(row.latest),
    }


def _month(row: Obligation, year: int, month: int) -> str:
    """How a month of the year is drawn: met in it, last day in it, inside the window, or nothing."""
    if row.met_on and (row.met_on.year, row.met_on.month) == (year, month):
        return "met"
    if row.latest and (row.latest.year, row.latest.month) == (year, month):
        return "last"
    begins = (row.earliest.year, row.earliest.month)
    ends = (row.latest.year, row.latest.month) if row.latest else (9999, 12)
    return "inside" if begins <= (year, month) <= ends else ""


def says(row: Obligation, today: date) -> str:
    """The state in a sentence with its days."""
    match row.state:
        case States.OVERDUE:
            return _late_by(row, today)
        case States.MET:
            return _met(row)
        case States.MISSED:
            return _("What ended its time came first, so it can no longer be met.")
        case States.SUSPENDED:
            return _("Time does not run: the programme is suspended.")
        case States.LAPSED:
            return _("The history as it is known now no longer asks for it.")
        case States.NOT_YET:
            return _("It can be done from %(day)s on.") % {"day": format_date(row.earliest)}
        case _:
            return _left(row, today)


def _late_by(row: Obligation, today: date) -> str:
    days = -(row.days_left(today) or 0)
    return ngettext("%(n)s day late.", "%(n)s days late.", days) % {"n": days}


def _left(row: Obligation, today: date) -> str:
    if row.opened is not None:
        return _("Under way: %(inspection)s.") % {"inspection": row.opened}
    days = row.days_left(today)
    if days is None:
        return _("By when is not known, so it is never late.")
    return ngettext("%(n)s day is left.", "%(n)s days are left.", days) % {"n": days}


def _met(row: Obligation) -> str:
    met_by = row.met_by or row.met_by_evaluation or row.met_by_meeting
    said = _("Met by %(what)s, %(day)s.") % {"what": met_by, "day": format_date(row.met_on)}
    late = row.late_by
    if late:
        said += " " + ngettext("That was %(n)s day late.", "That was %(n)s days late.", late) % {"n": late}
    return said


@dataclass(frozen=True)
class Why:
    """Why something is due: the rule, how it is known, what it is counted from, and what would meet it."""

    sentence: str
    framework: str
    known: str
    source: Source | None
    counted: str
    moved: str
    meets: str
    settings: str


def why(row: Obligation, calendar: Calendar) -> Why:
    """No query where the row came from `queries.obligations`."""
    rule, language = rule_of(row, calendar), translation.get_language() or "en"
    definition = frameworks.definition(row.programme.framework)
    standing = rule.standing if rule else Standing(False)
    return Why(
        sentence=rule.sentence(language) if rule else row.rule,
        framework=definition.title(language),
        known=_known(standing, language),
        source=definition.sources.get(standing.source),
        counted=_counted(row),
        moved=_moved(row),
        meets=_meets(row),
        settings=_settings(rule),
    )


def _known(standing: Standing, language: str) -> str:
    """Is the rule's length or number known, and from what?"""
    reason = standing.why(language)
    if standing.own:
        return _("Set by this project, not by the inspectorate. %(reason)s") % {"reason": reason}
    if standing.verified:
        return " ".join(part for part in (_("Verified in the source."), reason) if part)
    return _("Not verified. %(reason)s") % {"reason": reason}


def _counted(row: Obligation) -> str:
    day = format_date(row.counted_from)
    if row.after is None:
        return _("Counted from %(day)s, when this began to apply to the service here.") % {"day": day}
    said = _("Counted from %(day)s: %(inspection)s.") % {"day": day, "inspection": row.after}
    if not row.exact:
        said += " " + _("That day is not known exactly; this is the last day it can have been.")
    return said


def _moved(row: Obligation) -> str:
    if not row.shifted:
        return ""
    said = ngettext(
        "The last day moved by %(n)s day, because the programme was suspended.",
        "The last day moved by %(n)s days, because the programme was suspended.",
        row.shifted,
    )
    return said % {"n": row.shifted}


def _meets(row: Obligation) -> str:
    words = [str(KINDS[kind]) for kind in row.kinds if kind in KINDS]
    return _(" or ").join(words)


def _settings(rule: Rule | None) -> str:
    """What is this project's own in a rule: when its window opens, and from when on it is at risk."""
    if rule is None or rule.length is None:
        return ""
    parts = []
    if rule.opens:
        said = ngettext(
            "the window opens %(n)s month before its last day", "the window opens %(n)s months before its last day",
            rule.opens,
        )  # fmt: skip
        parts.append(said % {"n": rule.opens})
    if rule.risk_days:
        said = ngettext("it is at risk on its last day", "it is at risk in its last %(n)s days", rule.risk_days)
        parts.append(said % {"n": rule.risk_days})
    joined = _(" and ").join(parts)
    return _("This project's own settings: %(parts)s.") % {"parts": joined} if joined else ""


def standing(person: User) -> str:
    """How the programmes stand that the person may see: empty where nothing needs them. Two queries for anybody."""
    late, risky, proposed = queries.counts(policies.inspectorates_of(person))
    waits = ngettext("%(n)s escalation waits for a decision", "%(n)s escalations wait for a decision", proposed)
    parts = [
        (late, ngettext("%(n)s obligation is overdue", "%(n)s obligations are overdue", late)),
        (risky, ngettext("%(n)s is at risk", "%(n)s are at risk", risky)),
        (proposed, waits),
    ]
    return "; ".join(words % {"n": number} for number, words in parts if number)


def framework_name(programme: Programme) -> str:
    return frameworks.definition(programme.framework).title(translation.get_language() or "en")


def programme_name(programme: Programme) -> str:
    return _("%(service)s: %(framework)s") % {"service": programme.provider, "framework": framework_name(programme)}
