"""What may a plan say: its dates, its legal basis, its areas?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.inspection_kinds import fewest_areas, lacking
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.policies.opening import sentence
from touchstone.inspectorate.inspections.queries import planning

TOLD_OF_DATES = ("announced", "fieldwork", "judging")


def check_plan(
    inspection: Inspection,
    starts: date | None,
    ends: date | None,
    off_site_from: date | None,
    changes: Mapping[str, Any],
) -> None:
    """Raise Refused, with a sentence, for what a plan may not say. A few queries."""
    if not changes["title"]:
        raise Refused(_("An inspection needs a title."))
    _check_order(starts, ends, off_site_from)
    if inspection.state in TOLD_OF_DATES:
        _check_told(inspection, starts, changes)
    _check_kind(inspection, str(changes["theme"]), inspection.inspection_areas.count(), changes["judged"])


def _check_order(starts: date | None, ends: date | None, off_site_from: date | None) -> None:
    if ends and not starts:
        raise Refused(_("Give the first day of fieldwork as well as the last."))
    if starts and ends and ends < starts:
        raise Refused(
            _("Fieldwork cannot end (%(end)s) before it starts (%(start)s). Check both dates.")
            % {"start": format_date(starts), "end": format_date(ends)}
        )
    if starts and off_site_from and off_site_from > starts:
        raise Refused(
            _("Work off site (from %(off)s) begins before fieldwork (%(start)s), or the day is left empty.")
            % {"off": format_date(off_site_from), "start": format_date(starts)}
        )


def _check_told(inspection: Inspection, starts: date | None, changes: Mapping[str, Any]) -> None:
    """What the service was told holds: a legal basis, and no fieldwork before the notice has run."""
    if not changes["legal_basis"]:
        raise Refused(_("The service was told the legal basis. It can be corrected, and not taken away."))
    if starts is None:
        raise Refused(_("The service was told when inspectors come. The day can be moved, and not taken away."))
    notice = planning.standing_notice(inspection)
    latest = clocks.latest(notice.clock) if notice is not None and notice.clock is not None else None
    if latest is not None and starts < latest:
        raise Refused(
            _("Fieldwork cannot start on %(start)s: the notice that was given runs until %(latest)s.")
            % {"start": format_date(starts), "latest": format_date(latest)}
        )


def _check_kind(inspection: Inspection, theme: str, areas: int, judged: Sequence[str]) -> None:
    framework = planning.definition(inspection)
    follows = inspection.follows_id is not None
    lacks = lacking(inspection.kind, framework, theme=theme, areas=areas, follows=follows, judged=judged)
    if lacks:
        fewest = fewest_areas(inspection.kind, framework)
        raise Refused(sentence(lacks[0], framework.title.en, inspection.get_kind_display(), fewest))


def check_areas(inspection: Inspection, areas: Sequence[Area]) -> None:
    """Areas of this service, and as many as this kind of inspection needs."""
    strangers = [str(area) for area in areas if area.organisation_id != inspection.provider_id]
    if strangers:
        raise Refused(
            _("%(areas)s is not part of %(provider)s.")
            % {"areas": ", ".join(strangers), "provider": inspection.provider}
        )
    _check_kind(inspection, inspection.theme, len(areas), inspection.judged)


def check_not_in_timetable(inspection: Inspection, areas: Sequence[Area]) -> None:
    """An area that somebody is to visit is not taken out under their feet."""
    slot = FieldworkSlot.objects.filter(inspection=inspection, area__in=areas).select_related("area").first()
    if slot is not None:
        raise Refused(
            _("The timetable has a visit to %(area)s. Move or remove it first, then leave the area out.")
            % {"area": slot.area}
        )
