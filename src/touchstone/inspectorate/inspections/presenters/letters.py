"""The letter that announces an inspection, as it is proposed; the planner changes it as they like."""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.domain.deadlines import Unit
from touchstone.foundation.clocks.presenters import nation_name
from touchstone.foundation.core.wording import format_date_range
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.presenters.notices import length_words
from touchstone.inspectorate.inspections.queries import nation_of


def letter_for(inspection: Inspection, length: int | None, unit: Unit) -> str:
    """Our own words: what, when, who, on which legal basis, what will be asked, and what the service may ask for."""
    names = {
        "title": inspection.title,
        "provider": inspection.provider,
        "inspectorate": inspection.inspectorate,
        "basis": inspection.legal_basis.rstrip("."),
        "dates": format_date_range(inspection.starts, inspection.ends),
        "lead": _lead(inspection),
        "nation": nation_name(nation_of(inspection.provider)),
    }
    parts = [
        _("Dear colleague,"),
        _("%(inspectorate)s will inspect %(provider)s. This letter is your notice of it: %(title)s.") % names,
        _("What: %(what)s.") % {"what": _what(inspection)},
        _("When: fieldwork takes place from %(dates)s.") % names
        if inspection.ends
        else _("When: fieldwork begins on %(dates)s.") % names,
        _notice(length, unit, names["nation"]),
        _("Who: %(lead)s leads the inspection.") % names,
        _("Legal basis: %(basis)s.") % names,
        _(
            "What we will ask of you: information, which we request item by item; a list of cases by reference only, "
            "from which we draw a sample; and time with your staff, with children and families, and with those who "
            "work with you."
        ),
        _(
            "If anybody who takes part needs an adjustment, because of a disability, another protected characteristic "
            "or for any other reason, please ask for it on the page of this inspection. We answer every request."
        ),
        _("%(lead)s, for %(inspectorate)s") % names,
    ]
    return "\n\n".join(part for part in parts if part)


def _lead(inspection: Inspection) -> str:
    lead = inspection.team.filter(role=TeamMember.Role.LEAD, user__isnull=False).select_related("user").first()
    return str(lead.user.name) if lead is not None and lead.user is not None else _("the lead inspector")


def _what(inspection: Inspection) -> str:
    areas = ", ".join(str(area) for area in inspection.areas.all())
    parts = [str(inspection.get_kind_display()), str(inspection.framework.title_en) if inspection.framework else ""]
    if inspection.theme:
        parts.append(_("theme: %(theme)s") % {"theme": inspection.theme})
    if areas:
        parts.append(_("areas: %(areas)s") % {"areas": areas})
    if inspection.follows:
        parts.append(_("after: %(earlier)s") % {"earlier": inspection.follows})
    return "; ".join(part for part in parts if part)


def _notice(length: int | None, unit: Unit, nation: str) -> str:
    if length is None:
        return ""
    if length == 0:
        return _("Notice: none is given under this framework.")
    said = _("Notice: %(length)s from the day of this letter; the bank holidays of %(nation)s are no working days.")
    return said % {"length": length_words(length, unit), "nation": nation}
