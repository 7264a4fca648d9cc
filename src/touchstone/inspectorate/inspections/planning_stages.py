"""The lines that planning hangs into the task list of an inspection, with words that say how far each is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.foundation.core.wording import format_date_range
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.presenters.notices import notice_words
from touchstone.inspectorate.inspections.presenters.teams import amount
from touchstone.inspectorate.inspections.queries import enquiries, planning, team, timetable
from touchstone.inspectorate.inspections.stages import Progress, Stage


def plan_progress(inspection: Inspection) -> Progress:
    """No query."""
    if not inspection.legal_basis:
        return Progress(_("No legal basis yet"))
    if inspection.starts is None:
        return Progress(_("No dates yet"))
    return Progress(format_date_range(inspection.starts, inspection.ends), done=True)


def team_progress(inspection: Inspection) -> Progress:
    """Three queries."""
    ledger, people = team.effort(inspection)
    if not people:
        return Progress(_("Nobody yet"), trouble=inspection.state != "planned")
    members = ngettext("%(n)d person", "%(n)d people", len(ledger.members)) % {"n": len(ledger.members)}
    whole = ledger.whole
    if not whole.planned:
        return Progress(_("%(members)s, no days planned") % {"members": members})
    words = {"members": members, "used": amount(whole.used), "planned": amount(whole.planned)}
    return Progress(_("%(members)s, %(used)s of %(planned)s days used") % words, done=True)


def enquiry_progress(inspection: Inspection) -> Progress:
    """Two queries."""
    counted = enquiries.counted(inspection)
    total, open_ = sum(counted.values()), counted.get("open", 0)
    if not total:
        return Progress(_("None yet"))
    carried = enquiries.carried_forward(inspection)
    words = _("%(total)d, %(open)d open, %(carried)d carried forward")
    return Progress(words % {"total": total, "open": open_, "carried": carried}, done=not open_)


def notice_progress(inspection: Inspection) -> Progress:
    """Three queries at most."""
    notice = planning.standing_notice(inspection)
    if notice is None:
        return Progress(_("Not announced"))
    words = notice_words(notice)
    over = notice.clock is None or notice.clock.stopped_on is not None
    return Progress(words[:1].upper() + words[1:], done=over)


def adjustment_progress(inspection: Inspection) -> Progress:
    """One query."""
    states = list(inspection.adjustments.values_list("state", flat=True))
    waiting = states.count("asked")
    if not states:
        return Progress(_("None asked for"), done=True)
    if waiting:
        return Progress(ngettext("%(n)d not answered", "%(n)d not answered", waiting) % {"n": waiting})
    return Progress(ngettext("%(n)d, answered", "%(n)d, all answered", len(states)) % {"n": len(states)}, done=True)


def timetable_progress(inspection: Inspection) -> Progress:
    """Two queries."""
    slots: list[FieldworkSlot] = timetable.slots_of(inspection)
    if not slots:
        return Progress(_("Empty"))
    clashes = len(timetable.clashes_in(inspection, slots))
    if clashes:
        said = ngettext("%(n)d clash or doubt", "%(n)d clashes or doubts", clashes)
        return Progress(said % {"n": clashes}, trouble=True)
    return Progress(
        ngettext("%(n)d slot, no clash", "%(n)d slots, no clash", len(slots)) % {"n": len(slots)}, done=True
    )


STAGES = (
    Stage("plan", "plan", 10, gettext_lazy("Plan and steps"), "inspection-plan", "see", plan_progress),
    Stage("team", "plan", 20, gettext_lazy("Team and days"), "inspection-team", "see", team_progress),
    Stage("enquiries", "plan", 30, gettext_lazy("Lines of enquiry"), "inspection-enquiries", "see", enquiry_progress),
    Stage("notice", "notice", 10, gettext_lazy("Letter and clock"), "inspection-notice", "see", notice_progress),
    Stage(
        "adjustments", "notice", 20, gettext_lazy("Adjustments"), "inspection-adjustments", "see", adjustment_progress
    ),
    Stage("timetable", "fieldwork", 10, gettext_lazy("Timetable"), "inspection-timetable", "see", timetable_progress),
    Stage("letter", "notice", 10, gettext_lazy("Letter and clock"), "asked-letter", "see_as_service", notice_progress),
    Stage(
        "asked-adjustments", "notice", 20, gettext_lazy("Adjustments"), "asked-adjustments", "see_as_service",
        adjustment_progress,
    ),
)  # fmt: skip
