"""Everything that writes about people who sign in: inviting, links, passwords, closing accounts, second factors."""

from __future__ import annotations

import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit, mail
from touchstone.foundation.accounts.actors import person_of
from touchstone.foundation.accounts.models import OneTimeLink, User
from touchstone.foundation.accounts.queries import DEMONSTRATION_PASSWORD, token_hash
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused

Purpose = OneTimeLink.Purpose
LASTS = {Purpose.INVITATION: timedelta(days=7), Purpose.RESET: timedelta(hours=1)}
RESETS_AN_HOUR = 3


@transaction.atomic
def create_person(*, by: User | str, email: str, name: str, owner: str = "", demonstration: bool = False) -> User:
    """Add a person, without a password yet. Raises Refused when the address belongs to somebody."""
    person = User(email=email.strip().lower(), name=" ".join(name.split()), is_demonstration=demonstration)
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.full_clean(exclude=["password"])
            person.save()
    except (IntegrityError, ValidationError) as error:
        raise Refused(_why_not(error, person.email)) from error
    audit.record(by=by, action="accounts.create", summary=f"Added {person}", subject=person, owner=owner)
    return person


def _why_not(error: Exception, email: str) -> str:
    if User.objects.filter(email__iexact=email).exists():
        return _("Somebody with the address %(email)s is here already.") % {"email": email}
    words = error.messages if isinstance(error, ValidationError) else [str(error)]
    return " ".join(words)


@transaction.atomic
def make_link(*, by: User | str | None, person: User, purpose: str, owner: str = "") -> str:
    """A new link for setting a password, in place of earlier ones; returns its address. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    person.links.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
    OneTimeLink.objects.create(
        purpose=purpose,
        user=person,
        token_hash=token_hash(token),
        made_by=person_of(by),
        created_at=now,
        expires_at=now + LASTS[Purpose(purpose)],
    )
    summary = f"Made a link for {person} to set a password ({Purpose(purpose).label})"
    audit.record(by=by, action="accounts.link", summary=summary, subject=person, owner=owner)
    return settings.SITE_URL + reverse("account-set-password", args=[token])


@transaction.atomic
def send_invitation(*, by: User | str, person: User, owner: str = "", to_join: str = "") -> str:
    """Send a person the link that lets them choose a password, and return it. `to_join` says what they are asked to."""
    address = make_link(by=by, person=person, purpose=Purpose.INVITATION, owner=owner)
    words = {"name": person.name, "who": str(by), "what": to_join or "Touchstone", "address": address}
    mail.send(
        to=person.email,
        subject=_("You are invited to Touchstone"),
        body=_(
            "Hello %(name)s,\n\n%(who)s asks you to join %(what)s.\n\nChoose a password here within 7 days:\n"
            "%(address)s\n\nIf you did not expect this, do nothing: without a password nobody can sign in.\n"
        )
        % words,
        secret=True,
    )
    return address


@transaction.atomic
def send_reset(*, email: str) -> None:
    """Send a link to whoever has this address; nothing to anybody else. The caller tells everyone the same."""
    person = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        return
    since = clock.now() - timedelta(hours=1)
    if person.links.filter(purpose=Purpose.RESET, created_at__gt=since).count() >= RESETS_AN_HOUR:
        return  # somebody is filling their letterbox
    address = make_link(by=None, person=person, purpose=Purpose.RESET)
    mail.send(
        to=person.email,
        subject=_("Set a new password for Touchstone"),
        body=_(
            "Hello %(name)s,\n\nSomebody asked for a new password for this address.\n\n"
            "Choose one here within an hour:\n%(address)s\n\nIf it was not you, do nothing: your password stays.\n"
        )
        % {"name": person.name, "address": address},
        secret=True,
    )


@transaction.atomic
def set_password(*, link: OneTimeLink, password: str) -> User:
    """Spend a link: set its person's password. Raises Refused when the link cannot be used (any more).

    Sessions that were open under the old password end, because they carry its fingerprint.
    """
    now = clock.now()
    spent = OneTimeLink.objects.filter(
        pk=link.pk, used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now, user__is_active=True
    ).update(used_at=now)
    if not spent:
        raise Refused(_("This link has been used or has run out. Ask for a new one."))
    person = link.user
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    person.links.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
    mail.send(
        to=person.email,
        subject=_("Your password for Touchstone is set"),
        body=_("Hello %(name)s,\n\nYour password was set just now. If it was not you, tell your administrator.\n")
        % {"name": person.name},
    )
    how = "Accepted the invitation" if link.purpose == Purpose.INVITATION else "Set a new password by e-mail"
    audit.record(by=person, action="accounts.set-password", summary=how, subject=person)
    return person


@transaction.atomic
def change_password(*, by: User, password: str) -> None:
    """Change one's own password; the view has checked the old one and the rules for the new one."""
    by.set_password(password)
    by.save(update_fields=["password"])
    mail.send(
        to=by.email,
        subject=_("Your password for Touchstone was changed"),
        body=_("Hello %(name)s,\n\nYour password was changed just now. If it was not you, tell your administrator.\n")
        % {"name": by.name},
    )
    audit.record(by=by, action="accounts.change-password", summary="Changed their password", subject=by)


@transaction.atomic
def set_active(*, by: User | str, person: User, active: bool, owner: str = "") -> None:
    """Close an account, or open it again. Closing ends its sessions at their next request and spends its links."""
    person.is_active = active
    person.save(update_fields=["is_active"])
    if not active:
        now = clock.now()
        person.links.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
    done = "Opened" if active else "Closed"
    audit.record(
        by=by,
        action="accounts.open" if active else "accounts.close",
        summary=f"{done} the account of {person}",
        subject=person,
        changes={"is_active": [not active, active]},
        owner=owner,
    )


@transaction.atomic
def remove_second_factor(*, by: User | str, person: User, owner: str = "") -> None:
    """Take away a person's authenticator app and recovery codes, say when the phone is lost."""
    Authenticator.objects.filter(user=person).delete()
    whose = "their own" if by == person else f"{person}'s"
    summary = f"Removed {whose} two-step sign-in"
    audit.record(by=by, action="accounts.second-factor-off", summary=summary, subject=person, owner=owner)


@transaction.atomic
def create_demonstration_person(*, email: str, name: str) -> User:
    """An account of the demonstration, with the one password that the sign-in page tells. The same one when there."""
    if settings.PRODUCTION:
        raise Refused(_("Demonstration accounts are refused in production."))
    there = User.objects.filter(email__iexact=email).first()
    if there is not None:
        return there
    person = create_person(by="demonstration", email=email, name=name, demonstration=True)
    person.set_password(DEMONSTRATION_PASSWORD)
    person.save(update_fields=["password"])
    return person


def note_second_factor(*, by: User, what: str) -> None:
    """Called inside the transaction that changed it: `what` is a sentence without its subject."""
    audit.record(by=by, action="accounts.second-factor", summary=what, subject=by)


def note_sign_in(*, by: User, ways: list[str]) -> None:
    words = {"password": "a password", "mfa": "a code", "socialaccount": "an identity provider"}
    how = " and ".join(dict.fromkeys(words.get(way, way) for way in ways)) or "a session"
    audit.record(by=by, action="accounts.sign-in", summary=f"Signed in with {how}", subject=by)


def note_sign_out(*, by: User) -> None:
    audit.record(by=by, action="accounts.sign-out", summary="Signed out", subject=by)


def note_failed_sign_in(*, email: str) -> None:
    """Only for people we know: what was typed otherwise may be anything, a password among them."""
    person = User.objects.filter(email__iexact=email).first()
    if person:
        audit.record(by=None, action="accounts.sign-in-failed", summary=f"A sign-in as {person} failed", subject=person)
