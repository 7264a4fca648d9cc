"""An area is merged, split or renamed, or loses ground: saying so, and taking back what was said in error."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.models import Area, AreaSuccession
from touchstone.foundation.providers.queries import organisations

WHOLLY = frozenset({AreaSuccession.Kind.MERGED, AreaSuccession.Kind.SPLIT, AreaSuccession.Kind.RENAMED})


@transaction.atomic
def say_what_became(
    *, by: Actor, area: Area, kind: str, after: Area | None, on: PreciseDate, note: str
) -> AreaSuccession:
    """Record what became of an area's ground. `after` None: it is not known where it went.

    An area that is wholly merged, split or renamed ends on that day, unless its end is known already; an area that
    lost a part goes on. Raises Refused where it has not happened yet, or is recorded already.
    """
    area = Area.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=area.pk)
    _check(by, area, kind, after, on, note)
    held, new = AreaSuccession.objects.get_or_create(
        before=area, after=after, kind=kind, defaults={"on": on, "note": note.strip()}
    )
    if not new:
        raise Refused(_("This is in the record already: %(what)s.") % {"what": sentence(held)})
    if kind in WHOLLY and area.valid_to is None:
        area.valid_to = on
        area.save(update_fields=["valid_to"])
    audit.record(
        by=by, action="providers.say_what_became", subject=area, owner=area.organisation.slug,
        summary=f"Recorded what became of an area: {sentence(held)}. {held.note}",
    )  # fmt: skip
    events.record_changed()
    return held


@transaction.atomic
def take_back(*, by: Actor, change: AreaSuccession, reason: str) -> None:
    """Remove what was said of an area in error; the audit trail keeps it with the reason. Its end goes with it."""
    area = Area.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=change.before_id)
    policies.check_can_manage_areas(by, area.organisation)
    if not reason.strip():
        raise Refused(_("Say why it is taken back."))
    said = sentence(change)
    change.delete()
    if area.valid_to == change.on and not area.successions.filter(kind__in=WHOLLY).exists():
        area.valid_to = None
        area.save(update_fields=["valid_to"])
    audit.record(
        by=by, action="providers.take_back", subject=area, owner=area.organisation.slug,
        summary=f"Took back what became of an area: {said}. {reason.strip()}",
    )  # fmt: skip
    events.record_changed()


def sentence(change: AreaSuccession) -> str:
    """ "Fen (N3) merged into Moor on 1 April 2026", without a full stop."""
    said = {
        AreaSuccession.Kind.MERGED: _("%(before)s merged into %(after)s on %(day)s"),
        AreaSuccession.Kind.SPLIT: _("%(before)s was split, and a part of it became %(after)s on %(day)s"),
        AreaSuccession.Kind.RENAMED: _("%(before)s was renamed %(after)s on %(day)s"),
        AreaSuccession.Kind.LOST_PART: _("%(before)s lost part of its ground to %(after)s on %(day)s"),
    }[AreaSuccession.Kind(change.kind)]
    day = format_date(change.on) if change.on is not None else _("a day that is not known")
    return said % {"before": change.before, "after": change.after or _("an area that is not known"), "day": day}


def _check(by: Actor, area: Area, kind: str, after: Area | None, on: PreciseDate, note: str) -> None:
    policies.check_can_manage_areas(by, area.organisation)
    if after is not None and after.organisation_id != area.organisation_id:
        raise Refused(_("%(after)s is not an area of %(service)s.") % {"after": after, "service": area.organisation})
    if after == area:
        raise Refused(_("%(area)s cannot become itself. Choose another area.") % {"area": area})
    if kind == AreaSuccession.Kind.RENAMED and after is None:
        raise Refused(_("Choose the area that has the new name."))
    if on.start > clock.today():
        raise Refused(_("That day has not come yet. Say what became of an area once it has happened."))
    if not note.strip():
        raise Refused(_("Say why, or where it is written."))
    if after is not None and area in organisations.succession(area.organisation).successors(after):
        raise Refused(
            _("%(after)s itself became %(area)s, so %(area)s cannot become it.") % {"after": after, "area": area}
        )
