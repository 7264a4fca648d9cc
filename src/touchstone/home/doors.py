"""Which rooms may this person walk into? One table for the header's links and for the page My work."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.foundation.core import addresses, navigation
from touchstone.foundation.core.permissions import Permission
from touchstone.home import queries

Text = str | Promise


@dataclass(frozen=True)
class Door:
    """A room: the name of its first address, its words, and the permissions of which one is enough (none: anyone)."""

    name: str
    title: Text
    text: Text
    permissions: frozenset[Permission] = frozenset()


DOORS = (
    Door(
        "programme-year",
        _("Programme"),
        _("What is due for each service, when and by which rule; open inspections from it."),
        frozenset({Permission.PLAN_INSPECTIONS, Permission.AUTHORISE}),
    ),
    Door(
        "inspections",
        _("Inspections"),
        _("The inspections that you plan, lead, work on, moderate or publish."),
        frozenset(
            {
                Permission.PLAN_INSPECTIONS,
                Permission.INSPECT,
                Permission.MODERATE_JUDGEMENTS,
                Permission.AUTHORISE,
                Permission.PUBLISH_REPORTS,
            }
        ),
    ),
    Door(
        "format-requests",
        _("Requests for other formats"),
        _("What readers asked for in large print, Braille, audio or another language, with its target."),
        frozenset({Permission.PUBLISH_REPORTS}),
    ),
    Door(
        "responses",
        _("Your responses"),
        _("Case reviews, observations and interviews that you answer, and the instruments that ask them."),
        frozenset({Permission.INSPECT}),
    ),
    Door(
        "programme-calendar",
        _("Your calendar"),
        _("Your fieldwork in your own calendar program, by an address that only you have."),
        frozenset({Permission.INSPECT}),
    ),
    Door(
        "asked",
        _("Asked of us"),
        _("What inspectorates ask of your service: requests, lists, notes and referrals."),
        frozenset({Permission.ANSWER_INSPECTORATE}),
    ),
    Door(
        "plans-asked",
        _("Action plans"),
        _("Your plans after inspections: what you will do, how far you are, what the inspectorate says."),
        frozenset({Permission.ANSWER_INSPECTORATE}),
    ),
    Door(
        "plans",
        _("Action plans"),
        _("What services plan after an inspection; say whether it will do."),
        frozenset({Permission.PLAN_INSPECTIONS, Permission.INSPECT, Permission.AUTHORISE}),
    ),
    Door(
        "conversations",
        _("Meetings and panels"),
        _("Meetings with services: minutes and what was agreed; what young people and families said."),
        frozenset({Permission.PLAN_INSPECTIONS, Permission.INSPECT, Permission.AUTHORISE}),
    ),
    Door(
        "asked-conversations",
        _("Meetings and panels"),
        _("Minutes to agree, what was agreed, and what young people and families said to you."),
        frozenset({Permission.ANSWER_INSPECTORATE}),
    ),
    Door(
        "referrals",
        _("Urgent referrals"),
        _("Cases in which a child may be at risk: raise one, and follow what becomes of it."),
        frozenset({Permission.INSPECT, Permission.AUTHORISE}),
    ),
    Door(
        "referrals-asked",
        _("Urgent referrals"),
        _("Cases of your service in which an inspector thinks that a child may be at risk."),
        frozenset({Permission.ANSWER_REFERRALS}),
    ),
    Door(
        "archive-documents",
        _("Archive"),
        _("Read in published documents, and confirm what was read from them."),
        frozenset({Permission.IMPORT_DOCUMENTS, Permission.CONFIRM_READINGS}),
    ),
    Door(
        "learning-national",
        _("What returns"),
        _("Which weaknesses come back, and how long until they are met; decide whether one has returned."),
        frozenset(
            {
                Permission.DECIDE_RECURRENCE,
                Permission.INSPECT,
                Permission.AUTHORISE,
                Permission.PLAN_INSPECTIONS,
            }
        ),
    ),
    Door(
        "people",
        _("People and roles"),
        _("Invite people, grant and end roles, and note conflicts of interest."),
        frozenset({Permission.ADMINISTER_PEOPLE}),
    ),
    Door(
        "areas",
        _("Service areas"),
        _("Say that an area was merged, split or renamed, so that what is owed there goes on where the work is."),
        frozenset({Permission.MANAGE_AREAS}),
    ),
    Door(
        "contact-lines",
        _("Contact lines"),
        _("Say how your inspectorate is reached, how to ask for another form, and where to complain."),
        frozenset({Permission.MANAGE_CONTACTS}),
    ),
    Door(
        "calendar",
        _("Calendar of working days"),
        _("Correct a day when a holiday is proclaimed late, and see which deadlines that moves."),
        frozenset({Permission.MANAGE_CALENDAR}),
    ),
    Door(
        "audit-trail",
        _("Audit trail"),
        _("See who did what and when, and check that nothing was altered."),
        frozenset({Permission.READ_AUDIT_TRAIL}),
    ),
    Door(
        "my-conflicts",
        _("Your conflicts of interest"),
        _("Say where you have ties, so that you are not asked to judge there."),
    ),
    Door("account", _("Your account"), _("Your password and the second step of signing in.")),
)


def open_to(request: HttpRequest) -> list[Door]:
    """The doors that exist here and that this person's roles open."""
    held = queries.permissions_of(request)
    return [door for door in DOORS if addresses.url_if(door.name) and _opens(door, held)]


def _opens(door: Door, held: frozenset[Permission]) -> bool:
    return not door.permissions or bool(door.permissions & held)


def hang() -> None:
    """Put the doors into the header of signed-in pages. Called once, as the program starts."""
    links = [navigation.Link("home-my-work", _("My work"))]
    for door in DOORS:
        links.append(navigation.Link(door.name, door.title, _seen_by(door)))
    navigation.add_signed_in(*links)


def _seen_by(door: Door) -> navigation.Shown:
    return lambda request: _opens(door, queries.permissions_of(request))
