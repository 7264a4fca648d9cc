"""How are urgent referrals said on pages and in reports?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.foundation.clocks import presenters as clocks
from touchstone.foundation.core.wording import format_date, format_time
from touchstone.foundation.safeguarding.forms import OUTCOMES
from touchstone.foundation.safeguarding.models import UrgentReferral
from touchstone.foundation.safeguarding.queries import Counts

State = UrgentReferral.State
# What is said of it, and the kind of its tag (core/macros/grades.html).
STATES = {
    State.RAISED: (gettext_lazy("Nobody told yet"), "stop"),
    State.WITH_SERVICE: (gettext_lazy("With the service"), "wait"),
    State.WITH_AGENCY: (gettext_lazy("Sent, not acknowledged"), "wait"),
    State.ACKNOWLEDGED: (gettext_lazy("Acknowledged"), "done"),
    State.OUTCOME_KNOWN: (gettext_lazy("Outcome known"), "done"),
    State.CLOSED: (gettext_lazy("Closed"), ""),
}
STEPS = {
    "raise": gettext_lazy("Raised by the inspectorate"),
    "tell the service of": gettext_lazy("The service was told"),
    "send": gettext_lazy("Sent to an agency"),
    "acknowledge": gettext_lazy("The agency acknowledged it"),
    "record the outcome of": gettext_lazy("The outcome was recorded"),
    "close": gettext_lazy("Closed"),
    "escalate": gettext_lazy("Escalated, because it was late"),
}


@dataclass(frozen=True)
class Line:
    """A referral in a list."""

    reference: str
    href: str
    other: str
    raised: str
    state: str
    kind: str
    deadline: clocks.Shown | None


def lines(found: Iterable[UrgentReferral], screen: str) -> list[Line]:
    """`screen` is the address that each leads to; the other side is named. Two queries beyond those of `found`."""
    rows = list(found)
    shown = clocks.shown_all([row.clock for row in rows])
    return [_line(row, screen, shown[row.clock.pk]) for row in rows]


def _line(row: UrgentReferral, screen: str, deadline: clocks.Shown) -> Line:
    words, kind = STATES[State(row.state)]
    return Line(
        reference=row.reference,
        href=reverse(screen, args=[row.pk]),
        other=str(row.service if screen == "referral" else row.inspectorate),
        raised=_("raised on %(time)s") % {"time": format_time(row.raised_at)},
        state=str(words),
        kind=kind,
        deadline=deadline if row.clock.stopped_on is None else None,
    )


def state_tag(referral: UrgentReferral) -> tuple[str, str]:
    words, kind = STATES[State(referral.state)]
    return str(words), kind


def next_step(referral: UrgentReferral, *, answering: bool) -> str:
    """What this side does next, in a sentence."""
    said = {
        State.RAISED: (
            _("Nobody of your service could be told by e-mail. Find out whose case it is and send it now."),
            _("Nobody of the service can be told by e-mail. Telephone the service now, and record whom you told."),
        ),
        State.WITH_SERVICE: (
            _("Find out whose case it is, and send it to the agency that must act. Then say here where and when."),
            _("The service must find out whose case it is and send it. Telephone if it does not."),
        ),
        State.WITH_AGENCY: (
            _("Wait for the agency to acknowledge it, and ask if it does not. Then say here when it did."),
            _("The agency must acknowledge it. You are told when the service says that it has."),
        ),
        State.ACKNOWLEDGED: (
            _("When the agency has decided, say here what."),
            _("The agency has it. You are told when the service says what was decided."),
        ),
        State.OUTCOME_KNOWN: (
            _("Nothing more for you to do. The inspectorate reads the outcome."),
            _("Read the outcome. If nothing is left to ask, close it."),
        ),
        State.CLOSED: (_("Nothing more to do."), _("Nothing more to do.")),
    }
    return said[State(referral.state)][0 if answering else 1]


def facts(referral: UrgentReferral) -> list[tuple[str, str]]:
    """What is known of it, for a summary list."""
    rows = [
        (_("Case reference"), referral.reference),
        (_("Service"), str(referral.service)),
        (_("Inspectorate"), str(referral.inspectorate)),
        (_("Raised"), _raised(referral)),
        (_("Seen on"), format_date(referral.seen_on)),
    ]
    if referral.sent_at is not None:
        rows.append((_("Sent to"), f"{referral.agency}, {format_time(referral.sent_at)}"))
    if referral.immediate_steps:
        rows.append((_("Done at once"), referral.immediate_steps))
    if referral.acknowledged_at is not None:
        rows.append((_("Acknowledged"), f"{referral.acknowledged_by}, {format_time(referral.acknowledged_at)}"))
    if referral.outcome:
        words = str(OUTCOMES[UrgentReferral.Outcome(referral.outcome)])
        rows.append((_("Outcome"), f"{words}, {format_date(referral.outcome_on)}. {referral.outcome_text}".strip()))
    return rows


def _raised(referral: UrgentReferral) -> str:
    words = {"who": referral.raised_by or referral.inspectorate, "time": format_time(referral.raised_at)}
    return _("%(time)s, by %(who)s") % words


def history(referral: UrgentReferral) -> list[dict[str, Any]]:
    """For core/macros/timeline.html, oldest first. No query where `events__by` is prefetched."""
    return [
        {
            "title": str(STEPS.get(event.step, event.step)),
            "date": timezone.localtime(event.at).date(),
            "by": _("%(who)s, %(time)s") % {"who": event.by_label, "time": format_time(event.at).split(", ")[-1]},
            "body": event.note,
        }
        for event in referral.events.all()
    ]


def counted(counts: Counts) -> str:
    """ "2 urgent referrals were made; 1 was acknowledged." for reports; says so where none was made."""
    if not counts.made:
        return _("No urgent referral was made.")
    made = ngettext("%(n)d urgent referral was made", "%(n)d urgent referrals were made", counts.made)
    known = ngettext("%(n)d was acknowledged", "%(n)d were acknowledged", counts.acknowledged)
    return "{}; {}.".format(made % {"n": counts.made}, known % {"n": counts.acknowledged})
