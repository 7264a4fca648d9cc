"""Which slot may stand in a timetable?"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.timetable import Clash, clashes_of
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import FieldworkSlot
from touchstone.inspectorate.inspections.queries import team
from touchstone.inspectorate.inspections.queries import timetable as queries


def check_slot(row: FieldworkSlot) -> list[Clash]:
    """Raise Refused, with a sentence, for a slot that cannot be; return what else a person should know of it."""
    if not row.what.strip():
        raise Refused(_("Say what is done in this time."))
    if row.ends_at <= row.starts_at:
        raise Refused(_("It must end after it begins. Check both times."))
    if team.member(row.inspection, row.person) is None:
        raise Refused(_("%(person)s is not in the team. Add them to the team first.") % {"person": row.person})
    _check_place(row)
    beside = [other for other in queries.slots_beside(row.person, row.starts_at, row.ends_at) if other.pk != row.pk]
    days, works = queries.days_of(row.inspection), queries.works(row.inspection)
    found = clashes_of(queries.as_slot(row), [queries.as_slot(other) for other in beside], days, works)
    for clash in found:
        if clash.bars:
            raise Refused(_overlap(row, next(one for one in beside if clash.other and one.pk == clash.other.key)))
    return found


def _check_place(row: FieldworkSlot) -> None:
    if row.mode == FieldworkSlot.Mode.ON_SITE and row.area is None:
        raise Refused(_("Say which area is visited."))
    if row.area is not None and row.area not in queries.places_of(row.inspection):
        raise Refused(_("%(area)s is not one of this inspection's areas.") % {"area": row.area})
    if row.office is not None and row.office.area_id != row.area_id:
        raise Refused(_("%(office)s is not an office of that area.") % {"office": row.office})


def _overlap(row: FieldworkSlot, other: FieldworkSlot) -> str:
    """Which one, so that it can be moved. Another inspection's slot is not told of beyond its times."""
    start, end = timezone.localtime(other.starts_at), timezone.localtime(other.ends_at)
    own = other.inspection_id == row.inspection_id
    said = {
        "person": row.person,
        "day": format_date(start.date()),
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "what": other.what if own else _("work on another inspection"),
    }
    return (
        _(
            "%(person)s is busy on %(day)s from %(start)s to %(end)s: %(what)s. Nobody can be in two places at once: "
            "choose another time or another person. What you wrote is kept below."
        )
        % said
    )
