"""How are people, roles and rows of the trail said on a page?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.clocks.models import HolidayOverride
from touchstone.foundation.clocks.presenters import nation_name
from touchstone.foundation.clocks.queries import Moved
from touchstone.foundation.core.wording import format_date, format_time
from touchstone.foundation.providers.actions.areas import sentence
from touchstone.foundation.providers.forms import STATES
from touchstone.foundation.providers.forms_contacts import ContactsForm
from touchstone.foundation.providers.models import Area, AreaSuccession, Organisation, RoleGrant
from touchstone.foundation.providers.queries import contacts
from touchstone.foundation.providers.queries import people as queries
from touchstone.foundation.providers.roles import title_of
from touchstone.foundation.providers.rows import CONTACTS

COLOURS = {queries.ACTIVE: "green", queries.INVITED: "blue", queries.CLOSED: "grey"}


@dataclass(frozen=True)
class GrantLine:
    """A role through time: what it is called, where, its days in words, and whether it holds now."""

    number: int
    title: str
    organisation: str
    days: str
    holds: bool
    can_revoke: bool

    @classmethod
    def of(cls, grant: RoleGrant, can_revoke: bool) -> GrantLine:
        return cls(
            grant.pk, title_of(grant.role), str(grant.organisation), _days(grant), queries.holds_now(grant), can_revoke
        )


def _days(grant: RoleGrant) -> str:
    said = {"start": format_date(grant.starts_on), "end": format_date(grant.ends_on) if grant.ends_on else ""}
    if grant.revoked_at is not None:
        return _("from %(start)s, revoked on %(end)s") % said
    return _("from %(start)s to %(end)s") % said if grant.ends_on else _("since %(start)s") % said


@dataclass(frozen=True)
class PersonLine:
    """A person in a list: their roles that hold now, and the state of their account."""

    number: int
    name: str
    email: str
    roles: list[str]
    state: str
    state_words: str
    colour: str
    second_factor: bool

    @classmethod
    def of(cls, person: User) -> PersonLine:
        held: list[RoleGrant] = person.held  # type: ignore[attr-defined]
        state = queries.state_of(person)
        roles = [
            _("%(role)s, %(organisation)s") % {"role": title_of(grant.role), "organisation": grant.organisation}
            for grant in held
            if queries.holds_now(grant)
        ]
        return cls(
            person.pk, person.name, person.email, roles, state, str(STATES[state]), COLOURS[state],
            person.has_second_factor,  # type: ignore[attr-defined]
        )  # fmt: skip


@dataclass(frozen=True)
class EventLine:
    """A row of the trail."""

    event: AuditEvent
    at: str
    what: str

    @classmethod
    def of(cls, event: AuditEvent) -> EventLine:
        changes = "; ".join(
            _("%(field)s: %(before)s → %(after)s")
            % {"field": field.replace("_", " "), "before": _said(pair[0]), "after": _said(pair[1])}
            for field, pair in sorted(event.changes.items())
            if isinstance(pair, list) and len(pair) == 2
        )
        return cls(event, format_time(event.at), changes)

    def cells(self) -> list[str]:
        """For the table file: the time in ISO form, everything else as it is kept."""
        event = self.event
        return [
            str(event.pk), timezone.localtime(event.at).isoformat(timespec="seconds"), event.actor_label, event.action,
            event.subject_label, event.summary, json.dumps(event.changes, ensure_ascii=False) if event.changes else "",
            event.owner, str(event.sequence or ""), event.hash,
        ]  # fmt: skip


def lacking(organisation: Organisation) -> list[str]:
    """What a reader of its documents could not find out, in words that follow "does not say"."""
    words = {
        contacts.REACH: _("how to reach %(inspectorate)s"),
        contacts.FORMS: _("how to ask for another form or language"),
        contacts.COMPLAIN: _("how to complain"),
    }
    return [words[each] % {"inspectorate": organisation} for each in contacts.lacking(organisation)]


def contact_rows(organisation: Organisation) -> list[tuple[str, str]]:
    """Each line that is held, with what it is called on the page of the form."""
    labels = {name: str(box.label) for name, box in ContactsForm.base_fields.items()}
    return [(labels[name], words) for name in CONTACTS if (words := getattr(organisation, name))]


def _said(value: object) -> str:
    return _("nothing") if value in (None, "") else str(value)


@dataclass(frozen=True)
class CorrectedDay:
    """A day that the calendar had wrong."""

    day: str
    what: str
    nation: str
    reason: str

    @classmethod
    def of(cls, row: HolidayOverride) -> CorrectedDay:
        return cls(format_date(row.day), working_words(row.working), nation_name(row.nation), row.reason)


def working_words(working: bool) -> str:
    return _("A working day") if working else _("No working day")


def correction(day: date, working: bool, nation: str) -> str:
    """ "10 March 2027 becomes no working day in England and Wales." """
    said = (
        _("%(day)s becomes a working day in %(nation)s.")
        if working
        else _("%(day)s becomes no working day in %(nation)s.")
    )
    return said % {"day": format_date(day), "nation": nation_name(nation)}


@dataclass(frozen=True)
class MovedLine:
    """A deadline that a corrected day would move."""

    basis: str
    before: str
    after: str

    @classmethod
    def of(cls, moved: Moved) -> MovedLine:
        return cls(moved.clock.basis, format_date(moved.before.latest), format_date(moved.after.latest))


@dataclass(frozen=True)
class Became:
    """What became of an area: a sentence without its full stop, and the number by which it is taken back."""

    pk: int
    said: str


@dataclass(frozen=True)
class AreaLine:
    """An area of a service: from when to when it was there, and everything that became of it."""

    slug: str
    name: str
    time: str
    became: list[Became]


def area_lines(service: Organisation) -> list[AreaLine]:
    """By name. Two queries, however many areas and changes there are."""
    changes = AreaSuccession.objects.select_related("before", "after").order_by("on", "pk")
    rows = service.areas.order_by("name").prefetch_related(Prefetch("successions", changes))
    return [
        AreaLine(
            area.slug, str(area), _time(area), [Became(each.pk, sentence(each)) for each in area.successions.all()]
        )
        for area in rows
    ]


def _time(area: Area) -> str:
    if area.valid_from is None and area.valid_to is None:
        return _("Days not known")
    begin = format_date(area.valid_from) if area.valid_from else _("a day not known")
    return _("From %(begin)s to %(end)s") % {
        "begin": begin,
        "end": format_date(area.valid_to) if area.valid_to else _("now, or a day not known"),
    }
