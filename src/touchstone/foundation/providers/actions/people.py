"""Everything that writes about people in organisations: inviting, roles, accounts, conflicts of interest."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import actions as accounts
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.models import Area, ConflictOfInterest, Organisation, RoleGrant
from touchstone.foundation.providers.roles import title_of


@transaction.atomic
def invite_person(
    *,
    by: Actor,
    email: str,
    name: str,
    role: str,
    organisation: Organisation,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> tuple[User, str]:
    """Add a person with a role and send them the link to choose a password. Returns them and the link's address.

    Somebody who is here already (from another organisation, say) only gets the role: the address is empty then, unless
    they never chose a password. Raises Refused with a sentence.
    """
    person = User.objects.filter(email__iexact=email.strip()).first()
    policies.check_can_grant(by, person, role, organisation)
    if person is None:
        person = accounts.create_person(by=by, email=email, name=name, owner=organisation.slug)
    grant_role(by=by, person=person, role=role, organisation=organisation, starts_on=starts_on, ends_on=ends_on)
    address = "" if person.has_usable_password() else _invite(by, person, organisation)
    return person, address


def _invite(by: Actor, person: User, organisation: Organisation) -> str:
    return accounts.send_invitation(by=by, person=person, owner=organisation.slug, to_join=str(organisation))


@transaction.atomic
def invite_again(*, by: Actor, person: User, organisation: Organisation) -> str:
    """Send a new link to somebody who has not chosen a password yet; the old one stops working."""
    policies.check_can_administer(by, organisation)
    policies.check_can_look_after(by, person)
    if person.has_usable_password():
        raise Refused(
            _("%(person)s has a password already. They can ask for a new one themselves.") % {"person": person}
        )
    return _invite(by, person, organisation)


@transaction.atomic
def grant_role(
    *,
    by: Actor,
    person: User,
    role: str,
    organisation: Organisation,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleGrant:
    """Let a person hold a role in an organisation, from a day (today) to a day (until it is revoked)."""
    policies.check_can_grant(by, person, role, organisation)
    start = starts_on or clock.today()
    if ends_on is not None and ends_on < start:
        raise Refused(_("The last day cannot be before the first."))
    _check_not_held(person, role, organisation, start, ends_on)
    grant = RoleGrant.objects.create(
        person=person, role=role, organisation=organisation, starts_on=start, ends_on=ends_on
    )
    until = f" to {ends_on}" if ends_on else ""
    audit.record(
        by=by,
        action="providers.grant-role",
        summary=f"Made {person} {title_of(role).lower()} in {organisation} from {start}{until}",
        subject=person,
        changes={"role": [None, role], "starts_on": [None, start], "ends_on": [None, ends_on]},
        owner=organisation.slug,
    )
    return grant


def _check_not_held(person: User, role: str, organisation: Organisation, start: date, end: date | None) -> None:
    """The same role twice at the same time would have to be revoked twice."""
    same = RoleGrant.objects.filter(person=person, role=role, organisation=organisation, revoked_at__isnull=True)
    for held in same:
        if (end is None or held.starts_on <= end) and (held.ends_on is None or held.ends_on >= start):
            raise Refused(
                _("%(person)s holds the role %(role)s in %(organisation)s at that time already.")
                % {"person": person, "role": title_of(role), "organisation": organisation}
            )


@transaction.atomic
def revoke_role(*, by: Actor, grant: RoleGrant) -> None:
    """End a role at once. The row stays: who held what, and when, remains known."""
    # Locked, so that the last two administrators cannot be revoked at the same moment, each as the other's successor.
    Organisation.objects.select_for_update().get(pk=grant.organisation_id)
    grant = RoleGrant.objects.select_related("person", "organisation").get(pk=grant.pk)
    policies.check_can_revoke(by, grant)
    before = grant.ends_on
    grant.ends_on = max(clock.today(), grant.starts_on)
    grant.revoked_at = clock.now()
    grant.save(update_fields=["ends_on", "revoked_at"])
    audit.record(
        by=by,
        action="providers.revoke-role",
        summary=f"Revoked the role {title_of(grant.role).lower()} of {grant.person} in {grant.organisation}",
        subject=grant.person,
        changes={"role": [grant.role, None], "ends_on": [before, grant.ends_on]},
        owner=grant.organisation.slug,
    )


def _owner(by: Actor, person: User) -> str:
    """The organisation in whose name somebody is looked after: one that both share."""
    if not isinstance(by, User):
        return ""
    own = policies.organisations_of(by, policies.Permission.ADMINISTER_PEOPLE)
    grant = RoleGrant.objects.filter(person=person, organisation__in=own).select_related("organisation").first()
    return grant.organisation.slug if grant else ""


@transaction.atomic
def close_account(*, by: Actor, person: User) -> None:
    """Nobody can sign in with it any more; the person's roles and history stay as they are."""
    policies.check_can_close(by, person)
    accounts.set_active(by=by, person=person, active=False, owner=_owner(by, person))


@transaction.atomic
def open_account(*, by: Actor, person: User) -> None:
    policies.check_can_look_after(by, person)
    accounts.set_active(by=by, person=person, active=True, owner=_owner(by, person))


@transaction.atomic
def remove_second_factor(*, by: Actor, person: User) -> None:
    """For somebody who lost their phone and their recovery codes."""
    policies.check_can_look_after(by, person)
    accounts.remove_second_factor(by=by, person=person, owner=_owner(by, person))


@transaction.atomic
def declare_conflict(
    *,
    by: Actor,
    person: User,
    organisation: Organisation,
    nature: str,
    area: Area | None = None,
    declared_on: date | None = None,
) -> ConflictOfInterest:
    """Note that a person has a tie to an organisation (or one of its areas) that bars them from judging it."""
    policies.check_can_declare_conflict(by, person)
    if not nature.strip():
        raise Refused(_("Say what the tie is."))
    if area is not None and area.organisation_id != organisation.pk:
        raise Refused(_("%(area)s is no area of %(organisation)s.") % {"area": area, "organisation": organisation})
    conflict = ConflictOfInterest.objects.create(
        person=person,
        organisation=organisation,
        area=area,
        nature=nature.strip(),
        declared_on=declared_on or clock.today(),
    )
    where = f"{organisation}, {area}" if area else str(organisation)
    audit.record(
        by=by,
        action="providers.declare-conflict",
        summary=f"Declared a conflict of interest of {person} with {where}",
        subject=person,
        owner=_owner(by, person),
    )
    return conflict


@transaction.atomic
def end_conflict(*, by: Actor, conflict: ConflictOfInterest) -> None:
    """Say that the tie no longer bars the person. The row stays."""
    policies.check_can_end_conflict(by, conflict)
    conflict.ends_on = max(clock.today(), conflict.declared_on)
    conflict.save(update_fields=["ends_on"])
    audit.record(
        by=by,
        action="providers.end-conflict",
        summary=f"Ended the conflict of interest of {conflict.person} with {conflict.organisation}",
        subject=conflict.person,
        changes={"ends_on": [None, conflict.ends_on]},
        owner=_owner(by, conflict.person),
    )
