"""The lines that planning hangs into the task list of an inspection, with words that say how far each is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.wording import format_date_range
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.presenters.notices import notice_words
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.stages import Progress, Stage


def plan_progress(inspection: Inspection) -> Progress:
    """No query."""
    if not inspection.legal_basis:
        return Progress(_("No legal basis yet"))
    if inspection.starts is None:
        return Progress(_("No dates yet"))
    return Progress(format_date_range(inspection.starts, inspection.ends), done=True)


def notice_progress(inspection: Inspection) -> Progress:
    """Three queries at most."""
    notice = planning.standing_notice(inspection)
    if notice is None:
        return Progress(_("Not announced"))
    words = notice_words(notice)
    over = notice.clock is None or notice.clock.stopped_on is not None
    return Progress(words[:1].upper() + words[1:], done=over)


STAGES = (
    Stage("plan", "plan", 10, gettext_lazy("Plan and steps"), "inspection-plan", "see", plan_progress),
    Stage("notice", "notice", 10, gettext_lazy("Letter and clock"), "inspection-notice", "see", notice_progress),
    Stage("letter", "notice", 10, gettext_lazy("Letter and clock"), "asked-letter", "see_as_service", notice_progress),
)
