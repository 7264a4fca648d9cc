"""What do e-mails about urgent referrals say? That one waits, and where; no word of the case, no reference."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.safeguarding import policies, queries
from touchstone.foundation.safeguarding.models import UrgentReferral


def raised(referral: UrgentReferral, people: Iterable[User]) -> None:
    """To those of the service who may answer it."""
    body = _(
        "%(inspectorate)s has raised an urgent referral: in a case of %(service)s a child may be at risk.\n\n"
        "Open it now, find out whose case it is, and send it to the agency that must act:\n%(address)s\n\n"
        "This message says nothing of the case. Do not answer it."
    )
    _to(people, _("Urgent referral: act now"), body, referral, "referral-asked")


def progressed(referral: UrgentReferral) -> None:
    """To who raised it."""
    if referral.raised_by is not None:
        body = _("%(service)s has recorded something about the urgent referral that you raised:\n%(address)s")
        _to([referral.raised_by], _("Urgent referral: it has moved on"), body, referral, "referral")


def escalated(referral: UrgentReferral) -> int:
    """To everybody who can make it move, on both sides; how many people."""
    answering = queries.people_with(Permission.ANSWER_REFERRALS, referral.service)
    overseeing = queries.people_with(Permission.AUTHORISE, referral.inspectorate)
    overseeing = overseeing or queries.people_with(Permission.LEAD_INSPECTIONS, referral.inspectorate)
    if referral.raised_by is not None and policies.can_follow(referral.raised_by, referral):
        overseeing = [*overseeing, referral.raised_by]
    late = _("An urgent referral about a case of %(service)s is late: nobody has sent or acknowledged it in time.\n\n")
    subject = _("Urgent referral is LATE")
    _to(answering, subject, late + _("Open it and act now:\n%(address)s"), referral, "referral-asked")
    unique = {person.pk: person for person in overseeing}
    tell = _("Telephone the service, and record that you did:\n%(address)s")
    _to(unique.values(), subject, late + tell, referral, "referral")
    return len(answering) + len(unique)


def _to(people: Iterable[User], subject: str, body: str, referral: UrgentReferral, screen: str) -> None:
    with translation.override("en"):  # the reader's language is not the writer's
        address = settings.SITE_URL + reverse(screen, args=[referral.pk])
    words = {"inspectorate": referral.inspectorate, "service": referral.service, "address": address}
    for person in people:
        enqueue(to=person.email, subject=subject, body=body % words)
