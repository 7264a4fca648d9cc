"""At which meetings was an area for improvement discussed? For its timeline, which a lower room draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from touchstone.inspectorate.conversations.models import Meeting
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.plans.discussed import Discussions


def notes_of(found: Sequence[AreaForImprovement]) -> Discussions:
    """Of meetings whose minutes were shared: both sides read the timeline. One query."""
    rows = Meeting.areas_for_improvement.through.objects.filter(
        areaforimprovement__in=found, meeting__sharings__isnull=False
    )
    named = rows.values_list("areaforimprovement", "meeting__held_on", "meeting__kind").distinct()
    titles = {
        "engagement": _("At the annual engagement meeting."),
        "keep_in_touch": _("At a keep-in-touch meeting."),
        "other": _("At another meeting."),
    }
    made: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for number, on, kind in named.order_by("meeting__held_on", "meeting"):
        made[number].append((on, titles[kind]))
    return made
