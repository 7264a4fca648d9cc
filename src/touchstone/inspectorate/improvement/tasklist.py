"""The line of this room in an inspection's task list: progress on what an earlier inspection asked for."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.inspectorate.improvement.annex import is_done
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressDraft
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress, Stage


def progress(inspection: Inspection) -> Progress:
    """ "5 of 7 looked at". Two queries: those of the inspection that it follows."""
    total = AreaForImprovement.objects.filter(inspection=inspection.follows_id).count()
    done = sum(is_done(draft) for draft in ProgressDraft.objects.filter(inspection=inspection))
    return Progress(_("%(n)s of %(of)s looked at") % {"n": done, "of": max(total, done)}, done=done >= total)


STAGES = (
    Stage(
        "progress", "judgements", 5, gettext_lazy("Progress on areas for improvement"), "progress", "see_board",
        progress, lambda inspection: inspection.follows_id is not None,
    ),
)  # fmt: skip
