"""The lines of this room in an inspection's task list, and how far each is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.inspectorate.findings.models import CURRENT, JudgementProposal, KeepInTouchNote
from touchstone.inspectorate.findings.queries import urgent as urgent_findings
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.told import told_of
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress, Stage


def proposed(inspection: Inspection) -> Progress:
    """ "2 of 3 proposed". One query."""
    states = list(
        JudgementProposal.objects.filter(inspection=inspection, state__in=CURRENT).values_list("state", flat=True)
    )
    total = len(asked_of(inspection))
    returned = states.count("returned")
    if returned:
        said = ngettext("%(num)s returned", "%(num)s returned", returned) % {"num": returned}
        return Progress(said, trouble=True)
    said = _("%(n)s of %(of)s proposed") % {"n": len(states), "of": total}
    return Progress(said, done=len(states) == total > 0)


def standing(inspection: Inspection) -> Progress:
    """Do the judgements stand? No query."""
    if inspection.state == "settled":
        return Progress(_("They stand"), done=True)
    return Progress(_("Not yet"))


def notes(inspection: Inspection) -> Progress:
    """How many notes were sent, and how many wait. One query."""
    states = list(KeepInTouchNote.objects.filter(inspection=inspection).values_list("state", flat=True))
    if not states:
        return Progress(_("None yet"))
    sent, drafts = states.count("sent"), states.count("draft")
    said = _("%(n)s sent") % {"n": sent}
    return Progress(f"{said}, " + _("%(n)s not sent") % {"n": drafts} if drafts else said, done=not drafts)


def notes_sent(inspection: Inspection) -> Progress:
    """How many notes the service has got. One query."""
    sent = KeepInTouchNote.objects.filter(inspection=inspection, state="sent").count()
    return Progress(ngettext("%(num)s note", "%(num)s notes", sent) % {"num": sent}, done=True)


def urgent(inspection: Inspection) -> Progress:
    """How many urgent findings nobody has closed, earlier ones of the service too. One query."""
    left = urgent_findings.open_for(inspection).count()
    if not left:
        return Progress(_("None open"), done=True)
    return Progress(ngettext("%(num)s open", "%(num)s open", left) % {"num": left}, trouble=True)


def urgent_told(inspection: Inspection) -> Progress:
    """How many of those that the service was told of wait for its answer, and how many are not closed. Two queries."""
    states = [each.state for each in told_of(urgent_findings.told(inspection))]
    waiting = states.count("told")
    if waiting:
        said = ngettext("%(num)s waits for your answer", "%(num)s wait for your answer", waiting)
        return Progress(said % {"num": waiting}, trouble=True)
    left = states.count("answered")
    if left:
        return Progress(ngettext("%(num)s open", "%(num)s open", left) % {"num": left})
    return Progress(_("None open"), done=True)


STAGES = (
    Stage("urgent", "judgements", 5, gettext_lazy("Urgent findings"), "finding-urgent-list", "follow_urgent", urgent),
    Stage("board", "judgements", 10, gettext_lazy("Judgement board"), "board", "see_board", proposed),
    Stage(
        "settle", "judgements", 90, gettext_lazy("Let the judgements stand"), "judgement-settle", "see_board", standing
    ),
    Stage("notes", "fieldwork", 80, gettext_lazy("Notes to the service"), "note-list", "see_board", notes),
    Stage(
        "urgent-asked",
        "fieldwork",
        85,
        gettext_lazy("Urgent findings"),
        "finding-urgent-asked",
        "answer_urgent",
        urgent_told,
    ),
    Stage(
        "notes-asked", "fieldwork", 80, gettext_lazy("Notes from the inspectors"), "note-asked", "see_notes", notes_sent
    ),
)
