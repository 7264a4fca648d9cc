"""The line of the report in an inspection's task list, and how far it is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.stages import Progress, Stage, Text

# What the task list says of each state of domain/workflows/draft.py.
STATES: dict[str, Text] = {
    "writing": gettext_lazy("Being written"),
    "with_service": gettext_lazy("With the service"),
    "answering": gettext_lazy("Comments are answered"),
    "signed": gettext_lazy("Signed"),
    "publishing": gettext_lazy("Being published"),
    "published": gettext_lazy("Published"),
}


def report(inspection: Inspection) -> Progress:
    """The state of the latest edition. One query."""
    draft = Draft.objects.filter(inspection=inspection).order_by("edition").last()
    if draft is None:
        return Progress(_("Not begun") if inspection.state == "settled" else _("When the judgements stand"))
    return Progress(STATES[draft.state], done=draft.state == "published")


STAGES = (Stage("report", "report", 10, gettext_lazy("Report or letter"), "draft-report", "see_draft", report),)
