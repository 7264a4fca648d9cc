"""How is shown what young people and families said, and what was done?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.promises import Heard, answer_due, counts, heard
from touchstone.domain.themes import theme
from touchstone.foundation.core.pages import language
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.conversations.models import Recommendation, RecommendationReply
from touchstone.public.register.queries import you_said as read

TITLES = {
    Heard.NO_ANSWER: (gettext_lazy("No answer in time"), "stop"),
    Heard.LATE: (gettext_lazy("Promised, and late"), "stop"),
    Heard.WAITING: (gettext_lazy("Waits for an answer"), "wait"),
    Heard.PROMISED: (gettext_lazy("Promised"), "wait"),
    Heard.NOT_DONE: (gettext_lazy("Promised and not done"), "stop"),
    Heard.CANNOT: (gettext_lazy("Cannot be done"), ""),
    Heard.DONE: (gettext_lazy("Done"), "done"),
}
KEYS = {state: state.name.lower() for state in Heard}
PANELS = {
    "young_people": gettext_lazy("young people’s board"),
    "families": gettext_lazy("family forum"),
    "other": gettext_lazy("other panel"),
}
ANSWERS = {
    "did": gettext_lazy("We did"),
    "will": gettext_lazy("We will"),
    "cannot": gettext_lazy("We cannot, because"),
}
COLUMNS = (
    "panel", "panel_kind", "said_on", "said", "said_language", "theme", "area", "stands", "answer", "answered_on",
    "answer_words", "answer_language", "first_due", "due", "done_on", "told_back_on",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One recommendation as the page draws it. `facts`: what became of it, in sentences."""

    said: str
    language: str
    where: str
    about: str
    state: tuple[Any, str]
    answer: Any
    words: str
    words_language: str
    facts: list[str]
    reason: str


def shown(rows: Sequence[Recommendation], today: date) -> list[Shown]:
    """No query."""
    return [_shown(row, today) for row in rows]


def _shown(row: Recommendation, today: date) -> Shown:
    last = _last(row)
    session, found = row.session, theme(row.theme)
    about = [found.title(language()) if found else "", row.area.name if row.area else ""]
    where = _("%(panel)s, %(kind)s, %(day)s") % {
        "panel": session.panel.name, "kind": PANELS[session.panel.kind], "day": format_date(session.held_on),
    }  # fmt: skip
    stands = heard(read.said(row), today)
    ended = read.why_not_done(last)
    return Shown(
        said=row.said,
        language=row.language,
        where=where,
        about=", ".join(filter(None, about)),
        state=TITLES[stands],
        answer=ANSWERS[last.kind] if last else "",
        words=last.words if last else "",
        words_language=last.language if last else "",
        facts=_facts(row, last, stands, today),
        reason=ended[1] if ended else "",
    )


def _last(row: Recommendation) -> RecommendationReply | None:
    replies = list(row.replies.all())
    return replies[-1] if replies else None


def _facts(row: Recommendation, last: RecommendationReply | None, stands: Heard, today: date) -> list[str]:
    facts = []
    if last is None:
        days = (today - row.session.held_on).days
        due = answer_due(row.session.held_on)
        waits = ngettext("It has waited %(n)s day.", "It has waited %(n)s days.", days) % {"n": days}
        said = _("An answer was due by %(day)s.") if stands is Heard.NO_ANSWER else _("An answer is due by %(day)s.")
        return [waits, said % {"day": format_date(due)}]
    facts.append(_("Answered on %(day)s.") % {"day": format_date(last.on)})
    facts += _of_promise(last, stands)
    if row.told_back_on is not None:
        facts.append(_("The people who said it were told on %(day)s.") % {"day": format_date(row.told_back_on)})
    elif stands in (Heard.DONE, Heard.CANNOT, Heard.NOT_DONE):
        facts.append(_("The people who said it have not been told yet."))
    return facts


def _of_promise(last: RecommendationReply, stands: Heard) -> list[str]:
    action = last.action
    done = last.did_on or (action.done_on if action else None)
    first = read.first_promised(last)
    moved = [_("It was first promised by %(day)s.") % {"day": format_date(first)}] if first else []
    if done is not None:
        return [*moved, _("Done on %(day)s.") % {"day": format_date(done)}]
    if action is None or stands is Heard.NOT_DONE:
        return moved
    if action.due is None:
        return [_("No day was promised.")]
    said = _("It was promised by %(day)s.") if stands is Heard.LATE else _("It is promised by %(day)s.")
    return [*moved, said % {"day": format_date(action.due)}]


def tally(rows: Sequence[Recommendation], today: date) -> list[tuple[Any, int]]:
    """How many stand so, every state named. No query."""
    found = counts(heard(read.said(row), today) for row in rows)
    return [(TITLES[state][0], n) for state, n in found.items()]


def counted(rows: Sequence[Recommendation], today: date) -> Mapping[str, int]:
    """The same as data."""
    return {KEYS[state]: n for state, n in counts(heard(read.said(row), today) for row in rows).items()}


def row_of(row: Recommendation, today: date) -> dict[str, Any]:
    """One recommendation as data; the columns are COLUMNS. No query."""
    last = _last(row)
    action = last.action if last else None
    return {
        "panel": row.session.panel.name,
        "panel_kind": row.session.panel.kind,
        "said_on": row.session.held_on,
        "said": row.said,
        "said_language": row.language,
        "theme": row.theme or None,
        "area": row.area.slug if row.area else None,
        "stands": KEYS[heard(read.said(row), today)],
        "answer": last.kind if last else None,
        "answered_on": last.on if last else None,
        "answer_words": last.words if last else None,
        "answer_language": last.language if last else None,
        "first_due": read.first_promised(last) or (action.due if action else None),
        "due": action.due if action else None,
        "done_on": (last.did_on if last else None) or (action.done_on if action else None),
        "told_back_on": row.told_back_on,
    }
