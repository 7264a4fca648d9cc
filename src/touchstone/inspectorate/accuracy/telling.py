"""Which e-mails does a check or a challenge send? Never a word of the draft, of a comment or of an answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.presenters import asked_by, due_sentence
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.accuracy.models import AccuracyCheck, Challenge
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.people import leads, service_people, write_to


def _service(inspection: Inspection, route: str, subject: str, said: str, *args: int) -> int:
    path = reverse(route, args=[inspection.slug, *args])
    return write_to(service_people(inspection), subject=subject, said=said, path=path)


def _leads(inspection: Inspection, subject: str, said: str) -> int:
    return write_to(leads(inspection), subject=subject, said=said, path=reverse("accuracy", args=[inspection.slug]))


def tell_opened(check: AccuracyCheck) -> int:
    """The draft is there to check; with the day, where it is set."""
    inspection = check.draft.inspection
    said = [
        _("%(who)s sends you the draft of “%(title)s” to check for accuracy.")
        % {"who": inspection.inspectorate, "title": inspection.title},
        _("Your comments are %(due)s.") % {"due": asked_by(check.clock)} if check.clock else "",
        _("The draft is confidential until it is published: share it only with people who help to check it."),
    ]
    return _service(inspection, "accuracy-asked", _("A draft report to check"), " ".join(filter(None, said)))


def tell_day(check: AccuracyCheck, due: Clock) -> int:
    """The day was set or changed after the draft was sent."""
    inspection = check.draft.inspection
    said = _("Your comments on the draft of “%(title)s” are %(due)s.")
    named = {"title": inspection.title, "due": due_sentence(due)}
    return _service(inspection, "accuracy-asked", _("The day for your comments on a draft"), said % named)


def tell_returned(check: AccuracyCheck, count: int, *, late: bool) -> int:
    inspection = check.draft.inspection
    said = ngettext(
        "%(who)s sent %(n)s comment on the draft of “%(title)s”.",
        "%(who)s sent %(n)s comments on the draft of “%(title)s”.",
        count,
    )
    if not count:
        said = _("%(who)s has no comments on the draft of “%(title)s”.")
    words = said % {"who": inspection.provider, "n": count, "title": inspection.title}
    return _leads(inspection, _("A draft was checked"), f"{words} {_('It came late.')}" if late else words)


def tell_over(check: AccuracyCheck) -> int:
    """The check has ended, or the draft was taken back."""
    inspection = check.draft.inspection
    said = (
        _("The draft of “%(title)s” was taken back: it is not open to comments now.")
        if check.state == "taken_back"
        else _("The check of the draft of “%(title)s” is over: it is not open to comments any more.")
    )
    return _service(inspection, "accuracy-asked", _("The check of a draft is over"), said % {"title": inspection.title})


def tell_answered(check: AccuracyCheck) -> int:
    inspection = check.draft.inspection
    said = _("The answers to your comments on the draft of “%(title)s” are there, with what was changed.")
    return _service(
        inspection, "accuracy-asked", _("Your comments on a draft are answered"), said % {"title": inspection.title}
    )


def remind_service(check: AccuracyCheck, *, late: bool) -> int:
    assert check.clock is not None
    inspection = check.draft.inspection
    day = format_date(latest(check.clock))
    said = (
        _("Your comments on the draft of “%(title)s” were due on %(day)s. They are taken until the check is ended.")
        if late
        else _("Your comments on the draft of “%(title)s” are due on %(day)s.")
    )
    named = {"title": inspection.title, "day": day}
    return _service(inspection, "accuracy-asked", _("Reminder: a draft report to check"), said % named)


def remind_leads(check: AccuracyCheck) -> int:
    inspection = check.draft.inspection
    said = _("No comments on the draft of “%(title)s” came by the day they were due. You may end the check.")
    return _leads(inspection, _("Nothing came back on a draft"), said % {"title": inspection.title})


# -- challenges ----------------------------------------------------------------------------------------------------


def directors(inspection: Inspection) -> list[User]:
    """Who answers challenges: the directors of the inspectorate today. One query."""
    grants = RoleGrant.objects.filter(
        holding(machine.today()), organisation=inspection.inspectorate_id, role="director"
    )
    return list(User.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("pk"))


def tell_challenged(challenge: Challenge, due: Clock | None) -> int:
    """To directors only: a challenge about somebody's conduct is not for the team to read."""
    inspection = challenge.inspection
    said = _("%(who)s challenges the inspection “%(title)s”. The answer is %(due)s.") % {
        "who": inspection.provider,
        "title": inspection.title,
        "due": due_sentence(due) if due else _("due on a day that you set"),
    }
    path = reverse("challenge", args=[inspection.slug, challenge.number])
    return write_to(directors(inspection), subject=_("An inspection is challenged"), said=said, path=path)


def tell_challenge_answered(challenge: Challenge) -> int:
    said = _("Challenge %(number)s of the inspection “%(title)s” is answered.")
    named = {"number": challenge.number, "title": challenge.inspection.title}
    return _service(
        challenge.inspection, "challenge-asked", _("Your challenge is answered"), said % named, challenge.number
    )
