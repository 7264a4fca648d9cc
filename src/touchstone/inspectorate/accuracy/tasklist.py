"""The lines of this room in an inspection's task list, and how far each is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.foundation.core import clock
from touchstone.inspectorate.accuracy.models import AccuracyCheck, Challenge
from touchstone.inspectorate.accuracy.queries import checks
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress, Stage


def _latest(inspection: Inspection) -> AccuracyCheck | None:
    found = AccuracyCheck.objects.filter(draft__inspection=inspection).select_related("clock")
    return found.order_by("-draft__edition", "-number").first()


def checked(inspection: Inspection) -> Progress:
    """How far the service's check is, for the inspectorate. Two queries."""
    check = _latest(inspection)
    if check is None:
        return Progress(_("Not sent yet"))
    if check.state == "with_service":
        late = checks.is_late(check, clock.today())
        return Progress(_("Late: nothing came back") if late else _("With the service"), trouble=late)
    if check.state == "no_return":
        return Progress(_("No return received"), done=True)
    counts = checks.counts(check)
    if counts.waiting:
        return Progress(ngettext("%(n)s to answer", "%(n)s to answer", counts.waiting) % {"n": counts.waiting})
    if check.state == "returned":
        return Progress(_("Comments are in") if counts.sent else _("It has no comments"))
    if check.state == "taken_back":
        return Progress(_("Taken back"))
    if check.state == "ended" and counts.answered:
        return Progress(_("Answers not sent"))
    said = ngettext("%(n)s comment answered", "%(n)s comments answered", counts.answered) % {"n": counts.answered}
    return Progress(said if counts.answered else _("No comments"), done=True)


def asked(inspection: Inspection) -> Progress:
    """How far it is for the service: what it owes. Two queries."""
    check = _latest(inspection)
    if check is None:
        return Progress(_("Nothing to check yet"))
    if check.state == "with_service":
        late = checks.is_late(check, clock.today())
        return Progress(_("To check, late") if late else _("To check"), trouble=late)
    if check.state == "returned":
        drafts = checks.counts(check).drafts
        said = ngettext("Sent; %(n)s comment not sent", "Sent; %(n)s comments not sent", drafts) % {"n": drafts}
        return Progress(said if drafts else _("Sent"), done=not drafts)
    words = {
        "ended": _("Being answered"),
        "no_return": _("Over; nothing was sent"),
        "taken_back": _("Taken back"),
        "answered": _("Answered"),
    }
    return Progress(words[check.state], done=True)


def challenged(inspection: Inspection) -> Progress:
    """How many challenges there are, and how many wait. One query."""
    states = list(Challenge.objects.filter(inspection=inspection).values_list("state", flat=True))
    if not states:
        return Progress(_("None"))
    waiting = states.count("open")
    if waiting:
        return Progress(ngettext("%(n)s waits", "%(n)s wait", waiting) % {"n": waiting}, trouble=True)
    return Progress(_("%(n)s answered") % {"n": len(states)}, done=True)


STAGES = (
    Stage("accuracy", "report", 40, gettext_lazy("Factual accuracy"), "accuracy", "see_draft", checked),
    Stage("accuracy-asked", "report", 40, gettext_lazy("Check a draft"), "accuracy-asked", "check_draft", asked),
    Stage("challenges", "report", 60, gettext_lazy("Challenges"), "challenges", "see_draft", challenged),
    Stage(
        "challenges-asked",
        "report",
        60,
        gettext_lazy("Challenge the inspection"),
        "challenges-asked",
        "challenge",
        challenged,
    ),
)
